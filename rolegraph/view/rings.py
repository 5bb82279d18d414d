"""Where the roles stand: on ellipses around the middle, those that share much beside each other."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

ASPECT = 1.12
GAP = 44.0
_STEPS = 720
_OUTER_COST = 0.3  # lines from an outer ring to the middle cross the flowers of the inner ones
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rings:
    """Centres of the hubs, and half the width and height of the free middle, in pixels of the picture."""

    centres: dict[str, Point]
    middle: Point


def circle_order(hubs: Sequence[str], weight: Callable[[str, str], float]) -> list[str]:
    """The hubs in a circle so that pairs of much weight are near; only exchanges, so equal on every machine.

    Args:
        hubs: In any order; the answer does not depend on it.
        weight: Symmetric, at least 0; whole numbers keep the answer free of rounding.

    >>> circle_order("abcd", lambda one, other: {"a", "c"} == {one, other})
    ['b', 'a', 'c', 'd']
    """
    names = sorted(hubs)
    count = len(names)
    if count < 4:
        return names
    weights = np.array([[0.0 if one == other else weight(one, other) for other in names] for one in names])
    places = np.arange(count)
    apart = np.abs(places[:, None] - places[None, :])
    apart = np.minimum(apart, count - apart).astype(float)
    order = list(range(count))
    cost = _length(weights, apart, order)
    for _ in range(20):
        before = cost
        for one in range(count):
            for other in range(one + 1, count):
                order[one], order[other] = order[other], order[one]
                tried = _length(weights, apart, order)
                if tried < cost:
                    cost = tried
                else:
                    order[one], order[other] = order[other], order[one]
        if cost == before:
            break
    return [names[number] for number in order]


def _length(weights: npt.NDArray[np.float64], apart: npt.NDArray[np.float64], order: list[int]) -> float:
    return float((weights[np.ix_(order, order)] * apart).sum())


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
