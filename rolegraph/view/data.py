"""Everything that the page knows, as JSON: the same graph gives the same bytes."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from importlib.resources import files
from typing import Any

import networkx as nx
from markupsafe import Markup

from rolegraph.view.branches import Branches
from rolegraph.view.kinds import KINDS
from rolegraph.view.rings import Point
from rolegraph.view.said import Said, Worded, in_text_order

_KIND_ORDER = {kind.key: number for number, kind in enumerate(KINDS)}
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
_HUB, _ROLE, _NAMED, _LEAF, _SMALL = 16, 12, 8, 5.5, 4.5


def as_json(value: Any) -> Markup:
    r"""JSON that may stand inside a `<script>` element: no character of it can end or open markup.

    `<`, `>` and `&` occur in JSON within strings only, where `\u003c` means the same (RFC 8259, section 7).

    >>> as_json({"a": "</script>"})
    Markup('{"a":"\\u003c/script\\u003e"}')
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Markup(text.translate(_ESCAPES))  # noqa: S704 - what could be markup has just been escaped


def ordered_nodes(graph: nx.MultiDiGraph) -> list[str]:
    """The nodes by kind and label; their place in this list is their number on the page."""
    kinds, labels = graph.nodes(data="kind"), graph.nodes(data="labels")
    return sorted(graph, key=lambda node: (_KIND_ORDER[kinds[node]], labels[node][0][1].casefold(), node))


def node_data(graph: nx.MultiDiGraph, trees: Branches, positions: Mapping[str, Point]) -> list[dict[str, Any]]:
    """The nodes, as pyvis and vis-network want them and with what our own page shows.

    Args:
        graph: The network.
        trees: Its branches, without the concepts of taxonomies.
        positions: Where nodes stand in the picture that the page opens on; `x` and `y` of others are None.
    """
    hubs = set(trees.hubs)
    found = []
    numbers = {node: number for number, node in enumerate(ordered_nodes(graph))}
    around = _around(trees)
    for node, number in numbers.items():
        data = graph.nodes[node]
        owners = len(trees.owners.get(node, ()))
        x, y = positions.get(node, (None, None))
        found.append(
            {
                "id": number,
                "x": x,
                "y": y,
                "group": data["kind"],
                "size": _size(data["kind"], node in hubs, owners),
                "labels": data["labels"],
                "wordings": [wording for wording in data["wordings"] if wording not in data["labels"]],
                "iri": node,
                "hub": int(node in hubs),
                "owners": owners,
                "reach": _reach(around.get(node, ()), positions, node),
                "home": numbers[min(trees.owners[node])] if owners == 1 else None,
                "order": data.get("order", 0),
            }
        )
    return found


def _around(trees: Branches) -> dict[str, list[str]]:
    """For each hub the nodes of its flower."""
    found: dict[str, list[str]] = {}
    for node, owners in trees.owners.items():
        if len(owners) == 1:
            found.setdefault(min(owners), []).append(node)
    return found


def _reach(around: Iterable[str], positions: Mapping[str, Point], hub: str) -> float:
    """How far the flower of a hub goes: its name stands below."""
    placed = [node for node in around if node in positions]
    return round(max((math.dist(positions[hub], positions[node]) for node in placed), default=0.0), 1)


def _size(kind: str, hub: bool, owners: int) -> float:
    if kind in ("role", "named"):
        return _HUB if hub else _ROLE if kind == "role" else _NAMED
    if owners > 1:
        return min(6 + 1.5 * owners, 14)
    return _SMALL if kind in ("contrast", "dimension", "focus") else _LEAF


def edge_data(graph: nx.MultiDiGraph, said: Mapping[str, int]) -> list[dict[str, Any]]:
    """The edges, from node to node by number; `statements` are numbers too. `reasons` has the edge of a link alone.

    Args:
        graph: The network.
        said: Number of each statement by its IRI.
    """
    numbers = {node: number for number, node in enumerate(ordered_nodes(graph))}
    edges = sorted(
        graph.edges(keys=True, data=True),
        key=lambda edge: (numbers[edge[0]], graph.nodes[edge[1]]["order"], numbers[edge[1]], edge[2]),
    )
    beside: dict[frozenset[int], int] = {}
    found = []
    for number, (start, end, key, data) in enumerate(edges):
        ends = numbers[start], numbers[end]
        lines = beside[frozenset(ends)] = beside.get(frozenset(ends), -1) + 1
        found.append(
            {
                "id": number,
                "from": ends[0],
                "to": ends[1],
                "property": key,
                "label": data.get("label"),
                "quiet": int(data["quiet"]),
                "bend": round(0.12 * lines, 2),
                "statements": sorted(said[one.iri] for one in data["statements"]),
                **({"reasons": data["reasons"]} if data.get("reasons") else {}),
            }
        )
    return found


def testimony(graph: nx.MultiDiGraph) -> tuple[dict[str, int], dict[str, Any]]:
    """The statements behind the edges: their numbers by IRI; and the lists of them, of sentences and of documents."""
    all_of = {one.iri: one for *_, data in graph.edges(data=True) for one in data["statements"]}
    said = sorted(all_of.values(), key=in_text_order)
    used = sorted({one.document for one in said})
    documents = {iri: number for number, iri in enumerate(used)}
    sentences = {key: number for number, key in enumerate(dict.fromkeys(_place(one) for one in said))}
    nodes = {node: number for number, node in enumerate(ordered_nodes(graph))}
    lists = {
        "documents": [asdict(graph.graph["sources"][iri]) for iri in used],
        "sentences": [
            {"document": documents[document], "lang": lang, "text": text} for document, _, (lang, text) in sentences
        ],
        "statements": [_statement(one, sentences[_place(one)], nodes) for one in said],
    }
    return {one.iri: number for number, one in enumerate(said)}, lists


def _place(one: Said) -> tuple[str, int, Worded]:
    return one.document, one.offset, one.sentence


def _statement(one: Said, sentence: int, nodes: Mapping[str, int]) -> dict[str, Any]:
    """A statement; its wording is None where the span of the sentence has the same words."""
    lang, wording = one.wording
    spoken = one.sentence[1][one.start : one.end] == wording
    return {
        "subject": nodes.get(one.subject),
        "property": one.property,
        "object": nodes.get(one.object),
        "wording": None if spoken else wording,
        "lang": lang,
        "negative": int(one.negative),
        "sentence": sentence,
        "start": utf16(one.sentence[1], one.start),
        "end": utf16(one.sentence[1], one.end),
        "rule": one.rule,
        "confidence": round(one.confidence, 4),
    }


def utf16(text: str, offset: int) -> int:
    """An offset in code points as one in UTF-16 units, which is what a browser counts.

    >>> utf16("🧵 jahit", 2)
    3
    """
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def totals(graph: nx.MultiDiGraph) -> dict[str, int]:
    """How much a network holds: roles, nodes and edges."""
    roles = sum(data["kind"] == "role" for _, data in graph.nodes(data=True))
    return {"roles": roles, "nodes": graph.number_of_nodes(), "edges": graph.number_of_edges()}


def strings() -> Any:
    """The words of the interface, by language."""
    return json.loads(files("rolegraph.view").joinpath("templates", "strings.json").read_text(encoding="utf-8"))
