"""Rows as Parquet or as a file of Arrow IPC, batch by batch.

A column has one type, and only the last row shows which: so the rows wait as text in a temporary file until all have
come, and are then cast. Whole numbers become int64, decimals and floats float64, truths bool; a column that holds
anything else, or both numbers and words, is a string. Languages and datatypes are lost, as in CSV.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from importlib import import_module
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from pyoxigraph import Literal

from rolegraph.errors import UsageError
from rolegraph.query.results import Columns, Terms, bare
from rolegraph.query.values import BOOLEANS, FLOATS, INTEGERS
from rolegraph.store.bind import Term

_TYPES = {
    **dict.fromkeys(INTEGERS, "int64"),
    **dict.fromkeys(FLOATS, "float64"),
    **dict.fromkeys(BOOLEANS, "bool_"),
}
_FORMS = {
    "int64": re.compile(r"[+-]?[0-9]{1,18}"),
    "float64": re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?|[+-]?INF|NaN"),
    "bool_": re.compile(r"true|false|1|0"),
}
_TEXT = "string"


def write(columns: Columns, rows: Iterator[Sequence[Terms]], file: BinaryIO, form: str) -> None:
    """Write batches of rows.

    Args:
        columns: Names of the columns.
        rows: The rows in lists, of which one is held at a time; each becomes a record batch, or a row group.
        file: Open to write bytes.
        form: "parquet" or "arrow".

    Raises:
        UsageError: pyarrow is not installed.
    """
    arrow = _pyarrow("pyarrow")
    kinds: list[set[str]] = [set() for _ in columns]
    texts = arrow.schema([(name, arrow.string()) for name in columns])
    with TemporaryFile() as waiting:
        with arrow.ipc.new_stream(waiting, texts) as writer:
            for batch in rows:
                writer.write_batch(arrow.record_batch(_texts(batch, kinds), schema=texts))
        waiting.seek(0)
        schema = arrow.schema(
            [(name, getattr(arrow, _type(kind))()) for name, kind in zip(columns, kinds, strict=True)]
        )
        with _writer(file, schema, form) as out:
            for batch in arrow.ipc.open_stream(waiting):
                out.write_batch(_cast(batch, schema))


def _texts(rows: Sequence[Terms], kinds: list[set[str]]) -> list[list[str | None]]:
    """The values of each column; what types they could have is added to `kinds`."""
    columns = list(zip(*rows, strict=True))
    for column, kind in zip(columns, kinds, strict=True):
        if _TEXT not in kind:
            kind.update(_kind(term) for term in column if term is not None)
    return [[None if term is None else bare(term) for term in column] for column in columns]


def _kind(term: Term) -> str:
    kind = _TYPES.get(term.datatype.value, _TEXT) if isinstance(term, Literal) else _TEXT
    return kind if kind == _TEXT or _FORMS[kind].fullmatch(term.value) else _TEXT  # type: ignore[union-attr]


def _type(kinds: set[str]) -> str:
    """The one type that holds all values of a column.

    >>> _type({"int64"}), _type({"int64", "float64"}), _type({"int64", "bool_"}), _type(set())
    ('int64', 'float64', 'string', 'string')
    """
    if len(kinds) == 1:
        return min(kinds)
    return "float64" if kinds == {"int64", "float64"} else _TEXT


def _cast(batch: Any, schema: Any) -> Any:
    """A batch of strings in the types of a schema, which its values are known to have the form of."""
    arrow, compute = _pyarrow("pyarrow"), _pyarrow("pyarrow.compute")
    made = []
    for column, field in zip(batch.columns, schema, strict=True):
        bare_column = column if field.type == arrow.string() else compute.utf8_ltrim(column, "+")
        made.append(compute.cast(bare_column, field.type))
    return arrow.record_batch(made, schema=schema)


def _writer(file: BinaryIO, schema: Any, form: str) -> AbstractContextManager[Any]:
    if form == "parquet":
        found: AbstractContextManager[Any] = _pyarrow("pyarrow.parquet").ParquetWriter(file, schema)
    else:
        found = _pyarrow("pyarrow").ipc.new_file(file, schema)
    return found


def _pyarrow(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        raise UsageError("pyarrow is not installed", hint="pip install 'rolegraph[parquet]'") from None
