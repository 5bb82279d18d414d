"""Tables of JSON lines."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.corpus.jsonl import JsonLines, read_jsonl
from rolegraph.errors import InputError


def opened(data: bytes) -> JsonLines:
    return read_jsonl(io.BytesIO(data), data[:8192])


def read(data: bytes) -> list[object]:
    return [row.problem.message if row.problem else dict(row.cells) for row in opened(data).rows(())]


def test_rows_may_differ_in_their_columns() -> None:
    table = opened(b'{"id": 1, "text": "a"}\n\n{"text": "b", "lang": "id"}\n')
    assert table.columns == ["id", "text", "lang"]
    assert [(row.number, dict(row.cells)) for row in table.rows(())] == [
        (1, {"id": 1, "text": "a"}),
        (3, {"text": "b", "lang": "id"}),
    ]


def test_bad_rows_cost_no_others() -> None:
    bad = [b'{"text": "a"', b"[1]", b"[" * 100_000, b'{"n": ' + b"9" * 10_000 + b"}", b"kasir"]
    rows = read(b'{"text": "a"}\n' + b"\n".join(bad) + b'\n{"text": "b"}\n')
    assert rows[0] == {"text": "a"}
    assert rows[-1] == {"text": "b"}
    assert [str(row).split(":")[0] for row in rows[1:-1]] == [
        "no JSON", "a JSON list, no object", "no JSON that can be read", "no JSON that can be read", "no JSON",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the table is empty"),
        (b"\n", "the table is empty"),
        (b"kasir\n", "no JSON object in its first lines: no JSON"),
    ],
)
def test_what_is_no_table(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        opened(data)
    assert caught.value.message.startswith(message)


@given(
    st.lists(st.dictionaries(st.text(min_size=1), st.text() | st.integers() | st.none(), min_size=1), min_size=1),
    st.booleans(),
)
def test_what_python_writes_comes_back(rows: list[dict[str, object]], escaped: bool) -> None:
    data = "\n".join(json.dumps(row, ensure_ascii=escaped) for row in rows).encode("utf-8", "surrogatepass")
    if escaped or not any("\ud800" <= char <= "\udfff" for char in data.decode("utf-8", "surrogatepass")):
        assert read(data) == rows


@given(st.binary())
def test_any_bytes_are_rows_or_an_input_error(data: bytes) -> None:
    try:
        read(data)
    except InputError as error:
        assert error.exit_code == 1  # noqa: PT017
