"""Which role a thing belongs to, and on what it hangs there: the graph read as trees with a common middle."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import networkx as nx

from rolegraph.view.kinds import CHAIN, CHAIN_LAST, CHAIN_REVERSED, FROM_ROLE, KINDS

_KIND_ORDER = {kind.key: number for number, kind in enumerate(KINDS)}
# They are stated about either role of a contrast, and are drawn where the contrast stands.
_OF_A_CONTRAST = ("dimension", "focus")


@dataclass(frozen=True, slots=True)
class Branches:
    """The trees of a graph.

    Args:
        hubs: Roles that state something, sorted; each the root of a tree.
        owners: For every other node the hubs that it belongs to: none, one, or several (then it is shared).
        children: For a hub or a leaf what hangs on it, in the order in which it is drawn.
    """

    hubs: tuple[str, ...]
    owners: dict[str, frozenset[str]]
    children: dict[str, tuple[str, ...]]

    @property
    def shared(self) -> tuple[str, ...]:
        """Nodes of two or more hubs."""
        return tuple(sorted(node for node, hubs in self.owners.items() if len(hubs) > 1))

    @property
    def loose(self) -> tuple[str, ...]:
        """Nodes of no hub."""
        return tuple(sorted(node for node, hubs in self.owners.items() if not hubs))


def branches(graph: nx.MultiDiGraph) -> Branches:
    """The trees of a graph of `rolegraph.view.network`.

    >>> graph = nx.MultiDiGraph()
    >>> graph.add_node("cook", kind="role")
    >>> graph.add_node("taste", kind="skill")
    >>> _ = graph.add_edge("cook", "taste", key="requiresSkill")
    >>> branches(graph).children
    {'cook': ('taste',)}
    """
    hubs = tuple(
        sorted(
            node
            for node, data in graph.nodes(data=True)
            if data["kind"] == "role" and any(key in FROM_ROLE for _, _, key in graph.out_edges(node, keys=True))
        )
    )
    above = {node: _above(graph, node) for node in sorted(graph) if node not in hubs}
    owners = _owners(graph, hubs, above)
    return Branches(hubs, owners, _children(graph, owners, above))


def _above(graph: nx.MultiDiGraph, node: str) -> tuple[str, ...]:
    """What a node may hang on beside its role."""
    keys = {key for _, _, key in graph.in_edges(node, keys=True)}
    chain = CHAIN if keys.intersection(FROM_ROLE) else CHAIN + CHAIN_LAST
    into = {start for start, _, key in graph.in_edges(node, keys=True) if key in chain}
    out = {end for _, end, key in graph.out_edges(node, keys=True) if key in CHAIN_REVERSED}
    return tuple(sorted((into | out) - {node}))


def _owners(
    graph: nx.MultiDiGraph, hubs: tuple[str, ...], above: dict[str, tuple[str, ...]]
) -> dict[str, frozenset[str]]:
    owners: dict[str, frozenset[str]] = {}
    for node in above:
        direct = (start for start, _, key in graph.in_edges(node, keys=True) if key in FROM_ROLE and start in hubs)
        owners[node] = frozenset() if graph.nodes[node]["kind"] in _OF_A_CONTRAST else frozenset(direct)
    open_nodes = [node for node, found in owners.items() if not found]
    changed = True
    while changed:
        changed = False
        for node in open_nodes:
            wider = owners[node].union(*(owners.get(parent, frozenset()) for parent in above[node]))
            changed |= wider != owners[node]
            owners[node] = wider
    for node in (node for node in open_nodes if not owners[node]):
        owners[node] = frozenset(start for start, _ in graph.in_edges(node) if start in hubs)
    return owners


def _children(
    graph: nx.MultiDiGraph, owners: dict[str, frozenset[str]], above: dict[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    parent: dict[str, str] = {}
    below: dict[str, list[str]] = defaultdict(list)
    for node, hubs in owners.items():
        if len(hubs) != 1:
            continue
        (hub,) = hubs
        mates = (other for other in above[node] if owners.get(other) == hubs and not _hangs_on(parent, other, node))
        parent[node] = next(mates, hub)
        below[parent[node]].append(node)
    return {node: tuple(sorted(leaves, key=lambda leaf: _rank(graph, leaf))) for node, leaves in sorted(below.items())}


def _hangs_on(parent: dict[str, str], node: str, root: str) -> bool:
    while node in parent:
        if node == root:
            return True
        node = parent[node]
    return node == root


def _rank(graph: nx.MultiDiGraph, node: str) -> tuple[int, int, str]:
    data = graph.nodes[node]
    return _KIND_ORDER[data["kind"]], data.get("order", 0), node
