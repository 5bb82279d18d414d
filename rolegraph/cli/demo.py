"""`rolegraph demo`: the main job over our own role texts, from the texts to the page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from rolegraph.cli.options import helped
from rolegraph.errors import RolegraphError

HELP = helped(
    "Show all of it. The role texts that come with rolegraph are built, asked three questions, linked to a sample of "
    "ESCO, compared with what ESCO says, and shown on a page.",
    "rolegraph demo",
    "rolegraph demo --into /tmp/rolegraph",
)
SETTINGS: dict[str, Any] = {"name": "demo"}
QUESTIONS: tuple[tuple[str, dict[str, list[str]]], ...] = (
    ("duties", {"role": ["Kepala Departemen Produksi"]}),
    ("contrasts", {"role": ["Kepala Departemen Produksi"]}),
    ("shared-skills", {"role": ["Akuntan", "Auditor Internal"]}),
)
ROLE = "Akuntan"
"""The role whose links are shown, and its gap."""


def run(
    into: Annotated[Path, typer.Option(metavar="DIR", help="Where store, file and page go.")] = Path("demo"),
) -> int:
    """Do the main job."""
    from rolegraph.cli import build, demo_links, query, view
    from rolegraph.cli.sources import Texts, report
    from rolegraph.resources import resource

    store, file, page = into / "store", into / "graph.trig", into / "page.html"
    proposed = into / "proposed.sssom.tsv"
    failures: list[RolegraphError] = []
    texts = Texts([resource("data/roles")], failures)
    with build.opened(store) as target:
        built = build.into(target, texts, texts.total, build.Plan(again=True))
        failures += built.failures
    build.show(built)
    for name, given in QUESTIONS:
        _heading(f"rolegraph query {name} {_words(given)}--store {store}")
        query.ask(query.find(name), given, str(store), query.Format.TABLE)
    _heading(f"rolegraph link --store {store} --taxonomy esco-sample -o {proposed}")
    demo_links.show(store, proposed, ROLE)
    _heading(f"rolegraph query skills-gap --role {ROLE} --store {store}")
    query.ask(query.find("skills-gap"), {"role": [ROLE]}, str(store), query.Format.TABLE)
    with build.opened(store) as target:
        failures += build.save(target, file)
    _heading(f"rolegraph view --store {store} -o {page}")
    view.run(str(store), page)
    typer.echo(f"\nThe graph is in {store} and {file}. Open {page} in a browser: {page.resolve().as_uri()}")
    return report(failures)


def _words(given: dict[str, list[str]]) -> str:
    return "".join(f"--{name} '{value}' " for name, values in given.items() for value in values)


def _heading(command: str) -> None:
    typer.echo(f"\n$ {command}")
    sys.stdout.flush()
