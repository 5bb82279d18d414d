"""Parquet tables."""

from __future__ import annotations

import io
import tracemalloc
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from rolegraph.corpus.parquet import read_parquet
from rolegraph.errors import InputError


def written(table: pa.Table, **options: object) -> bytes:
    file = io.BytesIO()
    parquet.write_table(table, file, **options)
    return file.getvalue()


def read(data: bytes, *wanted: str) -> list[object]:
    table = read_parquet(io.BytesIO(data), b"")
    return [row.problem.message if row.problem else dict(row.cells) for row in table.rows(wanted or table.columns)]


def test_kinds_of_cells() -> None:
    table = pa.table(
        {
            "id": [1, 2],
            "text": ["kafé", None],
            "large": pa.array(["a", "b"], pa.large_string()),
            "coded": pa.array(["x", "x"]).dictionary_encode(),
            "list": [["jujur", "teliti"], []],
        }
    )
    assert read(written(table)) == [
        {"id": 1, "text": "kafé".encode(), "large": b"a", "coded": b"x", "list": ["jujur", "teliti"]},
        {"id": 2, "text": None, "large": b"b", "coded": b"x", "list": []},
    ]


def test_only_what_is_wanted_is_read() -> None:
    assert read(written(pa.table({"a": [1], "b": [2]})), "b") == [{"b": 2}]


def test_a_string_that_is_no_utf_8_costs_no_other_row() -> None:
    broken = pa.Array.from_buffers(pa.string(), 2, pa.array([b"\xff\xfe", b"a"]).buffers())
    assert read(written(pa.table({"text": broken}))) == [{"text": b"\xff\xfe"}, {"text": b"a"}]


def test_what_is_no_table() -> None:
    whole = written(pa.table({"a": [1]}))
    for data in (b"", b"PAR1", whole[:-9], b"PAR1" + b"\0" * 100 + b"PAR1"):
        with pytest.raises(InputError, match="cannot be read"):
            read(data)


def test_a_group_of_rows_that_is_broken_costs_no_other_group() -> None:
    table = pa.table({"text": [f"{place:04}" * 100 for place in range(2000)]})
    data = bytearray(written(table, row_group_size=500, compression="snappy", use_dictionary=False))
    offset = parquet.ParquetFile(io.BytesIO(data)).metadata.row_group(2).column(0).data_page_offset
    data[offset : offset + 500] = b"\xff" * 500
    rows = read(bytes(data))
    assert len(rows) == 1501
    assert str(rows[1000]).startswith("from here to row 1,500 it is broken: ")


def test_memory_stays_flat(tmp_path: Path) -> None:
    """A table of 60 MB passes through a few of them."""
    path = tmp_path / "big.parquet"
    batch = pa.table({"text": [f"{place}" + "kasir " * 500 for place in range(1000)]})
    with parquet.ParquetWriter(path, batch.schema, compression="none", use_dictionary=False) as writer:
        for _ in range(20):
            writer.write_table(batch)
    tracemalloc.start()
    before = pa.total_allocated_bytes()
    with path.open("rb") as file:
        count = sum(1 for _ in read_parquet(file, b"").rows(["text"]))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 20_000
    assert peak < 10_000_000
    assert pa.total_allocated_bytes() - before < 10_000_000


SAMPLE = written(pa.table({"id": list(range(50)), "text": ["kasir"] * 50}))


@settings(max_examples=200)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    file = bytearray(SAMPLE)
    for _ in range(data.draw(st.integers(1, 20))):
        file[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))
    with suppress(InputError):
        read(bytes(file))
