"""Rows as text: the W3C formats for results of SPARQL 1.1."""

from __future__ import annotations

import csv
import io
import json
import re

from pyoxigraph import Literal, NamedNode

from rolegraph.query.rows import Rows
from rolegraph.rdf.namespaces import XSD
from rolegraph.store.bind import Term

_STRING = XSD + "string"
_SHORT = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD + "double": re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)[eE][+-]?[0-9]+"),
    XSD + "boolean": re.compile("true|false"),
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_text(rows: Rows, *, spreadsheet: bool = False) -> str:
    r"""CSV: a header, CRLF line ends, values bare of language and datatype (SPARQL 1.1 Query Results CSV, section 3).

    Args:
        rows: The rows.
        spreadsheet: Put `'` before each text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`,
            `@`, a tab or a line end). The standard has no such mark, so it is off by default: switch it on for a file
            that a person opens in a spreadsheet, and off for one that a program reads.

    >>> csv_text(Rows(("a",), ((Literal("satu, dua"),), (Literal("=1+1"),))), spreadsheet=True)
    'a\r\n"satu, dua"\r\n\'=1+1\r\n'
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(rows.columns)
    for row in rows.terms:
        writer.writerow([_guarded(term) if spreadsheet else _bare(term) for term in row])
    return out.getvalue()


def _bare(term: Term | None) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def _guarded(term: Term | None) -> str:
    """The value, behind `'` where it would be a formula; a number that begins with `-` is no formula."""
    value = _bare(term)
    number = isinstance(term, Literal) and term.datatype.value in _SHORT
    return f"'{value}" if value.startswith(_FORMULA) and not number else value


def tsv_text(rows: Rows) -> str:
    r"""TSV: terms as in Turtle, so that nothing is lost (SPARQL 1.1 Query Results TSV, section 4).

    >>> tsv_text(Rows(("a", "b"), ((Literal("satu\tdua", language="id"), Literal(2)),)))
    '?a\t?b\n"satu\\tdua"@id\t2\n'
    """
    lines = ["\t".join(f"?{name}" for name in rows.columns)]
    lines += ["\t".join(map(_turtle, row)) for row in rows.terms]
    return "".join(f"{line}\n" for line in lines)


def _turtle(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, Literal):
        form = _SHORT.get(term.datatype.value)
        if form and form.fullmatch(term.value):
            return term.value
    return str(term)


def json_text(rows: Rows) -> str:
    """JSON (SPARQL 1.1 Query Results JSON Format, section 3), indented, with characters as they are.

    >>> json.loads(json_text(Rows(("a",), ((Literal("hai", language="id"),),))))["results"]["bindings"]
    [{'a': {'type': 'literal', 'value': 'hai', 'xml:lang': 'id'}}]
    """
    if rows.truth is not None:
        found: dict[str, object] = {"head": {}, "boolean": rows.truth}
    else:
        bindings = [_bindings(rows.columns, row) for row in rows.terms]
        found = {"head": {"vars": list(rows.columns)}, "results": {"bindings": bindings}}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _bindings(columns: tuple[str, ...], row: tuple[Term | None, ...]) -> dict[str, dict[str, str]]:
    return {name: _object(term) for name, term in zip(columns, row, strict=True) if term is not None}


def _object(term: Term) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if not isinstance(term, Literal):
        return {"type": "bnode", "value": str(term).removeprefix("_:")}
    found = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype.value != _STRING:
        found["datatype"] = term.datatype.value
    return found
