"""Answers whose rows come as they are found, so that they may be more than memory holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from pyoxigraph import Triple

from rolegraph.store.bind import Term
from rolegraph.store.protocol import NO_BINDINGS, Solutions, Store


@dataclass(frozen=True, slots=True)
class Stream:
    """What a SELECT gives, to be gone through once and before the store is closed.

    Args:
        variables: Names without `?`.
        rows: A term or None (unbound) for each variable; a row may raise `StoreError`.
    """

    variables: tuple[str, ...]
    rows: Iterator[tuple[Term | None, ...]]


Flow = Stream | tuple[Triple, ...] | bool


@runtime_checkable
class Streaming(Store, Protocol):
    """What a store may know beyond `Store`."""

    def stream(self, text: str, bindings: Mapping[str, Term] = NO_BINDINGS) -> Flow:
        """Ask a query as `Store.query` does; the rows of a SELECT come as they are found."""
        ...


def stream(store: Store, text: str, bindings: Mapping[str, Term] = NO_BINDINGS) -> Flow:
    """Ask a store of any kind; one that cannot stream gives its rows once all are there.

    Raises:
        RolegraphError: As `Store.query`.

    >>> from rolegraph.store.oxigraph import OxigraphStore
    >>> with OxigraphStore.memory() as store:
    ...     found = stream(store, "SELECT ?n { VALUES ?n { 1 2 } }")
    ...     [row[0].value for row in found.rows]
    ['1', '2']
    """
    if isinstance(store, Streaming):
        return store.stream(text, bindings)
    answer = store.query(text, bindings)
    return Stream(answer.variables, iter(answer.rows)) if isinstance(answer, Solutions) else answer
