"""Spots that push one another apart inside an ellipse, each as near as may be to where it would like to be."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from rolegraph.view.rings import Point

ROOM = 46.0
LABEL_WIDE = 1.6
"""Labels are wide, so the room that a spot wants is wider than high."""
_STEPS = 240


def spread(wanted: Sequence[Point], half: Point) -> list[Point]:
    """Spots in pixels around (0, 0), at most about `ROOM` from one another where there is room.

    Args:
        wanted: Where each would like to be.
        half: Half the width and height of the ellipse.

    >>> spread([], (10, 10))
    []
    """
    if not wanted:
        return []
    near = np.array(wanted, dtype=float)
    # Spots of one place: a small turn by number tells them apart before they push.
    turn = np.arange(len(near)) * math.pi * (3 - math.sqrt(5))
    spots = near + np.stack([np.cos(turn), np.sin(turn)], axis=1)
    for step in range(_STEPS):
        spots += _push(spots) + 0.02 * (1 - step / _STEPS) * (near - spots)
        spots = _inside(spots, half)
    return [(float(x), float(y)) for x, y in spots]


def _push(spots: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """How far each spot gives way to those nearer than their room."""
    stretch = np.array([1 / LABEL_WIDE, 1.0])
    between = (spots[:, None, :] - spots[None, :, :]) * stretch
    distance = np.hypot(between[..., 0], between[..., 1])
    np.fill_diagonal(distance, np.inf)
    force = np.clip(ROOM - distance, 0, None) / np.maximum(distance, 1e-6)
    shift: npt.NDArray[np.float64] = (0.2 * force[..., None] * between).sum(axis=1) / stretch
    return np.clip(shift, -12, 12)


def _inside(spots: npt.NDArray[np.float64], half: Point) -> npt.NDArray[np.float64]:
    reach = np.hypot(spots[:, 0] / max(half[0], 1.0), spots[:, 1] / max(half[1], 1.0))
    return spots / np.maximum(reach, 1.0)[:, None]
