"""Links to taxonomies in the network: what our things are matched with, and what stands above it there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import networkx as nx

from rolegraph.links import NAMING, every
from rolegraph.query.table import shown
from rolegraph.query.values import Value
from rolegraph.rdf.namespaces import SKOS
from rolegraph.store.protocol import Store
from rolegraph.view.kinds import BROADER
from rolegraph.view.said import Worded, ask, worded


def add_matches(graph: nx.MultiDiGraph, store: Store) -> None:
    """Add the concepts that nodes of a network are matched with, and all that are broader (SKOS Reference, 8 and 10).

    A concept is a node of the kind "concept". A match between nodes of our own is an edge and no more. The edge of a
    match has `reasons`: what its mapping says of itself, each a property's local name and a text.

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
    said = every(store)
    _add_concepts(graph, store, wanted, _called(said))
    lines = [*matches, *((low, high, BROADER) for low, high in sorted(above) if low in wanted)]
    for start, end, key in lines:
        reasons = [(name, shown(value)) for name, value in said.get((start, SKOS + key, end), ()) if name not in NAMING]
        graph.add_edge(start, end, key=key, statements=(), quiet=False, reasons=tuple(reasons))


def _called(said: Mapping[tuple[str, str, str], tuple[tuple[str, Value], ...]]) -> dict[str, str]:
    """What mappings call their concepts: a taxonomy need not be in the store itself."""
    return {ends[2]: str(value) for ends, told in said.items() for name, value in told if name == "object_label"}


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


def _add_concepts(graph: nx.MultiDiGraph, store: Store, wanted: set[str], called: Mapping[str, str]) -> None:
    labels: dict[str, set[Worded]] = defaultdict(set)
    for row in ask(store, "concepts"):
        labels[row["concept"].value].add(worded(row["label"]))
    spoken = {lang for _, every in graph.nodes(data="labels") for lang, _ in every} | {"id", "en", ""}
    for iri in sorted(wanted - set(graph)):
        # A concept of ESCO has labels in 28 languages; those that nothing else here speaks would only weigh.
        names = tuple(sorted(one for one in labels[iri] if one[0] in spoken)) or tuple(sorted(labels[iri]))
        names = names or (("", called.get(iri) or iri.rstrip("/#").rpartition("/")[2] or iri),)
        graph.add_node(iri, kind="concept", labels=tuple(sorted(dict(names).items())), wordings=names, order=len(graph))
