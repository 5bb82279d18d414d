"""What an endpoint may know beyond SPARQL, refused: its own functions can read files or reach other hosts.

Virtuoso has `bif:file_to_string`, Jena loads Java classes by `java:` IRIs, and what others have nobody lists. So a
query for an endpoint calls no function by IRI but the casts of XML Schema (SPARQL 1.1, section 17.5).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from rolegraph.errors import RefusedQueryError
from rolegraph.rdf.namespaces import XSD
from rolegraph.store.guard import named, nodes, plain
from rolegraph.store.tokens import Token, place, tokens

_OWN_SCHEME = re.compile(r"<\s*(bif|sql|java|jar|loadclass):", re.IGNORECASE)
_CALL = re.compile(r"[>\w:]\s*\(")


def refuse_extensions(text: str, prefixes: Mapping[str, str]) -> None:
    """Refuse a query that calls what only its endpoint knows.

    Raises:
        RefusedQueryError: It calls a function by an IRI that is no cast, or names one by `bif:`, `sql:` or `java:`.
        QuerySyntaxError: What looks like a call stands in a string or comment, and rdflib cannot parse the query.

    >>> refuse_extensions("SELECT (xsd:integer('1') AS ?n) {}", {"xsd": str(XSD)})
    """
    if own := _OWN_SCHEME.search(plain(text)):
        raise RefusedQueryError(f"{own[1]}: names what only an endpoint has", hint="ask in plain SPARQL 1.1")
    found = list(tokens(text))
    for one in named(found, prefixes):
        if one.after and one.after.text == "(" and not one.iri.startswith(XSD):
            line, column = place(text, one.token.start)
            raise RefusedQueryError(
                f"<{one.iri}> at line {line}, column {column} would call a function of the endpoint's own",
                hint="ask in plain SPARQL 1.1; of functions with an IRI only xsd: casts are passed on",
            )
    if _CALL.search(plain(_unseen(text, found))) and any(map(_calls, nodes(text))):
        raise RefusedQueryError("a function of the endpoint's own would be called", hint="ask in plain SPARQL 1.1")


def _unseen(text: str, found: list[Token]) -> str:
    """What tokens take for strings and comments: there another parser may see code (see `guard`)."""
    parts, at = [], 0
    for token in found:
        parts.append(text[at : token.start])
        at = token.start if token.kind == "string" else token.start + len(token.text)
    return "".join([*parts, text[at:]])


def _calls(node: Any) -> bool:
    """Whether a node of rdflib's parse tree calls a function by an IRI that is no cast."""
    if node.name != "Function":
        return False
    iri = node.iri
    return not (iri.startswith(XSD) if isinstance(iri, str) else iri.prefix == "xsd")
