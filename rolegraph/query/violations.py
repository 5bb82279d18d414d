"""Rows that no good store has: what a query of the kind `violation` finds fails a build."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rolegraph.errors import ShapeError, UsageError
from rolegraph.query.header import NamedQuery
from rolegraph.query.rows import Row, Rows
from rolegraph.query.run import run
from rolegraph.query.table import shown
from rolegraph.resources import resource
from rolegraph.store.protocol import Store

LONGEST = 60
"""Code points of a value in a message."""


def violations(store: Store, queries: Iterable[NamedQuery]) -> list[ShapeError]:
    r"""Ask each query and make an error of what it finds.

    Args:
        store: To ask.
        queries: Queries of the kind `violation`: `catalogue.of_kind("violation")`.

    Returns:
        An error (exit code 1) for each query that gives rows or an ASK that is true; it tells how many and the first.

    Raises:
        UsageError: A query gives triples.
        QuerySyntaxError: A query does not parse.
        StoreError: The store cannot be read.

    >>> from rolegraph.query.header import parse
    >>> from rolegraph.store.oxigraph import OxigraphStore
    >>> query = parse('#: title = { en = "Bad numbers" }\nSELECT ?n { VALUES ?n { 1 2 } }', "bad", "bad.rq")
    >>> [error.message for error in violations(OxigraphStore.memory(), [query])]
    ['bad: Bad numbers: 2 rows, the first: n=1']
    """
    found = [(query, _rows(store, query)) for query in queries]
    return [_error(query, rows, store.place) for query, rows in found if rows]


def _rows(store: Store, query: NamedQuery) -> Rows:
    answer = run(store, query)
    if isinstance(answer, Rows):
        return answer
    raise UsageError(f"{query.source}: a violation query gives rows, and this one gives triples", hint="use SELECT")


def _error(query: NamedQuery, rows: Rows, place: str) -> ShapeError:
    number = "1 row" if len(rows) == 1 else f"{len(rows)} rows, the first"
    title = query.title.get("en") or query.description.get("en") or query.source
    ours = Path(query.source) == resource("ontology/queries") / f"{query.name}.rq"
    asked = query.name if ours else query.source
    hint = None if place == "memory" else f"rolegraph query {asked} --store {place} shows all"
    return ShapeError(f"{query.name}: {title}: {number}: {_told(rows[0])}", hint=hint)


def _told(row: Row) -> str:
    return ", ".join(f"{name}={_short(shown(value))}" for name, value in row.as_dict().items() if value is not None)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
