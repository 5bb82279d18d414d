"""Where everything of a chart stands in its picture, in user units of SVG (pixels of CSS)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin, sqrt

from rolegraph.charts.count import Chart, Named
from rolegraph.charts.words import clean, width, wrap

SIZE = 13
"""Of labels; a line of them is `LINE` high."""
LINE, EDGE, GAP = 16, 16, 12
BAR_LABEL, BAR_ROOM, BAR = 250, 400, 14
ROW_LABEL, HEAD_LABEL, CELL, TILT = 210, 240, 26, 55
LARGEST, ONE = 11.0, 5.0
"""Radii of dots: at most, and of one sentence where there is room. Their areas are as the numbers of sentences."""


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text from a point on; `turn` in degrees around it."""

    x: float
    y: float
    lines: tuple[str, ...]
    whole: str
    anchor: str = "start"
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """A bar (`w` by `h` from its corner) or a dot (radius `r` around its middle), and what it says."""

    x: float
    y: float
    says: str
    w: float = 0
    h: float = 0
    r: float = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is drawn below the title, the lowest first; `lines` are x1, y1, x2, y2."""

    width: float
    height: float
    lines: tuple[tuple[float, float, float, float], ...]
    shapes: tuple[Shape, ...]
    labels: tuple[Label, ...]
    numbers: tuple[Label, ...]


def bars(chart: Chart, lang: str, roles: str) -> Picture:
    """A bar for each thing, its label before it and its number behind it.

    Args:
        chart: Of the form "bars".
        lang: Language of the labels.
        roles: The word for roles.
    """
    longest = max(map(chart.count, chart.things), default=1)
    start, y = EDGE + BAR_LABEL + GAP, float(EDGE)
    labels, shapes, numbers = [], [], []
    for thing in chart.things:
        name, number = thing.names[lang], chart.count(thing)
        lines = wrap(name, SIZE, BAR_LABEL, 2)
        height = LINE * len(lines)
        labels.append(Label(start - GAP, y + LINE - 4, tuple(lines), clean(name), "end"))
        size = round(BAR_ROOM * number / longest, 1)
        shapes.append(Shape(start, y + (height - BAR) / 2, f"{clean(name)}: {number} {roles}", w=size, h=BAR))
        numbers.append(Label(round(start + size + 6, 1), y + height / 2 + 4.5, (str(number),), str(number)))
        y += height + GAP
    return Picture(
        start + BAR_ROOM + EDGE + 40, y - GAP + EDGE, ((start, EDGE - 6, start, y - GAP + 6),),
        tuple(shapes), tuple(labels), tuple(numbers),
    )  # fmt: skip


def matrix(chart: Chart, lang: str, sentences: str) -> Picture:
    """A dot where a role has a thing: roles are rows, things columns with slanted labels, numbers at both ends.

    Args:
        chart: Of the form "matrix".
        lang: Language of the labels.
        sentences: The word for sentences.
    """
    heads = [(_end(at), thing) for at, thing in enumerate(chart.things)]
    over = max((_reach(thing.names[lang]) for _, thing in heads), default=(0.0, 0.0))[0]
    top = EDGE + max((_reach(thing.names[lang])[1] for _, thing in heads), default=0) + 12
    left = EDGE + ROW_LABEL + GAP
    right, bottom = left + CELL * len(heads), top + CELL * len(chart.roles)
    most = max((len(told) for told in chart.marks.values()), default=1)
    shapes = tuple(
        _dot(chart, lang, sentences, (role, thing), (left + x, _end(y) + top), most)
        for y, role in enumerate(chart.roles)
        for x, thing in heads
        if (role.iri, thing.iri) in chart.marks
    )
    names = [_row_label(role.names[lang], _end(y) + top) for y, role in enumerate(chart.roles)]
    names += [_head_label(thing.names[lang], left + x, top - 8) for x, thing in heads]
    rules = [(left, top + CELL * at, right, top + CELL * at) for at in range(len(chart.roles) + 1)]
    rules += [(left + CELL * at, top, left + CELL * at, bottom) for at in range(len(heads) + 1)]
    return Picture(
        round(max(right + 40, right + over) + EDGE, 1), round(bottom + 24 + EDGE, 1),
        tuple(_rounded(rule) for rule in rules), shapes, tuple(names),
        tuple(_sums(chart, (left, top), (right, bottom))),
    )  # fmt: skip


def _rounded(line: Sequence[float]) -> tuple[float, float, float, float]:
    x1, y1, x2, y2 = (round(value, 1) for value in line)
    return x1, y1, x2, y2


def _end(at: int) -> float:
    """The middle of a cell, from the corner of the grid."""
    return CELL * (at + 0.5)


def _reach(name: str) -> tuple[float, float]:
    """How far a slanted label goes to the right and up."""
    size = width(wrap(name, SIZE, HEAD_LABEL, 1)[0], SIZE)
    return round(size * cos(radians(TILT)), 1), round(size * sin(radians(TILT)) + 8, 1)


def _row_label(name: str, y: float) -> Label:
    lines = tuple(wrap(name, SIZE, ROW_LABEL, 1))
    return Label(EDGE + ROW_LABEL, round(y + 4.5, 1), lines, clean(name), "end")


def _head_label(name: str, x: float, y: float) -> Label:
    return Label(round(x + 4, 1), round(y, 1), tuple(wrap(name, SIZE, HEAD_LABEL, 1)), clean(name), turn=-TILT)


def _dot(chart: Chart, lang: str, word: str, pair: tuple[Named, Named], at: tuple[float, float], most: int) -> Shape:
    number = len(chart.marks[pair[0].iri, pair[1].iri])
    said = f"{clean(pair[0].names[lang])} – {clean(pair[1].names[lang])}: {number} {word}"
    return Shape(round(at[0], 1), round(at[1], 1), said, r=radius(number, most))


def radius(number: int, most: int) -> float:
    """The radius of a dot for so many sentences, where one dot has `most`: areas are as the numbers.

    >>> radius(1, 1), radius(4, 4), radius(2, 50)
    (5.0, 10.0, 2.2)
    """
    return round(min(ONE, LARGEST / sqrt(most)) * sqrt(number), 1)


def _sums(chart: Chart, corner: tuple[float, float], end: tuple[float, float]) -> list[Label]:
    """The number of marks of each row, at its right, and of each column, below it."""
    found = []
    for y, role in enumerate(chart.roles):
        number = str(sum(pair[0] == role.iri for pair in chart.marks))
        found.append(Label(end[0] + 8, round(corner[1] + _end(y) + 4.5, 1), (number,), number))
    for x, thing in enumerate(chart.things):
        number = str(chart.count(thing))
        found.append(Label(round(corner[0] + _end(x), 1), round(end[1] + 17, 1), (number,), number, "middle"))
    return found
