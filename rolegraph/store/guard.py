"""What a query may not do, told before an engine sees it.

An engine follows SERVICE to any address, and rdflib's reads files on FROM: a query is foreign text, so both are refused
here, on the one way that leads to the stores.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from urllib.parse import urljoin

from rolegraph.errors import RefusedQueryError
from rolegraph.store.syntax import explain
from rolegraph.store.tokens import Token, place, tokens

_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def guard(text: str, graphs: Container[str], prefixes: Mapping[str, str]) -> bool:
    """Refuse a query that reaches outside the store or writes to it; say whether it names its own dataset.

    Args:
        text: A SPARQL query.
        graphs: IRIs of the graphs that FROM and FROM NAMED may name (SPARQL 1.1, section 13.2).
        prefixes: Those that hold without a PREFIX line.

    Returns:
        True where the query has FROM or FROM NAMED clauses, so that it sets its default graph itself.

    Raises:
        RefusedQueryError: It has SERVICE, a FROM of anything but these graphs, or is an update (LOAD too).
        QuerySyntaxError: It holds the word SERVICE and does not parse, so that nobody can say what it is.

    >>> guard("ASK { ?s ?p 'customer service' }", (), {})
    False
    """
    found = list(tokens(text))
    _refuse_update(text, found)
    _refuse_service(text, found)
    sources = list(_sources(found, prefixes))
    for token, iri in sources:
        if iri not in graphs:
            raise RefusedQueryError(
                f"FROM {token.text} at {_at(text, token)} is no graph of this store",
                hint="leave FROM out to ask all graphs, or name one that GRAPH ?g {} finds",
            )
    return bool(sources)


def _refuse_update(text: str, found: list[Token]) -> None:
    """Updates begin with one of ten words after the prologue (SPARQL 1.1 Update, production 30)."""
    first = next((token for token in _after_prologue(found) if token.kind == "word"), None)
    if first and first.says(*_UPDATES):
        raise RefusedQueryError(
            f"{first.text.upper()} at {_at(text, first)} would change the store, and queries only read",
            hint="rolegraph build writes a store",
        )


def _refuse_service(text: str, found: list[Token]) -> None:
    """Refuse SERVICE by token, and by rdflib's parse where only a string or comment seems to hold the word.

    Tokens alone would not do: `?x<#> '''` is an IRI and a string to the longest match, and "less than" and a comment to
    a parser that knows what it expects, so that a string of one can hide a SERVICE of the other.
    """
    service = next((token for token in found if token.says("SERVICE")), None)
    if service:
        raise RefusedQueryError(
            f"SERVICE at {_at(text, service)} would ask another server", hint="rolegraph answers from its own store"
        )
    plain = _CODE_POINT.sub(lambda match: chr(min(int(match[1] or match[2], 16), 0x10FFFF)), text)
    if "service" in plain.lower() and _parses_to_service(text):
        raise RefusedQueryError("SERVICE would ask another server", hint="rolegraph answers from its own store")


def _parses_to_service(text: str) -> bool:
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        return any(name == "ServiceGraphPattern" for name in _node_names(parseQuery(text)))
    except ParseBaseException as error:
        raise explain(text, str(error)) from None


def _node_names(node: object) -> Iterator[str]:
    """The names of all nodes of a parse tree of rdflib (dictionaries within lists within dictionaries)."""
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    if isinstance(node, CompValue):
        yield node.name
        for value in node.values():
            yield from _node_names(value)
    elif isinstance(node, ParseResults | list | tuple):
        for value in node:
            yield from _node_names(value)


def _after_prologue(found: list[Token]) -> list[Token]:
    position = 0
    while position < len(found) and found[position].says("BASE", "PREFIX", "VERSION"):
        position += 3 if found[position].says("PREFIX") else 2
    return found[position:]


def _sources(found: list[Token], prefixes: Mapping[str, str]) -> Iterator[tuple[Token, str]]:
    """The graphs that FROM and FROM NAMED name, resolved against the prologue."""
    known, base = dict(prefixes), ""
    for before, token, after in zip([None, *found], found, [*found[1:], None], strict=False):
        if token.kind == "name" and after and before and before.says("PREFIX"):
            known[token.text[:-1]] = urljoin(base, after.text[1:-1])
        elif token.kind == "iri" and before and before.says("BASE"):
            base = urljoin(base, token.text[1:-1])
        elif before and before.says("FROM", "NAMED") and token.kind in ("iri", "name"):
            yield token, _resolve(token, known, base)


def _resolve(token: Token, known: Mapping[str, str], base: str) -> str:
    if token.kind == "iri":
        return urljoin(base, token.text[1:-1])
    prefix, _, local = token.text.partition(":")
    return known.get(prefix, "") + re.sub(r"\\(.)", r"\1", local)


def _at(text: str, token: Token) -> str:
    line, column = place(text, token.start)
    return f"line {line}, column {column}"
