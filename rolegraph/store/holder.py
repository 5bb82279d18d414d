"""Who writes a store, and waiting until that is over.

RocksDB locks the folder itself, and the kernel takes the lock away with its process, however that ends. What the lock
does not tell is who holds it: that stands in a file of ours beside it, which is read only where the lock is held.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import monotonic, sleep
from typing import TypeVar

T = TypeVar("T")
NAME = "holder.json"
_WORD = 100
_LONGEST = 0.5
"""Seconds from one try to the next at most."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a store open for writing.

    Args:
        program: The name of the program.
        pid: The number of its process.
        host: The machine that this runs on.
        since: When it opened the store: date and time of that machine, to the second.

    >>> print(Holder("rolegraph", 4711, "lab", "2026-02-03 14:05:06"))
    rolegraph, process 4711 on lab, since 2026-02-03 14:05:06
    """

    program: str
    pid: int
    host: str
    since: str

    def __str__(self) -> str:
        return f"{self.program}, process {self.pid} on {self.host}, since {self.since}"


def sign(folder: Path) -> None:
    """Say in the folder that this process writes it; where that cannot be said, nothing is lost but the name."""
    now = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M:%S")
    holder = {"program": Path(sys.argv[0]).name, "pid": os.getpid(), "host": socket.gethostname(), "since": now}
    draft = folder / f"{NAME}.{os.getpid()}"
    with suppress(OSError):
        try:
            draft.write_text(json.dumps(holder), encoding="utf-8")
            draft.replace(folder / NAME)
        except OSError:
            draft.unlink(missing_ok=True)


def unsign(folder: Path) -> None:
    """Take back what `sign` said; to be called while the lock is still held."""
    with suppress(OSError):
        (folder / NAME).unlink(missing_ok=True)


def holder_of(folder: Path) -> Holder | None:
    """Who holds the lock of a folder that is locked, or None where that is not known.

    A process that ended without a word may have left its name: one of this machine that is no more is not told.
    """
    try:
        said = json.loads((folder / NAME).read_text(encoding="utf-8"))
        found = Holder(_word(said["program"]), int(said["pid"]), _word(said["host"]), _word(said["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return None if found.host == socket.gethostname() and not _lives(found.pid) else found


def _word(said: object) -> str:
    """What may go into a line; the file may be anyone's.

    Raises:
        ValueError: It may not.
    """
    if not isinstance(said, str) or not said.isprintable() or len(said) > _WORD:
        raise ValueError(said)
    return said


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # it is another user's, or no number of a process
        return True
    return True


def locked(error: Exception) -> bool:
    """Whether RocksDB says that another one has the lock."""
    said = str(error)
    return "lock file" in said or "lock hold by current process" in said


def patiently(open_: Callable[[], T], seconds: float) -> T:
    """Do what wants the lock, again and again for some seconds while another one holds it.

    Raises:
        Exception: The last try's, or the first that has another reason.

    >>> patiently(lambda: "opened", 0)
    'opened'
    """
    until, pause = monotonic() + seconds, 0.02
    while True:
        try:
            return open_()
        except (OSError, RuntimeError) as error:
            left = until - monotonic()
            if not locked(error) or left <= 0:
                raise
            sleep(min(pause, left))
            pause = min(2 * pause, _LONGEST)
