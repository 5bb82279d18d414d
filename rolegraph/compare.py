"""What roles share, what each has alone, and what the texts themselves say of the contrast."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal

from rolegraph.errors import UsageError
from rolegraph.query.lookup import find
from rolegraph.query.rows import Rows
from rolegraph.rdf.namespaces import XSD
from rolegraph.statement import Relation
from rolegraph.store.bind import Term
from rolegraph.store.protocol import Store
from rolegraph.told import Text, Told, labels, parents, statements, texts

USUAL = (Relation.HAS_RESPONSIBILITY, Relation.REQUIRES_SKILL, Relation.COLLABORATES_WITH)
"""What roles are compared by where nothing else is asked for: duties, skills, parties."""
_OF_CONTRAST = (Relation.CONTRAST_DIMENSION, Relation.FOCUS)


@dataclass(frozen=True, slots=True)
class Role:
    """A role: its IRI and its label."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class Item:
    """A thing that at least one of the roles has.

    Args:
        relation: How they have it.
        iri: The thing.
        label: What it is called.
        told: For each role, in the order of the comparison, what says so; empty where the role does not have it.
    """

    relation: Relation
    iri: str
    label: str
    told: tuple[tuple[Told, ...], ...]

    @property
    def holders(self) -> int:
        """How many of the roles have it."""
        return sum(map(bool, self.told))


