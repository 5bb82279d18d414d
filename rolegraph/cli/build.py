"""`rolegraph build`: texts become a store, a file, or both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rolegraph.cli.options import (
    EngineName,
    EngineSettings,
    IdColumn,
    Kind,
    LangColumn,
    LanguageFolders,
    Models,
    Paths,
    TextColumn,
    TitleColumn,
    helped,
)
from rolegraph.errors import RolegraphError, UsageError

if TYPE_CHECKING:
    from rolegraph.build import BuildReport, OnProgress, Reader
    from rolegraph.document import Document
    from rolegraph.store.protocol import Store

HELP = helped(
    "Write the graph of role texts. Each text becomes a named graph, checked against the shapes; one that the store "
    "holds already is replaced, others stay. Texts that cannot be read are listed at the end, and the others are kept.",
    "rolegraph build texts/ --store graph",
    "rolegraph build texts/ -o graph.trig",
    "rolegraph build kasir.docx perawat.pdf --store graph -o graph.nq",
    "rolegraph build adverts.csv --id-column ref --text-column description --store graph",
)
SETTINGS: dict[str, Any] = {"name": "build"}
ENDINGS = ".ttl .trig .nt .nq .jsonld .rdf"


def run(
    paths: Paths,
    store: Annotated[Path | None, typer.Option(metavar="DIR", help="A store to write to, new or old.")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help=f"Write all of it to a file: {ENDINGS}.")
    ] = None,
    base: Annotated[str | None, typer.Option(metavar="IRI", help="Mint names under this IRI.")] = None,
    id_column: IdColumn = None,
    title_column: TitleColumn = None,
    text_column: TextColumn = None,
    lang_column: LangColumn = None,
    kind: Kind = None,
    engine: EngineName = "rolegraph",
    engine_setting: EngineSettings = None,
    language_dir: LanguageFolders = None,
    models: Models = None,
) -> int:
    """Build; the exit code is 1 where a text could not be read."""
    from rolegraph.cli.engines import reading_with
    from rolegraph.cli.sources import Texts, report
    from rolegraph.corpus.columns import Columns
    from rolegraph.rdf.serialize import writer_for

    if store is None and output is None:
        raise UsageError("nothing to write to", hint="give --store DIR, -o FILE or both")
    if output is not None:
        writer_for(output)  # a wrong ending is told before the work
    failures: list[RolegraphError] = []
    texts = Texts(paths, failures, Columns(id_column, title_column, tuple(text_column or ()), lang_column), kind)
    with reading_with(engine, engine_setting) as reader:
        found = iter(texts)
        first = next(found, None)
        if first is not None:  # else no store is made
            with opened(store) as target:
                built = into(target, chain([first], found), texts.total, base, reader.read)
                failures += built.failures
                if output is not None and built.documents:
                    failures += save(target, output)
            show(built)
    return report(failures)


@contextmanager
def opened(folder: Path | None) -> Iterator[Store]:
    """The store in a folder, made where there is none; without a folder one in memory."""
    from rolegraph.store.oxigraph import OxigraphStore

    with OxigraphStore.memory() if folder is None else OxigraphStore.open(folder) as store:
        yield store


def into(
    store: Store,
    documents: Iterable[Document],
    total: int | None,
    base: str | None = None,
    reader: Reader | None = None,
) -> BuildReport:
    """Build with a bar of progress where standard error is a terminal; without a total it only counts."""
    from rolegraph.build import build
    from rolegraph.rdf.namespaces import DEFAULT_BASE

    with progress(total) as step:
        return build(documents, store, base=base or DEFAULT_BASE, reader=reader, on_progress=step)


@contextmanager
def progress(total: int | None) -> Iterator[OnProgress]:
    """A bar and a count on standard error; both are silent where that is no terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from rolegraph.cli.output import console

    target = console(stderr=True)
    shown = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*shown, console=target, transient=True, disable=not target.is_terminal) as bar:
        task = bar.add_task("reading", total=total)
        yield lambda document: bar.advance(task)


def save(store: Store, path: Path) -> list[RolegraphError]:
    """Write all quads of the store to a file, in the format of its ending; what went wrong, if anything did."""
    from rolegraph.rdf.serialize import write

    try:
        write(store.quads(), path)
    except RolegraphError as error:
        return [error]
    return []


def show(built: BuildReport) -> None:
    """Write the counts of a build."""
    from rolegraph.cli.output import print_table

    counts = [(relation.value, count) for relation, count in built.statements.items()]
    total = sum(built.statements.values())
    print_table(("relation", "statements"), [*counts, ("all", total)])
    texts = f"{built.documents} of {built.documents + len(built.failures)} texts written"
    typer.echo(f"{texts}, {total} statements, {built.unread} sentences unread")
