"""Options that several commands share, and how their help is written."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH", help="Role texts (UTF-8); of a folder, the .txt files in and below it.", show_default=False
    ),
]
StoreFolder = Annotated[
    Path, typer.Option("--store", metavar="DIR", help="The store that `build` wrote.", show_default=False)
]


def helped(summary: str, *examples: str) -> str:
    r"""A command's help: what it does, and examples that keep their lines.

    >>> helped("Count.", "rolegraph count").split("\n\n")
    ['Count.', '\x08\nExamples:\n  rolegraph count']
    """
    lines = "\n".join(f"  {example}" for example in examples)
    return f"{summary}\n\n\b\nExamples:\n{lines}"
