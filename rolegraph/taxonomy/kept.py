"""Taxonomies in a store: one named graph each, which counts only once it is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode, Quad

from rolegraph.errors import StoreError
from rolegraph.rdf.namespaces import DEFAULT_BASE, SCHEMA
from rolegraph.store.filling import fill
from rolegraph.store.protocol import Solutions, Store
from rolegraph.taxonomy.concept import Kind, Origin, Taxonomy
from rolegraph.taxonomy.quads import concepts_of, head, origin_of
from rolegraph.taxonomy.quads import quads as quads_of
from rolegraph.taxonomy.read import graph_of

_HEADS = "SELECT ?graph ?property ?value { GRAPH ?graph { ?graph schema:sha256 ?digest ; ?property ?value } }"
_COUNTS = """SELECT ?kind (COUNT(?concept) AS ?number) {
  GRAPH ?graph { ?concept a skos:Concept .
    OPTIONAL { ?concept a ?class FILTER(?class IN (esco:Occupation, esco:Skill)) }
    OPTIONAL { ?concept dcterms:type ?type }
    BIND(IF(BOUND(?class), STRAFTER(STR(?class), "#"), COALESCE(?type, "concept")) AS ?kind)
  }
} GROUP BY ?kind"""
_KINDS: tuple[Kind, ...] = ("occupation", "skill", "group", "concept")


@dataclass(frozen=True, slots=True)
class Kept:
    """A taxonomy of a store.

    Args:
        origin: What it says of itself; of one that was written in part only, nothing but its name.
        graph: IRI of its graph.
        whole: Whether all of it was written.
        concepts: How many concepts it has; 0 where it is not whole.
    """

    origin: Origin
    graph: str
    whole: bool = True
    concepts: int = 0


def keep(
    store: Store, taxonomy: Taxonomy, *, base: str = DEFAULT_BASE, on_progress: Callable[[], None] | None = None
) -> None:
    """Write a taxonomy into its graph, in place of what is there of the same name.

    What tells that it is there is written last: a taxonomy that broke off on the way counts as none.

    Args:
        store: Open for writing.
        taxonomy: What to keep.
        base: The base IRI of the store.
        on_progress: Called once for each concept.

    Raises:
        StoreError: The store cannot be written; then the taxonomy is not in it.
    """
    graph = graph_of(taxonomy.origin.name, base)
    fill(store, graph, _told(quads_of(taxonomy, graph), on_progress), head(taxonomy, graph))


def taxonomies(store: Store) -> list[Kept]:
    """The taxonomies of a store, by name; those that were written in part only are among them.

    Raises:
        StoreError: The store cannot be read.
    """
    said: dict[str, list[Quad]] = {}
    for graph, predicate, value in _rows(store, _HEADS):
        said.setdefault(graph.value, []).append(Quad(graph, predicate, value, graph))
    found = [Kept(origin_of(quads), graph, True, _number(quads)) for graph, quads in said.items()]
    for graph in store.graphs():
        name = graph.rpartition("/taxonomy/")[2] if "/taxonomy/" in graph else ""
        if name and graph not in said:
            found.append(Kept(Origin(name, name), graph, whole=False))
    return sorted(found, key=lambda kept: (kept.origin.name, kept.graph))


def taxonomy_graphs(store: Store) -> frozenset[str]:
    """IRIs of the graphs that hold taxonomies, whole or in part: those that tell nothing of any text.

    Raises:
        StoreError: The store cannot be read.
    """
    return frozenset(kept.graph for kept in taxonomies(store))


def counts(store: Store, kept: Kept) -> Mapping[Kind, int]:
    """How many concepts of each kind a taxonomy has; kinds that it has none of are left out.

    Raises:
        StoreError: The store cannot be read.
    """
    numbers: dict[str, int] = {}
    for kind, number in _rows(store, _COUNTS, graph=kept.graph):
        numbers[str(kind.value).lower()] = int(number.value)
    return {kind: numbers[kind] for kind in _KINDS if kind in numbers}


def kept_as(store: Store, name: str) -> Kept | None:
    """The taxonomy of a name, or None."""
    return next((kept for kept in taxonomies(store) if kept.origin.name == name), None)


def load(store: Store, name: str) -> Taxonomy | None:
    """A taxonomy read back from a store; None where the store has none of this name.

    Raises:
        StoreError: The store cannot be read, or has only a part of it.
    """
    kept = kept_as(store, name)
    return None if kept is None else load_kept(store, kept)


def load_kept(store: Store, kept: Kept) -> Taxonomy:
    """A taxonomy that `taxonomies` has told of, read back.

    Raises:
        StoreError: The store cannot be read, or has only a part of it.
    """
    if not kept.whole:
        raise StoreError(
            f"the taxonomy {kept.origin.name} in {store.place} was written in part only", hint="add it again"
        )
    return Taxonomy(kept.origin, concepts_of(store.quads(kept.graph)))


def remove(store: Store, kept: Kept) -> None:
    """Take a taxonomy out of a store.

    Raises:
        StoreError: The store cannot be written.
    """
    fill(store, kept.graph, (), ())


def _rows(store: Store, text: str, **bound: str) -> Iterator[tuple[Any, ...]]:
    answer = store.query(text, {name: NamedNode(value) for name, value in bound.items()})
    yield from answer.rows if isinstance(answer, Solutions) else ()


def _number(said: list[Quad]) -> int:
    found = (str(getattr(quad.object, "value", "")) for quad in said if quad.predicate == SCHEMA.numberOfItems)
    return next((int(number) for number in found if number.isdecimal()), 0)


def _told(found: Iterator[Quad], on_progress: Callable[[], None] | None) -> Iterator[Quad]:
    """Quads as they come, with a call at the first of each concept."""
    before = None
    for quad in found:
        if on_progress is not None and quad.subject != before:
            before = quad.subject
            on_progress()
        yield quad
