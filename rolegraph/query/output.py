"""An answer in a format by its name."""

from __future__ import annotations

from rolegraph.errors import UsageError
from rolegraph.query.rows import Rows
from rolegraph.query.triples import Triples

FORMATS = ("table", "csv", "tsv", "json", "ttl")


def render(answer: Rows | Triples, form: str, *, width: int = 100, title: str | None = None) -> str:
    """An answer as text.

    Args:
        answer: What `query.run.run` gave.
        form: One of `FORMATS`; "ttl" is for triples only, and triples are written as rows in the others.
        width: Columns of the terminal, for "table".
        title: Above a "table".

    Raises:
        UsageError: There is no such format, or rows were to be written as Turtle.

    >>> from pyoxigraph import Literal
    >>> print(render(Rows(("role",), ((Literal("Kasir"),),)), "tsv"), end="")
    ?role
    "Kasir"
    """
    if form not in FORMATS:
        raise UsageError(f"there is no format {form!r}", hint=f"choose one of {', '.join(FORMATS)}")
    if form == "ttl":
        if isinstance(answer, Triples):
            return answer.to_ttl()
        raise UsageError("SELECT and ASK give rows, which have no Turtle", hint="use CONSTRUCT, or --format csv")
    rows = answer.to_rows() if isinstance(answer, Triples) else answer
    match form:
        case "csv":
            return rows.to_csv()
        case "tsv":
            return rows.to_tsv()
        case "json":
            return rows.to_json()
    return _table_text(rows, width, title)


def _table_text(rows: Rows, width: int, title: str | None) -> str:
    import io

    from rich.console import Console
    from rich.text import Text

    from rolegraph.query.table import shown

    out = io.StringIO()
    console = Console(file=out, width=width, color_system=None)
    if title:  # above the table and not of it, since rich folds a table's title to the width of the table
        console.print(Text(shown(title)))
    console.print(rows.to_table())
    return out.getvalue()
