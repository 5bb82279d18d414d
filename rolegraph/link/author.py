"""Who decides, and when."""

from __future__ import annotations

import getpass
import os
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from rolegraph.errors import UsageError

AUTHOR = "ROLEGRAPH_AUTHOR"
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Signature:
    """A person's name and a day, as an ISO 8601 date."""

    author: str
    date: str


def signature(author: str | None = None) -> Signature:
    """Who decides now: the one named, else `ROLEGRAPH_AUTHOR`, else the user's name for git, else for the system.

    Raises:
        UsageError: A name is empty, longer than 200 characters, or holds "|", which parts names in SSSOM/TSV.

    >>> signature("Ani").author
    'Ani'
    """
    given = author if author is not None else os.environ.get(AUTHOR)
    name = " ".join((_known() if given is None else given).split())
    if not name or len(name) > _LONGEST or "|" in name or not name.isprintable():
        hint = f"give one with --author NAME or in {AUTHOR}"
        raise UsageError(f"{name[:_LONGEST]!r} is no name of one author", hint=hint)
    return Signature(name, datetime.now().astimezone().date().isoformat())


def _known() -> str:
    """A name that the user has given elsewhere, mended to be one."""
    shown = "".join(char if char.isprintable() and char != "|" else " " for char in _told())
    return " ".join(shown.split())[:_LONGEST] or "unknown"


def _told() -> str:
    with suppress(OSError, subprocess.SubprocessError):
        asked = ["git", "config", "--get", "user.name"]
        done = subprocess.run(asked, capture_output=True, timeout=5, check=False)  # noqa: S603 - nothing foreign in it
        if name := done.stdout.decode("utf-8", "replace").strip():
            return name
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return ""
