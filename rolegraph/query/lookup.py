"""From a label, as a person writes it, to the thing of the graph that it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from rolegraph.errors import UsageError
from rolegraph.query.kinds import CLASSES
from rolegraph.query.suggest import suggestion
from rolegraph.query.values import Iri, iri, is_iri
from rolegraph.rdf.normal import key, role_key
from rolegraph.store.protocol import Solutions, Store

_THINGS = "SELECT DISTINCT ?thing ?label { ?thing a ?class ; rdfs:label|skos:prefLabel|skos:altLabel ?label }"
_DOCUMENTS = "SELECT DISTINCT ?thing ?label { ?thing a rg:Document ; dcterms:identifier|dcterms:title ?label }"


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a thing has in the graph."""

    thing: str
    label: str
    lang: str
    kind: str


def find(store: Store, kind: str, value: str) -> NamedNode:
    """The thing that a label or an IRI names.

    A label is looked for as it is written, then in any case, then in any wording that is the same thing to
    `rdf.normal.key` ("kemampuan analisis yang baik" finds "analisis").

    Args:
        store: Where to look.
        kind: A key of `kinds.CLASSES`, or "thing" or "document".
        value: A label in any language, or an IRI.

    Raises:
        UsageError: Nothing has this name (the message names the nearest), or several things have it.
    """
    names = list(_names(store, kind))
    if isinstance(value, Iri) or is_iri(value):
        node = iri(value)
        if any(name.thing == node.value for name in names):
            return node
        raise UsageError(f"there is no {kind} {value} in the store", hint="give its label")
    for same in (_exactly, _folded, _worded):
        things = sorted({name.thing for name in names if same(name, value)})
        if len(things) == 1:
            return NamedNode(things[0])
        if things:
            raise UsageError(f"{value!r} names {len(things)} things", hint=f"give one of {_brackets(things)}")
    labels = [name.label for name in names]
    hint = suggestion(value, labels) if labels else "rolegraph build fills a store"
    raise UsageError(f"there is no {kind} {value!r} in the store", hint=hint)


def _names(store: Store, kind: str) -> Iterable[Name]:
    if kind == "document":
        yield from _read(store.query(_DOCUMENTS), kind)
        return
    for path in CLASSES if kind == "thing" else (kind,):
        yield from _read(store.query(_THINGS, {"class": CLASSES[path]}), path)


def _read(answer: object, kind: str) -> Iterable[Name]:
    rows: Sequence[tuple[object, ...]] = answer.rows if isinstance(answer, Solutions) else ()
    for thing, label in rows:
        if isinstance(thing, NamedNode) and isinstance(label, Literal):
            yield Name(thing.value, label.value, label.language or "", kind)


def _exactly(name: Name, value: str) -> bool:
    return name.label == value


def _folded(name: Name, value: str) -> bool:
    return role_key(name.label) == role_key(value)


def _worded(name: Name, value: str) -> bool:
    if name.kind in ("role", "document"):  # of these no word is dropped
        return False
    return key(name.label, name.lang, name.kind) == key(value, name.lang, name.kind)


def _brackets(things: Iterable[str]) -> str:
    return ", ".join(f"<{thing}>" for thing in things)
