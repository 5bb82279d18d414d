"""What a site tells, drawn from a store once: its texts, and what roles, skills and parties are tied to what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rolegraph.pages.sheets import Sheet, sheets
from rolegraph.site.names import base_of, stem
from rolegraph.statement import Relation
from rolegraph.store.protocol import Store
from rolegraph.told import Told, ask, labels

_ROLES = "SELECT DISTINCT ?role { ?role a rg:Role }"
_LINKS = """
SELECT DISTINCT ?thing ?predicate ?concept {
  VALUES ?predicate { skos:exactMatch skos:closeMatch skos:broadMatch skos:narrowMatch skos:relatedMatch }
  ?thing ?predicate ?concept . FILTER(isIRI(?concept))
}"""

Place = tuple[Sheet, int]
"""A text, and the number of a statement in it, from 1."""


@dataclass(slots=True)
class Entry:
    """A role, skill or party with what speaks of it.

    Args:
        iri: Of the thing.
        label: In the language of the site, or else in another.
        file: Its file's name, or the name of its place on an index; without ending.
        places: The statements of which it is the object, by text and place.
        roles: IRIs of the roles that these say it of.
        links: Local name of a mapping property, IRI and label of a concept, sorted.
    """

    iri: str
    label: str
    file: str
    places: list[Place] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    links: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def wordings(self) -> list[str]:
        """How else texts put it."""
        found = {told.label for told in map(told_at, self.places) if told.object == self.iri}
        return sorted(found - {self.label})


@dataclass(slots=True)
class Role(Entry):
    """A role: an entry with the texts that describe it.

    Args:
        sheets: Those texts; none for a role that others only name.
    """

    sheets: list[Sheet] = field(default_factory=list)

    @property
    def said(self) -> list[Place]:
        """All that its texts state, in their order, but that they describe it."""
        return [
            (sheet, number)
            for sheet in self.sheets
            for number, one in enumerate(sheet.told, start=1)
            if one.relation is not Relation.ROLE
        ]


@dataclass(frozen=True, slots=True)
class Model:
    """All of a store that the pages tell.

    Args:
        lang: The language of labels.
        sheets: The texts, by IRI.
        files: A text's file name by its IRI.
        roles: By IRI, in the order of their labels.
        skills: By IRI, those of most roles first.
        parties: By IRI, those of most roles first.
        names: The label of everything that has one, by IRI.
    """

    lang: str
    sheets: tuple[Sheet, ...]
    files: dict[str, str]
    roles: dict[str, Role]
    skills: dict[str, Entry]
    parties: dict[str, Entry]
    names: dict[str, str]

    @property
    def statements(self) -> int:
        """How many statements all texts have together."""
        return sum(len(sheet.told) for sheet in self.sheets)


def told_at(place: Place) -> Told:
    """The statement at a place."""
    sheet, number = place
    return sheet.told[number - 1]


def model(store: Store, lang: str) -> Model:
    """Ask a store for all that a site tells.

    Args:
        store: An open store.
        lang: The language of labels, where there are labels in it.

    Raises:
        StoreError: The store cannot be read.
        InputError: It holds a statement that is none.
    """
    base = base_of(store)
    found = tuple(sheets(store, lang))
    names = labels(store, lang)
    roles = _roles(store, found, names, base)
    skills, parties = (
        _things(found, relation, names, base) for relation in (Relation.REQUIRES_SKILL, Relation.COLLABORATES_WITH)
    )
    _add_links(store, (*roles.values(), *skills.values(), *parties.values()), names)
    files = {sheet.about.iri: stem(sheet.about.iri, "document", base) for sheet in found}
    return Model(lang, found, files, roles, skills, parties, names)


def _roles(store: Store, found: Iterable[Sheet], names: dict[str, str], base: str) -> dict[str, Role]:
    known = {row["role"].value for row in ask(store, _ROLES)}
    known |= {one.object for sheet in found for one in sheet.told if _names_role(one)}
    known.update(sheet.about.role for sheet in found if sheet.about.role)
    every = (Role(iri, names.get(iri, iri), stem(iri, "role", base)) for iri in known)
    roles = {role.iri: role for role in sorted(every, key=lambda role: (role.label.casefold(), role.iri))}
    for sheet in found:
        if sheet.about.role:
            roles[sheet.about.role].sheets.append(sheet)
        for number, one in enumerate(sheet.told, start=1):
            if one.relation is Relation.CONTRASTED_WITH:
                roles[one.object].places.append((sheet, number))
                roles[one.object].roles.add(one.subject)
            elif one.about in roles and one.about != sheet.about.role:
                roles[one.about].places.append((sheet, number))
    return roles


def _names_role(one: Told) -> bool:
    return one.relation in (Relation.ROLE, Relation.CONTRASTED_WITH)


def _things(found: Iterable[Sheet], relation: Relation, names: dict[str, str], base: str) -> dict[str, Entry]:
    """What a relation leads to, that of most roles first."""
    kind = "skill" if relation is Relation.REQUIRES_SKILL else "party"
    things: dict[str, Entry] = {}
    for sheet in found:
        for number, one in enumerate(sheet.told, start=1):
            if one.relation is relation:
                label = names.get(one.object, one.label)
                entry = things.setdefault(one.object, Entry(one.object, label, stem(one.object, kind, base)))
                entry.places.append((sheet, number))
                entry.roles.add(one.subject)
    ordered = sorted(things.values(), key=lambda entry: (-len(entry.roles), entry.label.casefold(), entry.iri))
    return {entry.iri: entry for entry in ordered}


def _add_links(store: Store, entries: Iterable[Entry], names: dict[str, str]) -> None:
    """What the entries are matched with in taxonomies."""
    found: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for row in ask(store, _LINKS):
        concept = row["concept"].value
        local = row["predicate"].value.rpartition("#")[2]
        found[row["thing"].value].add((local, concept, names.get(concept, "")))
    for entry in entries:
        entry.links = sorted(found.get(entry.iri, ()))
