"""`rolegraph unread`: the sentences that nothing was read from, by their verb."""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from rolegraph.cli.options import (
    IdColumn,
    Kind,
    LangColumn,
    LanguageFolders,
    Models,
    OptionalPaths,
    OptionalStore,
    TextColumn,
    TitleColumn,
    helped,
)
from rolegraph.cli.statements import Format
from rolegraph.errors import RolegraphError, UsageError

if TYPE_CHECKING:
    from rolegraph.document import Document
    from rolegraph.graph import RoleGraph
    from rolegraph.query.rows import Rows

HELP = helped(
    "List the sentences and bullets that gave no statement although no rule set them aside, grouped by the verb that "
    "says what they are about, the largest group first. Those that a rule set aside (headings, pay, hours, how to "
    "apply …) follow with --aside, grouped by its reason.",
    "rolegraph unread adverts/",
    "rolegraph unread --store graph --aside",
    "rolegraph unread adverts/ --format csv > unread.csv",
)
SETTINGS: dict[str, Any] = {"name": "unread"}


@dataclass(frozen=True, slots=True)
class Left:
    """A sentence that gave nothing: its group, how many sentences that has, and where it stands."""

    verb: str | None
    count: int
    doc: str
    start: int
    end: int
    sentence: str
    reason: str | None

    @property
    def group(self) -> str:
        """The reason of a sentence set aside, the verb of another one."""
        return self.reason or self.verb or ""


def run(
    paths: OptionalPaths = None,
    store: OptionalStore = None,
    aside: Annotated[bool, typer.Option("--aside", help="List the sentences that a rule set aside too.")] = False,
    form: Annotated[Format, typer.Option("--format", help="How to write the rows.")] = Format.TABLE,
    id_column: IdColumn = None,
    title_column: TitleColumn = None,
    text_column: TextColumn = None,
    lang_column: LangColumn = None,
    kind: Kind = None,
    language_dir: LanguageFolders = None,
    models: Models = None,
) -> int:
    """List what is left; the exit code is 1 where a text could not be read."""
    from rolegraph.cli.sources import Texts, report
    from rolegraph.corpus.columns import Columns

    if bool(paths) == (store is not None):
        raise UsageError("texts or a store, one of them", hint="give PATH… or --store DIR")
    failures: list[RolegraphError] = []
    if store is not None:
        found = list(of_store(store))
    else:
        columns = Columns(id_column, title_column, tuple(text_column or ()), lang_column)
        found = list(of_texts(Texts(paths or (), failures, columns, kind), failures))
    write(grouped(found), form, aside)
    sys.stdout.flush()
    return report(failures)


def of_texts(texts: Iterable[Document], failures: list[RolegraphError]) -> Iterator[Left]:
    """What is left of texts, a text without a role among them; one that cannot be read goes to `failures`."""
    from rolegraph.build import read_any
    from rolegraph.extract.reader import read
    from rolegraph.extract.verbs import cue_verb

    for document in texts:
        try:
            reading = read_any(document, read)
        except RolegraphError as error:
            failures.append(error)
            continue
        for s in reading.unread:
            yield Left(cue_verb(s.text, document.lang), 1, document.id, s.start, s.end, s.text, None)
        for s in reading.set_aside:
            yield Left(None, 1, document.id, s.start, s.end, s.text, s.reason)


def of_store(where: str) -> Iterator[Left]:
    """What is left of the texts of a store."""
    from rolegraph.extract.verbs import cue_verb
    from rolegraph.graph import RoleGraph

    with RoleGraph.open(where) as graph:
        langs = {row.document: row.language for row in _rows_of(graph, "documents")}
        for row in _rows_of(graph, "unread"):
            verb = cue_verb(row.sentence, langs[row.document])
            yield Left(verb, 1, row.document, row.start, row.end, row.sentence, None)
        for row in _rows_of(graph, "set-aside"):
            yield Left(None, 1, row.document, row.start, row.end, row.sentence, row.reason)


def _rows_of(graph: RoleGraph, name: str) -> Rows:
    return cast("Rows", graph.query(name))  # our own queries of this name are SELECTs


def grouped(found: Sequence[Left]) -> list[Left]:
    """The sentences with the sizes of their groups: unread ones first, the largest group first, by text and place."""
    sizes = Counter((left.reason is None, left.group) for left in found)
    counted = [replace(left, count=sizes[left.reason is None, left.group]) for left in found]
    return sorted(counted, key=lambda s: (s.reason is not None, -s.count, s.group, s.doc, s.start))


def write(found: Sequence[Left], form: Format, aside: bool) -> None:
    """Write the sentences on standard output."""
    listed = [left for left in found if aside or left.reason is None]
    match form:
        case Format.JSONL:
            for left in listed:
                sys.stdout.write(json.dumps(asdict(left), ensure_ascii=False) + "\n")
        case Format.CSV:
            table = csv.DictWriter(sys.stdout, [field.name for field in fields(Left)], lineterminator="\n")
            table.writeheader()
            table.writerows(asdict(left) for left in listed)
        case Format.TABLE:
            _write_tables(listed)
            unread = sum(left.reason is None for left in found)
            typer.echo(f"{unread} sentences unread, {len(found) - unread} set aside")


def _write_tables(listed: Sequence[Left]) -> None:
    from rolegraph.cli.output import print_table

    for title in ("verb", "reason"):
        part = [left for left in listed if (left.reason is None) == (title == "verb")]
        if part:
            print_table((title, "count", "doc", "start", "sentence"), _rows(part))


def _rows(part: Sequence[Left]) -> Iterator[tuple[object, ...]]:
    """Rows that name a group and its size once."""
    last: str | None = None
    for left in part:
        opens = left.group != last
        last = left.group
        yield left.group if opens else None, left.count if opens else None, left.doc, left.start, left.sentence