@dataclass(frozen=True, slots=True)
class Contrast:
    """What one text says of two of the roles.

    Args:
        role: The role that the text describes.
        other: The role that it is contrasted with.
        told: The statement of the contrast.
        dimensions: What they differ in.
        foci: What each of the two does; `Told.about` says which.
    """

    role: Role
    other: Role
    told: Told
    dimensions: tuple[Told, ...]
    foci: tuple[Told, ...]

    @property
    def sources(self) -> tuple[Told, ...]:
        """One statement for each sentence that draws the contrast, in the order of the text."""
        every = sorted((self.told, *self.dimensions, *self.foci), key=lambda one: (one.sentence_start, one.start))
        return tuple({one.sentence_start: one for one in reversed(every)}.values())[::-1]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Roles side by side.

    Args:
        roles: In the order asked for.
        relations: What they are compared by.
        items: By relation, what more roles share first, then by label.
        contrasts: By role, other role and place in the text.
        texts: The documents that say all this, by IRI.
        lang: The language of the labels.
    """

    roles: tuple[Role, ...]
    relations: tuple[Relation, ...]
    items: tuple[Item, ...]
    contrasts: tuple[Contrast, ...]
    texts: Mapping[str, Text]
    lang: str

    def of(self, relation: Relation) -> tuple[Item, ...]:
        """The items of one relation."""
        return tuple(item for item in self.items if item.relation is relation)

    def to_rows(self) -> Rows:
        """A row for each item, then one for each dimension and focus of a contrast.

        Columns: `relation`; `item`, its label; `roles`, how many have it; then one for each role, named by its label,
        with the number of statements that say so. A focus counts for the role that it is about, a dimension for both.
        """
        names = [role.label for role in self.roles]
        if len({*names, "relation", "item", "roles"}) < len(names) + 3:
            names = [f"{place}: {name}" for place, name in enumerate(names, start=1)]
        rows = [_row(item.relation, item.label, list(map(len, item.told))) for item in self.items]
        counts: dict[tuple[Relation, str], list[int]] = defaultdict(lambda: [0] * len(self.roles))
        for contrast in self.contrasts:
            for one in (*contrast.dimensions, *contrast.foci):
                for place, role in enumerate(self.roles):
                    sides = (one.about,) if one.about else (contrast.role.iri, contrast.other.iri)
                    counts[one.relation, one.label][place] += role.iri in sides
        rows += [_row(relation, label, counts[relation, label]) for relation, label in sorted(counts)]
        return Rows(("relation", "item", "roles", *names), tuple(rows))

    def as_dict(self) -> dict[str, Any]:
        """All of it as values that JSON knows."""
        return {
            "roles": [{"iri": role.iri, "label": role.label} for role in self.roles],
            "items": [self._item(item) for item in self.items],
            "contrasts": [self._contrast(contrast) for contrast in self.contrasts],
        }

    def name_of(self, told: Told) -> str:
        """What the text of a statement is called: its title, else its identifier."""
        text = self.texts.get(told.document)
        return told.document if text is None else text.title or text.name

    def _item(self, item: Item) -> dict[str, Any]:
        said = [[self._said(one) for one in each] for each in item.told]
        named = {"relation": item.relation.value, "iri": item.iri, "label": item.label}
        return {**named, "roles": item.holders, "told": said}

    def _contrast(self, contrast: Contrast) -> dict[str, Any]:
        return {
            "role": contrast.role.iri,
            "other": contrast.other.iri,
            **self._said(contrast.told),
            "dimensions": [one.label for one in contrast.dimensions],
            "foci": [{"about": one.about, "label": one.label} for one in contrast.foci],
        }

    def _said(self, told: Told) -> dict[str, Any]:
        text = self.texts.get(told.document)
        name = text.name if text else told.document
        return {"statement": told.iri, "document": name, "sentence": told.sentence, "span": list(told.span)}


def _row(relation: Relation, label: str, counts: Sequence[int]) -> tuple[Term | None, ...]:
    numbers = (sum(map(bool, counts)), *counts)
    return Literal(relation.value), Literal(label), *(Literal(str(number), datatype=XSD.integer) for number in numbers)


def compare(
    store: Store, roles: Sequence[str], *, relations: Iterable[Relation] = USUAL, lang: str = "id"
) -> Comparison:
    """Put roles side by side.

    Things are shared that are one node of the graph: what texts name alike, degree and function words aside.

    Args:
        store: Where to look.
        roles: Labels or IRIs of two or more roles.
        relations: What to compare; contrasts are there always.
        lang: Language of the labels; where there is none in it, another one is taken.

    Raises:
        UsageError: There are fewer than two roles, one is given twice, or there is none of a name.
        StoreError: The store is closed or cannot be read.
    """
    chosen = _roles(store, roles, lang)
    wanted = tuple(dict.fromkeys(relations))
    found: dict[tuple[Relation, str], list[list[Told]]] = defaultdict(lambda: [[] for _ in chosen])
    names: dict[str, str] = {}
    for place, role in enumerate(chosen):
        names |= labels(store, lang, around=role.iri)
        for one in statements(store, subject=role.iri):
            if one.relation in wanted:
                found[one.relation, one.object][place].append(one)
    items = [
        Item(relation, iri, names.get(iri) or _wording(told), tuple(map(tuple, told)))
        for (relation, iri), told in found.items()
    ]
    items.sort(key=lambda item: (wanted.index(item.relation), -item.holders, _where(item), item.label, item.iri))
    contrasts = tuple(_contrasts(store, chosen))
    return Comparison(chosen, wanted, tuple(items), contrasts, _texts(store, items, contrasts), lang)


def _texts(store: Store, items: Iterable[Item], contrasts: Iterable[Contrast]) -> dict[str, Text]:
    used = {one.document for item in items for told in item.told for one in told}
    used |= {contrast.told.document for contrast in contrasts}
    return {iri: text for document in sorted(used) for iri, text in texts(store, document=document).items()}


def _where(item: Item) -> tuple[bool, ...]:
    """Sorts what the first role has before what the second has alone."""
    return tuple(not told for told in item.told)


def _wording(told: Iterable[Iterable[Told]]) -> str:
    return min(one.label for each in told for one in each)


def _roles(store: Store, names: Sequence[str], lang: str) -> tuple[Role, ...]:
    if len(names) < 2:
        raise UsageError("a comparison needs two roles or more", hint="rolegraph query roles lists them")
    found: dict[str, str] = {}
    for name in names:
        iri = find(store, "role", name).value
        if iri in found:
            raise UsageError(f"{name!r} and {found[iri]!r} are one role", hint="name another one")
        found[iri] = name
    return tuple(Role(iri, labels(store, lang, thing=iri).get(iri, name)) for iri, name in found.items())


def _contrasts(store: Store, roles: Sequence[Role]) -> list[Contrast]:
    """What texts about one of the roles say of its contrast with another one of them."""
    by_iri = {role.iri: role for role in roles}
    found = []
    for role in roles:
        drawn = [one for one in statements(store, subject=role.iri) if one.relation is Relation.CONTRASTED_WITH]
        for one in drawn:
            if one.object in by_iri and one.object != role.iri:
                found.append(_contrast(store, role, by_iri[one.object], one))
    return found


def _contrast(store: Store, role: Role, other: Role, told: Told) -> Contrast:
    above = parents(store, document=told.document)
    parts = [one for one in statements(store, document=told.document) if told.iri in above.get(one.iri, ())]
    dimensions, foci = (tuple(one for one in parts if one.relation is kind) for kind in _OF_CONTRAST)
    return Contrast(role, other, told, dimensions, foci)
