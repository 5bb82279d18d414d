"""Where the roles stand: on ellipses around the middle, those that share much beside each other."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

ASPECT = 1.12
GAP = 44.0
CLOSE = 4
"""What two roles have in common, from here on they stand together,"""
CLOSE_PART = 0.2
"""if it is this part of what the one has in common with all before it."""
_STEPS = 720
_OUTER_COST = 0.3  # lines from an outer ring to the middle cross the flowers of the inner ones
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rings:
    """Centres of the hubs, and half the width and height of the free middle, in pixels of the picture."""

    centres: dict[str, Point]
    middle: Point


def circle_order(hubs: Iterable[str], weight: Callable[[str, str], float]) -> list[str]:
    """The hubs in a circle: by name, but for one that is close to some before it, which stands behind the closest.

    A search for the shortest lines finds circles with lines a tenth shorter, and another circle for every new hub. Here
    a new one moves the others on by one place at most, unless it is close to some: on the roles of `data/roles` it
    moves them by a tenth of the picture's width in the mean, and that search by more than a third.

    Args:
        hubs: In any order; the answer does not depend on it.
        weight: What two have in common; symmetric, at least 0.

    >>> circle_order("abcd", lambda one, other: 5 * ({"a", "d"} == {one, other}))
    ['a', 'd', 'b', 'c']
    """
    order: list[str] = []
    for hub in sorted(hubs):
        common = {other: weight(hub, other) for other in order}
        most, closest = max(((common[other], other) for other in order), default=(0, ""))
        close = most >= max(CLOSE, sum(common.values()) * CLOSE_PART)
        order.insert(order.index(closest) + 1 if close else len(order), hub)
    return order


def place(order: Sequence[str], radii: Mapping[str, float], middle: Point) -> Rings:
    """Centres for the hubs, in their order, around a middle of at least the half axes `middle`.

    One ring while that is hardly larger than more; more rings where one would grow around an empty middle.
    """
    if not order:
        return Rings({}, middle)
    if len(order) == 1:
        return Rings({order[0]: (0.0, 0.0)}, (0.0, 0.0))
    widest = max(radii.values())
    pitch = 2 * widest + GAP
    if len(order) == 2:
        reach = middle[0] + widest + GAP
        return Rings({order[0]: (-reach, 0.0), order[1]: (reach, 0.0)}, middle)
    plans = [_plan(len(order), rings, middle[1], pitch) for rings in range(1, 1 + math.ceil(math.sqrt(len(order))))]
    inner, rings = min(plans, key=lambda plan: (plan[0] + plan[1] * (1 + _OUTER_COST) * pitch, plan[1]))
    axes = [(ASPECT * height, height) for height in (inner + pitch * (number + 0.5) for number in range(rings))]
    centres: dict[str, Point] = {}
    for names, (width, height) in zip(_shares(order, axes), axes, strict=True):
        centres.update(_around(names, radii, width, height))
    return Rings(centres, (ASPECT * (inner + pitch / 2) - pitch / 2, inner))


def _plan(count: int, rings: int, least: float, pitch: float) -> tuple[float, int]:
    """Half the height of the smallest middle, at least `least`, around which so many rings hold all hubs."""
    inner = least
    while sum(int(_perimeter(inner + pitch * (number + 0.5)) / pitch) for number in range(rings)) < count:
        inner += pitch / 16
    return inner, rings


def _perimeter(height: float) -> float:
    width = ASPECT * height
    return math.pi * (3 * (width + height) - math.sqrt((3 * width + height) * (width + 3 * height)))  # Ramanujan 1914


def _shares(order: Sequence[str], axes: Sequence[Point]) -> list[list[str]]:
    """The hubs dealt to the rings by their length, so that neighbours in the order stay in one direction."""
    lengths = [_perimeter(height) for _, height in axes]
    dealt: list[list[str]] = [[] for _ in axes]
    for number, name in enumerate(order, start=1):
        wanted = [number * length / sum(lengths) - len(held) for length, held in zip(lengths, dealt, strict=True)]
        dealt[wanted.index(max(wanted))].append(name)
    return dealt


def _around(names: Sequence[str], radii: Mapping[str, float], width: float, height: float) -> dict[str, Point]:
    """Centres along one ellipse, by length of arc, each hub with room for its own radius; from the top, clockwise."""
    angles = np.linspace(0.0, 2 * math.pi, _STEPS + 1)
    xs, ys = width * np.sin(angles), -height * np.cos(angles)
    arc = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(xs), np.diff(ys)))])
    room = np.array([2 * radii[name] + GAP for name in names])
    along = (np.cumsum(room) - room / 2 - room[0] / 2) / room.sum() * arc[-1]
    return {
        name: (float(np.interp(at, arc, xs)), float(np.interp(at, arc, ys)))
        for name, at in zip(names, along, strict=True)
    }
