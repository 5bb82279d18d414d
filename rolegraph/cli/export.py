"""`rolegraph export`: a store as files that other tools read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from rolegraph.cli.options import StoreFolder, helped
from rolegraph.corpus.names import shown

HELP = helped(
    "Write a store in formats that other tools read: RDF for other stores, GraphML and GEXF for Gephi, yEd and "
    "networkx, tables for pandas and spreadsheets, and tables with headers for Neo4j's importer. A folder also gets "
    "void.ttl, which says what is in it (VoID and DCAT). The same store gives the same bytes.",
    "rolegraph export --store graph -o public",
    "rolegraph export --store graph -o graph.graphml",
    "rolegraph export --store graph -o tables --format csv --format neo4j",
    "rolegraph export --store graph -o gudang.ttl --role 'Kepala Gudang'",
    "rolegraph export --store graph -o public --license https://creativecommons.org/licenses/by/4.0/",
)
SETTINGS: dict[str, Any] = {"name": "export"}
NAMES = "turtle trig ntriples nquads jsonld rdfxml graphml gexf csv neo4j, or void for the description alone"


def run(
    store: StoreFolder,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE|FOLDER", help="A file, by its ending, or a folder.")
    ],
    form: Annotated[
        list[str] | None,
        typer.Option("--format", metavar="NAME", help=f"{NAMES}; may be repeated.", show_default="all"),
    ] = None,
    role: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only the texts about this role; may be repeated.")
    ] = None,
    licence: Annotated[
        str | None, typer.Option("--license", metavar="IRI", help="The licence of the data, for void.ttl.")
    ] = None,
    url: Annotated[
        str | None, typer.Option(metavar="URL", help="Where the folder will be published, for void.ttl.")
    ] = None,
) -> None:
    """Write the files and say what they are."""
    from rolegraph.cli.output import print_table
    from rolegraph.export.write import export
    from rolegraph.graph import RoleGraph

    with RoleGraph.open(store) as graph:
        queries = graph.catalogue.values()
        made = export(
            graph.store, output, formats=form or (), roles=role or (), licence=licence, url=url, queries=queries
        )
    print_table(("file", "media type", "bytes"), [(file.name, file.media, file.size) for file in made])
    typer.echo(f"{shown(output)}: {len(made)} files")
