"""What files and documents are called: in messages, and in the graph."""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

STANDARD_INPUT = Path("-")
"""The path that stands for standard input."""


def shown(path: Path | str) -> str:
    r"""A path as one printable line, whatever bytes its name holds.

    >>> shown("texts/two\nlines.txt")
    'texts/two\\nlines.txt'
    """
    return printable(os.fsencode(path).decode("utf-8", "backslashreplace"))


def printable(text: str) -> str:
    r"""A text with its unprintable characters written as escapes.

    >>> printable("a\x1bb")
    'a\\x1bb'
    """
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text)


def document_ids(paths: Iterable[Path]) -> dict[Path, str]:
    """A name for each file, unique among them: its stem, with as many folders before it as tell it from the others.

    The names depend on the set of files alone, not on their order. Two files of one folder that differ in nothing
    but the ending keep the ending.

    >>> names = document_ids([Path("hr/manajer.txt"), Path("gudang/manajer.txt"), Path("hr/staf.txt")])
    >>> list(names.values())
    ['hr/manajer', 'gudang/manajer', 'staf']
    """
    paths = list(paths)
    names = {path: _tail(path, 1) for path in paths}
    for depth in range(2, 2 + max((len(path.parts) for path in paths), default=0)):
        taken = Counter(names.values())
        clashing = [path for path in paths if taken[names[path]] > 1]
        if not clashing:
            return names
        names.update((path, _tail(path, depth)) for path in clashing)
    taken = Counter(names.values())
    return {path: name if taken[name] == 1 else f"{name}{shown(path.suffix)}" for path, name in names.items()}


def _tail(path: Path, depth: int) -> str:
    parts = ("stdin",) if path == STANDARD_INPUT else (*path.parts[:-1], path.stem)[-depth:]
    return unicodedata.normalize("NFC", shown("/".join(parts)))
