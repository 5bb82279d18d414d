"""`rolegraph query`: a named query, a file or standard input, asked of a store; its rows go to a terminal or a file."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rolegraph.cli.options import OptionalStore, QueryFolders, helped
from rolegraph.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import BinaryIO

    from rolegraph.query.header import NamedQuery
    from rolegraph.store.protocol import Store

HELP = helped(
    "Ask a store. A query is a name, a .rq file, or - for SPARQL from standard input. Its parameters are options; of a "
    "query about two roles, the second --role is the second one. A thing is named by its label or its IRI.",
    "rolegraph query --list",
    "rolegraph query duties --role 'Kepala Gudang' --store graph",
    "rolegraph query shared-skills --role 'Kepala Gudang' --role 'Staf Gudang' --store graph",
    "rolegraph query mine.rq --store graph --format csv > rows.csv",
    "rolegraph query statements --store graph -o statements.parquet",
    "rolegraph query my-query --queries DIR --store graph",
    "rolegraph query roles --store http://localhost:7878/query",
    "echo 'SELECT * { ?role rg:hasGoal ?goal }' | rolegraph query - --store graph",
)
SETTINGS: dict[str, Any] = {"name": "query", "context_settings": {"ignore_unknown_options": True}}


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    JSONL = "jsonl"
    PARQUET = "parquet"
    ARROW = "arrow"
    TTL = "ttl"


WHOLE = (Format.TABLE, Format.TTL)
"""Formats that need all of an answer at once; the others are written as the rows come."""
BINARY = (Format.PARQUET, Format.ARROW)


def run(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME|FILE.rq|-", help="The query; its parameters are further options."),
    ] = None,
    store: OptionalStore = None,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="csv, tsv and json are those of SPARQL 1.1; jsonl is an object a line; parquet and arrow need "
            "pyarrow; ttl is for CONSTRUCT. Without it: as FILE ends, or a table.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Write to a file, whole or not at all.", show_default=False
        ),
    ] = None,
    listing: Annotated[bool, typer.Option("--list", help="Show the named queries and their parameters.")] = False,
    queries: QueryFolders = None,
) -> None:
    """Ask a query, or list them."""
    from rolegraph.cli.parameters import split

    if listing:
        show_names()
        return
    name, given = split(words or [])
    if store is None:
        raise UsageError("no store to ask", hint="give --store DIR or an endpoint's address; rolegraph build makes one")
    ask(find(name), given, store, form or format_of(output), output)


def format_of(output: Path | None) -> Format:
    """The format that a file's ending names; a table without a file.

    Raises:
        UsageError: The ending names none.

    >>> format_of(Path("rows.parquet")).value, format_of(None).value
    ('parquet', 'table')
    """
    if output is None:
        return Format.TABLE
    known = [form.value for form in Format if form is not Format.TABLE]
    ending = output.suffix.lower().removeprefix(".")
    if ending not in known:
        endings = " ".join(f".{form}" for form in known)
        raise UsageError(f"{output}: no format ends in {output.suffix!r}", hint=f"use one of {endings}, or --format")
    return Format(ending)


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
    return Catalogue.known().find(name)


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"standard input is no UTF-8 text (byte {error.start})") from None


def ask(query: NamedQuery, given: dict[str, list[str]], store: str, form: Format, output: Path | None = None) -> None:
    """Write the answer of a store to a query, to a file or to standard output.

    Raises:
        UsageError: A parameter, the format or the file is wrong, or bytes were to go to a terminal.
        StoreError: The store cannot be read, or the file cannot be written.
    """
    from rolegraph.cli.parameters import assign
    from rolegraph.rdf.serialize import replacing
    from rolegraph.store.open import open_store

    values = assign(query, given)
    if output is None and form in BINARY and sys.stdout.isatty():
        raise UsageError(f"{form.value} is nothing to read in a terminal", hint=f"give -o rows.{form.value}")
    with open_store(store, read_only=True) as opened:
        if output is None:
            sys.stdout.flush()  # what was written as text stands before
            write(opened, query, values, form, sys.stdout.buffer)
        else:
            with replacing(output) as file:
                write(opened, query, values, form, file)


def write(store: Store, query: NamedQuery, values: Mapping[str, str], form: Format, file: BinaryIO) -> None:
    """Write an answer: in most formats while its rows come, so that there may be more than memory holds."""
    from rolegraph.cli.output import UNBOUNDED, console
    from rolegraph.query.output import render
    from rolegraph.query.run import run as run_query
    from rolegraph.query.run import stream

    if form in WHOLE:
        answer = run_query(store, query, values)
        width = console().width if file is sys.stdout.buffer else UNBOUNDED
        text = render(answer, form.value, width=width, title=query.title.get("en"))
        file.write(text.encode("utf-8", errors="backslashreplace"))
    else:
        stream(store, query, values).write(file, form.value)


def show_names() -> None:
    """Write the named queries: what each asks, and its parameters, in brackets those that may be left out."""
    from rolegraph.cli.output import print_table
    from rolegraph.query.catalogue import Catalogue

    rows = [(query.name, query.title.get("en"), _options(query)) for query in Catalogue.known().values()]
    print_table(("name", "asks for", "parameters"), rows)


def _options(query: NamedQuery) -> str:
    written = (
        f"--{parameter.name}" if parameter.required else f"[--{parameter.name}]" for parameter in query.parameters
    )
    return " ".join(written)
