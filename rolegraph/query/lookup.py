"""From a label, as a person writes it, to the thing of the graph that it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

from pyoxigraph import Literal, NamedNode

from rolegraph.errors import UsageError
from rolegraph.query.kinds import CLASSES
from rolegraph.query.suggest import suggestion
from rolegraph.query.values import Iri, iri, is_iri
from rolegraph.rdf.normal import key, role_key
from rolegraph.store.oxigraph import OxigraphStore
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


class Names:
    """All names of the things of a kind, to be looked up as written, in any case, or in any wording.

    >>> names = Names([Name("https://example.org/a", "kemampuan analisis", "id", "skill")])
    >>> [step("Analisis yang baik") for step in names.steps]
    [set(), set(), {'https://example.org/a'}]
    """

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = tuple(names)
        self.things = {name.thing for name in self._names}
        self.steps = (self._exactly, self._folded, self._worded)

    def labels(self) -> list[str]:
        """The labels of all names."""
        return [name.label for name in self._names]

    def _exactly(self, value: str) -> set[str]:
        return self._as_written.get(value, set())

    def _folded(self, value: str) -> set[str]:
        return self._in_any_case.get(role_key(value), set())

    def _worded(self, value: str) -> set[str]:
        found: set[str] = set()
        for (lang, kind), things in self._in_any_wording.items():
            found |= things.get(key(value, lang, kind), set())
        return found

    @cached_property
    def _as_written(self) -> dict[str, set[str]]:
        return _grouped((name.label, name.thing) for name in self._names)

    @cached_property
    def _in_any_case(self) -> dict[str, set[str]]:
        return _grouped((role_key(name.label), name.thing) for name in self._names)

    @cached_property
    def _in_any_wording(self) -> dict[tuple[str, str], dict[str, set[str]]]:
        """Things by language and kind, then by the key of their label; of a role or a document no word is dropped."""
        sorts: dict[tuple[str, str], list[Name]] = {}
        for name in self._names:
            if name.kind not in ("role", "document"):
                sorts.setdefault((name.lang, name.kind), []).append(name)
        return {
            (lang, kind): _grouped((key(name.label, lang, kind), name.thing) for name in names)
            for (lang, kind), names in sorts.items()
        }


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
    names = _names(store, kind)
    if isinstance(value, Iri) or is_iri(value):
        node = iri(value)
        if node.value in names.things:
            return node
        raise UsageError(f"there is no {kind} {value} in the store", hint="give its label")
    for step in names.steps:
        things = sorted(step(value))
        if len(things) == 1:
            return NamedNode(things[0])
        if things:
            raise UsageError(f"{value!r} names {len(things)} things", hint=f"give one of {_brackets(things)}")
    labels = names.labels()
    hint = suggestion(value, labels) if labels else "rolegraph build fills a store"
    raise UsageError(f"there is no {kind} {value!r} in the store", hint=hint)


_KEPT: WeakKeyDictionary[OxigraphStore, dict[str, Names]] = WeakKeyDictionary()
"""The names of each store that cannot change while it is open: one that was opened to read is as it was then."""


def _names(store: Store, kind: str) -> Names:
    if not (isinstance(store, OxigraphStore) and store.read_only):
        return Names(_read_all(store, kind))
    kept = _KEPT.setdefault(store, {})
    if kind not in kept:
        kept[kind] = Names(_read_all(store, kind))
    return kept[kind]


def _read_all(store: Store, kind: str) -> Iterable[Name]:
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


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for label, thing in pairs:
        found.setdefault(label, set()).add(thing)
    return found


def _brackets(things: Iterable[str]) -> str:
    return ", ".join(f"<{thing}>" for thing in things)
