"""A store that can fill a graph with more than one transaction holds, which a whole taxonomy is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Protocol, runtime_checkable

from pyoxigraph import BlankNode, NamedNode, Quad

from rolegraph.store.protocol import Store


@runtime_checkable
class Filling(Store, Protocol):
    """What a store may know beyond `Store`."""

    def fill_graph(self, iri: str, quads: Iterable[Quad], head: Iterable[Quad]) -> None:
        """Make these quads the whole content of a graph, in parts that take little memory.

        The head, all that the graph says of its own IRI, tells readers that it is whole. It goes first of the old
        content and comes last of the new: broken off at any moment, the graph is without it.

        Args:
            iri: The graph.
            quads: What it is to hold beside the head; they are gone through once, as they come.
            head: A few quads, whose subject is the graph.

        Raises:
            ValueError: A quad is of another graph, or has a blank node. The graph is then without its head.
            StoreError: The store is closed, read-only or cannot be written.
        """
        ...


def fill(store: Store, iri: str, quads: Iterable[Quad], head: Iterable[Quad]) -> None:
    """Make quads the whole content of a graph of a store of any kind: one that cannot fill replaces it in one step.

    Raises:
        ValueError: A quad is of another graph, or has a blank node.
        StoreError: The store is closed, read-only or cannot be written.

    >>> from rolegraph.store.oxigraph import OxigraphStore
    >>> with OxigraphStore.memory() as store:
    ...     fill(store, "https://example.org/g", [], [])
    ...     store.graphs()
    ()
    """
    if isinstance(store, Filling):
        store.fill_graph(iri, quads, head)
    else:
        store.replace_graph(iri, chain(quads, head))


def checked(iri: str, quads: Iterable[Quad]) -> Iterator[Quad]:
    """Quads as they come, once it is sure that a graph can hold them.

    Raises:
        ValueError: A quad is of another graph, or has a blank node.
    """
    graph = NamedNode(iri)
    for quad in quads:
        if quad.graph_name != graph:
            raise ValueError(f"a quad of graph {quad.graph_name} was given for graph {graph}: {quad}")
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            raise ValueError(f"a blank node has no name that lasts; mint an IRI: {quad}")
        yield quad
