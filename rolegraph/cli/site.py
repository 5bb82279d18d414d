"""`rolegraph site`: a store as a folder of linked pages that open offline."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from rolegraph.cli.options import OptionalStore, helped
from rolegraph.corpus.names import shown
from rolegraph.errors import InputError, UsageError

HELP = helped(
    "Write a site of a store: indexes of roles, skills, parties and texts, a page for each role and text, the named "
    "queries with their answers, the graph, and a search. It opens from disk, without a server or a network. An older "
    "site in the folder is replaced only when the new one is whole; files of others in it stay.",
    "rolegraph site --store graph -o public",
    "rolegraph site --store graph -o public --lang en",
    "rolegraph site --check -o public",
)
SETTINGS: dict[str, Any] = {"name": "site"}


def run(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FOLDER", help="Where the site goes, or lies.")],
    store: OptionalStore = None,
    lang: Annotated[str, typer.Option(metavar="TAG", help="Language of pages and labels: id, en.")] = "id",
    check: Annotated[bool, typer.Option("--check", help="Write nothing: look for dead links in the folder.")] = False,
) -> None:
    """Write the site, or check the one that is there."""
    if check and store is None:
        _check(output)
    elif store is None or check:
        raise UsageError("a site is made from a store, or checked without one", hint="give --store DIR or --check")
    else:
        _write(store, output, lang)


def _write(store: str, output: Path, lang: str) -> None:
    from rolegraph.graph import RoleGraph
    from rolegraph.site.build import write_site

    with RoleGraph.open(store) as graph:
        site = write_site(graph, output, lang=lang)
    parts = f"{site.roles} roles, {site.skills} skills, {site.parties} parties, {site.documents} texts"
    typer.echo(f"{shown(output)}: {site.pages} pages, {parts}, {site.size:,} bytes")


def _check(folder: Path) -> None:
    from rolegraph.cli.output import say
    from rolegraph.site.links import dead_links

    dead = dead_links(folder)
    for one in dead:
        say(str(one))
    if dead:
        raise InputError(f"{len(dead)} links lead nowhere", hint="rolegraph site --store DIR makes the site anew")
    typer.echo(f"{shown(folder)}: every link leads somewhere")
