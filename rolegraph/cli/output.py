"""What the program writes: lines on standard error, tables on standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

UNBOUNDED = 100_000
"""Columns of a table that is not shown on a terminal: its cells are neither cut nor wrapped."""


def say(message: str) -> None:
    """Write one line on standard error."""
    sys.stderr.write(f"rolegraph: {one_line(message)}\n")
    sys.stderr.flush()


def one_line(text: str) -> str:
    r"""A text as one line that no terminal takes for a command.

    >>> one_line("a\n  b\x1b[31m")
    'a b\\x1b[31m'
    """
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in " ".join(text.split()))


def console(*, stderr: bool = False) -> Console:
    """A console that takes no text for markup; unbounded where it is no terminal."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else UNBOUNDED
    return Console(file=stream, width=width, markup=False, highlight=False, emoji=False, soft_wrap=False)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, title: str | None = None) -> None:
    """Write a table whose cells are plain text: numbers to the right, None as nothing."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    listed = [list(row) for row in rows]
    table = Table(title=Text(one_line(title)) if title else None, title_justify="left", box=box.SIMPLE_HEAD)
    for place, column in enumerate(columns):
        numeric = bool(listed) and all(isinstance(row[place], int | float) for row in listed)
        table.add_column(Text(column), justify="right" if numeric else "left", overflow="fold")
    for row in listed:
        table.add_row(*(Text("" if cell is None else one_line(str(cell))) for cell in row))
    console().print(table)
