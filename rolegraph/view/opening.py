"""What a page opens on: all of a graph, or an overview of one that is too large, or the picture of a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx

from rolegraph.errors import UsageError
from rolegraph.view.branches import Branches, branches
from rolegraph.view.layout import layout
from rolegraph.view.overview import Overview, overview
from rolegraph.view.rings import Point

MOST_NODES = 1000
"""Up to so many nodes a page draws at once."""
VIEWS = ("all", "around", "contrast", "skills", "parties", "links")
"""All or an overview; what is around roles; two roles side by side; who needs which skills; who works with whom; links
to taxonomies."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a page opens on.

    Args:
        view: One of `VIEWS`.
        roles: IRIs of the roles that the view is about.
        trees: The graph as trees, without the concepts of taxonomies.
        positions: In pixels, y downwards, of what is drawn at first.
        overview: Of a graph with more than `MOST_NODES` nodes.
    """

    view: str
    roles: tuple[str, ...]
    trees: Branches
    positions: Mapping[str, Point]
    overview: Overview | None

    def as_data(self, order: Sequence[str]) -> dict[str, Any]:
        """It as values that JSON knows; nodes by their place in `order`."""
        numbers = {node: number for number, node in enumerate(order)}
        data: dict[str, Any] = {"view": self.view, "roles": [numbers[role] for role in self.roles], "overview": None}
        if self.overview:
            groups = [
                {
                    "leader": numbers.get(group.leader),
                    "members": [numbers[role] for role in group.members],
                    "shown": len(group.shown),
                    "at": centre,
                }
                for group, centre in zip(self.overview.groups, self.overview.centres, strict=True)
            ]
            data["overview"] = {"groups": groups, "shared": [numbers[node] for node in self.overview.shared]}
        return data


def opening(graph: nx.MultiDiGraph, view: str = "") -> Opening:
    """What the page of a network opens on.

    Args:
        graph: As `rolegraph.view.network` or `rolegraph.view.scope` gives it.
        view: One of `VIEWS`, or "" for the usual one.

    Raises:
        UsageError: There is no such view, or it shows nothing of this graph.

    >>> opening(nx.MultiDiGraph()).view
    'all'
    """
    roles = tuple(graph.graph.get("roles", ()))
    _check(graph, view, roles)
    # What only links bring is drawn where it is asked for; the picture of the texts stays as it is.
    concepts = [] if "answer" in graph.graph else [node for node, kind in graph.nodes(data="kind") if kind == "concept"]
    own = graph.copy()
    own.remove_nodes_from(concepts)
    trees = branches(own)
    if len(own) <= MOST_NODES:
        return Opening(view or "all", roles, trees, layout(own, trees), None)
    found = overview(own, trees)
    return Opening(view or ("around" if roles else "all"), roles, trees, found.positions, found)


def _check(graph: nx.MultiDiGraph, view: str, roles: Sequence[str]) -> None:
    keys = {key for _, _, key in graph.edges(keys=True)}
    kinds = {kind for _, kind in graph.nodes(data="kind")}
    if view and view not in VIEWS:
        raise UsageError(f"there is no view {view!r}", hint=f"take one of {', '.join(VIEWS)}")
    if view == "around" and not roles:
        raise UsageError("the view 'around' needs a role", hint="name one with --role")
    if view == "contrast" and len(roles) != 2:
        raise UsageError(f"a contrast needs two roles, not {len(roles)}", hint="name both with --role")
    if view == "skills" and "requiresSkill" not in keys:
        raise UsageError("no role here requires a skill", hint="leave --view out")
    if view == "parties" and "collaboratesWith" not in keys:
        raise UsageError("no role here works with a party", hint="leave --view out")
    if view == "links" and "concept" not in kinds:
        raise UsageError("nothing here is linked to a taxonomy", hint="accept mappings first")
