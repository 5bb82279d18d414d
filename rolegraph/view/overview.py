"""An overview of a graph that is too large to draw at once: leading roles with those like them, and what most share.

The rule is one that a reader can be told: the most linked role leads, and so does the next one that shares little with
the leaders before it; every other role stands with the leader with which it shares most. A thing that two roles share
counts by how few have it. A new role therefore changes the group of no other one, unless it leads.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from rolegraph.view.branches import Branches, branches
from rolegraph.view.rings import ASPECT, Point
from rolegraph.view.spread import spread

MOST_GROUPS = 12
MOST_ROLES = 12
MOST_SHARED = 60
ALIKE = 0.2
"""A role that shares with one leader this part of what it shares with the role closest to it does not lead."""
_WHOLE = 5040
_RING = 150.0
_PITCH = 430.0


@dataclass(frozen=True, slots=True)
class Group:
    """Roles that stand together: who leads, "" for those that share nothing with a leader; all, most linked first."""

    leader: str
    members: tuple[str, ...]

    @property
    def shown(self) -> tuple[str, ...]:
        """Those that the overview draws."""
        return self.members[:MOST_ROLES]


@dataclass(frozen=True, slots=True)
class Overview:
    """What the page opens on.

    Args:
        groups: By rank of their leaders; the one without a leader, if any, comes last.
        shared: The things of most roles, those of most first.
        positions: Of everything that is drawn, in pixels, y downwards, rounded to a tenth.
        centres: Where each group stands.
    """

    groups: tuple[Group, ...]
    shared: tuple[str, ...]
    positions: dict[str, Point]
    centres: tuple[Point, ...]


def overview(graph: nx.MultiDiGraph, trees: Branches | None = None) -> Overview:
    """The overview of a network of `rolegraph.view.network`.

    >>> graph = nx.MultiDiGraph()
    >>> for role in ("cook", "baker"):
    ...     graph.add_node(role, kind="role")
    ...     _ = graph.add_edge(role, "taste", key="requiresSkill")
    >>> graph.nodes["taste"]["kind"] = "skill"
    >>> found = overview(graph)
    >>> found.groups, found.shared
    ((Group(leader='baker', members=('baker', 'cook')),), ('taste',))
    """
    trees = trees or branches(graph)
    roles = sorted((node for node, kind in graph.nodes(data="kind") if kind == "role"), key=_most_linked(graph))
    groups = _groups(roles, _alike(trees))
    shared = tuple(sorted(trees.shared, key=lambda node: (-len(trees.owners[node]), node))[:MOST_SHARED])
    centres = _centres(len(groups))
    positions: dict[str, Point] = {}
    for group, centre in zip(groups, centres, strict=True):
        positions.update(_around(group, centre))
    positions.update(_middle(shared, trees, groups, centres))
    placed = {node: (round(x, 1) + 0.0, round(y, 1) + 0.0) for node, (x, y) in sorted(positions.items())}
    return Overview(groups, shared, placed, tuple((round(x, 1) + 0.0, round(y, 1) + 0.0) for x, y in centres))


def _most_linked(graph: nx.MultiDiGraph) -> Callable[[str], tuple[int, str]]:
    return lambda node: (-graph.degree(node), node)


def _alike(trees: Branches) -> dict[str, Counter[str]]:
    """For each role what it shares with each other one, in whole numbers, so that no order of a sum changes it."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for owners in trees.owners.values():
        if len(owners) > 1:
            weight = _WHOLE // len(owners)
            for one in owners:
                for other in owners:
                    if one != other:
                        found[one][other] += weight
    return found


def _groups(roles: Sequence[str], alike: Mapping[str, Counter[str]]) -> tuple[Group, ...]:
    leaders: list[str] = []
    for role in roles:
        most = max((alike[role][leader] for leader in leaders if role in alike), default=0)
        if len(leaders) < MOST_GROUPS and role in alike and most <= ALIKE * max(alike[role].values()):
            leaders.append(role)
    members: dict[str, list[str]] = {leader: [leader] for leader in leaders}
    rest: list[str] = []
    for role in (role for role in roles if role not in members):
        nearest = max(leaders, key=lambda leader: alike[role][leader] if role in alike else 0, default="")
        home = members[nearest] if role in alike and nearest and alike[role][nearest] else rest
        home.append(role)
    found = [Group(leader, tuple(all_of)) for leader, all_of in members.items()]
    return (*found, Group("", tuple(rest))) if rest else tuple(found)


def _centres(count: int) -> list[Point]:
    """Places for the groups on an ellipse, from the top, clockwise."""
    if count == 1:
        return [(0.0, 0.0)]
    half = max(_PITCH, _PITCH * count / (2 * math.pi))
    turns = [2 * math.pi * number / count for number in range(count)]
    return [(ASPECT * half * math.sin(turn), -half * math.cos(turn)) for turn in turns]


def _around(group: Group, centre: Point) -> dict[str, Point]:
    """The leader in the middle; the others on a ring, each at the place of its rank, so that a new one moves few."""
    ring = group.shown[1:] if group.leader else group.shown
    found = {group.leader: centre} if group.leader else {}
    for place, role in enumerate(ring):
        turn = 2 * math.pi * (place + 0.5) / MOST_ROLES
        found[role] = (centre[0] + _RING * math.sin(turn), centre[1] - 0.8 * _RING * math.cos(turn))
    return found


def _middle(
    shared: Sequence[str], trees: Branches, groups: Sequence[Group], centres: Sequence[Point]
) -> dict[str, Point]:
    """What most roles share, between the groups of those roles, by how many of each have it."""
    home = {role: centre for group, centre in zip(groups, centres, strict=True) for role in group.members}
    half = max((abs(y) for _, y in centres), default=0.0) - _RING - 60
    below = _RING + 120 if len(centres) == 1 else 0.0
    between = []
    for node in shared:
        spots = [home[role] for role in sorted(trees.owners[node]) if role in home] or [(0.0, 0.0)]
        between.append((sum(x for x, _ in spots) / len(spots), sum(y for _, y in spots) / len(spots)))
    found = spread(between, (ASPECT * max(half, 160.0), max(half, 160.0)))
    return {node: (x, y + (below + 160 if below else 0.0)) for node, (x, y) in zip(shared, found, strict=True)}
