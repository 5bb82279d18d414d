"""Rows as text: the W3C formats for results of SPARQL 1.1, and JSON Lines; whole or part by part."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain
from json.encoder import encode_basestring
from math import isfinite

from pyoxigraph import Literal, NamedNode

from rolegraph.query.rows import Rows
from rolegraph.query.values import python
from rolegraph.rdf.namespaces import XSD
from rolegraph.store.bind import Term

Columns = tuple[str, ...]
Terms = tuple[Term | None, ...]
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
    return "".join(csv_lines(rows.columns, rows.terms, spreadsheet=spreadsheet))


def csv_lines(columns: Columns, rows: Iterable[Terms], *, spreadsheet: bool = False) -> Iterator[str]:
    """The parts of `csv_text`: the header, then each row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    written = _guarded if spreadsheet else bare
    for cells in chain([columns], (map(written, row) for row in rows)):
        writer.writerow(cells)
        yield out.getvalue()
        out.seek(0)
        out.truncate()


def bare(term: Term | None) -> str:
    """A value without its language and datatype; nothing for an unbound one."""
    if term is None:
        return ""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def _guarded(term: Term | None) -> str:
    """The value, behind `'` where it would be a formula; a number that begins with `-` is no formula."""
    value = bare(term)
    number = isinstance(term, Literal) and term.datatype.value in _SHORT
    return f"'{value}" if value.startswith(_FORMULA) and not number else value


def tsv_text(rows: Rows) -> str:
    r"""TSV: terms as in Turtle, so that nothing is lost (SPARQL 1.1 Query Results TSV, section 4).

    >>> tsv_text(Rows(("a", "b"), ((Literal("satu\tdua", language="id"), Literal(2)),)))
    '?a\t?b\n"satu\\tdua"@id\t2\n'
    """
    return "".join(tsv_lines(rows.columns, rows.terms))


def tsv_lines(columns: Columns, rows: Iterable[Terms]) -> Iterator[str]:
    """The parts of `tsv_text`: the header, then each row."""
    yield "\t".join(f"?{name}" for name in columns) + "\n"
    for row in rows:
        yield "\t".join(map(_turtle, row)) + "\n"


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
        return json.dumps({"head": {}, "boolean": rows.truth}, indent=2) + "\n"
    return "".join(json_parts(rows.columns, rows.terms))


def json_parts(columns: Columns, rows: Iterable[Terms]) -> Iterator[str]:
    """The parts of `json_text` for a SELECT: the head, each row, the end."""
    head = json.dumps({"head": {"vars": list(columns)}}, ensure_ascii=False, indent=2)
    yield head.removesuffix("\n}") + ',\n  "results": {\n    "bindings": ['
    names = [encode_basestring(name) for name in columns]
    between = ""
    for row in rows:
        cells = [f"{name}: {_object(term)}" for name, term in zip(names, row, strict=True) if term is not None]
        inside = f"{{\n{8 * ' '}" + f",\n{8 * ' '}".join(cells) + f"\n{6 * ' '}}}" if cells else "{}"
        yield f"{between}\n{6 * ' '}{inside}"
        between = ","
    yield ("\n    ]" if between else "]") + "\n  }\n}\n"


def _object(term: Term) -> str:
    pairs = ",\n".join(f'{10 * " "}"{key}": {encode_basestring(value)}' for key, value in _parts(term))
    return f"{{\n{pairs}\n{8 * ' '}}}"


def _parts(term: Term) -> Iterator[tuple[str, str]]:
    if isinstance(term, NamedNode):
        yield from (("type", "uri"), ("value", term.value))
    elif not isinstance(term, Literal):
        yield from (("type", "bnode"), ("value", str(term).removeprefix("_:")))
    else:
        yield from (("type", "literal"), ("value", term.value))
        if term.language:
            yield "xml:lang", term.language
        elif term.datatype.value != _STRING:
            yield "datatype", term.datatype.value


def jsonl_lines(columns: Columns, rows: Iterable[Terms]) -> Iterator[str]:
    r"""JSON Lines: one object a row, every column in each, Python's values of the terms; unbound is null.

    Languages and datatypes are lost, as in CSV. INF and NaN, which JSON has no numbers for, are strings.

    >>> list(jsonl_lines(("a", "n"), [(Literal("hai", language="id"), Literal(3)), (None, Literal("1.50"))]))
    ['{"a": "hai", "n": 3}\n', '{"a": null, "n": "1.50"}\n']
    """
    names = [encode_basestring(name) for name in columns]
    for row in rows:
        yield "{" + ", ".join(f"{name}: {_json(term)}" for name, term in zip(names, row, strict=True)) + "}\n"


def _json(term: Term | None) -> str:
    value = python(term)
    if value is None:
        return "null"
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and not isfinite(value):
        return encode_basestring(bare(term))
    return format(value, "f") if isinstance(value, Decimal) else repr(value)
