"""`rolegraph view`: a store as one page that opens offline."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from rolegraph.cli.options import StoreFolder, helped
from rolegraph.corpus.names import shown

HELP = helped(
    "Write a page of the graph. It is one file that opens in a browser without a network, with a search, a legend, "
    "filters, the sentence behind each edge, pictures for questions, and a table of the same. A graph of more than "
    "1,000 nodes opens on an overview.",
    "rolegraph view --store graph -o page.html",
    "rolegraph view --store graph -o gudang.html --role 'Kepala Gudang' --role 'Staf Gudang' --view contrast",
    "rolegraph view --store graph -o skills.html --view skills --lang en --lang id",
    "rolegraph view --store graph -o mine.html --query mine.rq",
)
SETTINGS: dict[str, Any] = {"name": "view"}


def run(
    store: StoreFolder,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The page to write.")],
    role: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Show this role and what it is tied to; may be repeated.")
    ] = None,
    query: Annotated[
        str | None,
        typer.Option(metavar="FILE.rq", help="Show what this query gives: a CONSTRUCT, or a SELECT of two columns."),
    ] = None,
    view: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="Open on the picture of a question: around, contrast (of two roles), skills, parties or links.",
            show_default=False,
        ),
    ] = "",
    lang: Annotated[
        list[str] | None,
        typer.Option(metavar="TAG", help="Language of page and labels; may be repeated, for labels without the first."),
    ] = None,
) -> None:
    """Write the page and say where it lies."""
    from rolegraph.cli.query import find
    from rolegraph.graph import RoleGraph
    from rolegraph.view.page import write_page

    with RoleGraph.open(store) as graph:
        text = find(query).text if query else None
        page = write_page(graph, output, roles=role or (), query=text, view=view, languages=lang or ())
    typer.echo(f"{shown(output)}: {page.roles} roles, {page.nodes} nodes, {page.edges} edges, {page.size:,} bytes")
