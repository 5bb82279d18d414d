"""A query, its parameters and a store make an answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from pyoxigraph import Literal

from rolegraph.errors import UsageError
from rolegraph.query.header import NamedQuery, Parameter
from rolegraph.query.kinds import PLAIN
from rolegraph.query.lookup import find
from rolegraph.query.rows import Rows
from rolegraph.query.stream import RowStream
from rolegraph.query.suggest import suggestion
from rolegraph.query.triples import Triples
from rolegraph.query.values import term
from rolegraph.store.bind import Term
from rolegraph.store.protocol import Solutions, Store
from rolegraph.store.stream import Stream
from rolegraph.store.stream import stream as flow

NO_PARAMS: Mapping[str, object] = MappingProxyType({})


def run(store: Store, query: NamedQuery, params: Mapping[str, object] = NO_PARAMS) -> Rows | Triples:
    """Ask a query.

    Args:
        store: The store to ask.
        query: A named query, or a text without header that `header.parse` took.
        params: Values by parameter name; things by label or IRI. None is the same as left out. A query without
            declared parameters takes any of its variables, with values as `values.term` reads them.

    Returns:
        Rows for a SELECT, triples for a CONSTRUCT or DESCRIBE; for an ASK one row with the column `answer`.

    Raises:
        UsageError: A parameter is missing, unknown, or names nothing in the graph.
        QuerySyntaxError: The query does not parse.
        RefusedQueryError: It would change the store or reach outside it.
        StoreError: The store cannot be read.

    >>> from rolegraph.query.header import parse
    >>> from rolegraph.store.oxigraph import OxigraphStore
    >>> bool(run(OxigraphStore.memory(), parse("ASK { ?s ?p ?o }", "any", "")))
    False
    """
    answer = store.query(query.text, bindings(store, query, params))
    if isinstance(answer, Solutions):
        return Rows(answer.variables, answer.rows)
    if isinstance(answer, bool):
        return Rows(("answer",), ((Literal(answer),),), truth=answer)
    return Triples(answer)


def stream(store: Store, query: NamedQuery, params: Mapping[str, object] = NO_PARAMS) -> RowStream:
    """Ask a query that may give more rows than memory holds; triples are rows of three columns.

    Args:
        store: The store to ask, and to be kept open until the last row has come.
        query: As for `run`.
        params: As for `run`.

    Raises:
        RolegraphError: As `run`; a row that comes later may raise a `StoreError` too.
    """
    answer = flow(store, query.text, bindings(store, query, params))
    if isinstance(answer, Stream):
        return RowStream(answer.variables, answer.rows)
    if isinstance(answer, bool):
        return RowStream(("answer",), iter([(Literal(answer),)]), truth=answer)
    rows = Triples(answer).to_rows()
    return RowStream(rows.columns, iter(rows.terms))


def bindings(store: Store, query: NamedQuery, params: Mapping[str, object]) -> dict[str, Term]:
    """The terms for a query's variables, from what a caller gave and from defaults.

    Raises:
        UsageError: A parameter is missing, unknown, or names nothing in the graph.
    """
    given = {name: value for name, value in params.items() if value is not None}
    if not query.parameters:
        return {name: term(value) for name, value in given.items()}
    _refuse_unknown(query, given)
    found = {}
    for parameter in query.parameters:
        value = given.get(parameter.name, parameter.default)
        if value is not None:
            found[parameter.binds] = _term(store, parameter, value)
        elif parameter.required:
            example = None if parameter.example is None else f"for example {parameter.name}={parameter.example}"
            raise UsageError(f"the query {query.name} needs {parameter.name}", hint=example)
    return found


def _refuse_unknown(query: NamedQuery, given: Iterable[str]) -> None:
    known = [parameter.name for parameter in query.parameters]
    for name in given:
        if name not in known:
            raise UsageError(f"the query {query.name} has no parameter {name!r}", hint=suggestion(name, known))


def _term(store: Store, parameter: Parameter, value: object) -> Term:
    if parameter.kind in PLAIN:
        return PLAIN[parameter.kind](value)
    if not isinstance(value, str):
        raise UsageError(f"{parameter.name} must be a label or an IRI, not {value!r}")
    return find(store, parameter.kind, value)
