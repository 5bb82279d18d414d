"""Rows as a table in a terminal."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from rolegraph.query.rows import Rows
from rolegraph.query.values import Iri, Value
from rolegraph.rdf.namespaces import curie

if TYPE_CHECKING:
    from rich.table import Table


def table(rows: Rows, title: str | None = None) -> Table:
    r"""A rich table: it folds long cells to the width of the terminal, and numbers stand to the right.

    Text of documents is shown as text: no markup of rich, and no control characters, with which a text could
    repaint the terminal.

    >>> from rich.console import Console
    >>> from pyoxigraph import Literal
    >>> Console(width=30).print(table(Rows(("role",), ((Literal("[red]Kasir\x1b[2J"),),))))
    ┏━━━━━━━━━━━━━━━━┓
    ┃ role           ┃
    ┡━━━━━━━━━━━━━━━━┩
    │ [red]Kasir�[2J │
    └────────────────┘
    """
    from rich.table import Table
    from rich.text import Text

    found = Table(title=Text(shown(title)) if title else None, title_justify="left")
    values = list(rows)
    for index, name in enumerate(rows.columns):
        numbers = any(_is_number(row[index]) for row in values)
        found.add_column(Text(shown(name)), justify="right" if numbers else "left", overflow="fold")
    for row in values:
        found.add_row(*(Text(shown(value)) for value in row))
    return found


def shown(value: Value | None) -> str:
    r"""A value as a person reads it: short IRIs, no control characters.

    >>> shown(Iri("https://w3id.org/rolegraph/ontology#hasGoal")), shown(True), shown("a\nb"), shown(None)
    ('rg:hasGoal', 'true', 'a b', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    text = curie(value) if isinstance(value, Iri) else str(value)
    return "".join(_visible(char) for char in text)


def _visible(char: str) -> str:
    """Line ends and tabs become spaces; other controls, and marks that turn the direction of writing, a sign."""
    if char in "\n\r\t\u2028\u2029":
        return " "
    turns = char in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    return "\ufffd" if turns or unicodedata.category(char) == "Cc" else char


def _is_number(value: Value | None) -> bool:
    return not isinstance(value, bool | str | None)
