"""From paths on a command line to the text files behind them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from rolegraph.corpus.names import shown
from rolegraph.errors import InputError

ENDING = ".txt"

OnProblem = Callable[[InputError], None]


def find(paths: Iterable[Path | str], *, on_problem: OnProblem | None = None) -> list[Path]:
    """The text files that the paths name: sorted, none twice.

    A folder gives the `.txt` files in it and below it; names that begin with a dot are passed over, links to folders
    are followed once. A file named by itself is taken whatever its ending.

    Args:
        paths: Files and folders, in any order: the answer is the same.
        on_problem: Called with each path that gives nothing, so that the others are kept; by default the first
            problem is raised.

    Raises:
        InputError: Without `on_problem`: a path is missing, a folder cannot be listed or holds no text.

    >>> from rolegraph.resources import resource
    >>> [path.name for path in find([resource("data/roles")])][:2]
    ['akuntan.txt', 'analis-data.txt']
    """
    report = on_problem or _raise
    found: set[Path] = set()
    for path in map(Path, paths):
        try:
            found.update(_texts(path, report))
        except InputError as error:
            report(error)
    return _without_doubles(found)


def _raise(error: InputError) -> None:
    raise error


def _texts(path: Path, report: OnProblem) -> list[Path]:
    if not os.path.lexists(path):
        raise InputError(f"{shown(path)}: no such file or folder", hint="check the path")
    if not path.is_dir():
        return [path]
    unlisted: list[InputError] = []
    texts = list(_walk(path, unlisted))
    for error in unlisted:
        report(error)
    if not texts and not unlisted:
        raise InputError(f"{shown(path)}: no {ENDING} file in this folder", hint="name files or another folder")
    return texts


def _walk(top: Path, unlisted: list[InputError]) -> Iterator[Path]:
    def note(error: OSError) -> None:
        unlisted.append(InputError(f"{shown(error.filename)}: cannot be listed: {error.strerror}"))

    seen: set[str] = set()
    for folder, below, names in os.walk(top, onerror=note, followlinks=True):
        real = os.path.realpath(folder)
        if real in seen:
            below.clear()
            continue
        seen.add(real)
        below[:] = sorted(name for name in below if not name.startswith("."))
        yield from (path for name in sorted(names) if _is_text(path := Path(folder, name)))


def _is_text(path: Path) -> bool:
    """A regular file, or a link that leads nowhere: that one is reported when it is read, not passed over."""
    usable = path.is_file() or (path.is_symlink() and not path.exists())
    return usable and path.suffix.lower() == ENDING and not path.name.startswith(".")


def _without_doubles(found: Iterable[Path]) -> list[Path]:
    """One path for each file: of those that lead to one file, the one that sorts first."""
    files: dict[str, Path] = {}
    for path in sorted(found):
        files.setdefault(os.path.realpath(path), path)
    return sorted(files.values())
