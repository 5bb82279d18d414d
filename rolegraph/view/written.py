"""A page as a file: what may run in it, and how it takes the place of an older one."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from rolegraph.errors import StoreError, UsageError


def policy(scripts: Iterable[str], sheet: str) -> str:
    """Nothing may be loaded and nothing may run but these very texts (Content Security Policy Level 3)."""
    allowed = " ".join(_digest(script) for script in scripts) or "'none'"
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {allowed}",
            f"style-src {_digest(sheet)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def write_file(path: Path, content: bytes) -> None:
    """Write a file beside its place, then move it there.

    Raises:
        UsageError: The place is a folder.
        StoreError: The file cannot be written.
    """
    if path.is_dir():
        raise UsageError(f"{path} is a folder", hint="name a file in it")
    draft = path.with_name(f".{path.name[:100]}.{token_hex(4)}.part")
    try:
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        hint = "name a file in a folder that you may write to"
        raise StoreError(f"cannot write {path}: {error.strerror or error}", hint=hint) from None
    finally:
        with suppress(OSError):
            draft.unlink()
