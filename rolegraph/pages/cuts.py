"""A text cut where something begins or ends, so that overlapping spans can be marked without crossing elements.

Each piece lies under all the lines of the spans around it. As in displaCy's span style, spans that share characters get
lines below one another: the shortest nearest to the text.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rolegraph.pages.sheets import Left
from rolegraph.pages.signs import kind_of
from rolegraph.told import Told
from rolegraph.view.kinds import Kind

WORD = 24
"""The most letters of a word that is kept together with the sign before it."""
LANES = 12
"""The most lines below one another that the style sheet has room for; further spans share the last."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of a text and the statements of one kind that stand exactly there.

    Args:
        number: Its number on the page, from 1 in text order.
        start: First code point.
        end: One past the last; more than `start`.
        kind: How it is drawn.
        told: Numbers of the statements, from 1.
        lane: Which line below the text is its own, 1 nearest to it.
    """

    number: int
    start: int
    end: int
    kind: Kind
    told: tuple[int, ...]
    lane: int


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


class _Lane:
    """Spans that share no characters, in order."""

    def __init__(self) -> None:
        self._taken: list[tuple[int, int]] = []

    def take(self, start: int, end: int) -> bool:
        """Put a span in, if it is free there."""
        at = bisect(self._taken, (start, end))
        if (at and self._taken[at - 1][1] > start) or (at < len(self._taken) and self._taken[at][0] < end):
            return False
        self._taken.insert(at, (start, end))
        return True


def marks(text: str, told: Sequence[Told]) -> list[Mark]:
    """The spans of statements in a text, each with its lane; blank ones are left out.

    Args:
        text: The text. Offsets beyond it, of a damaged store, are held inside.
        told: Statements in text order; the first has the number 1.
    """
    places: dict[tuple[int, int, str], list[int]] = {}
    for number, one in enumerate(told, start=1):
        start, end = _inner(text, one.start, one.end)
        if start < end:
            places.setdefault((start, end, kind_of(one.relation).key), []).append(number)
    lanes = _lanes(places)
    kinds = {kind.key: kind for kind in (kind_of(one.relation) for one in told)}
    ordered = sorted(places, key=lambda place: (place[0], -place[1], places[place]))
    return [
        Mark(number, start, end, kinds[key], tuple(places[start, end, key]), lanes[start, end, key])
        for number, (start, end, key) in enumerate(ordered, start=1)
    ]


def stretches(text: str, left: Iterable[Left]) -> list[Left]:
    """What gave nothing without the blanks around it, sorted; what is blank altogether is left out.

    >>> stretches("a  b ", [Left(1, 5, ""), Left(1, 3, "")])
    [Left(start=3, end=4, reason='')]
    """
    found = {Left(*_inner(text, one.start, one.end), one.reason) for one in left}
    return sorted(one for one in found if one.start < one.end)


def _inner(text: str, start: int, end: int) -> tuple[int, int]:
    """A span held inside the text, without the blanks at its ends."""
    start, end = (min(max(offset, 0), len(text)) for offset in (start, end))
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _lanes(places: Iterable[tuple[int, int, str]]) -> dict[tuple[int, int, str], int]:
    """The nearest lane that is free, for the shortest spans first."""
    rows: list[_Lane] = []
    found = {}
    for start, end, key in sorted(places, key=lambda place: (place[1] - place[0], place)):
        lane = next((number for number, row in enumerate(rows, start=1) if row.take(start, end)), len(rows) + 1)
        if lane > len(rows):
            rows.append(_Lane())
            rows[-1].take(start, end)
        found[start, end, key] = min(lane, LANES)
    return found


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
