"""From paths on a command line to the files behind them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path

from rolegraph.corpus.kinds import KINDS, by_ending
from rolegraph.corpus.names import STANDARD_INPUT, shown
from rolegraph.errors import InputError, RolegraphError

_ENDINGS = " ".join(kind.endings[0] for kind in KINDS.values())
OnProblem = Callable[[RolegraphError], None]

ABOUT_THE_FOLDER = ("readme", "license", "licence", "changelog", "contributing")
"""Files that speak of the folder they lie in and of no role, by the beginning of their names."""


def find(paths: Iterable[Path | str], *, on_problem: OnProblem | None = None) -> list[Path]:
    """The files that the paths name: sorted, none twice.

    A folder gives the files of every kind that is read, in it and below it; what begins with a dot or "~$" and what
    speaks of the folder itself (README, LICENSE and the like) is passed over, links to folders are followed once. A
    pattern (`*`, `?`, `[]`, `**`) gives what a shell would make of it, "-" is standard input. A file named by itself
    or by a pattern is taken whatever it is called.

    Args:
        paths: Files, folders and patterns, in any order: the answer is the same.
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
            found.update(_files(path, report))
        except InputError as error:
            report(error)
    return _without_doubles(found)


def _raise(error: RolegraphError) -> None:
    raise error


def _files(path: Path, report: OnProblem) -> list[Path]:
    if path == STANDARD_INPUT:
        return [path]
    if not os.path.lexists(path):
        return _matches(path, report)
    return _named(path, report)


def _named(path: Path, report: OnProblem) -> list[Path]:
    return _in_folder(path, report) if path.is_dir() else [path]


def _matches(path: Path, report: OnProblem) -> list[Path]:
    """What a pattern names; hidden files only where the pattern says so itself."""
    if not has_magic(str(path)):
        raise InputError(f"{shown(path)}: no such file or folder", hint="check the path")
    found: list[Path] = []
    for match in glob(str(path), recursive=True):  # noqa: PTH207  (a Path's own glob takes no absolute pattern)
        try:
            found += _named(Path(match), report)
        except InputError as error:
            report(error)
    if not found:
        raise InputError(f"{shown(path)}: nothing matches", hint="check the pattern")
    return found


def _in_folder(path: Path, report: OnProblem) -> list[Path]:
    unlisted: list[InputError] = []
    files = list(_walk(path, unlisted))
    for error in unlisted:
        report(error)
    if not files and not unlisted:
        raise InputError(
            f"{shown(path)}: no file in this folder is of a kind that is read", hint=f"these are: {_ENDINGS}"
        )
    return files


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
        yield from (path for name in sorted(names) if _is_role_text(path := Path(folder, name)))


def _is_role_text(path: Path) -> bool:
    """A regular file, or a link that leads nowhere: that one is reported when it is read, not passed over."""
    usable = path.is_file() or (path.is_symlink() and not path.exists())
    aside = path.name.startswith((".", "~$")) or path.name.lower().startswith(ABOUT_THE_FOLDER)
    return usable and by_ending(path) is not None and not aside


def _without_doubles(found: Iterable[Path]) -> list[Path]:
    """One path for each file: of those that lead to one file, the one that sorts first."""
    files: dict[str, Path] = {}
    for path in sorted(found):
        files.setdefault("-" if path == STANDARD_INPUT else os.path.realpath(path), path)
    return sorted(files.values())
