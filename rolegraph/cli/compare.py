"""`rolegraph compare`: roles side by side."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rolegraph.cli.options import StoreFolder, helped
from rolegraph.corpus.names import shown

if TYPE_CHECKING:
    from rolegraph.compare import Comparison

HELP = helped(
    "Put roles side by side: the duties, skills and parties that they share and that each has alone, and what the "
    "texts themselves say of the contrast. A number says how many statements say so.",
    "rolegraph compare 'Kepala Gudang' 'Staf Gudang' --store graph",
    "rolegraph compare Akuntan 'Auditor Internal' Perawat --store graph --format csv > roles.csv",
    "rolegraph compare 'Kepala Gudang' 'Staf Gudang' --store graph -o compared.html --lang en",
)
SETTINGS: dict[str, Any] = {"name": "compare"}


class Format(StrEnum):
    """How a comparison is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def run(
    roles: Annotated[list[str], typer.Argument(metavar="ROLE ROLE…", help="Labels or IRIs.", show_default=False)],
    store: StoreFolder,
    form: Annotated[Format, typer.Option("--format", help="How to write it.")] = Format.TABLE,
    relation: Annotated[
        list[str] | None,
        typer.Option(help="Compare by this relation, not by duties, skills and parties; may be repeated."),
    ] = None,
    lang: Annotated[str, typer.Option(metavar="TAG", help="Language of labels and page: id, en.")] = "id",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE.html", help="Write a page that opens offline.")
    ] = None,
) -> None:
    """Write a comparison."""
    from rolegraph.graph import RoleGraph

    with RoleGraph.open(store) as graph:
        found = graph.compare(*roles, relations=relation or (), lang=lang)
        if output is not None:
            from rolegraph.view.comparison import write_comparison

            size = write_comparison(found, output)
            typer.echo(f"{shown(output)}: {len(roles)} roles, {len(found.items)} items, {size:,} bytes")
            return
    write(found, form)


def write(found: Comparison, form: Format) -> None:
    """Write a comparison on standard output."""
    from rolegraph.cli.output import console
    from rolegraph.query.output import render

    if form is Format.JSON:
        sys.stdout.write(json.dumps(found.as_dict(), ensure_ascii=False, indent=2) + "\n")
        return
    sys.stdout.write(render(found.to_rows(), form.value, width=console().width))
    if form is Format.TABLE:
        show_contrasts(found)


def show_contrasts(found: Comparison) -> None:
    """Write the sentences in which texts contrast the roles."""
    from rolegraph.query.table import shown as clean

    for contrast in found.contrasts:
        said = " … ".join(one.sentence for one in contrast.sources)
        sys.stdout.write(clean(f"{contrast.role.label} – {contrast.other.label}: {said}") + "\n")
