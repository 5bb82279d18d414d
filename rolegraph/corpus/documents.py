"""All documents behind files and tables, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from rolegraph.corpus.columns import Columns, choose
from rolegraph.corpus.files import OnProblem, find
from rolegraph.corpus.given import Given, opened, place_of
from rolegraph.corpus.kinds import KINDS, Kind, by_ending
from rolegraph.corpus.names import document_ids
from rolegraph.corpus.sniff import kind_of
from rolegraph.corpus.table import document
from rolegraph.corpus.text import document as text_document
from rolegraph.corpus.text import source_of
from rolegraph.document import Document
from rolegraph.errors import InputError, RolegraphError

NAMED_PROBLEMS = 10
"""How many bad rows of a table are reported one by one; the others are counted."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the caller says of the files."""

    columns: Columns
    kind: Kind | None


def documents(
    paths: Iterable[Path | str],
    *,
    columns: Columns | None = None,
    kind: Kind | None = None,
    on_problem: OnProblem | None = None,
) -> Iterator[Document]:
    """The documents that paths name: a file is one, of a table each row is.

    Files come in the order of their names, rows in the order of their table, which is never in memory as a whole.
    Identifiers are unique: a row whose identifier another file has gets the name of its table before it.

    Args:
        paths: Files, tables, folders and patterns, as `rolegraph.corpus.files.find` takes them.
        columns: What the columns of tables are called; by default their usual names are looked for.
        kind: Read every file as this; by default first bytes and ending tell.
        on_problem: Called with what cannot be read, so that the rest is kept; by default the first problem is raised.

    Raises:
        InputError: Without `on_problem`: something cannot be read.
    """
    report = on_problem or _raise
    return of_files(readable(find(paths, on_problem=report), kind, report), columns or Columns(), kind, report)


def of_files(paths: Iterable[Path], columns: Columns, kind: Kind | None, report: OnProblem) -> Iterator[Document]:
    """The documents of files that are already found; as `documents`."""
    files = document_ids(paths)
    wanted = _Wanted(columns, kind)
    taken = set(files.values())
    for path, name in sorted(files.items(), key=lambda item: item[1]):
        try:
            yield from _of_file(path, name, wanted, taken, report)
        except InputError as error:
            report(error)
        except Exception as error:  # a library that breaks on a hostile file costs this file, not the others
            report(RolegraphError(f"{place_of(path)}: its reader broke: {type(error).__name__}: {error}"))


def _raise(error: RolegraphError) -> None:
    raise error


def readable(paths: Iterable[Path], kind: Kind | None, report: OnProblem) -> list[Path]:
    """The files whose libraries are there; for the others one report a kind, with their number."""
    kept: list[Path] = []
    unread: dict[str, list[Path]] = {}
    for path in paths:
        found = kind or by_ending(path)
        if found is None or not found.missing:
            kept.append(path)
        else:
            unread.setdefault(found.name, []).append(path)
    for others in unread.values():
        error = (kind or by_ending(others[0]) or KINDS["txt"]).missing
        if error:
            more = f" and {len(others) - 1:,} more" if len(others) > 1 else ""
            report(InputError(f"{place_of(others[0])}{more}: {error.message}", hint=error.hint))
    return kept


def _of_file(path: Path, name: str, wanted: _Wanted, taken: set[str], report: OnProblem) -> Iterator[Document]:
    with opened(path) as given:
        kind = wanted.kind or kind_of(path, given)
        if kind.is_table:
            yield from _of_table(path, given, kind, _Naming(name, taken), wanted.columns, report)
        else:
            yield text_document(path, given, kind, name)


def _of_table(
    path: Path, given: Given, kind: Kind, naming: _Naming, columns: Columns, report: OnProblem
) -> Iterator[Document]:
    if not given.head:
        raise InputError("the table is empty")
    table = kind.open_table(given.seekable() if kind.has_mark else given.file, given.head)
    chosen = choose(table.columns, columns)
    source, rows, bad = source_of(path), 0, 0
    for row in table.rows(chosen.names):
        rows += 1
        try:
            if row.problem:
                raise row.problem
            yield naming.named(document(row, chosen, naming.table, source))
        except InputError as error:
            bad += 1
            if bad <= NAMED_PROBLEMS:
                report(InputError(f"{place_of(path)}, row {row.number}: {error.message}", hint=error.hint))
    if not rows:
        raise InputError("the table has no row")
    if bad:
        named = f", the first {NAMED_PROBLEMS} are named above" if bad > NAMED_PROBLEMS else ""
        raise InputError(f"{bad:,} of {rows:,} rows skipped{named}")


class _Naming:
    """Keeps the identifiers of rows unique, in their table and among all files."""

    def __init__(self, table: str, taken: set[str]) -> None:
        self.table = table
        self._taken = taken
        self._own: set[str] = set()

    def named(self, document: Document) -> Document:
        """The document, under a name that no other one has.

        Raises:
            InputError: An earlier row of the table has its identifier.
        """
        if document.id in self._own:
            raise InputError(f"an earlier row has its identifier {document.id!r}", hint="or name another --id-column")
        self._own.add(document.id)
        name = f"{self.table}/{document.id}" if document.id in self._taken else document.id
        if name in self._taken:
            raise InputError(f"its identifier {document.id!r} is taken by another file")
        self._taken.add(name)
        return document if name == document.id else replace(document, id=name)
