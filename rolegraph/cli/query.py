"""`rolegraph query`: a named query, a file or standard input, asked of a store."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rolegraph.cli.options import helped
from rolegraph.errors import UsageError

if TYPE_CHECKING:
    from rolegraph.query.header import NamedQuery

HELP = helped(
    "Ask a store. A query is a name, a .rq file, or - for SPARQL from standard input. Its parameters are options; of a "
    "query about two roles, the second --role is the second one. A thing is named by its label or its IRI.",
    "rolegraph query --list",
    "rolegraph query duties --role 'Kepala Gudang' --store graph",
    "rolegraph query shared-skills --role 'Kepala Gudang' --role 'Staf Gudang' --store graph",
    "rolegraph query mine.rq --store graph --format csv > rows.csv",
    "echo 'SELECT * { ?role rg:hasGoal ?goal }' | rolegraph query - --store graph",
)
SETTINGS: dict[str, Any] = {"name": "query", "context_settings": {"ignore_unknown_options": True}}


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    TTL = "ttl"


def run(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME|FILE.rq|-", help="The query; its parameters are further options."),
    ] = None,
    store: Annotated[Path | None, typer.Option(metavar="DIR", help="The store that `build` wrote.")] = None,
    form: Annotated[
        Format, typer.Option("--format", help="csv, tsv and json are those of SPARQL 1.1; ttl is for CONSTRUCT.")
    ] = Format.TABLE,
    listing: Annotated[bool, typer.Option("--list", help="Show the named queries and their parameters.")] = False,
) -> None:
    """Ask a query, or list them."""
    from rolegraph.cli.parameters import split

    if listing:
        show_names()
        return
    name, given = split(words or [])
    if store is None:
        raise UsageError("no store to ask", hint="give --store DIR; rolegraph build makes one")
    ask(find(name), given, store, form)


def find(name: str) -> NamedQuery:
    """The query that a word names: standard input for "-", a file that ends in .rq, else one of the catalogue.

    Raises:
        UsageError: There is no such query or file, it is no UTF-8, or its header is wrong.
    """
    from rolegraph.query.catalogue import Catalogue
    from rolegraph.query.header import load, parse

    if name == "-":
        return parse(_standard_input(), name, "standard input")
    if name.endswith(".rq"):
        return load(Path(name), name)
    return Catalogue.carried().find(name)


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"standard input is no UTF-8 text (byte {error.start})") from None


def ask(query: NamedQuery, given: dict[str, list[str]], store: Path, form: Format) -> None:
    """Write the answer of a store to a query."""
    from rolegraph.cli.output import console
    from rolegraph.cli.parameters import assign
    from rolegraph.query.output import render
    from rolegraph.query.run import run as run_query
    from rolegraph.store.oxigraph import OxigraphStore

    with OxigraphStore.open(store, read_only=True) as opened:
        answer = run_query(opened, query, assign(query, given))
    sys.stdout.write(render(answer, form.value, width=console().width, title=query.title.get("en")))


def show_names() -> None:
    """Write the named queries: what each asks, and its parameters, in brackets those that may be left out."""
    from rolegraph.cli.output import print_table
    from rolegraph.query.catalogue import Catalogue

    rows = [(query.name, query.title.get("en"), _options(query)) for query in Catalogue.carried().values()]
    print_table(("name", "asks for", "parameters"), rows)


def _options(query: NamedQuery) -> str:
    written = (
        f"--{parameter.name}" if parameter.required else f"[--{parameter.name}]" for parameter in query.parameters
    )
    return " ".join(written)
