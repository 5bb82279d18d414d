"""From the paths of a command to documents, with the bad files set aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rolegraph.cli.output import say
from rolegraph.corpus.files import find
from rolegraph.corpus.names import document_ids
from rolegraph.corpus.text import load
from rolegraph.document import Document
from rolegraph.errors import RolegraphError


def documents(paths: Iterable[Path], failures: list[RolegraphError]) -> Iterator[Document]:
    """The documents behind the paths, sorted by identifier; what cannot be read is added to `failures`."""
    names = document_ids(find(paths, on_problem=failures.append))
    for path, name in sorted(names.items(), key=lambda item: item[1]):
        try:
            yield load(path, name=name)
        except RolegraphError as error:
            failures.append(error)


def report(failures: Iterable[RolegraphError]) -> int:
    """Write one line for each failure; the exit code is that of the worst."""
    code = 0
    for error in failures:
        say(str(error))
        code = max(code, error.exit_code)
    return code
