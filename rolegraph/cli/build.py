"""`rolegraph build`: texts become a store, a file, or both."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import entry_points
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
    QueryFolders,
    TextColumn,
    TitleColumn,
    helped,
)
from rolegraph.cli.rules import Derive, rules
from rolegraph.errors import RolegraphError, UsageError

if TYPE_CHECKING:
    from rolegraph.build import BuildReport, Reader, Wish
    from rolegraph.document import Document
    from rolegraph.store.protocol import Store

HELP = helped(
    "Write the graph of role texts. Each text becomes a named graph, checked against the shapes. A text that the store "
    "holds already is read again if it changed, or what reads it did; others stay. Texts that cannot be read are "
    "listed at the end, and the others are kept.",
    "rolegraph build texts/ --store graph",
    "rolegraph build texts/ --store graph --prune --wait 60",
    "rolegraph build texts/ --store http://localhost:7878/query",
    "rolegraph build texts/ -o graph.trig",
    "rolegraph build kasir.docx perawat.pdf --store graph -o graph.nq",
    "rolegraph build adverts.csv --id-column ref --text-column description --store graph",
)
SETTINGS: dict[str, Any] = {"name": "build"}
ENDINGS = ".ttl .trig .nt .nq .jsonld .rdf"


def run(
    paths: Paths,
    store: Annotated[
        str | None, typer.Option(metavar="DIR|URL", help="A store to write to, new or old, or a SPARQL endpoint.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help=f"Write all of it to a file: {ENDINGS}.")
    ] = None,
    base: Annotated[str | None, typer.Option(metavar="IRI", help="Mint names under this IRI.")] = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Drop what the store has of texts that are not among these.")
    ] = False,
    again: Annotated[bool, typer.Option("--again", help="Read all texts, changed or not.")] = False,
    wait: Annotated[
        float, typer.Option(metavar="SECONDS", min=0, help="How long to wait for another build to leave the store.")
    ] = 0,
    id_column: IdColumn = None,
    title_column: TitleColumn = None,
    text_column: TextColumn = None,
    lang_column: LangColumn = None,
    kind: Kind = None,
    engine: EngineName = "rolegraph",
    engine_setting: EngineSettings = None,
    language_dir: LanguageFolders = None,
    models: Models = None,
    derive: Derive = None,
    queries: QueryFolders = None,
) -> int:
    """Build; the exit code is 1 where a text could not be read or a violation query gives rows."""
    from rolegraph.cli.engines import reading_with
    from rolegraph.cli.output import say
    from rolegraph.cli.sources import Texts, report
    from rolegraph.corpus.columns import Columns
    from rolegraph.rdf.serialize import writer_for

    if store is None and output is None:
        raise UsageError("nothing to write to", hint="give --store DIR, -o FILE or both")
    if output is not None:
        writer_for(output)  # a wrong ending is told before the work
    apply = rules(derive)
    failures: list[RolegraphError] = []
    texts = Texts(paths, failures, Columns(id_column, title_column, tuple(text_column or ()), lang_column), kind)
    with reading_with(engine, engine_setting) as reader:
        found = iter(texts)
        first = next(found, None)
        if first is not None:  # else no store is made
            plan = Plan(base, reader.read, version(engine, engine_setting), again, prune and (lambda: not failures))
            with opened(store, wait) as target:
                built = into(target, chain([first], found), texts.total, plan)
                unpruned = prune and bool(failures)
                failures += built.failures
                failures += apply(target, base)
                if output is not None and (built.documents or built.unchanged):
                    failures += save(target, output)
            show(built)
            if unpruned:
                say("nothing was pruned: a text that could not be found or read may be there still")
    return report(failures)


@dataclass(frozen=True, slots=True)
class Plan:
    """How a build is done; see `rolegraph.build.build`."""

    base: str | None = None
    reader: Reader | None = None
    version: str | None = None
    again: bool = False
    prune: Wish = False


def version(engine: str, settings: Sequence[str] | None) -> str | None:
    """What names the state of an engine: of our reader its own version, of another one its package and settings.

    None, which lets all be read again, for an engine whose package cannot be told.
    """
    from rolegraph.building.fingerprint import reader_version
    from rolegraph.extract.engines import DEFAULT, GROUP

    if engine == DEFAULT:
        return reader_version()
    packages = {point.dist for point in entry_points(group=GROUP, name=engine)}
    named = sorted(f"{package.name} {package.version}" for package in packages if package is not None)
    return json.dumps([reader_version(), engine, named, sorted(settings or ())]) if named else None


@contextmanager
def opened(where: str | Path | None, wait: float = 0) -> Iterator[Store]:
    """The store at a place, a folder made where there is none; without a place one in memory.

    Another one that writes it is waited for, so many seconds.
    """
    from rolegraph.store.open import open_store
    from rolegraph.store.oxigraph import OxigraphStore

    with OxigraphStore.memory() if where is None else open_store(where, wait=wait) as store:
        yield store


def into(store: Store, documents: Iterable[Document], total: int | None, plan: Plan) -> BuildReport:
    """Build with a bar of progress where standard error is a terminal; without a total it only counts."""
    from rolegraph.build import build
    from rolegraph.rdf.namespaces import DEFAULT_BASE

    with progress(total) as step:
        return build(
            documents,
            store,
            base=plan.base or DEFAULT_BASE,
            reader=plan.reader,
            version=plan.version,
            again=plan.again,
            prune=plan.prune,
            on_progress=step,
        )


@contextmanager
def progress(total: int | None, doing: str = "reading") -> Iterator[Callable[[object], None]]:
    """A bar and a count on standard error; both are silent where that is no terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from rolegraph.cli.output import console

    target = console(stderr=True)
    shown = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*shown, console=target, transient=True, disable=not target.is_terminal) as bar:
        task = bar.add_task(doing, total=total)
        yield lambda done: bar.advance(task)


def save(store: Store, path: Path) -> list[RolegraphError]:
    """Write all of the store but its taxonomies to a file, in the format of its ending; say what went wrong.

    A taxonomy has files of its own, with terms of their own.
    """
    from rolegraph.rdf.serialize import write
    from rolegraph.taxonomy.kept import taxonomy_graphs

    try:
        apart = taxonomy_graphs(store)
        graphs = [graph for graph in store.graphs() if graph not in apart]
        write(chain.from_iterable(map(store.quads, graphs)) if apart else store.quads(), path)
    except RolegraphError as error:
        return [error]
    return []


def show(built: BuildReport) -> None:
    """Write the counts of a build."""
    from rolegraph.cli.output import print_table

    counts = [(relation.value, count) for relation, count in built.statements.items()]
    total = sum(built.statements.values())
    print_table(("relation", "statements"), [*counts, ("all", total)])
    given = built.documents + built.unchanged + len(built.failures)
    kept = f", {built.unchanged} unchanged" if built.unchanged else ""
    dropped = f", {len(built.pruned)} others pruned" if built.pruned else ""
    texts = f"{built.documents} of {given} texts written{kept}{dropped}"
    typer.echo(f"{texts}, {total} statements, {built.unread} sentences unread")
