"""What can go wrong with a folder, each told in one line that names it and says what to do."""

from __future__ import annotations

import re
from pathlib import Path

from rolegraph.errors import StoreError
from rolegraph.store.holder import holder_of

# RocksDB's words -> (what is wrong, what to do). The first that stands in the message counts.
_CAUSES: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        ("/LOCK", "lock file"),
        "the store {place} is open for writing in another place{holder}",
        "wait for it (build --wait SECONDS), close the other program or RoleGraph, or open this one read-only",
    ),
    (
        ("No space left", "File too large", "Disk quota", "Max allowed space"),
        "the disk of the store {place} is full; nothing of this step was kept",
        "free some space and run the command again; all that was stored before is there",
    ),
    (
        ("Read-only file system",),
        "the disk of the store {place} is read-only",
        "choose a folder that you may write to",
    ),
    (
        ("Permission denied", "Operation not permitted"),
        "no permission to use the store {place}",
        "choose a folder that you may write to, or open it read-only",
    ),
    (
        ("orruption", "CURRENT file", "checksum", "not a valid", "column families not opened"),
        "the store {place} is damaged, is being written right now, or is another program's",
        "try again; if that does not help, build it again into a new folder",
    ),
)


_UNFINISHED = re.compile(r"LOCK|IDENTITY|LOG(\.old\.\d+)?|MANIFEST-\d+|OPTIONS-\d+|(OPTIONS-)?\d+\.(log|sst|dbtmp)")
"""What RocksDB writes before it has made a store: a folder of nothing else may be left by one that was killed then."""


def failure(place: str, error: Exception, *, opening: bool = False) -> StoreError:
    """The error to raise for what the engine said.

    >>> print(failure("graph", OSError("IO error: No space left on device: graph/000009.log")).message)
    the disk of the store graph is full; nothing of this step was kept
    """
    said = str(error).replace(place, "…")  # a folder may have any name, "Permission denied" too
    for signs, message, hint in _CAUSES:
        if any(sign in said for sign in signs):
            return StoreError(
                message.format(place=place, holder=_holder(place) if "{holder}" in message else ""), hint=hint
            )
    doing = "opened" if opening else "used"
    return StoreError(f"the store {place} cannot be {doing}: {said}")


def _holder(place: str) -> str:
    """Who writes a store, to be said behind its name, where that is known."""
    holder = holder_of(Path(place))
    return "" if holder is None else f" ({holder})"


def not_a_store(folder: Path, *, read_only: bool) -> None:
    """Tell a folder that is no store before RocksDB writes its files among foreign ones.

    Raises:
        StoreError: The path is a file; or the folder is missing or empty, and is to be read; or it holds other things.
    """
    build = f"rolegraph build PATH --store {folder} makes one"
    try:
        if folder.exists() and not folder.is_dir():
            raise StoreError(f"{folder} is a file, and a store is a folder", hint="name the folder")
        if (folder / "CURRENT").is_file():  # RocksDB's pointer to its manifest: every store has it
            return
        if folder.is_dir() and any(not _UNFINISHED.fullmatch(file.name) for file in folder.iterdir()):
            raise StoreError(f"{folder} holds files and no store", hint="name an empty folder or the right one")
    except OSError as error:
        raise failure(str(folder), error, opening=True) from error
    if read_only:
        raise StoreError(f"there is no store at {folder}", hint=build)


def closed(place: str) -> StoreError:
    """The error of a store that was closed before."""
    return StoreError(f"the store {place} is closed", hint="open it again")


def reading_only(place: str) -> StoreError:
    """The error of a write on a store that was opened to read."""
    return StoreError(f"the store {place} was opened read-only", hint="open it with read_only=False to write")
