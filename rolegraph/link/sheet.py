r"""A SSSOM/TSV file as its lines, so that what people wrote in it stays as they wrote it.

SSSOM, TSV format, "Structure": a block of metadata, each line of it behind a "#"; a line of column names; a line for
each mapping. A value with a tab, a line's end or a quote stands in quotes ("Quoting"), so a row may take several lines.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from io import StringIO

from rolegraph.errors import InputError
from rolegraph.rdf.sink import scalar

_SPECIAL = frozenset('\t\n\r"')
_NUMBERED = Iterator[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the mappings block.

    Args:
        line: The number of its first line in the file, from 1.
        raw: As it is written, with its end.
        values: What its cells hold, by column; an empty cell is left out. None for a line that is no mapping.
        surplus: How many cells stand beyond the last column.
    """

    line: int
    raw: str
    values: Mapping[str, str] | None
    surplus: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file in its parts.

    Args:
        head: The metadata block as it is written.
        title: The line of column names as it is written.
        columns: The names in it.
        rows: What follows.
    """

    head: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def text(self) -> str:
        """The file as it is written."""
        return "".join((self.head, self.title, *(row.raw for row in self.rows)))

    @property
    def metadata(self) -> str:
        """The metadata block as YAML."""
        return "".join(line.removeprefix("\ufeff")[1:] for line in lines(self.head))

    @property
    def end(self) -> str:
        """How lines end."""
        return "\r\n" if self.title.endswith("\r\n") else "\n"

    def without(self, gone: Iterable[Row]) -> Sheet:
        """The sheet less some rows."""
        lost = {row.line for row in gone}
        return replace(self, rows=tuple(row for row in self.rows if row.line not in lost))

    def plus(self, added: Iterable[Mapping[str, str]]) -> Sheet:
        """The sheet with more rows at its end, and with the columns that these need behind the others."""
        found = [dict(values) for values in added]
        more = dict.fromkeys(name for values in found for name in values if name not in self.columns)
        columns = (*self.columns, *more)
        title = self.title.rstrip("\r\n") + "".join(f"\t{name}" for name in more) + self.end
        old = [replace(row, raw=row.raw if row.raw.endswith("\n") else row.raw + self.end) for row in self.rows]
        new = [Row(0, row_text(values, columns, self.end), values) for values in found]
        return replace(self, title=title, columns=columns, rows=(*old, *new))


def row_text(values: Mapping[str, str], columns: Iterable[str], end: str = "\n") -> str:
    r'''A row as it is written; a value is quoted where it must be.

    >>> row_text({"a": "x", "c": '"y" is said'}, ("a", "b", "c"))
    'x\t\t"""y"" is said"\n'
    '''
    text = "\t".join(_cell(values.get(name, "")) for name in columns) + end
    if not text.startswith("#"):
        return text
    first, tab, rest = text.partition("\t")  # else it would be taken for metadata
    return f'"{first}"{tab}{rest}' if tab else f'"{first.removesuffix(end)}"{end}'


def _cell(value: str) -> str:
    text = scalar(value)
    return '"{}"'.format(text.replace('"', '""')) if _SPECIAL & set(text) else text


def lines(text: str) -> Iterator[str]:
    r"""The lines of a text with their ends; nothing but "\n" ends a line."""
    yield from StringIO(text, newline="\n")


def parse(text: str, name: str) -> Sheet:
    r"""Take a file apart.

    Args:
        text: What it holds.
        name: What to call it.

    Raises:
        InputError: It has no column names, or a quote that is not closed or does not close where a cell does.

    >>> sheet = parse("#mapping_set_id: https://example.org/m\nsubject_id\tobject_id\na:1\tb:1\n", "m.sssom.tsv")
    >>> sheet.columns, [dict(row.values) for row in sheet.rows]
    (('subject_id', 'object_id'), [{'subject_id': 'a:1', 'object_id': 'b:1'}])
    """
    head, title, rest = [], "", list(lines(text))
    while rest and rest[0].removeprefix("\ufeff").startswith("#"):
        head.append(rest.pop(0))
    if rest:
        title = rest.pop(0)
    columns = tuple(cell.strip().strip('"') for cell in title.rstrip("\r\n").split("\t"))
    if not any(columns):
        raise InputError(f"{name}: no column names", hint="a SSSOM/TSV file has them in the line below its metadata")
    numbered = enumerate(rest, start=len(head) + 2)
    return Sheet("".join(head), title, columns, tuple(_rows(numbered, columns, name)))


def _rows(numbered: _NUMBERED, columns: tuple[str, ...], name: str) -> Iterator[Row]:
    for line, raw in numbered:
        if raw.startswith("#") or not raw.strip():
            yield Row(line, raw, None)
            continue
        taken = [raw]
        try:
            cells = next(csv.reader(_fed(raw, numbered, taken), delimiter="\t", strict=True))
        except csv.Error as error:
            raise InputError(f"{name}:{line}: {error}", hint="check the quotes of this row") from None
        values = {column: cell for column, cell in zip(columns, cells, strict=False) if cell}
        yield Row(line, "".join(taken), values, max(0, len(cells) - len(columns)))


def _fed(raw: str, numbered: _NUMBERED, taken: list[str]) -> Iterator[str]:
    """The lines that one row takes; those after the first are noted."""
    yield raw
    for _, more in numbered:
        taken.append(more)
        yield more
