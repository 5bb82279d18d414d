"""A store that can look one thing up and change a part of a graph, which an incremental build lives on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, runtime_checkable

from pyoxigraph import Literal, NamedNode, Quad, Triple

from rolegraph.store.content import n_triples
from rolegraph.store.protocol import Store


@runtime_checkable
class Changing(Store, Protocol):
    """What a store may know beyond `Store`."""

    def matching(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object_: NamedNode | Literal | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """The quads that have these terms, None standing for any, in no order. See `Store.quads`.

        Raises:
            StoreError: The store is closed or cannot be read.
        """
        ...

    def change_graph(self, iri: str, gained: Iterable[Quad], lost: Iterable[Quad]) -> None:
        """Take some quads from a graph and add others, in one transaction; what is not there is not missed.

        Raises:
            ValueError: A quad is of another graph, or has a blank node.
            StoreError: The store is closed, read-only or cannot be written; it then holds what it held before.
        """
        ...


def change(iri: str, gained: list[Triple], lost: list[Triple]) -> str:
    """The update that takes some triples from a graph and adds others, in one step (SPARQL 1.1 Update, section 3).

    >>> change("https://example.org/g", [], [])
    ''
    """
    steps = (("DELETE", lost), ("INSERT", gained))
    graph = NamedNode(iri)
    return ";\n".join(
        f"{verb} DATA {{ GRAPH {graph} {{\n{n_triples(triples).decode()}}} }}" for verb, triples in steps if triples
    )
