"""The stored graph as a networkx graph: things as nodes, relations as edges, each edge with what says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from rolegraph.store.protocol import Store
from rolegraph.view.kinds import BY_CLASS, CHAIN, CHAIN_REVERSED, FROM_ROLE
from rolegraph.view.matched import add_matches
from rolegraph.view.said import Said, Worded, ask, local, sources, statements, worded


def network(store: Store) -> nx.MultiDiGraph:
    """All that a store holds and a picture can show.

    Nodes are IRIs with `kind` (a key of `rolegraph.view.kinds`), `labels` (one (language, text) a language, sorted),
    `wordings` (all of them) and `order` (where the first document states it); a role that no document describes is of
    the kind "named"; concepts of taxonomies come in by links (`rolegraph.view.matched`). Edges have the property's
    local name as key, `statements` (a tuple of `Said`) and `quiet` (two other edges say the same with one step more).
    `graph.graph["sources"]` maps IRIs of documents to `Source`.

    Raises:
        StoreError: The store is closed or cannot be read.

    >>> from rolegraph.store.oxigraph import OxigraphStore
    >>> with OxigraphStore.memory() as store:
    ...     network(store).number_of_nodes()
    0
    """
    documents, described = sources(store)
    said = statements(store)
    graph = nx.MultiDiGraph(sources=documents)
    _add_nodes(graph, store, described, said)
    lines = sorted((row["from"].value, row["to"].value, local(row["property"].value)) for row in ask(store, "lines"))
    graph.add_edges_from((start, end, key, {}) for start, end, key in lines if start in graph and end in graph)
    witnesses = _Witnesses.of(graph, said)
    for start, end, key, data in graph.edges(keys=True, data=True):
        data["statements"] = tuple(witnesses.of_edge(start, end, key))
        data["quiet"] = is_quiet(graph, start, end, key)
    add_matches(graph, store)
    return graph


def _add_nodes(graph: nx.MultiDiGraph, store: Store, described: frozenset[str], said: Iterable[Said]) -> None:
    kinds = {row["thing"].value: BY_CLASS[local(row["class"].value)].key for row in ask(store, "things")}
    preferred: dict[str, dict[str, str]] = defaultdict(dict)
    wordings: dict[str, set[Worded]] = defaultdict(set)
    for row in ask(store, "labels"):
        lang, text = worded(row["label"])
        wordings[row["thing"].value].add((lang, text))
        if row["preferred"].value == "true":
            preferred[row["thing"].value][lang] = text
    order: dict[str, int] = {}
    for number, statement in enumerate(said):
        order.setdefault(statement.object, number)
    for iri, kind in sorted(kinds.items()):
        every = tuple(sorted(wordings[iri])) or (("", iri.rpartition("/")[2] or iri),)
        labels = dict(every) | preferred[iri]
        graph.add_node(
            iri,
            kind="named" if kind == "role" and iri not in described else kind,
            labels=tuple(sorted(labels.items())),
            wordings=every,
            order=order.get(iri, len(order)),
        )


@dataclass(frozen=True, slots=True)
class _Witnesses:
    """Which statements say that an edge holds."""

    direct: dict[tuple[str, str, str], list[Said]]
    pairs: dict[frozenset[str], list[Said]]
    about: dict[str, list[Said]]
    contrasts: dict[str, list[Said]]

    @classmethod
    def of(cls, graph: nx.MultiDiGraph, said: Iterable[Said]) -> _Witnesses:
        found = cls(defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list))
        of_pair: dict[tuple[str, str], list[str]] = defaultdict(list)
        for contrast, other, key in graph.edges(keys=True):
            if key == "contrastTo":
                for role, _, _ in (edge for edge in graph.in_edges(contrast, keys=True) if edge[2] == "hasContrast"):
                    of_pair[role, other].append(contrast)
        by_iri = {one.iri: one for one in said}
        for one in by_iri.values():
            found.direct[one.subject, one.object, one.property].append(one)
            found.about[one.object].append(one)
            if one.property == "contrastedWith":
                for contrast in of_pair[one.subject, one.object]:
                    found.contrasts[contrast].append(one)
            for parent in (by_iri[iri] for iri in one.parents if iri in by_iri):
                for upper in (parent.object, *of_pair.get((parent.subject, parent.object), ())):
                    found.pairs[frozenset((one.object, upper))].append(one)
        return found

    def of_edge(self, start: str, end: str, key: str) -> list[Said]:
        if key in ("hasContrast", "contrastTo"):
            return self.contrasts.get(end if key == "hasContrast" else start, [])
        if key == "lacks":
            return self.about.get(start, [])
        return self.direct.get((start, end, key)) or self.pairs.get(frozenset((start, end)), [])


def is_quiet(graph: nx.MultiDiGraph, start: str, end: str, key: str) -> bool:
    """Whether the edge says what a chain over a third node says: a correction hangs on its misconception already."""
    if key == "focusesOn":
        return any(over == "hasFocus" for _, _, over in graph.in_edges(end, keys=True))
    if key not in FROM_ROLE:
        return False
    above = {one for one, _, over in graph.in_edges(end, keys=True) if over in CHAIN}
    above |= {other for _, other, over in graph.out_edges(end, keys=True) if over in CHAIN_REVERSED}
    return any(over in FROM_ROLE for one in above for over in graph.get_edge_data(start, one, default=()))
