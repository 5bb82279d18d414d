"""`rolegraph text`: one text as a page, with what it says marked in place."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from rolegraph.cli.options import StoreFolder, helped
from rolegraph.corpus.names import shown

HELP = helped(
    "Write a page of one text of a store: what it says marked in place, beside a small graph and above a table of the "
    "same; unread and set-aside sentences are marked too. It is one file that opens in a browser without a network.",
    "rolegraph text kepala-gudang --store graph -o kepala-gudang.html",
    "rolegraph text data-analyst --store graph -o page.html --lang id",
)
SETTINGS: dict[str, Any] = {"name": "text"}


def run(
    document: Annotated[str, typer.Argument(metavar="NAME", help="The text's name or IRI.", show_default=False)],
    store: StoreFolder,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The page to write.")],
    lang: Annotated[
        str, typer.Option(metavar="TAG", help="Language of the page: id, en.", show_default="the text's own")
    ] = "",
) -> None:
    """Write the page and say where it lies."""
    from rolegraph.graph import RoleGraph
    from rolegraph.pages.page import write_document

    with RoleGraph.open(store) as graph:
        size = write_document(graph.store, document, output, lang=lang)
    typer.echo(f"{shown(output)}: {size:,} bytes")
