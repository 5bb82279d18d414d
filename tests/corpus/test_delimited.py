"""Tables as text."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.corpus.delimited import Delimited, read_csv, read_tsv
from rolegraph.corpus.field import MAX_MARKUP
from rolegraph.corpus.lines import MAX_LINE
from rolegraph.errors import InputError


def read(data: bytes, reader=read_csv) -> tuple[list[str], list[object]]:
    """The columns, and for each row its cells or what is wrong with it."""
    table: Delimited = reader(io.BytesIO(data), data[:8192])
    rows = table.rows(table.columns)
    return list(table.columns), [row.problem.message if row.problem else list(row.cells.values()) for row in rows]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_header_tells_the_delimiter(sign: str) -> None:
    data = sign.join(["id", "text"]) + "\r\n" + sign.join(["1", '"a,b;c\nd"']) + "\r\n"
    assert read(data.encode()) == (["id", "text"], [["1", "a,b;c\nd"]])


def test_excel_may_tell_it_first() -> None:
    assert read(b"sep=;\nid;text, isi\n1;a,b\n") == (["id", "text, isi"], [["1", "a,b"]])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_spreadsheets(encoding: str) -> None:
    assert read("id,text\n1,kafé\n".encode(encoding)) == (["id", "text"], [["1", "kafé"]])


def test_a_table_by_tabs_keeps_commas() -> None:
    assert read(b"text,x\tid\na,b\t1\n", read_tsv) == (["text,x", "id"], [["a,b", "1"]])


def test_old_line_ends_and_empty_lines() -> None:
    assert read(b"\n\nid,text\r1,a\r\r2,b") == (["id", "text"], [["1", "a"], ["2", "b"]])


def test_headers_that_are_empty_or_twice_there() -> None:
    assert read(b"id,,id\n1,a,b\n") == (["id", "column 2", "id"], [["1", "a"]])


def test_bad_rows_cost_no_others() -> None:
    data = b'id,text\n1,a\n2,b,c\n3\n4,d,,\n5,"x' + b"y" * (MAX_MARKUP + 1) + b'"\n6,e\n7,"never closed\n8,f\n'
    _, rows = read(data)
    assert rows[:4] == [["1", "a"], "3 cells under 2 columns", ["3"], ["4", "d"]]
    assert "field larger than field limit" in str(rows[4])
    assert rows[5:] == [["6", "e"], "a quote is opened and never closed"]


def test_a_line_without_end_is_skipped() -> None:
    _, rows = read(b"id,text\n1," + b"x" * (MAX_LINE + 5) + b"\n2,b\n")
    assert rows == [f"a line has more than {MAX_LINE:,} characters", ["2", "b"]]


def test_the_row_of_a_spreadsheet_is_told() -> None:
    table = read_csv(io.BytesIO(b"text\na\nb\n"), b"text")
    assert [row.number for row in table.rows(["text"])] == [2, 3]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the table is empty"),
        (b"\n \n", "the table is empty"),
        (b'[{"a": 1}]', "no table"),
        (b"<html>", "no table"),
    ],
)
def test_what_is_no_table(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(data)


CELLS = st.text(st.characters(exclude_categories=["C"]), min_size=1).filter(
    lambda cell: cell.strip() and cell != "\ufeff"
)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5), st.sampled_from([csv.excel, csv.excel_tab, csv.unix_dialect]))
def test_what_python_writes_comes_back(rows: list[tuple[str, str]], dialect: type[csv.Dialect]) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, dialect).writerows([("id", "text"), *rows])
    assert read(file.getvalue().encode("utf-8-sig"))[1] == [list(row) for row in rows]


@given(st.binary() | st.text(st.sampled_from('",;\t\r\nab')).map(str.encode))
def test_any_bytes_are_rows_or_an_input_error(data: bytes) -> None:
    try:
        read(data)
    except InputError as error:
        message = error.message
    else:
        message = ""
    assert "\n" not in message
