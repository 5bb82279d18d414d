"""Labels from a table of the user's own, and their candidates as a table.

In: a TSV or CSV file with a heading; columns label and kind, and if there are any lang, role, sentence. Out: a TSV file
with the columns label, kind, rank, uri, score, reasons; a label that has no link has no row.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from rolegraph.errors import InputError, RolegraphError
from rolegraph.link.proposal import told
from rolegraph.mapping import Answer, Query, QueryKind

COLUMNS = ("label", "kind", "rank", "uri", "score", "reasons")
KINDS: tuple[QueryKind, ...] = get_args(QueryKind)
_NEEDED = ("label", "kind")
_LARGEST = 1_000_000
"""Characters of a cell."""


@dataclass(frozen=True, slots=True)
class Table:
    """The questions of a file.

    Args:
        queries: In order.
        problems: Rows that ask nothing, each with its file and line.
    """

    queries: tuple[Query, ...]
    problems: tuple[RolegraphError, ...] = ()


def read(path: Path, lang: str = "id") -> Table:
    """The questions of a table.

    Args:
        path: A file that ends in .csv (commas), or another one (tabs).
        lang: The language of rows that tell none.

    Raises:
        InputError: The file cannot be read, is not UTF-8, or has no column label or kind.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}", hint="save it as UTF-8") from None
    csv.field_size_limit(_LARGEST)
    rows = csv.reader(io.StringIO(text, newline=""), csv.excel if path.suffix.lower() == ".csv" else _Tabs)
    try:
        heading = [cell.strip().lower() for cell in next(rows, [])]
        if missing := [name for name in _NEEDED if name not in heading]:
            raise InputError(
                f"{path}:1: no column {' and '.join(missing)}", hint=f"it has {', '.join(heading) or 'none'}"
            )
        found = [_query(f"{path}:{rows.line_num}", heading, cells, lang) for cells in rows if any(cells)]
    except csv.Error as error:
        raise InputError(f"{path}:{rows.line_num}: {error}") from None
    queries = tuple(one for one in found if isinstance(one, Query))
    return Table(queries, tuple(one for one in found if isinstance(one, RolegraphError)))


class _Tabs(csv.Dialect):
    """Tabs and no quotes: a quote is a character like others there (IANA, text/tab-separated-values)."""

    delimiter = "\t"
    quoting = csv.QUOTE_NONE
    lineterminator = "\n"


def _query(where: str, heading: list[str], cells: list[str], lang: str) -> Query | RolegraphError:
    row = dict(zip(heading, (" ".join(cell.split()) for cell in cells), strict=False))
    kind = next((kind for kind in KINDS if kind == row.get("kind", "").lower()), None)
    if kind is None:
        return InputError(f"{where}: {row.get('kind', '')!r} is no kind", hint=f"it is one of {', '.join(KINDS)}")
    if not row["label"]:
        return InputError(f"{where}: an empty label", hint="give the words that are to be linked")
    own = row.get("lang", "").lower() or lang
    return Query(row["label"], kind, own, "" if kind == "role" else row.get("role", ""), row.get("sentence", ""))


def rows(answers: Iterable[Answer]) -> Iterator[tuple[str, ...]]:
    """The rows of answers that propose a link, each candidate a row."""
    for answer in answers:
        if answer.linked:
            for rank, one in enumerate(answer.candidates, start=1):
                label, kind = _cell(answer.query.label), answer.query.kind
                yield label, kind, str(rank), one.concept, f"{one.score:.4f}", _cell(told(one.reasons))


def text(answers: Iterable[Answer]) -> str:
    """The table as a TSV text with its heading, lines ended by a line feed."""
    return "".join("\t".join(row) + "\n" for row in (COLUMNS, *rows(answers)))


def _cell(value: str) -> str:
    return " ".join(value.split())
