"""From the paths of a command to documents, with the bad files set aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rolegraph.cli.output import say
from rolegraph.corpus.columns import Columns
from rolegraph.corpus.documents import of_files, readable
from rolegraph.corpus.files import find
from rolegraph.corpus.kinds import by_ending, by_name
from rolegraph.corpus.names import STANDARD_INPUT
from rolegraph.document import Document
from rolegraph.errors import RolegraphError


class Texts(Iterable[Document]):
    """The documents behind paths, in the order of their files' names; they are read as they are asked for.

    Args:
        paths: Files, tables, folders, patterns, "-" for standard input.
        failures: What cannot be read is added to it.
        columns: What the columns of tables are called.
        kind: Read every file as this kind.

    Raises:
        UsageError: There is no such kind.
    """

    def __init__(
        self,
        paths: Iterable[Path],
        failures: list[RolegraphError],
        columns: Columns | None = None,
        kind: str | None = None,
    ) -> None:
        self._kind = by_name(kind) if kind else None
        self._files = readable(find(paths, on_problem=failures.append), self._kind, failures.append)
        self._columns = columns or Columns()
        self._failures = failures

    @property
    def total(self) -> int | None:
        """How many there are at most; None where a table is among them, whose rows are not counted before."""
        kinds = [self._kind or by_ending(path) for path in self._files]
        tables = STANDARD_INPUT in self._files or any(kind is not None and kind.is_table for kind in kinds)
        return None if tables else len(self._files)

    def __iter__(self) -> Iterator[Document]:
        return of_files(self._files, self._columns, self._kind, self._failures.append)


def documents(paths: Iterable[Path], failures: list[RolegraphError]) -> Iterator[Document]:
    """The documents behind the paths, sorted by identifier; what cannot be read is added to `failures`."""
    return iter(Texts(paths, failures))


def report(failures: Iterable[RolegraphError]) -> int:
    """Write one line for each failure; the exit code is that of the worst."""
    code = 0
    for error in failures:
        say(str(error))
        code = max(code, error.exit_code)
    return code
