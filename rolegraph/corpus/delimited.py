"""Tables as text: .csv (RFC 4180, and what spreadsheets make of it) and .tsv."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import BinaryIO, TextIO

from rolegraph.corpus.encoding import stream
from rolegraph.corpus.field import MAX_MARKUP
from rolegraph.corpus.lines import Lines
from rolegraph.corpus.table import Row
from rolegraph.errors import InputError

_DELIMITERS = (",", ";", "\t", "|")


def read_csv(file: BinaryIO, head: bytes) -> Delimited:
    """A table whose cells are parted by whatever parts its header into most: comma, semicolon, tab or bar.

    Raises:
        InputError: There is no header.
    """
    return Delimited(stream(file, head), None)


def read_tsv(file: BinaryIO, head: bytes) -> Delimited:
    """A table whose cells are parted by tabs.

    Raises:
        InputError: There is no header.
    """
    return Delimited(stream(file, head), "\t")


class Delimited:
    """A delimited table, read row by row. A cell is text and nothing else: a formula is never worked out."""

    def __init__(self, text: TextIO, delimiter: str | None) -> None:
        csv.field_size_limit(max(csv.field_size_limit(), MAX_MARKUP))  # one for the process; we only ever raise it
        self._lines = Lines(text)
        first = next((line for line in self._lines if line.strip()), None)
        if first is not None and first.lower().startswith("sep="):  # how Excel is told the delimiter
            delimiter, first = first[4:5], next(self._lines, None)
        if first is None:
            raise InputError("the table is empty")
        if first.lstrip().startswith(("{", "[", "<")):
            raise InputError(f"no table: its first line is {first.strip()[:40]!r}")
        self._reader = csv.reader(chain([first], self._lines), delimiter=delimiter or _delimiter(first))
        self.columns: Sequence[str] = self._header()

    def _header(self) -> list[str]:
        try:
            cells = next(self._reader)
        except csv.Error as error:
            raise InputError(f"its header cannot be read: {error}") from error
        return [cell.strip().lstrip("\ufeff") or f"column {place}" for place, cell in enumerate(cells, 1)]

    def rows(self, wanted: Sequence[str]) -> Iterator[Row]:
        """The rows below the header, which is row 1 as a spreadsheet counts; empty ones are passed over."""
        number = 1
        while not self._lines.exhausted:
            number += 1
            try:
                cells = next(self._reader)
            except StopIteration:
                return
            except (csv.Error, InputError) as error:
                yield Row(number, {}, InputError(str(error)))
                continue
            if cells:
                yield self._row(number, cells)

    def _row(self, number: int, cells: list[str]) -> Row:
        if self._lines.exhausted:  # a row that is whole asks for no further line
            return Row(number, {}, InputError("a quote is opened and never closed"))
        if any(cell.strip() for cell in cells[len(self.columns) :]):
            return Row(number, {}, InputError(f"{len(cells)} cells under {len(self.columns)} columns"))
        found: dict[str, object] = {}
        for column, cell in zip(self.columns, cells, strict=False):
            found.setdefault(column, cell)
        return Row(number, found)


def _delimiter(header: str) -> str:
    return max(_DELIMITERS, key=lambda sign: len(next(csv.reader([header], delimiter=sign))))
