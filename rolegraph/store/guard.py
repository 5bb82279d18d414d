"""What a query may not do, told before an engine sees it.

An engine follows SERVICE to any address, and rdflib's reads files on FROM: a query is foreign text, so both are refused
here, on the one way that leads to the stores.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
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
    sources = [one for one in named(found, prefixes) if one.before and one.before.says("FROM", "NAMED")]
    for source in sources:
        if source.iri not in graphs:
            raise RefusedQueryError(
                f"FROM {source.token.text} at {_at(text, source.token)} is no graph of this store",
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
    if "service" in plain(text).lower() and any(node.name == "ServiceGraphPattern" for node in nodes(text)):
        raise RefusedQueryError("SERVICE would ask another server", hint="rolegraph answers from its own store")


def plain(text: str) -> str:
    r"""A query with its escapes of code points read (SPARQL 1.1, section 19.2).

    >>> plain(r"\u0053ERVICE")
    'SERVICE'
    """
    return _CODE_POINT.sub(lambda match: chr(min(int(match[1] or match[2], 16), 0x10FFFF)), text)


def nodes(text: str) -> Iterator[Any]:
    """All nodes of the parse tree that rdflib makes of a query.

    Raises:
        QuerySyntaxError: It does not parse.
    """
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        yield from _nodes(parseQuery(text))
    except ParseBaseException as error:
        raise explain(text, str(error)) from None


def _nodes(node: object) -> Iterator[Any]:
    """Dictionaries within lists within dictionaries."""
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    if isinstance(node, CompValue):
        yield node
        for value in node.values():
            yield from _nodes(value)
    elif isinstance(node, ParseResults | list | tuple):
        for value in node:
            yield from _nodes(value)


def _after_prologue(found: list[Token]) -> list[Token]:
    position = 0
    while position < len(found) and found[position].says("BASE", "PREFIX", "VERSION"):
        position += 3 if found[position].says("PREFIX") else 2
    return found[position:]


@dataclass(frozen=True, slots=True)
class Named:
    """An IRI of a query, whole or by prefix: its token, what it stands for, and the tokens beside it."""

    token: Token
    iri: str
    before: Token | None
    after: Token | None


def named(found: list[Token], prefixes: Mapping[str, str]) -> Iterator[Named]:
    """The IRIs of a query, resolved against its prologue, which is passed over.

    >>> [one.iri for one in named(list(tokens("PREFIX e: <https://example.org/> ASK { ?s e:p <a:b> }")), {})]
    ['https://example.org/p', 'a:b']
    """
    known, base = dict(prefixes), ""
    for before, token, after in zip([None, *found], found, [*found[1:], None], strict=False):
        if token.kind not in ("iri", "name"):
            continue
        if token.kind == "name" and after and before and before.says("PREFIX"):
            known[token.text[:-1]] = urljoin(base, after.text[1:-1])
        elif token.kind == "iri" and before and before.says("BASE"):
            base = urljoin(base, token.text[1:-1])
        elif token.kind == "name" or not (before and before.kind == "name" and before.text.endswith(":")):
            yield Named(token, _resolve(token, known, base), before, after)


def _resolve(token: Token, known: Mapping[str, str], base: str) -> str:
    if token.kind == "iri":
        return urljoin(base, token.text[1:-1])
    prefix, _, local = token.text.partition(":")
    return known.get(prefix, "") + re.sub(r"\\(.)", r"\1", local)


def _at(text: str, token: Token) -> str:
    line, column = place(text, token.start)
    return f"line {line}, column {column}"
