"""The formats: what each is called, which files it makes, and what writes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from rolegraph.errors import UsageError
from rolegraph.export import gexf, graphml, tables
from rolegraph.export.material import Material
from rolegraph.export.things import Things
from rolegraph.query.suggest import suggestion
from rolegraph.rdf.serialize import WRITERS, keeps_graphs

Write = Callable[[Material, BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Output:
    """A file of a format.

    Args:
        name: Its path in a folder of exports, with "/".
        media: Its media type.
        write: What writes it.
    """

    name: str
    media: str
    write: Write

    @property
    def ending(self) -> str:
        """The file's ending, with its dot."""
        return Path(self.name).suffix


def _rdf(ending: str, media: str) -> tuple[Output]:
    def write(material: Material, file: BinaryIO) -> None:
        WRITERS[ending](material.quads(graphs=graphs), file)

    graphs = keeps_graphs(Path(f"graph{ending}"))
    return (Output(f"graph{ending}", media, write),)


def _drawn(name: str, media: str, write: Callable[[Things, BinaryIO], None]) -> Output:
    return Output(name, media, lambda material, file: write(material.things, file))


def _table(name: str, rows: Callable[[Things], tables.Rows]) -> Output:
    return _drawn(name, "text/csv", tables.writer(rows))


FORMATS: Mapping[str, tuple[Output, ...]] = MappingProxyType(
    {
        "turtle": _rdf(".ttl", "text/turtle"),
        "trig": _rdf(".trig", "application/trig"),
        "ntriples": _rdf(".nt", "application/n-triples"),
        "nquads": _rdf(".nq", "application/n-quads"),
        "jsonld": _rdf(".jsonld", "application/ld+json"),
        "rdfxml": _rdf(".rdf", "application/rdf+xml"),
        "graphml": (_drawn("graph.graphml", "application/graphml+xml", graphml.write),),
        "gexf": (_drawn("graph.gexf", "application/gexf+xml", gexf.write),),
        "csv": (_table("nodes.csv", tables.nodes), _table("edges.csv", tables.edges)),
        "neo4j": (
            _table("neo4j/nodes-header.csv", tables.neo4j_nodes_header),
            _table("neo4j/nodes.csv", tables.neo4j_nodes),
            _table("neo4j/relationships-header.csv", tables.neo4j_relationships_header),
            _table("neo4j/relationships.csv", tables.neo4j_relationships),
        ),
    }
)
"""The files of each format by its name; `graph.ttl`, `.nt` and `.rdf` hold the triples of all named graphs."""


def outputs(name: str) -> tuple[Output, ...]:
    """The files of a format.

    Raises:
        UsageError: There is no such format; the message names the nearest.

    >>> [output.name for output in outputs("csv")]
    ['nodes.csv', 'edges.csv']
    """
    if name not in FORMATS:
        raise UsageError(f"there is no format {name!r}", hint=suggestion(name, FORMATS))
    return FORMATS[name]


def by_ending(path: Path) -> Output:
    """The file that a path asks for by its ending.

    Raises:
        UsageError: No format of one file ends so.

    >>> by_ending(Path("roles.gexf")).media
    'application/gexf+xml'
    """
    single = {files[0].ending: files[0] for files in FORMATS.values() if len(files) == 1}
    ending = path.suffix.lower()
    if ending not in single:
        hint = f"use one of {' '.join(sorted(single))}, or name a folder, for csv and neo4j too"
        raise UsageError(f"{path}: no format ends in {ending!r}", hint=hint)
    return single[ending]
