"""Lines put in order, more of them than memory holds: an external merge sort (Knuth, TAOCP 3, section 5.4)."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Self

LIMIT = 32_000_000
"""How many characters are kept in memory before they go to a file."""


class Spool:
    r"""Takes lines in any order, and gives them sorted by code point and none twice, as often as they are asked for.

    Args:
        limit: Characters to keep in memory.

    >>> with Spool(limit=4) as spool:
    ...     spool.extend(["b", "ccc", "a", "b"])
    ...     list(spool)
    ['a', 'b', 'ccc']
    """

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._size = 0
        self._lines: list[str] = []
        self._runs: list[Path] = []
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def add(self, line: str) -> None:
        r"""Take a line; it holds no "\n"."""
        self._lines.append(line)
        self._size += len(line)
        if self._size > self._limit:
            self._spill()

    def extend(self, lines: Iterable[str]) -> None:
        """Take several."""
        for line in lines:
            self.add(line)

    def __iter__(self) -> Iterator[str]:
        self._lines = sorted(set(self._lines))
        for line, _ in groupby(heapq.merge(self._lines, *map(_read, self._runs))):
            yield line

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._folder is not None:
            self._folder.cleanup()

    def _spill(self) -> None:
        """Write what memory holds as one sorted run."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="rolegraph-")
        run = Path(self._folder.name) / str(len(self._runs))
        with run.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in sorted(set(self._lines)))
        self._runs.append(run)
        self._lines, self._size = [], 0


def _read(run: Path) -> Iterator[str]:
    with run.open(encoding="utf-8", newline="\n") as file:  # a carriage return is no line's end here
        for line in file:
            yield line[:-1]
