"""`rolegraph chart`: most wanted skills, skills by role, who works with whom, as a picture, a page or a table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from rolegraph.cli.options import StoreFolder, helped
from rolegraph.corpus.names import shown

HELP = helped(
    "Write a chart. skills and parties are bars: how many roles have each; skill-matrix and collaboration-matrix put "
    "roles against skills and partners. A page (.html) shows the sentences behind each mark and opens offline; a "
    "picture (.svg) goes into a document; a table (.csv) has a row for each statement.",
    "rolegraph chart skills --store graph -o skills.html",
    "rolegraph chart skill-matrix --store graph -o matrix.svg --top 30",
    "rolegraph chart collaboration-matrix --store graph -o partners.html --lang en",
)
SETTINGS: dict[str, Any] = {"name": "chart"}


def run(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="skills, skill-matrix, parties or collaboration-matrix.")],
    store: StoreFolder,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="What to write: .svg, .html or .csv.")],
    top: Annotated[
        int | None,
        typer.Option(metavar="N", help="So many skills or parties at most.", show_default="20 bars, 24 columns"),
    ] = None,
    rows: Annotated[
        int | None, typer.Option(metavar="N", help="So many roles at most in a matrix.", show_default="40")
    ] = None,
    role: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Count this role only; may be repeated.")
    ] = None,
    lang: Annotated[str, typer.Option(help="Language of words and labels: id, en.")] = "id",
) -> None:
    """Write the chart and say how much of how much it shows."""
    from rolegraph.charts.count import count
    from rolegraph.charts.write import check_ending, write_chart
    from rolegraph.graph import RoleGraph

    check_ending(output)
    with RoleGraph.open(store) as graph:
        chart = count(graph, kind, top=top, most_roles=rows, roles=role or (), lang=lang)
    size = write_chart(chart, output)
    told = repr(chart).partition(": ")[2]
    typer.echo(f"{shown(output)}: {told}, {size:,} bytes")
