"""The small graph of a document: its role in the middle, what the text says of it around, in the order of the text."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from rolegraph.pages.tree import Node

INNER, STEP = 78.0, 52.0
"""Least radius of the inner circle, distance of the outer one from it: SVG units."""
LETTER, GAP = 6.6, 18.0
"""Width of a letter of a label, and how far it begins from its node: SVG units."""
SLOT = 13.5
"""How much of the inner circle a leaf wants, so that its label has a line of its own."""
LARGEST = 300.0
"""The largest inner circle; beyond it labels stand too close and are left out until they are chosen."""
LETTERS = 24
"""The most letters of a label."""
LINE = 14
"""The most letters of a line of the role's name."""
MOST = 150
"""How many things a graph shows at most: those that are said most often."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A node in the picture.

    Args:
        node: What stands there.
        x, y: Its place, (0, 0) being the role.
        up_x, up_y: The place of what it hangs on.
        turn: Degrees by which the label is turned, readable from left to right.
        flipped: Whether the label ends at the node, on the left side.
        cut: The label, shortened.
    """

    node: Node
    x: float
    y: float
    up_x: float
    up_y: float
    turn: float
    flipped: bool
    cut: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Where everything stands.

    Args:
        spots: The nodes around the role, in the order of reading.
        box: The view box: left, top, width, height.
        crowded: Whether labels would lie over one another.
        every: How many things there are; more than `spots` where there are too many to draw.
    """

    spots: tuple[Spot, ...]
    box: tuple[int, int, int, int]
    crowded: bool
    every: int


def draw(found: Sequence[Node]) -> Picture:
    """A place for each node, on circles around the role; the same nodes get the same places.

    >>> draw([]).spots
    ()
    """
    every = sum(node.size for node in found)
    found = _most_said(found) if every > MOST else found
    leaves = sum(node.leaves for node in found)
    inner = min(max(INNER, SLOT * leaves / math.tau), LARGEST)
    spots: list[Spot] = []
    at = 0.0
    for node in found:
        at = _place(spots, node, at, math.tau / leaves, inner, (0.0, 0.0))
    return Picture(tuple(spots), _box(spots), SLOT * leaves / math.tau > LARGEST, every)


def _most_said(found: Sequence[Node]) -> list[Node]:
    """Those that are said most often, first ones before later ones, with what hangs on them; in their order."""
    kept: set[str] = set()
    size = 0
    for node in sorted(found, key=lambda node: (-len(node.told), node.told[0])):
        if kept and size + node.size > MOST:
            break
        kept.add(node.thing)
        size += node.size
    return [node for node in found if node.thing in kept]


def _place(spots: list[Spot], node: Node, at: float, slot: float, radius: float, upper: tuple[float, float]) -> float:
    """Place a node and what hangs on it from slot `at` on, and give the next free slot."""
    angle = (at + node.leaves / 2) * slot - math.pi / 2
    x, y = round(radius * math.cos(angle), 1), round(radius * math.sin(angle), 1)
    degrees = math.degrees(angle) % 360
    flipped = 90 < degrees < 270
    turn = round((degrees - 180 if flipped else degrees), 1)
    spots.append(Spot(node, x, y, *upper, turn, flipped, shortened(node.label)))
    below = at
    for child in node.children:
        below = _place(spots, child, below, slot, radius + STEP, (x, y))
    return at + node.leaves


def _box(spots: Sequence[Spot]) -> tuple[int, int, int, int]:
    """A box around all nodes and labels, the role's own name too."""
    ends = [(-INNER, -INNER), (INNER, INNER), *map(_end, spots)]
    left, top = (math.floor(min(end[axis] for end in ends)) - 8 for axis in (0, 1))
    right, bottom = (math.ceil(max(end[axis] for end in ends)) + 8 for axis in (0, 1))
    return left, top, right - left, bottom - top


def _end(spot: Spot) -> tuple[float, float]:
    """Where the label of a spot ends; it goes on the way from what the spot hangs on."""
    far = math.hypot(spot.x, spot.y)
    reach = far + GAP + (0 if spot.node.children else LETTER * len(spot.cut))
    return spot.x / far * reach, spot.y / far * reach


def folded(name: str) -> list[str]:
    """The name of a role in at most three short lines, for the middle of its graph.

    >>> folded("Kepala Departemen Produksi"), folded("x" * 40)
    (['Kepala', 'Departemen', 'Produksi'], ['xxxxxxxxxxxxx…'])
    """
    rows = wrap(name, LINE, break_long_words=False, break_on_hyphens=False) or [""]
    rows = [row if len(row) <= LINE else f"{row[: LINE - 1]}…" for row in rows]
    return [*rows[:2], f"{rows[2][: LINE - 1]}…"] if len(rows) > 3 else rows


def shortened(label: str) -> str:
    """A label of at most so many letters, cut at a blank where there is one.

    >>> shortened("a" * 40), shortened("menyusun laporan keuangan perusahaan")
    ('aaaaaaaaaaaaaaaaaaaaaaa…', 'menyusun laporan…')
    """
    if len(label) <= LETTERS:
        return label
    head = label[:LETTERS]
    return f"{head.rpartition(' ')[0].rstrip() or head[:-1]}…"
