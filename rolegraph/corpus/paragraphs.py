"""Lines on a page put together to paragraphs, by where they stand.

A line goes on where its neighbour's first word would not have fit into it. That needs no look at words or endings, so
that it holds for every language, for ragged and for even margins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_ITEM = re.compile(r"(?:[-•*·–—▪◦●○■□◆►➢✓✔‣\uf000-\uf0ff]|\(?\d{1,2}[.)]|[a-zA-Z][.)])(?=\s)")
_PRIVATE = re.compile(r"^[\uf000-\uf0ff]\s*")
"""Bullets of symbol fonts, which stand where Unicode has no characters."""
_HYPHENS = ("\x02", "\ufffe", "\u00ad")
"""How PDFium writes a hyphen that only ends a line."""
_PAGE_NUMBER = re.compile(r"(?:[Hh]alaman |[Pp]age )?-?\s?\d{1,4}(?:\s?(?:/|of|dari)\s?\d{1,4})?\s?-?")
_NARROW = 0.4
"""A column that takes less of its page holds labels and names, not paragraphs."""
_SAME_LINE = 3.0
"""Points by which left edges may differ that are meant to be one."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page and its box, in points, from the lower left corner of the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """From its lower to its upper edge."""
        return max(self.top - self.bottom, 0.1)

    @property
    def is_item(self) -> bool:
        """Whether it begins with a bullet or a number."""
        return bool(_ITEM.match(self.text))


def joined(pages: Iterable[Sequence[Line]]) -> Iterator[str]:
    """The paragraphs of the pages; items of a list that stand close together are one, with lines.

    >>> page = [Line("Kasir melayani", 50, 150, 700, 712), Line("pembeli.", 50, 90, 686, 698)]
    >>> list(joined([page]))
    ['Kasir melayani pembeli.']
    """
    text, in_item = "", False
    last: Line | None = None
    for page in pages:
        lines = _without_page_number(page)
        margins, gap = _margins(lines), _usual_gap(lines)
        for place, line in enumerate(lines):
            if last is None:
                text = _marked(line.text)
            elif _goes_on(last, line, margins, gap) if place else _goes_over(line):
                text, last = _with(text, line.text), line
                continue
            elif place and in_item and line.is_item:
                text = f"{text}\n{_marked(line.text)}"
            else:
                yield text
                text = _marked(line.text)
            last, in_item = line, line.is_item
    if text:
        yield text


def _goes_over(line: Line) -> bool:
    """Whether the first line of a page continues the page before it."""
    return not line.is_item and line.text[:1].islower()


def _goes_on(before: Line, line: Line, margins: dict[int, float], gap: float) -> bool:
    """Whether a line continues the one before it."""
    if line.is_item or abs(before.height - line.height) > 0.15 * before.height:
        return False
    fall = before.bottom - line.bottom
    if not 0 < fall < max(1.35 * min(gap, 1.6 * before.height), 1.1 * before.height):
        return False
    margin = margins[_column(before)]
    word = len(line.text.split(maxsplit=1)[0]) + 1
    needed = word * (line.right - line.left) / len(line.text)
    return before.right + needed > margin and before.text[-1] not in ":;"


def _column(line: Line) -> int:
    return round(line.left / _SAME_LINE)


def _margins(lines: Sequence[Line]) -> dict[int, float]:
    """How far lines of each left edge may reach: as far as the longest of those edges does that lies near.

    Where even that one is short, nothing is full: its column has no right margin.
    """
    reach: dict[int, float] = {}
    for line in lines:
        reach[_column(line)] = max(reach.get(_column(line), 0.0), line.right)
    page = max(reach.values(), default=0.0) - min((line.left for line in lines), default=0.0)
    return {
        column: right if right - column * _SAME_LINE > _NARROW * page else float("inf")
        for column, right in reach.items()
    }


def _usual_gap(lines: Sequence[Line]) -> float:
    """The fall from one line to the next, as most lines have it."""
    falls = [one.bottom - other.bottom for one, other in pairwise(lines) if one.bottom > other.bottom]
    return median(falls) if falls else 0.0


def _without_page_number(lines: Sequence[Line]) -> list[Line]:
    """The lines without a first or last one that only numbers the page."""
    kept = list(lines)
    for place in (-1, 0):
        if len(kept) > 1 and _PAGE_NUMBER.fullmatch(kept[place].text):
            kept.pop(place)
    return kept


def _marked(text: str) -> str:
    return _PRIVATE.sub("• ", text)


def _with(text: str, line: str) -> str:
    """A line added to a paragraph; a hyphen goes where it only divided a word, and stays in "hati-hati"."""
    if text.endswith(_HYPHENS):
        return text[:-1] + line
    if text.endswith("-") and text[-2:-1].isalpha() and line[:1].islower():
        first, second = text[:-1].rsplit(maxsplit=1)[-1], line.split(maxsplit=1)[0]
        return text + line if second.startswith(first) else text[:-1] + line
    return f"{text} {line}"
