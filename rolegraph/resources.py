"""Where the files lie that are not code: in a checkout beside the package, in a wheel inside it, or elsewhere.

Three settings are read from the environment, so that worker processes have them too: `ROLEGRAPH_LANGUAGES`, folders of
languages, `ROLEGRAPH_MODELS`, a folder of trained weights, and `ROLEGRAPH_QUERIES`, folders of named queries. What was
read once in a process stays as it was read.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path

from rolegraph.errors import LanguageDataError, RolegraphError, UsageError

PACKAGE = Path(__file__).resolve().parent
CARRIED = PACKAGE / "_carried"
LANGUAGES, MODELS, QUERIES = "ROLEGRAPH_LANGUAGES", "ROLEGRAPH_MODELS", "ROLEGRAPH_QUERIES"
GROUP = "rolegraph.languages"
"""The entry points by which an installed package brings a language: `tag = "package"`, whose folder is the language."""
_TAG = re.compile(r"[a-z]{2,8}")


def resource(name: str) -> Path:
    """The path of a carried file or folder, named as in the repository ("ontology/rolegraph.ttl", "data/roles").

    Raises:
        RolegraphError: The installation lacks it.

    >>> resource("ontology").name
    'ontology'
    """
    for root in (CARRIED, PACKAGE.parent):
        path = root / name
        if path.exists():
            return path
    raise RolegraphError(f"this installation lacks {name}", hint="install rolegraph again")


def models() -> Path:
    """The folder of the trained weights: the one that `ROLEGRAPH_MODELS` names, else the carried one.

    Raises:
        UsageError: The folder that is named is none.
        RolegraphError: The installation lacks the carried one.
    """
    named = os.environ.get(MODELS)
    if not named:
        return resource("data/models")
    folder = Path(named)
    if not folder.is_dir():
        raise UsageError(f"{folder}: no folder of trained weights", hint="rolegraph train GOLD --into DIR makes one")
    return folder


def languages() -> Mapping[str, Path]:
    """The folder of each language by its tag, sorted: the package's own, those of installed packages, the user's.

    A folder that the user names stands before another one of its tag.

    Raises:
        UsageError: A folder that `ROLEGRAPH_LANGUAGES` names holds no language, or one a second time.
        LanguageDataError: An installed package brings a language that is there, or that it does not have.

    >>> sorted(languages())[:2]
    ['en', 'id']
    """
    return _languages(os.environ.get(LANGUAGES, ""))


def use_languages(folders: Sequence[Path]) -> None:
    """Read the languages of these folders too, in this process and those that it starts.

    Raises:
        UsageError: A folder holds no language.
    """
    os.environ[LANGUAGES] = os.pathsep.join(str(folder.absolute()) for folder in folders)
    languages()


def use_models(folder: Path) -> None:
    """Read with the weights of this folder, in this process and those that it starts.

    Raises:
        UsageError: There is no such folder.
    """
    os.environ[MODELS] = str(folder.absolute())
    models()


def queries() -> tuple[Path, ...]:
    """The folders of the user's named queries, in order; of two queries with one name the later folder's counts.

    Raises:
        UsageError: A folder that `ROLEGRAPH_QUERIES` names is none.
    """
    folders = tuple(map(Path, filter(None, os.environ.get(QUERIES, "").split(os.pathsep))))
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(f"there is no folder of queries at {folder}", hint="name a folder with .rq files")
    return folders


def use_queries(folders: Sequence[Path]) -> None:
    """Know the named queries of these folders too, in this process and those that it starts.

    Raises:
        UsageError: There is no such folder.
    """
    os.environ[QUERIES] = os.pathsep.join(str(folder.absolute()) for folder in folders)
    queries()


@cache
def code_state(*names: str) -> str:
    """Eight digits that change with any line of some of our code: modules or rooms, named as in the package.

    >>> code_state("errors.py") == code_state("errors.py"), len(code_state("errors.py"))
    (True, 8)
    """
    total = sha256()
    for path in sorted(file for name in names for file in _sources(PACKAGE / name)):
        name = path.relative_to(PACKAGE).as_posix()
        total.update(f"{name}\0{sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()[:8]


def _sources(path: Path) -> list[Path]:
    return list(path.rglob("*.py")) if path.is_dir() else [path]


@cache
def _languages(setting: str) -> Mapping[str, Path]:
    own = {path.name: path for path in (PACKAGE / "language").iterdir() if _is_language(path)}
    found = {**own, **_installed(frozenset(own)), **_named(setting)}
    return dict(sorted(found.items()))


def _is_language(folder: Path) -> bool:
    return (folder / "cues").is_dir() and (folder / "words").is_dir()


def _named(setting: str) -> dict[str, Path]:
    """The languages of the folders that a setting names, each a language or a folder of languages."""
    found: dict[str, Path] = {}
    for folder in map(Path, filter(None, setting.split(os.pathsep))):
        for path in _within(folder.absolute()):
            if not _TAG.fullmatch(path.name):
                raise UsageError(f"{path}: the folder is called by no language tag", hint="call it eo, jv or the like")
            if path.name in found:
                raise UsageError(f"two folders of the language {path.name!r}: {found[path.name]}, {path}")
            found[path.name] = path
    return found


def _within(folder: Path) -> list[Path]:
    found = [folder] if _is_language(folder) else []
    if not found and folder.is_dir():
        found = [path for path in sorted(folder.iterdir()) if _is_language(path)]
    if not found:
        raise UsageError(f"{folder}: no language folder", hint="it needs the folders cues and words")
    return found


def _installed(taken: frozenset[str]) -> dict[str, Path]:
    """The languages that installed packages bring."""
    found: dict[str, Path] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        if point.name in taken or point.name in found:
            raise LanguageDataError(
                f"{_package(point)} brings the language {point.name!r}, which is there", hint="uninstall one of them"
            )
        found[point.name] = _folder(point)
    return found


def _folder(point: EntryPoint) -> Path:
    """The folder of an entry point's package, found without running any of its code."""
    spec = find_spec(point.module) if point.module.isidentifier() else None
    places = list(spec.submodule_search_locations or ()) if spec else []
    folder = next((path for path in map(Path, places) if _is_language(path)), None)
    if folder is None or not _TAG.fullmatch(point.name):
        raise LanguageDataError(
            f"{_package(point)} brings no language folder as {point.name!r}",
            hint=f"the package {point.module} needs the folders cues and words",
        )
    return folder


def _package(point: EntryPoint) -> str:
    return f"the package {point.dist.name if point.dist else point.module}"
