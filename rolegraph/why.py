"""Why a statement is in the graph: the sentence with its span, the rule, the text, the version, and its links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rolegraph.errors import UsageError
from rolegraph.links import Link, links
from rolegraph.query.lookup import find
from rolegraph.query.relations import find_relation
from rolegraph.query.suggest import suggestion
from rolegraph.query.values import Iri, iri, is_iri
from rolegraph.rdf.normal import key, role_key
from rolegraph.rdf.things import KINDS
from rolegraph.statement import Relation
from rolegraph.store.protocol import Store
from rolegraph.told import (
    Text,
    Told,
    Version,
    ask,
    in_text_order,
    labels,
    parents,
    statements,
    texts,
    texts_of,
    versions,
)

_NEAR = "SELECT DISTINCT ?statement { ?statement a rg:Statement ; prov:wasDerivedFrom ?document }"
_UNKNOWN = Version("unknown", "")


@dataclass(frozen=True, slots=True)
class Why:
    """One statement, and all that it stands on.

    Args:
        told: The statement, with its sentence, span and rule.
        role: The label of the role that it is about.
        about: The label of the role that a focus speaks of; else None.
        text: The document that says so.
        version: By what it was read.
        part_of: The statements that it belongs to: of a correction its misconception.
        links: To taxonomies, of what it says of the role.
    """

    told: Told
    role: str
    about: str | None
    text: Text
    version: Version
    part_of: tuple[Told, ...]
    links: tuple[Link, ...]

    def as_dict(self) -> dict[str, Any]:
        """All of it as values that JSON knows; offsets count code points, those of `span` within the sentence."""
        told, text, (start, end) = self.told, self.text, self.told.span
        return {
            "statement": told.iri,
            "role": self.role,
            "relation": told.relation.value,
            "label": told.label,
            "lang": told.lang,
            "about": self.about,
            "polarity": told.polarity,
            "triple": [told.subject, told.predicate, told.object],
            "document": {"id": text.name, "iri": text.iri, "title": text.title, "source": text.source},
            "start": told.start,
            "end": told.end,
            "sentence": told.sentence,
            "span": [start, end],
            "quote": told.sentence[start:end],
            "rule": told.rule,
            "confidence": told.confidence,
            "version": {"run": told.run, "software": self.version.software, "language_data": self.version.data},
            "part_of": [_brief(one) for one in self.part_of],
            "links": [_of_link(link) for link in self.links],
        }


def _brief(told: Told) -> dict[str, str]:
    return {"statement": told.iri, "relation": told.relation.value, "label": told.label}


def _of_link(link: Link) -> dict[str, Any]:
    reasons = [{"property": name, "value": _plain(value)} for name, value in link.reasons]
    return {"predicate": link.predicate, "concept": link.concept, "label": link.label, "reasons": reasons}


def _plain(value: object) -> object:
    return value if isinstance(value, bool | int | float | str) else str(value)


def why_statement(store: Store, statement: str, *, lang: str = "id") -> Why:
    """Why one statement is there.

    Args:
        store: Where to look.
        statement: Its IRI, with or without angle brackets.
        lang: Language of labels of roles and concepts; where there is none in it, another one is taken.

    Raises:
        UsageError: There is no such statement; the message names the nearest of its text.
        StoreError: The store is closed or cannot be read.
    """
    node = iri(statement).value
    found = statements(store, statement=node)
    if not found:
        raise UsageError(f"there is no statement {node} in the store", hint=_nearest(store, node))
    return _explained(store, found, lang)[0]


def why(store: Store, role: str, relation: str, label: str, *, lang: str = "id") -> list[Why]:
    """Why a role has something: every statement that says so, by text and place.

    Args:
        store: Where to look.
        role: The role's label or IRI. A statement counts for the role that its text describes, a focus also for the
            role that it speaks of.
        relation: As the guide calls it ("requires_skill"), or its property in the graph ("rg:requiresSkill"), or that
            property's label.
        label: What it has, in any wording that is the same thing to the graph, or its IRI.
        lang: As in `why_statement`.

    Raises:
        UsageError: There is no such role, relation or label; the message names the nearest.
        StoreError: The store is closed or cannot be read.
    """
    kind = find_relation(relation)
    node = find(store, "role", role).value
    everything = _of_role(store, node)
    chosen = _named([one for one in everything if one.relation is kind], label)
    if not chosen:
        raise _missing(role, kind, label, everything)
    return _explained(store, chosen, lang)


def _of_role(store: Store, role: str) -> list[Told]:
    """What the texts about a role say, and what others say about it in a contrast."""
    found = statements(store, subject=role)
    for document in texts_of(store, role):
        found += statements(store, document=document)
    return list({one.iri: one for one in found}.values())


def _named(candidates: Sequence[Told], label: str) -> list[Told]:
    """Those whose object is of this IRI, or whose label is this one: as written, in any case, in any wording."""
    if isinstance(label, Iri) or is_iri(label):
        node = iri(label).value
        return [one for one in candidates if one.object == node]
    same: tuple[Callable[[Told], bool], ...] = (
        lambda one: one.label == label,
        lambda one: role_key(one.label) == role_key(label),
        lambda one: _worded(one, label),
    )
    objects = next((hits for one in same if (hits := {told.object for told in candidates if one(told)})), set())
    return [one for one in candidates if one.object in objects]


def _worded(one: Told, label: str) -> bool:
    path = KINDS[one.relation].path
    return path != "role" and key(one.label, one.lang, path) == key(label, one.lang, path)


def _missing(role: str, relation: Relation, label: str, everything: Iterable[Told]) -> UsageError:
    """What to say where a role has no such thing: where else the label is, or what is there instead."""
    listed = list(everything)
    elsewhere = sorted({one.relation.value for one in _named(listed, label)})
    there = [one.label for one in listed if one.relation is relation]
    message = f"no text says {relation.value} {label!r} of {role!r}"
    if elsewhere:
        return UsageError(message, hint=f"it is there as {' and '.join(elsewhere)}")
    if there:
        return UsageError(message, hint=suggestion(label, there))
    counts = Counter(one.relation.value for one in listed)
    return UsageError(message, hint=f"it has {', '.join(sorted(counts))}" if counts else "no text describes it")


def _nearest(store: Store, statement: str) -> str:
    """A hint for an IRI that is not there: the nearest of the same text."""
    path, _, _ = statement.rpartition("/")
    text = path.rpartition("/")[2]
    for document in texts(store):
        if document.rpartition("/")[2] == text:
            near = [row["statement"].value.rpartition("/")[2] for row in ask(store, _NEAR, document=document)]
            return suggestion(statement.rpartition("/")[2], near) if near else "its text states nothing"
    return "rolegraph why ROLE RELATION LABEL --format json shows the IRIs"


def _explained(store: Store, chosen: Sequence[Told], lang: str) -> list[Why]:
    """The statements with what they stand on, by the names of their texts and by place."""
    found = [_explain(store, one, lang) for one in chosen]
    return sorted(found, key=lambda one: (one.text.name, in_text_order(one.told)))


def _explain(store: Store, told: Told, lang: str) -> Why:
    text = texts(store, document=told.document).get(told.document) or _unnamed(told.document)
    above = parents(store, document=told.document).get(told.iri, ())
    read_by = versions(store, run=told.run) if told.run else {}
    return Why(
        told=told,
        role=_role_label(store, text.role or told.subject, lang),
        about=_role_label(store, told.about, lang) if told.about else None,
        text=text,
        version=read_by.get(told.run or "", _UNKNOWN),
        part_of=tuple(upper for one in above for upper in statements(store, statement=one)),
        links=tuple(links(store, told.object, lang)),
    )


def _unnamed(document: str) -> Text:
    """A document of which a store holds statements and nothing else."""
    return Text(document, document, "", "", None, None)


def _role_label(store: Store, role: str, lang: str) -> str:
    return labels(store, lang, thing=role).get(role, role)
