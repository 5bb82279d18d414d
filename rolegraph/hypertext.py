"""Rows as a table of HTML, for notebooks: text stays text, and what is left out is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import islice
from typing import Any

MOST = 60
"""So many rows are shown; a notebook keeps what it shows in its file."""
_ALIGN = ' style="text-align:left"'


def html_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, all_rows: int, caption: str = "") -> str:
    """A table as HTML that a notebook can hold: no script, no link, all text escaped, formulas not typeset.

    Args:
        columns: The head.
        rows: Values; None is an empty cell, numbers stand to the right.
        all_rows: How many there are; more than `MOST` are cut off, and the table says so.
        caption: A line above.

    >>> html_table(["a"], [["<b>"]], all_rows=1).count("&lt;b&gt;")
    1
    """
    head = "".join(f"<th{_ALIGN}>{escape(name)}</th>" for name in columns)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in islice(rows, MOST))
    above = f"<caption{_ALIGN}>{escape(caption)}</caption>" if caption else ""
    table = f"{above}<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    below = f"<p>{MOST} of {all_rows:,} rows</p>" if all_rows > MOST else ""
    return f'<table class="tex2jax_ignore mathjax_ignore">{table}</table>{below}'


def _cell(value: Any) -> str:
    if value is None:
        return "<td></td>"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"<td>{value}</td>"
    return f'<td dir="auto"{_ALIGN}>{escape(str(value))}</td>'
