"""What every store can do, and what its queries give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType, TracebackType
from typing import Protocol, Self

from pyoxigraph import Quad, Triple

from rolegraph.store.bind import Term

NO_BINDINGS: Mapping[str, Term] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Solutions:
    """The rows of a SELECT, whole and in order.

    Args:
        variables: Names without `?`.
        rows: A term or None (unbound) for each variable.
    """

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


Answer = Solutions | tuple[Triple, ...] | bool
"""What a query gives: rows (SELECT), triples (CONSTRUCT and DESCRIBE) or a truth (ASK)."""


class Store(Protocol):
    """Quads in named graphs, one graph a document.

    A query sees the union of all named graphs as its default graph; a triple that stands in two of them is seen twice.
    """

    @property
    def read_only(self) -> bool:
        """Whether `replace_graph` is refused."""
        ...

    @property
    def place(self) -> str:
        """Where it is, for messages: a folder, an address, or "memory"."""
        ...

    def graphs(self) -> tuple[str, ...]:
        """IRIs of the named graphs, sorted by code point."""
        ...

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """The quads of one graph, or of all, in no order. A store closes only when no such iterator is half-way.

        Raises:
            StoreError: The store is closed or cannot be read.
        """
        ...

    def replace_graph(self, iri: str, quads: Iterable[Quad]) -> None:
        """Make these quads the whole content of a graph, in one transaction; no quads remove the graph.

        Raises:
            ValueError: A quad is of another graph, or has a blank node.
            StoreError: The store is closed, read-only or cannot be written; it then holds what it held before.
        """
        ...

    def query(self, text: str, bindings: Mapping[str, Term] = NO_BINDINGS) -> Answer:
        """Ask a query (SPARQL 1.1 and what the engine knows beyond), with the prefixes of `rdf.namespaces` given.

        Args:
            text: The query.
            bindings: Values of its variables, by name without `?`.

        Raises:
            QuerySyntaxError: It does not parse; line and column are in the message.
            RefusedQueryError: It would change the store or reach outside it.
            UsageError: It has no variable of a name in `bindings`.
            StoreError: The store is closed or cannot be read.
        """
        ...

    def close(self) -> None:
        """Give the store free; closing twice is fine."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
