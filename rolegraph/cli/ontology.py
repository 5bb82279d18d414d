"""`rolegraph ontology`: the vocabulary as a page for readers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from rolegraph.cli.options import helped
from rolegraph.corpus.names import shown

HELP = helped(
    "Write the ontology as a page: diagrams, what is below what, and an entry for each class and property, in "
    "Indonesian and English. It is one file that opens in a browser without a network and runs no script.",
    "rolegraph ontology -o ontology.html",
)
SETTINGS: dict[str, Any] = {"name": "ontology"}


def run(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The page to write.")],
) -> None:
    """Write the page and say where it lies."""
    from rolegraph.export.ontology.page import write_page

    size = write_page(output)
    typer.echo(f"{shown(output)}: {size:,} bytes")
