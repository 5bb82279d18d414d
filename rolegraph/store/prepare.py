"""From a query and its bindings to the text that an engine may run; what was prepared once is remembered."""

from __future__ import annotations

from collections.abc import Container, Mapping
from functools import lru_cache

from rolegraph.rdf.namespaces import PREFIXES
from rolegraph.store.bind import Term, bind
from rolegraph.store.guard import guard
from rolegraph.store.syntax import form

LONGEST = 20_000
"""Code points of a query that is remembered: a program asks the same short ones again and again."""


def prepare(text: str, bindings: Mapping[str, Term], graphs: Container[str]) -> tuple[str, bool]:
    """Guard a query, and bind it.

    Args:
        text: A SPARQL query.
        bindings: Values of its variables, by name without `?`.
        graphs: IRIs of the graphs that FROM may name; not looked into for a query without FROM.

    Returns:
        The text to run, and whether it names its own dataset.

    Raises:
        RefusedQueryError: It would change the store or reach outside it.
        QuerySyntaxError: It has bindings and does not parse.
        UsageError: It has no variable of a name in `bindings`.

    >>> prepare("ASK { ?s a ?c }", {}, ())
    ('ASK { ?s a ?c }', False)
    """
    ready = _without_sources(text, frozenset(bindings.items())) if len(text) <= LONGEST else None
    return (ready, False) if ready is not None else _prepared(text, bindings, graphs)


class _NamesGraphs(Exception):  # noqa: N818 - no error, but an answer
    """A query has a FROM, so that what may run depends on the graphs of a store."""


class _Unknown(Container[str]):
    """Graphs that nobody knows yet."""

    def __contains__(self, iri: object) -> bool:
        raise _NamesGraphs


@lru_cache(maxsize=256)
def _without_sources(text: str, bindings: frozenset[tuple[str, Term]]) -> str | None:
    """The text to run of a query without FROM, which is the same for every store; None for one with FROM."""
    try:
        return _prepared(text, dict(bindings), _Unknown())[0]
    except _NamesGraphs:
        return None


def _prepared(text: str, bindings: Mapping[str, Term], graphs: Container[str]) -> tuple[str, bool]:
    own_dataset = guard(text, graphs, PREFIXES)
    if not bindings:
        return text, own_dataset
    form(text, PREFIXES)
    asked = bind(text, bindings)
    guard(asked, graphs, PREFIXES)  # a bound value is foreign text too: what runs is what was looked at
    return asked, own_dataset
