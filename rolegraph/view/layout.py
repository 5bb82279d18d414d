"""A picture that stays: roles as flowers on a wreath, what only they have around them, what they share in the middle.

No random numbers: the same graph gives the same coordinates, rounded so that they give the same bytes.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations, pairwise

import networkx as nx
import numpy as np

from rolegraph.view.branches import Branches, branches
from rolegraph.view.rings import Point, circle_order, place
from rolegraph.view.spread import LABEL_WIDE, ROOM, spread

LEAF_STEP = 10.5
FIRST_RING = 46.0
NEXT_RING = 30.0
STAGGER = 9.0
_BETWEEN_KINDS = 0.7
_CONTRAST_WEIGHT = 3


def layout(graph: nx.MultiDiGraph, trees: Branches | None = None) -> dict[str, Point]:
    """Coordinates of every node in pixels, y downwards, the middle at (0, 0), rounded to a tenth.

    Args:
        graph: As `rolegraph.view.network` gives it; nodes with `kind` and, if known, `order`.
        trees: Its branches, where they are known already.

    >>> graph = nx.MultiDiGraph()
    >>> graph.add_node("cook", kind="role")
    >>> graph.add_node("taste", kind="skill")
    >>> _ = graph.add_edge("cook", "taste", key="requiresSkill")
    >>> layout(graph)
    {'cook': (0.0, 0.0), 'taste': (0.0, -46.0)}
    """
    trees = trees or branches(graph)
    flowers = {hub: _flower(graph, trees, hub) for hub in trees.hubs}
    radii = {hub: 20 + max((math.hypot(*at) for at in flower.values()), default=0) for hub, flower in flowers.items()}
    shared = trees.shared
    half = ROOM * math.sqrt(LABEL_WIDE * len(shared) / math.pi)
    rings = place(circle_order(trees.hubs, _weights(graph, trees)), radii, (half + 30, half + 20))
    positions: dict[str, Point] = dict(rings.centres)
    for hub, flower in flowers.items():
        x, y = rings.centres[hub]
        positions.update({node: (x + dx, y + dy) for node, (dx, dy) in flower.items()})
    positions.update(_middle(shared, trees, rings.centres, rings.middle))
    positions.update(_loose(graph.subgraph(trees.loose), positions))
    return {node: (round(x, 1) + 0.0, round(y, 1) + 0.0) for node, (x, y) in sorted(positions.items())}


def _weights(graph: nx.MultiDiGraph, trees: Branches) -> Callable[[str, str], float]:
    """How much two hubs have in common: nodes shared, and contrasts."""
    counts: Counter[frozenset[str]] = Counter()
    for owners in trees.owners.values():
        counts.update(frozenset(pair) for pair in combinations(sorted(owners), 2))
    for one, other, key in graph.edges(keys=True):
        if key == "contrastedWith":
            counts[frozenset((one, other))] += _CONTRAST_WEIGHT
    return lambda one, other: counts[frozenset((one, other))]


def _flower(graph: nx.MultiDiGraph, trees: Branches, hub: str) -> dict[str, Point]:
    """What hangs on a hub, around (0, 0): a wedge for each kind, from the top, clockwise."""
    leaves = trees.children.get(hub, ())
    sizes = [_breadth(trees, leaf) for leaf in leaves]
    kinds = [graph.nodes[leaf]["kind"] for leaf in leaves]
    borders = sum(one != other for one, other in pairwise(kinds)) + 1
    units = sum(sizes) + _BETWEEN_KINDS * borders
    radius = max(FIRST_RING, units * LEAF_STEP / (2 * math.pi))
    spots: dict[str, Point] = {}
    at = 0.0
    for number, (leaf, size) in enumerate(zip(leaves, sizes, strict=True)):
        if number and kinds[number] != kinds[number - 1]:
            at += _BETWEEN_KINDS
        # Two rows leave twice the room between neighbours; a leaf that carries others stays in the inner one.
        outer = number % 2 == 1 and leaf not in trees.children
        _spread(trees, leaf, (at, size, units), radius + (STAGGER if outer else 0), spots)
        at += size
    return spots


def _breadth(trees: Branches, node: str) -> int:
    return max(1, sum(_breadth(trees, child) for child in trees.children.get(node, ())))


def _spread(
    trees: Branches, node: str, sector: tuple[float, int, float], radius: float, spots: dict[str, Point]
) -> None:
    start, size, units = sector
    angle = 2 * math.pi * (start + (size - 1) / 2) / units
    spots[node] = (radius * math.sin(angle), -radius * math.cos(angle))
    for number, child in enumerate(trees.children.get(node, ())):
        breadth = _breadth(trees, child)
        further = radius + NEXT_RING + (STAGGER if number % 2 else 0)
        _spread(trees, child, (start, breadth, units), further, spots)
        start += breadth


def _middle(shared: Sequence[str], trees: Branches, centres: dict[str, Point], half: Point) -> dict[str, Point]:
    """Shared nodes between their hubs, pushed apart inside the free ellipse."""
    if not shared:
        return {}
    between = np.array([np.mean([centres[hub] for hub in sorted(trees.owners[node])], axis=0) for node in shared])
    # The wreath drawn in until it fits the middle: what neighbours share comes to lie before them, at the border.
    wanted = between * np.array(half) / np.maximum(np.abs(np.array(list(centres.values()))).max(axis=0), 1.0)
    spots = spread([(float(x), float(y)) for x, y in wanted], half)
    return dict(zip(shared, spots, strict=True))


def _loose(graph: nx.MultiDiGraph, placed: dict[str, Point]) -> dict[str, Point]:
    """What no role holds (the answer of a query): each connected part by its own springs, the parts in rows below."""
    parts = sorted(nx.weakly_connected_components(graph), key=lambda part: (-len(part), min(part)))
    spots: dict[str, Point] = {}
    wide = max(700.0, 100 * math.sqrt(len(graph)))
    x, y, row = 0.0, max((at[1] + 80 for at in placed.values()), default=0.0), 0.0
    for part in parts:
        half = 45 * math.sqrt(len(part))
        if x and x + 2 * half > wide:
            x, y, row = 0.0, y + row, 0.0
        around = nx.spring_layout(
            _plain(graph, part), seed=7, iterations=120, method="force", scale=half - 20, center=(x + half, y + half)
        )
        spots.update({node: (float(at[0]), float(at[1])) for node, at in around.items()})
        x, row = x + 2 * half, max(row, 2 * half)
    xs = [at[0] for at in spots.values()]
    shift = (max(xs) + min(xs)) / 2 if xs else 0.0
    return {node: (at[0] - shift, at[1]) for node, at in spots.items()}


def _plain(graph: nx.MultiDiGraph, part: set[str]) -> nx.Graph:
    """A part as a simple graph in sorted order: networkx walks a subgraph in the order of a set, other in each run."""
    plain = nx.Graph()
    plain.add_nodes_from(sorted(part))
    plain.add_edges_from(sorted({(start, end) for start, end in graph.subgraph(part).edges() if start != end}))
    return plain
