"""A table of a taxonomy as rows with their places; what is cut off in the middle is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BufferedReader
from typing import cast

from rolegraph.corpus.delimited import Delimited, read_csv, read_tsv
from rolegraph.errors import InputError
from rolegraph.taxonomy.parts import AGAIN, Bounded, Part
from rolegraph.taxonomy.problem import Problems

_HEAD = 4096
Cells = Mapping[str, str]


class Rows:
    """The rows of a table.

    Args:
        part: The file.
        file: Its bytes.

    Raises:
        InputError: It is empty, or no table.
    """

    def __init__(self, part: Part, file: Bounded) -> None:
        self.part = part
        self._file = file
        buffered = BufferedReader(file, 1 << 16)
        head = buffered.peek(_HEAD)[:_HEAD]
        if not head.strip():
            raise InputError(f"{part.name}: the file is empty", hint=AGAIN)
        try:
            opened = read_tsv if part.ending == ".tsv" else read_csv
            self._table: Delimited = opened(buffered, head)
        except InputError as error:
            raise InputError(f"{part.name}: {error.message}", hint=error.hint) from error
        self.columns = tuple(self._table.columns)

    def each(
        self, problems: Problems, *, needed: tuple[str, ...] = (), whole: bool = True
    ) -> Iterator[tuple[str, Cells]]:
        """The good rows, each with its place ("row 12", the header being row 1).

        Args:
            problems: Where the others are told.
            needed: Columns that may not be empty.
            whole: Whether a row with fewer cells than the header is a bad one.

        Raises:
            InputError: The file ends in the middle of a row, as half a download does.
        """
        short: str | None = None
        for row in self._table.rows(self.columns):
            if short is not None:
                problems.add("short rows, skipped", self.part.name, short)
                short = None
            place = f"row {row.number}"
            if row.problem is not None:
                if "never closed" in row.problem.message:
                    raise self._cut_off(place)
                problems.add("rows that cannot be read, skipped", self.part.name, f"{place}: {row.problem.message}")
                continue
            if whole and len(row.cells) < len(self.columns):
                short = place
                continue
            cells = cast(Cells, row.cells)
            if any(not cells.get(column, "").strip() for column in needed):
                problems.add("rows without " + " or ".join(needed) + ", skipped", self.part.name, place)
                continue
            yield place, cells
        if short is not None:
            if self._file.last not in (b"\n", b"\r"):
                raise self._cut_off(short)
            problems.add("short rows, skipped", self.part.name, short)

    def digest(self) -> str:
        """The SHA-256 of the file, of which what is left is read now."""
        return self._file.digest()

    def _cut_off(self, place: str) -> InputError:
        return InputError(f"{self.part.name}: ends in the middle of {place}", hint=AGAIN)
