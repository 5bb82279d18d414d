"""Links to taxonomies in the network: what our things are matched with, and what stands above it there."""

from __future__ import annotations

from collections import defaultdict

import networkx as nx

from rolegraph.rdf.namespaces import SKOS
from rolegraph.store.protocol import Store
from rolegraph.view.kinds import BROADER
from rolegraph.view.said import Worded, ask, worded


def add_matches(graph: nx.MultiDiGraph, store: Store) -> None:
    """Add the concepts that nodes of a network are matched with, and all that are broader (SKOS Reference, 8 and 10).

    A concept is a node of the kind "concept". A match between nodes of our own is an edge and no more.

    Args:
        graph: A network without links; it is changed.
        store: Where the links are.

    Raises:
        StoreError: The store is closed or cannot be read.
    """
    matches = sorted(
        (row["thing"].value, row["concept"].value, row["property"].value.removeprefix(SKOS))
        for row in ask(store, "matches")
    )
    matches = [match for match in matches if match[0] in graph]
    if not matches:
        return
    above = {(row["concept"].value, row["upper"].value) for row in ask(store, "broader")}
    wanted = _reached({concept for _, concept, _ in matches}, above)
    _add_concepts(graph, store, wanted)
    lines = [*matches, *((low, high, BROADER) for low, high in sorted(above) if low in wanted)]
    for start, end, key in lines:
        graph.add_edge(start, end, key=key, statements=(), quiet=False)


def _reached(matched: set[str], above: set[tuple[str, str]]) -> set[str]:
    """The matched concepts and all above them; a circle of concepts is walked once."""
    upper: dict[str, list[str]] = defaultdict(list)
    for low, high in above:
        upper[low].append(high)
    found, todo = set(matched), list(matched)
    while todo:
        new = [high for high in upper[todo.pop()] if high not in found]
        found.update(new)
        todo += new
    return found


def _add_concepts(graph: nx.MultiDiGraph, store: Store, wanted: set[str]) -> None:
    labels: dict[str, set[Worded]] = defaultdict(set)
    for row in ask(store, "concepts"):
        labels[row["concept"].value].add(worded(row["label"]))
    spoken = {lang for _, every in graph.nodes(data="labels") for lang, _ in every} | {"id", "en", ""}
    for iri in sorted(wanted - set(graph)):
        # A concept of ESCO has labels in 28 languages; those that nothing else here speaks would only weigh.
        every = tuple(sorted(one for one in labels[iri] if one[0] in spoken)) or tuple(sorted(labels[iri]))
        every = every or (("", iri.rstrip("/#").rpartition("/")[2] or iri),)
        shown = tuple(sorted(dict(every).items()))
        graph.add_node(iri, kind="concept", labels=shown, wordings=every, order=len(graph))
