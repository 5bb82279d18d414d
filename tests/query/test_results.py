"""CSV, TSV and JSON as the W3C has them: an independent reader gets back what was written."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, QuerySolutions, parse_query_results

from rolegraph.errors import UsageError
from rolegraph.query.output import FORMATS, render
from rolegraph.query.rows import Rows
from rolegraph.query.triples import Triples
from rolegraph.rdf.namespaces import XSD
from rolegraph.store.bind import Term

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
TERMS = st.one_of(
    st.none(),
    TEXT.map(Literal),
    TEXT.map(lambda text: Literal(text, language="id")),
    TEXT.map(lambda text: Literal(text, datatype=NamedNode("https://example.org/type"))),
    st.integers(-(2**62), 2**62).map(Literal),
    st.sampled_from(["1.50", "-0.5", "1.", "x", "+3"]).map(lambda text: Literal(text, datatype=XSD.decimal)),
    st.sampled_from(["1e0", "INF", "1.5E-3", "2"]).map(lambda text: Literal(text, datatype=XSD.double)),
    st.sampled_from(["true", "false", "1"]).map(lambda text: Literal(text, datatype=XSD.boolean)),
    st.integers(0, 9).map(lambda number: NamedNode(f"https://example.org/é/{number}")),
)
ROWS = st.lists(st.tuples(TERMS, TERMS), max_size=5).map(lambda rows: Rows(("a", "b"), tuple(rows)))


def reread(text: str, form: QueryResultsFormat) -> tuple[tuple[Term | None, ...], ...]:
    found = parse_query_results(text, form)
    assert isinstance(found, QuerySolutions)
    return tuple(tuple(solution) for solution in found)


@given(ROWS)
def test_json_loses_nothing(rows: Rows) -> None:
    assert reread(rows.to_json(), QueryResultsFormat.JSON) == rows.terms


@given(ROWS)
def test_tsv_loses_nothing(rows: Rows) -> None:
    assert reread(rows.to_tsv(), QueryResultsFormat.TSV) == rows.terms


@given(ROWS)
def test_csv_keeps_every_value(rows: Rows) -> None:
    found = list(csv.reader(io.StringIO(rows.to_csv(), newline=""), strict=True))
    values = [["" if term is None else getattr(term, "value", "") for term in row] for row in rows.terms]
    assert found == [["a", "b"], *values]


def test_lines_end_as_each_standard_says() -> None:
    rows = Rows(("x", "y"), ((Literal("a"), None), (Literal('say "b", c'), Literal("d\r\ne"))))
    assert rows.to_csv() == 'x,y\r\na,\r\n"say ""b"", c","d\r\ne"\r\n'
    assert rows.to_tsv() == '?x\t?y\n"a"\t\n"say \\"b\\", c"\t"d\\r\\ne"\n'


def test_numbers_in_tsv_stand_bare() -> None:
    rows = Rows(("n", "d", "t"), ((Literal(3), Literal("0.50", datatype=XSD.decimal), Literal(True)),))
    assert rows.to_tsv().splitlines()[1] == "3\t0.50\ttrue"


def test_blank_nodes() -> None:
    rows = Rows(("b",), ((BlankNode("x"),),))
    assert rows.to_csv() == "b\r\n_:x\r\n"
    assert '"type": "bnode"' in rows.to_json()
    assert '"value": "x"' in rows.to_json()


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_a_file_for_a_spreadsheet_has_no_formulas(cell: str) -> None:
    rows = Rows(("a", "n"), ((Literal(cell), Literal(-5)),))
    plain = list(csv.reader(io.StringIO(rows.to_csv(), newline="")))
    safe = list(csv.reader(io.StringIO(rows.to_csv(spreadsheet=True), newline="")))
    assert plain[1] == [cell, "-5"]
    assert safe[1] == [f"'{cell}", "-5"]


def test_an_ask_is_a_boolean_in_json() -> None:
    rows = Rows(("answer",), ((Literal(True),),), truth=True)
    assert rows.to_json() == '{\n  "head": {},\n  "boolean": true\n}\n'
    assert rows.to_csv() == "answer\r\ntrue\r\n"


def test_triples_as_turtle_are_sorted_and_once() -> None:
    from pyoxigraph import Triple

    a, p = NamedNode("https://example.org/a"), NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    given = [Triple(a, p, Literal("b", language="id")), Triple(a, p, Literal("a", language="id"))]
    found, again = Triples([*given, *given]), Triples(reversed(given))
    assert found == again
    assert len(found) == 2
    assert found.to_ttl() == again.to_ttl()
    assert found.to_ttl().startswith("@prefix skos: ")
    assert found.to_rows().columns == ("subject", "predicate", "object")


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "ttl"])
def test_every_format_takes_rows_and_triples(form: str) -> None:
    assert "x" in render(Rows(("x",), ((Literal("v"),),)), form)
    assert "subject" in render(Triples([]), form)


def test_formats_that_do_not_fit_are_told() -> None:
    with pytest.raises(UsageError, match="use CONSTRUCT"):
        render(Rows(("x",), ()), "ttl")
    with pytest.raises(UsageError, match="choose one of table, csv"):
        render(Rows(("x",), ()), "xml")
