"""What a table or a picture says of each node and each edge."""

from __future__ import annotations

from collections.abc import Sequence

from rolegraph.export.markup import Value
from rolegraph.export.things import Edge, Node

EDGE_COLUMNS: dict[str, str] = {
    "property": "string",
    "statements": "int",
    "documents": "int",
    "confidence": "double",
    "evidence": "string",
}
"""Name and type of each value of an edge: its property; how many statements say so, in how many texts; the highest
confidence, from 0 to 1; the IRIs of the statements, between blanks."""


def node_columns(languages: Sequence[str]) -> list[str]:
    """Names of the values of a node, all of them texts: its class and other classes, a label, one in each language.

    >>> node_columns(["id", "en-gb"])
    ['class', 'classes', 'label', 'label_id', 'label_en_gb']
    """
    return ["class", "classes", "label", *(f"label_{lang.replace('-', '_')}" for lang in languages)]


def node_values(node: Node, languages: Sequence[str]) -> list[Value]:
    """The values of `node_columns`; None where there is no label in a language, or no class."""
    labels = [node.labels.get(lang) for lang in languages]
    return [node.classes[0] if node.classes else None, ";".join(node.classes) or None, node.label, *labels]


def edge_values(edge: Edge) -> list[Value]:
    """The values of `EDGE_COLUMNS`."""
    return [edge.name, len(edge.statements), edge.documents, edge.confidence, " ".join(edge.statements) or None]
