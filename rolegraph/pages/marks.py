"""The spans of statements in a text, each with a line of its own below the words.

As in displaCy's span style, spans that share characters get lines below one another: the shortest nearest to the text.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rolegraph.pages.sheets import Left
from rolegraph.pages.signs import kind_of
from rolegraph.told import Told
from rolegraph.view.kinds import Kind

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
