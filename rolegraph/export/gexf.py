"""GEXF (1.3), for Gephi: with a colour for each class that stays apart under every common colour vision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from rolegraph.export.columns import EDGE_COLUMNS, edge_values, node_columns, node_values
from rolegraph.export.markup import Value, attribute, given
from rolegraph.export.things import Edge, Node, Things
from rolegraph.view.kinds import BY_CLASS

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta><creator>rolegraph</creator></meta>
<graph defaultedgetype="directed" mode="static">
"""
_TYPES = {"int": "integer"}
_NO_COLOUR = "#6b6b6b"


def write(things: Things, file: BinaryIO) -> None:
    """Write nodes and edges; the id of a node is its IRI, the weight of an edge the number of its statements."""
    file.writelines(line.encode("utf-8") for line in _lines(things))


def _lines(things: Things) -> Iterator[str]:
    columns = node_columns(things.languages)
    yield _HEAD
    yield from _declared("node", dict.fromkeys(columns, "string"))
    yield from _declared("edge", EDGE_COLUMNS)
    yield "<nodes>\n"
    for node in things.nodes():
        yield _node(node, columns, things.languages)
    yield "</nodes>\n<edges>\n"
    for number, edge in enumerate(things.edges()):
        yield _edge(edge, number)
    yield "</edges>\n</graph>\n</gexf>\n"


def _declared(on: str, columns: Mapping[str, str]) -> Iterator[str]:
    yield f'<attributes class="{on}" mode="static">\n'
    for name, kind in columns.items():
        yield f"<attribute id={attribute(name)} title={attribute(name)} type={attribute(_TYPES.get(kind, kind))}/>\n"
    yield "</attributes>\n"


def _node(node: Node, columns: Iterable[str], languages: tuple[str, ...]) -> str:
    values = _values(columns, node_values(node, languages))
    kind = BY_CLASS.get(node.classes[0]) if node.classes else None
    code = (kind.light if kind else _NO_COLOUR).removeprefix("#")
    red, green, blue = bytes.fromhex(code)
    colour = f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
    return f"<node id={attribute(node.iri)} label={attribute(node.label)}>{values}{colour}</node>\n"


def _edge(edge: Edge, number: int) -> str:
    ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
    weight = max(len(edge.statements), 1)
    values = _values(EDGE_COLUMNS, edge_values(edge))
    return f'<edge id="{number}" {ends} label={attribute(edge.name)} weight="{weight}">{values}</edge>\n'


def _values(keys: Iterable[str], values: Iterable[Value]) -> str:
    inner = "".join(f"<attvalue for={attribute(key)} value={attribute(value)}/>" for key, value in given(keys, values))
    return f"<attvalues>{inner}</attvalues>"
