"""The lines of a stream, none longer than memory can bear."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from rolegraph.errors import InputError

MAX_LINE = 4_000_000
"""The longest line of a table that is read, in characters."""


class Lines(Iterator[str]):
    r"""The lines with their ends, one by one; `exhausted` once nothing is left and that has shown.

    Raises:
        InputError: At a line longer than `MAX_LINE`; the next call gives the line behind it.

    >>> from io import StringIO
    >>> list(Lines(StringIO("kasir\nsatpam")))
    ['kasir\n', 'satpam']
    """

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self.exhausted = False

    def __next__(self) -> str:
        line = self._text.readline(MAX_LINE)
        if not line:
            self.exhausted = True
            raise StopIteration
        if len(line) == MAX_LINE and not line.endswith(("\n", "\r")):
            self._skip()
            raise InputError(f"a line has more than {MAX_LINE:,} characters")
        return line

    def _skip(self) -> None:
        while (rest := self._text.readline(MAX_LINE)) and not rest.endswith(("\n", "\r")):
            pass
