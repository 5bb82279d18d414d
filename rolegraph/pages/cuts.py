"""A text cut where something begins or ends, so that overlapping spans can be marked without crossing elements.

Each piece lies under all the lines of the spans around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rolegraph.pages.marks import Mark
from rolegraph.pages.sheets import Left

WORD = 24
"""The most letters of a word that is kept together with the sign before it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line in which nothing begins or ends.

    Args:
        text: Its characters.
        marks: What lies over it, the lowest line first.
        begins: Marks that begin with it, longest first.
        left: Number of the stretch that gave nothing around it, or None.
        opens: Whether that stretch begins here.
    """

    text: str
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...]
    left: int | None
    opens: bool

    @property
    def head(self) -> str:
        """The first word, which stays with the signs before it; "" where it is too long for that, or nothing begins."""
        word = self.text.partition(" ")[0]
        return word if (self.begins or self.opens) and len(word) <= WORD else ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text: its pieces, and how many lines below one another its marks need."""

    pieces: tuple[Piece, ...]
    lanes: int


def lines(text: str, found: Sequence[Mark], left: Sequence[Left] = ()) -> list[Line]:
    r"""The lines of a text, cut into pieces that together are the text without its line breaks.

    Args:
        text: The text.
        found: Its marks.
        left: What gave nothing, of `stretches`; the first has the number 1.

    >>> [[piece.text for piece in line.pieces] for line in lines("a b\nc", [])]
    [['a b'], ['c']]
    """
    bounds = {0, len(text)}
    bounds.update(*((mark.start, mark.end) for mark in found))
    bounds.update(*((one.start, one.end) for one in left))
    ends = [at for at, char in enumerate(text) if char == "\n"]
    bounds.update(ends, (at + 1 for at in ends))
    cuts = sorted(bounds)
    sweep = _Sweep(found, left)
    rows: list[list[Piece]] = [[]]
    for start, end in pairwise(cuts):
        piece = sweep.piece(text, start, end)
        if piece.text == "\n":
            rows.append([])
        else:
            rows[-1].append(piece)
    return [Line(tuple(row), max((mark.lane for piece in row for mark in piece.marks), default=0)) for row in rows]


class _Sweep:
    """What is open while the text goes by, from left to right."""

    def __init__(self, found: Sequence[Mark], left: Sequence[Left]) -> None:
        self._coming = sorted(found, key=lambda mark: (mark.start, -mark.end, mark.number), reverse=True)
        self._open: list[Mark] = []
        self._left = list(enumerate(left, start=1))[::-1]
        self._around: list[tuple[int, Left]] = []

    def piece(self, text: str, start: int, end: int) -> Piece:
        self._open = [mark for mark in self._open if mark.end > start]
        begins = []
        while self._coming and self._coming[-1].start <= start:
            begins.append(self._coming.pop())
        self._open += begins
        around = self._stretch(start)
        return Piece(
            text=text[start:end],
            marks=tuple(sorted(self._open, key=lambda mark: (-mark.lane, mark.number))),
            begins=tuple(begins),
            left=around[0] if around else None,
            opens=around is not None and around[1].start == start,
        )

    def _stretch(self, at: int) -> tuple[int, Left] | None:
        """What gave nothing around a place, with its number: the first of those that overlap."""
        while self._left and self._left[-1][1].start <= at:
            self._around.append(self._left.pop())
        self._around = [(number, one) for number, one in self._around if one.end > at]
        return self._around[0] if self._around else None
