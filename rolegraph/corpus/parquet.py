"""Apache Parquet tables, read batch by batch and only in the columns that are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from rolegraph.corpus.table import Row
from rolegraph.errors import InputError

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH = 256
"""Rows that are in memory at a time: texts are long."""


def read_parquet(file: BinaryIO, head: bytes) -> Parquet:
    """A Parquet table.

    Raises:
        InputError: The file is broken or encrypted.
    """
    return Parquet(file)


class Parquet:
    """A Parquet table; its first row is row 1."""

    def __init__(self, file: BinaryIO) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        self._errors = (pa.ArrowException, OSError, ValueError)
        try:
            self._file = parquet.ParquetFile(file, buffer_size=1 << 20, pre_buffer=False)
            self.columns: Sequence[str] = list(self._file.schema_arrow.names)
        except self._errors as error:
            raise InputError(f"a Parquet table that cannot be read: {_first_line(error)}") from error

    def rows(self, wanted: Sequence[str]) -> Iterator[Row]:
        """The rows; where a group of rows is broken, one row with a problem stands for what is left of it."""
        first = 1
        for group in range(self._file.num_row_groups):
            yield from self._group(group, first, list(wanted))
            first += self._file.metadata.row_group(group).num_rows

    def _group(self, group: int, first: int, wanted: list[str]) -> Iterator[Row]:
        number = first
        batches = self._file.iter_batches(_BATCH, row_groups=[group], columns=wanted, use_threads=False)
        while True:
            try:
                batch = next(batches, None)
                cells = {} if batch is None else {name: _values(batch.column(name)) for name in wanted}
            except self._errors as error:
                last = first + self._file.metadata.row_group(group).num_rows - 1
                yield Row(number, {}, InputError(f"from here to row {last:,} it is broken: {_first_line(error)}"))
                return
            if batch is None:
                return
            for place in range(batch.num_rows):
                yield Row(number, {name: values[place] for name, values in cells.items()})
                number += 1


def _values(column: pa.Array) -> list[object]:
    """The cells as Python values; strings as bytes, since a file may call strings what is no UTF-8."""
    import pyarrow as pa

    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_string(column.type):
        column = column.cast(pa.binary())
    elif pa.types.is_large_string(column.type):
        column = column.cast(pa.large_binary())
    values: list[object] = column.to_pylist()
    return values


def _first_line(error: BaseException) -> str:
    return str(error).split("\n", 1)[0][:200]
