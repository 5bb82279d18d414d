"""Rows that are written as they come: each format read back by another library, with little memory."""

from __future__ import annotations

import csv
import io
import json
import sys
import time
import tracemalloc
from collections.abc import Iterator
from itertools import islice

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from pyoxigraph import Literal, NamedNode

from rolegraph.errors import RefusedQueryError, StoreError, UsageError
from rolegraph.query import stream as streams
from rolegraph.query.catalogue import Catalogue
from rolegraph.query.header import parse
from rolegraph.query.rows import Rows
from rolegraph.query.run import run, stream
from rolegraph.query.stream import FORMATS, RowStream
from rolegraph.query.values import python
from rolegraph.rdf.namespaces import XSD
from rolegraph.store.bind import Term
from rolegraph.store.oxigraph import OxigraphStore
from tests.query.test_results import ROWS

MANY = 200_000
QUERIES = Catalogue.carried()


def written(rows: RowStream | Rows, form: str) -> bytes:
    out = io.BytesIO()
    (RowStream(rows.columns, iter(rows.terms), truth=rows.truth) if isinstance(rows, Rows) else rows).write(out, form)
    return out.getvalue()


def column(*values: Term | None) -> Rows:
    return Rows(("x",), tuple((value,) for value in values))


def number(text: str, datatype: str) -> Literal:
    return Literal(text, datatype=NamedNode(XSD + datatype))


def table(rows: Rows, form: str) -> pa.Table:
    data = io.BytesIO(written(rows, form))
    return pq.read_table(data) if form == "parquet" else pa.ipc.open_file(data).read_all()


@given(ROWS)
def test_whole_and_in_parts_is_the_same_text(rows: Rows) -> None:
    assert written(rows, "csv").decode() == rows.to_csv()
    assert written(rows, "tsv").decode() == rows.to_tsv()
    assert written(rows, "json").decode() == rows.to_json()


@given(ROWS)
def test_json_is_indented_as_json_does_it(rows: Rows) -> None:
    text = rows.to_json()
    assert json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n" == text


@given(ROWS)
def test_each_line_of_jsonl_is_a_row(rows: Rows) -> None:
    lines = written(rows, "jsonl").decode().removesuffix("\n").split("\n") if rows else []
    found = [json.loads(line, parse_float=str, parse_int=str) for line in lines]
    assert [list(row) for row in found] == [list(rows.columns)] * len(rows)
    for row, terms in zip(found, rows.terms, strict=True):
        for value, term in zip(row.values(), terms, strict=True):
            assert value is None if term is None else str(value).lower() in _sayings(term)


def _sayings(term: Term) -> set[str]:
    value = python(term)
    plain = getattr(term, "value", str(term))
    return {str(said).lower() for said in (value, plain, format(value, "f") if not isinstance(value, str) else value)}


@pytest.mark.parametrize("form", ["parquet", "arrow"])
@settings(max_examples=25)
@given(rows=ROWS)
def test_every_answer_becomes_a_table(form: str, rows: Rows) -> None:
    found = table(rows, form)
    assert found.column_names == list(rows.columns)
    assert found.num_rows == len(rows)
    for name, terms in zip(found.column_names, zip(*rows.terms, strict=True), strict=False):
        assert [value is None for value in found[name].to_pylist()] == [term is None for term in terms]


@pytest.mark.parametrize("form", ["parquet", "arrow"])
@pytest.mark.parametrize(
    ("values", "kind", "expected"),
    [
        ([Literal(1), None, number("+2", "int")], "int64", [1, None, 2]),
        ([Literal(1), number("0.50", "decimal"), number(".5", "decimal"), number("+1e-3", "double")], "double",
         [1.0, 0.5, 0.5, 0.001]),
        ([number("INF", "double"), number("-INF", "float")], "double", [float("inf"), float("-inf")]),
        ([Literal(True), number("0", "boolean")], "bool", [True, False]),
        ([Literal(1), Literal("1")], "string", ["1", "1"]),
        ([Literal(1), Literal(True)], "string", ["1", "true"]),
        ([number("x", "integer"), Literal("hai", language="id")], "string", ["x", "hai"]),
        ([number("9" * 30, "integer"), Literal(1)], "string", ["9" * 30, "1"]),
        ([NamedNode("https://example.org/a")], "string", ["https://example.org/a"]),
        ([None], "string", [None]),
        ([], "string", []),
    ],
)  # fmt: skip
def test_a_column_has_the_one_type_that_holds_its_values(
    form: str, values: list[Term | None], kind: str, expected: list[object]
) -> None:
    found = table(column(*values), form)
    assert str(found.schema.field("x").type) == kind
    assert found["x"].to_pylist() == expected


