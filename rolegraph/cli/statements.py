"""`rolegraph statements`: what texts say, one row a statement."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import chain
from typing import Annotated, Any

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
from rolegraph.document import Document
from rolegraph.errors import RolegraphError
from rolegraph.statement import Reading, Statement

HELP = helped(
    "Write what role texts say. One row is one statement; the table leaves out role, polarity, sentence and rule, "
    "jsonl and csv hold all. Cells of csv stand as in the text: a spreadsheet may take one that begins with = or + for "
    "a formula.",
    "rolegraph statements kasir.txt",
    "rolegraph statements texts/ --format jsonl > statements.jsonl",
    "rolegraph statements adverts.csv --id-column ref --text-column description --format csv",
)
SETTINGS: dict[str, Any] = {"name": "statements"}
FIELDS = (
    "doc", "role", "relation", "label", "about", "polarity", "start", "end", "sentence", "rule", "confidence",
)  # fmt: skip
IN_TABLE = ("doc", "relation", "label", "about", "start", "end", "confidence")

Row = dict[str, Any]


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


def run(
    paths: Paths,
    form: Annotated[Format, typer.Option("--format", help="How to write the rows.")] = Format.TABLE,
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
    """Write the statements of the texts; the exit code is 1 where a text could not be read."""
    from rolegraph.cli.engines import reading_with
    from rolegraph.cli.sources import Texts, report
    from rolegraph.corpus.columns import Columns

    failures: list[RolegraphError] = []
    columns = Columns(id_column, title_column, tuple(text_column or ()), lang_column)
    with reading_with(engine, engine_setting) as reader:
        write(rows(Texts(paths, failures, columns, kind), reader.read, failures), form)
        sys.stdout.flush()
    return report(failures)


def rows(
    documents: Iterable[Document], read: Callable[[Document], Reading], failures: list[RolegraphError]
) -> Iterator[Row]:
    """The rows of each document, in text order, the role's own first; a text without a role goes to `failures`."""
    from rolegraph.build import read_one

    for document in documents:
        try:
            reading = read_one(document, read)
        except RolegraphError as error:
            failures.append(error)
        else:
            yield from (row(document, statement) for statement in reading.statements)


def row(document: Document, statement: Statement) -> Row:
    """One statement as the fields `FIELDS`, in that order."""
    evidence = statement.evidence
    return {
        "doc": document.id,
        "role": statement.role,
        "relation": statement.relation.value,
        "label": statement.label,
        "about": statement.about,
        "polarity": statement.polarity,
        "start": evidence.start,
        "end": evidence.end,
        "sentence": evidence.sentence,
        "rule": evidence.rule,
        "confidence": evidence.confidence,
    }


def write(found: Iterator[Row], form: Format) -> None:
    """Write rows on standard output as they come; a table is written at the end, since its widths need all."""
    match form:
        case Format.JSONL:
            for one in found:
                sys.stdout.write(json.dumps(one, ensure_ascii=False) + "\n")
        case Format.CSV:
            table = csv.DictWriter(sys.stdout, FIELDS, lineterminator="\n")
            table.writeheader()
            table.writerows(found)
        case Format.TABLE:
            _write_table(found)


def _write_table(found: Iterator[Row]) -> None:
    from rolegraph.cli.output import print_table

    first = next(found, None)
    if first is not None:
        print_table(IN_TABLE, ([one[name] for name in IN_TABLE] for one in chain([first], found)))
