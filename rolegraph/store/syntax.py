"""Where SPARQL breaks, in words that help.

Oxigraph decides what parses, but the position that it gives is where its search ended, often the end of the text.
rdflib's grammar tells better where the query stopped being one; tokens tell what no grammar names (an open quote, an
unknown prefix).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

import pyoxigraph as ox

from rolegraph.errors import QuerySyntaxError
from rolegraph.store.tokens import Token, place, tokens

_POSITION = re.compile(r"error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)", re.DOTALL)
_SENTENCE = re.compile(r"\b[A-Z]\w+(?: [\w?`']+){2,}")


def form(text: str, prefixes: Mapping[str, str]) -> Literal["rows", "triples", "truth"]:
    """Let a guarded query parse over nothing, and say what it gives.

    Raises:
        QuerySyntaxError: It does not parse; line and column are those of the text as given.

    >>> form("ASK { ?s a rg:Role }", {"rg": "https://w3id.org/rolegraph/ontology#"})
    'truth'
    """
    try:
        found = ox.Store().query(text, prefixes=dict(prefixes))
    except SyntaxError as error:
        raise explain(text, str(error), prefixes) from None
    if isinstance(found, ox.QueryBoolean):
        return "truth"
    return "triples" if isinstance(found, ox.QueryTriples) else "rows"


def explain(text: str, message: str, prefixes: Mapping[str, str] | None = None) -> QuerySyntaxError:
    r"""The error to raise for a query that an engine could not parse.

    Args:
        text: The query.
        message: What the engine said.
        prefixes: Those that hold without a PREFIX line; None where they do not matter.

    Returns:
        An error whose message holds line and column, both from 1.

    >>> print(explain("SELECT ?s {\n  ?s rg:hasGaol 'x }", ""))
    SPARQL does not parse at line 2, column 17: the quote ' is not closed
    """
    found = list(tokens(text))
    offset, reason = (
        _open_quote(found)
        or _broken_grammar(text)
        or _unknown_prefix(found, prefixes)
        or _bad_iri(found)
        or _engine(text, message)
    )
    line, column = place(text, offset)
    return QuerySyntaxError(f"SPARQL does not parse at line {line}, column {column}: {reason}")


def _open_quote(found: list[Token]) -> tuple[int, str] | None:
    for token in found:
        if token.kind == "mark" and token.text in "\"'":
            return token.start, f"the quote {token.text} is not closed"
    return None


def _broken_grammar(text: str) -> tuple[int, str] | None:
    """Where rdflib's grammar stops; tabs are made spaces, since pyparsing would widen them."""
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parseQuery(text.replace("\t", " "))
    except ParseBaseException as error:
        rest = next(tokens(text[error.loc :]), None)
        return error.loc, f"what begins with “{rest.text}” is not understood" if rest else "the query ends too early"
    except Exception:  # a grammar may fail in any way on foreign text, and it is only asked for a hint
        return None
    return None


def _unknown_prefix(found: list[Token], prefixes: Mapping[str, str] | None) -> tuple[int, str] | None:
    if prefixes is None:
        return None
    known = set(prefixes)
    for before, token in zip([None, *found], found, strict=False):
        if token.kind == "name":
            prefix = token.text.partition(":")[0]
            if before and before.says("PREFIX"):
                known.add(prefix)
            elif prefix not in known:
                return token.start, f"the prefix {prefix}: is not declared"
    return None


def _bad_iri(found: list[Token]) -> tuple[int, str] | None:
    if any(token.says("BASE") for token in found):
        return None
    for token in found:
        if token.kind == "iri":
            try:
                ox.NamedNode(token.text[1:-1])
            except ValueError:
                return token.start, f"{token.text} is no absolute IRI"
    return None


def _engine(text: str, message: str) -> tuple[int, str]:
    """What the engine said, without its lists of character classes."""
    match = _POSITION.search(message)
    if not match:
        return 0, message or "the engine gives no reason"
    lines = text.splitlines(keepends=True)
    line, column, expected = int(match[1]), int(match[2]), match[3]
    sentence = _SENTENCE.search(expected)
    reason = sentence.group().strip().lower() if sentence else "a part of the query stands where it may not"
    return min(sum(map(len, lines[: line - 1])) + column - 1, len(text)), reason
