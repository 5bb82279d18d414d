"""Tables of one JSON object a line: .jsonl and .ndjson."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Any, BinaryIO

from rolegraph.corpus.encoding import stream
from rolegraph.corpus.lines import Lines
from rolegraph.corpus.table import Row
from rolegraph.errors import InputError

_SAMPLE = 50
"""How many rows are looked at for the names of the columns, as each row may have its own."""


def read_jsonl(file: BinaryIO, head: bytes) -> JsonLines:
    """A table whose rows are JSON objects.

    Raises:
        InputError: There is no object among its first lines.
    """
    return JsonLines(Lines(stream(file, head)))


class JsonLines:
    """A table of JSON lines, read line by line; a row's number is that of its line, from 1."""

    def __init__(self, lines: Lines) -> None:
        rows = _rows(lines)
        sample = list(islice(rows, _SAMPLE))
        names = dict.fromkeys(name for row in sample for name in row.cells)
        if not names:
            problem = next((f": {row.problem}" for row in sample if row.problem), "")
            raise InputError(f"no JSON object in its first lines{problem}" if sample else "the table is empty")
        self.columns: Sequence[str] = list(names)
        self._rows = chain(sample, rows)

    def rows(self, wanted: Sequence[str]) -> Iterator[Row]:
        """The rows; blank lines are passed over."""
        yield from self._rows


def _rows(lines: Lines) -> Iterator[Row]:
    number = 0
    while not lines.exhausted:
        number += 1
        try:
            line = next(lines, "")
        except InputError as error:
            yield Row(number, {}, error)
            continue
        if line.strip():
            yield _row(number, line.lstrip("\ufeff"))


def _row(number: int, line: str) -> Row:
    try:
        cells: Any = json.loads(line)
    except json.JSONDecodeError as error:
        return Row(number, {}, InputError(f"no JSON: {error.msg} at column {error.colno}"))
    except (RecursionError, ValueError) as error:  # brackets without end, or a number of thousands of digits
        return Row(number, {}, InputError(f"no JSON that can be read: {error}"))
    if not isinstance(cells, dict):
        return Row(number, {}, InputError(f"a JSON {type(cells).__name__}, no object"))
    return Row(number, cells)
