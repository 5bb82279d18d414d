"""GraphML (1.0), for yEd, Gephi, Cytoscape, igraph and networkx."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from rolegraph.export.columns import EDGE_COLUMNS, edge_values, node_columns, node_values
from rolegraph.export.markup import Value, attribute, content, given
from rolegraph.export.things import Things

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write(things: Things, file: BinaryIO) -> None:
    """Write nodes and edges; the id of a node is its IRI."""
    file.writelines(line.encode("utf-8") for line in _lines(things))


def _lines(things: Things) -> Iterator[str]:
    columns = node_columns(things.languages)
    yield _HEAD
    for name in columns:
        yield _key("node", name, "string")
    for name, kind in EDGE_COLUMNS.items():
        yield _key("edge", name, kind)
    yield '<graph id="roles" edgedefault="directed">\n'
    for node in things.nodes():
        yield f"<node id={attribute(node.iri)}>{_data('n', columns, node_values(node, things.languages))}</node>\n"
    for number, edge in enumerate(things.edges()):
        ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
        yield f'<edge id="e{number}" {ends}>{_data("e", EDGE_COLUMNS, edge_values(edge))}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _key(on: str, name: str, kind: str) -> str:
    """Declare a value; its id names what it is on, since one name may stand on both."""
    return f"<key id={attribute(on[0] + '_' + name)} for={attribute(on)} attr.name={attribute(name)} {_typed(kind)}/>\n"


def _typed(kind: str) -> str:
    return f"attr.type={attribute(kind)}"


def _data(on: str, keys: Iterable[str], values: Iterable[Value]) -> str:
    return "".join(
        f"<data key={attribute(on + '_' + key)}>{content(value)}</data>" for key, value in given(keys, values)
    )
