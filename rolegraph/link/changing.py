"""Several files of a folder changed together: one at a time among processes, and each file whole at every moment."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from rolegraph.corpus.names import shown
from rolegraph.errors import InputError, StoreError
from rolegraph.rdf.serialize import replacing

Contents = Mapping[Path, bytes | None]
"""What files hold; None for one that is not there."""


@dataclass(frozen=True, slots=True)
class Step:
    """A change that can be taken back.

    Args:
        before: What the files held.
        after: What they hold since.
    """

    before: Contents
    after: Contents


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other processes that do the same out of a folder, which is made where it is missing.

    Where the system has no locks for folders, nothing is kept out.

    Raises:
        StoreError: The folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        hint = "name a folder that you may write to"
        raise StoreError(f"cannot write {shown(folder)}: {error.strerror or error}", hint=hint) from None
    held = _locked(folder)
    try:
        yield
    finally:
        if held is not None:
            os.close(held)


def _locked(folder: Path) -> int | None:
    """A handle that keeps the folder locked until it is closed, however the process ends."""
    try:
        import fcntl

        held = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        return None
    with suppress(OSError):
        fcntl.flock(held, fcntl.LOCK_EX)
    return held


def put(contents: Contents) -> None:
    """Write files one after the other, each in one step; None takes one away.

    Raises:
        StoreError: One cannot be written; those before it are.
    """
    for path, content in contents.items():
        if content is None:
            path.unlink(missing_ok=True)
        else:
            with replacing(path) as file:
                file.write(content)


def undo(step: Step) -> None:
    """Take a change back.

    Raises:
        InputError: Somebody has changed one of the files since: nothing is taken back.
        StoreError: A file cannot be written.
    """
    if not step.after:
        return
    with alone(next(iter(step.after)).parent):
        for path, content in step.after.items():
            now = path.read_bytes() if path.exists() else None
            if now != content:
                raise InputError(f"{shown(path)} was changed since", hint="change it by hand")
        put(step.before)