@pytest.mark.parametrize("form", ["parquet", "arrow"])
def test_the_last_row_of_many_decides_a_type_too(monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    monkeypatch.setattr(streams, "BATCH", 3)
    found = table(column(*map(Literal, range(10)), Literal("ten")), form)
    assert found["x"].to_pylist() == [*map(str, range(10)), "ten"]
    assert [len(batch) for batch in table(column(*map(Literal, range(7))), "arrow").to_batches()] == [3, 3, 1]


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_rows_give_the_same_bytes(form: str) -> None:
    rows = column(Literal(1), Literal("é\n😀"), None)
    assert written(rows, form) == written(rows, form) != b""


def test_an_ask_and_a_construct_can_be_written(store: OxigraphStore) -> None:
    ask = parse("ASK { ?r a rg:Role }", "any", "any.rq")
    assert json.loads(written(stream(store, ask), "json")) == {"head": {}, "boolean": True}
    assert written(stream(store, ask), "jsonl") == b'{"answer": true}\n'
    rows = written(stream(store, QUERIES["role-graph"], {"role": "Akuntan"}), "csv").decode()
    assert rows.splitlines()[0] == "subject,predicate,object"


@pytest.mark.parametrize("name", ["duties", "statements", "roles", "wordings"])
def test_a_stream_has_the_rows_of_run(store: OxigraphStore, name: str) -> None:
    whole = run(store, QUERIES[name])
    found = stream(store, QUERIES[name])
    assert found.columns == whole.columns
    assert list(found) == list(whole)


def test_what_is_refused_is_refused_before_the_first_row(store: OxigraphStore) -> None:
    with pytest.raises(RefusedQueryError):
        stream(store, parse("SELECT * { SERVICE <http://127.0.0.1:9/> {} }", "any", "any.rq"))
    closed = OxigraphStore.memory()
    closed.close()
    with pytest.raises(StoreError, match="closed"):
        stream(closed, parse("SELECT * { ?s ?p ?o }", "any", "any.rq"))


def test_a_format_that_nobody_knows_and_a_library_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match="choose one of csv, tsv, json, jsonl, arrow, parquet"):
        written(column(), "xml")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pyarrow is not installed \(pip install 'rolegraph\[parquet\]'\)"):
        written(column(), "parquet")


class Sink(io.RawIOBase):
    """A file that keeps nothing but its length."""

    size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        length = memoryview(data).nbytes  # type: ignore[arg-type]
        self.size += length
        return length


def endless() -> Iterator[tuple[Term | None, ...]]:
    at = 0
    while True:
        yield NamedNode(f"https://example.org/{at}"), Literal(f"keterampilan {at % 100}", language="id"), Literal(at)
        at += 1


@pytest.mark.parametrize("form", FORMATS)
def test_memory_stays_flat(monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    """Twice as many rows need no more; Arrow keeps its own memory, which is asked of it."""
    monkeypatch.setattr(streams, "BATCH", 500)
    peaks = []
    for count in (4_000, 8_000):
        pool = pa.default_memory_pool()
        before = pool.bytes_allocated()
        tracemalloc.start()
        RowStream(("a", "b", "n"), islice(endless(), count)).write(Sink(), form)  # type: ignore[arg-type]
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert pool.bytes_allocated() - before < 5_000_000
    assert peaks[1] < peaks[0] * 1.3 + 50_000


@pytest.mark.large
@pytest.mark.parametrize("form", FORMATS)
def test_many_rows_of_a_store_take_less_than_ten_seconds(form: str) -> None:
    """200,000 rows from a query; seconds of CPU, since others may share the machine."""
    ten = " ".join(map(str, range(10)))
    names = "abcdef"
    values = " ".join(f"VALUES ?{name} {{ {ten} }}" for name in names)
    query = parse(
        f"SELECT (CONCAT('kata ', STR(?a)) AS ?x) (?b + ?c * ?d AS ?n) {{ {values} }} LIMIT {MANY}", "q", "q.rq"
    )
    sink = Sink()
    began = time.process_time()
    with OxigraphStore.memory() as store:
        stream(store, query).write(sink, form)  # type: ignore[arg-type]
    assert time.process_time() - began < 10
    assert sink.size > 10_000


def test_lines_of_csv_are_read_back(store: OxigraphStore) -> None:
    text = written(stream(store, QUERIES["statements"]), "csv").decode()
    assert len(list(csv.reader(io.StringIO(text, newline="")))) == len(run(store, QUERIES["statements"])) + 1
