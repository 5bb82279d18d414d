"""A finished site put in its place: files of others stay, an older site is replaced only when the new one is whole."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from filecmp import cmp
from pathlib import Path, PurePosixPath
from secrets import token_hex

from rolegraph.errors import StoreError, UsageError

LIST = "site.json"
"""The file in which a site keeps the names of its own files."""
_FORM = "rolegraph-site-1"


@contextmanager
def replacing_site(folder: Path) -> Iterator[Path]:
    """A folder to write a site into, which takes its place when the block ends well and is gone otherwise.

    The new files are moved over the old ones one by one, the first page last; those that did not change are left as
    they are, those that the new site does not have are deleted. A list in `site.json` tells the site's own files from
    those of others; it holds old and new ones while they are moved, so that the next build can finish what a crash
    left half done.

    Args:
        folder: The site; made where there is none.

    Raises:
        UsageError: It is a file, or a file of somebody else stands where a page must go.
        StoreError: It cannot be written.
    """
    draft = None
    try:
        draft = _draft(folder)
        yield draft
        _move(draft, folder)
    except OSError as error:
        hint = "name a folder that you may write to"
        raise StoreError(f"cannot write {folder}: {error.strerror or error}", hint=hint) from None
    finally:
        if draft is not None:
            shutil.rmtree(draft, ignore_errors=True)


def _draft(folder: Path) -> Path:
    """An empty folder beside the site's files, on the same file system."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file", hint="name a folder")
    owned(folder)  # a list that cannot be read is told before the work
    parent = folder if folder.is_dir() else folder.parent
    draft = parent / f".site.{token_hex(4)}.part"
    draft.mkdir()
    return draft


def _move(draft: Path, folder: Path) -> None:
    new = sorted(path.relative_to(draft).as_posix() for path in draft.rglob("*") if path.is_file())
    old = owned(folder)
    strangers = [name for name in new if name not in old and os.path.lexists(folder / name)]
    if strangers:
        what = f"{folder / strangers[0]} is not of a site that rolegraph wrote"
        raise UsageError(what, hint="move it away, or name another folder")
    folder.mkdir(exist_ok=True)
    _write_list(folder, {*old, *new})
    for name in sorted(new, key=lambda name: (name == "index.html", name)):
        _place(draft / name, folder / name)
    for name in sorted(old - set(new)):
        _remove(folder, name)
    _write_list(folder, set(new))


def _place(source: Path, target: Path) -> None:
    """Move a file to its place, if it is another one than stands there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if not (target.is_file() and not target.is_symlink() and cmp(source, target, shallow=False)):
        source.replace(target)


def _remove(folder: Path, name: str) -> None:
    """Delete a file of the old site, and its folder where nothing else is in it."""
    (folder / name).unlink(missing_ok=True)
    for parent in PurePosixPath(name).parents[:-1]:
        with suppress(OSError):
            (folder / parent).rmdir()


def owned(folder: Path) -> set[str]:
    """The files of the site in a folder, by their paths with "/"; none where there is no site.

    Raises:
        UsageError: `site.json` is something else.
    """
    path = folder / LIST
    if not path.is_file():
        return set()
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        if read["form"] != _FORM or not all(map(_inside, read["files"])):
            raise ValueError(read["form"])
    except (ValueError, KeyError, TypeError):
        raise UsageError(f"{path} is no list of a site's files", hint="name another folder") from None
    return set(read["files"])


def _inside(name: object) -> bool:
    """Whether a name leads to a page in the folder, so that a list that was tampered with deletes nothing else."""
    path = PurePosixPath(str(name))
    return isinstance(name, str) and not path.is_absolute() and ".." not in path.parts and path.suffix == ".html"


def _write_list(folder: Path, names: set[str]) -> None:
    text = json.dumps({"form": _FORM, "files": sorted(names)}, indent=1) + "\n"
    path = folder / LIST
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return
    draft = folder / f".{LIST}.{token_hex(4)}.part"
    try:
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
