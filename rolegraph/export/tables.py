"""Nodes and edges as CSV (RFC 4180), plain or with the headers of Neo4j's importer."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from io import TextIOWrapper
from typing import BinaryIO

from rolegraph.export.columns import EDGE_COLUMNS, edge_values, node_columns, node_values
from rolegraph.export.markup import Value
from rolegraph.export.things import Things

Rows = Iterator[Iterable[Value]]


def nodes(things: Things) -> Rows:
    """The rows of `nodes.csv`, its header first."""
    yield ["iri", *node_columns(things.languages)]
    for node in things.nodes():
        yield [node.iri, *node_values(node, things.languages)]


def edges(things: Things) -> Rows:
    """The rows of `edges.csv`, its header first."""
    yield ["source", "target", *EDGE_COLUMNS]
    for edge in things.edges():
        yield [edge.source, edge.target, *edge_values(edge)]


def neo4j_nodes_header(things: Things) -> Rows:
    """One row: what the columns of the nodes are (Neo4j Operations Manual, Import, "CSV header format")."""
    yield ["iri:ID", ":LABEL", "label:string", *(f"{name}:string" for name in node_columns(things.languages)[3:])]


def neo4j_nodes(things: Things) -> Rows:
    """The nodes, whose labels in Neo4j's sense are their classes."""
    for node in things.nodes():
        classes = ";".join(node.classes) or "Thing"
        yield [node.iri, classes, *node_values(node, things.languages)[2:]]


def neo4j_relationships_header(things: Things) -> Rows:
    """One row: what the columns of the relationships are."""
    kept = [f"{name}:{kind}" for name, kind in EDGE_COLUMNS.items() if name != "property"]
    yield [":START_ID", ":TYPE", ":END_ID", *kept]


def neo4j_relationships(things: Things) -> Rows:
    """The edges, with their properties as types: "requiresSkill" is REQUIRES_SKILL."""
    for edge in things.edges():
        yield [edge.source, _type(edge.name), edge.target, *edge_values(edge)[1:]]


def _type(name: str) -> str:
    """A name in the manner of Neo4j's naming recommendations.

    >>> _type("metByReality")
    'MET_BY_REALITY'
    """
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).upper()


def writer(rows: Callable[[Things], Rows]) -> Callable[[Things, BinaryIO], None]:
    """What writes such rows to a file: UTF-8, CRLF after each, what is unknown as nothing between two commas."""

    def write(things: Things, file: BinaryIO) -> None:
        text = TextIOWrapper(file, encoding="utf-8", newline="")
        csv.writer(text, lineterminator="\r\n").writerows(rows(things))
        text.detach()

    return write
