"""What a SELECT or an ASK gives: rows whose columns have names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any, overload

from rolegraph.errors import UsageError
from rolegraph.hypertext import html_table
from rolegraph.query.values import Value, python
from rolegraph.store.bind import Term

if TYPE_CHECKING:
    from rich.table import Table


class Row(Sequence[Value | None]):
    """One row: a sequence of Python values, also by column name (`row.duty`, `row["duty"]`); None is unbound.

    >>> row = Row(("role", "count"), ("Kasir", 3))
    >>> row.role, row["count"], row[0], list(row)
    ('Kasir', 3, 'Kasir', ['Kasir', 3])
    """

    __slots__ = ("_columns", "_values")

    def __init__(self, columns: tuple[str, ...], values: tuple[Value | None, ...]) -> None:
        self._columns = columns
        self._values = values

    def as_dict(self) -> dict[str, Value | None]:
        """Column name -> value, in order."""
        return dict(zip(self._columns, self._values, strict=True))

    @overload
    def __getitem__(self, key: int | str) -> Value | None: ...
    @overload
    def __getitem__(self, key: slice) -> Sequence[Value | None]: ...
    def __getitem__(self, key: int | str | slice) -> Any:
        if isinstance(key, str):
            if key not in self._columns:
                raise KeyError(f"no column {key!r}; there are {', '.join(self._columns)}")
            return self._values[self._columns.index(key)]
        return self._values[key]

    def __getattribute__(self, name: str) -> Any:
        """A column before a method of sequences: `row.count` is the column where there is one."""
        if not name.startswith("_") and name in object.__getattribute__(self, "_columns"):
            return self[name]
        return object.__getattribute__(self, name)

    def __len__(self) -> int:
        return len(self._values)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Row):
            return self._columns == other._columns and self._values == other._values
        return self._values == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._values)

    def __repr__(self) -> str:
        inside = ", ".join(f"{name}={value!r}" for name, value in self.as_dict().items())
        return f"Row({inside})"


@dataclass(frozen=True)
class Rows(Sequence[Row]):
    """All rows of an answer, in its order.

    Args:
        columns: Names of the columns.
        terms: The rows as RDF terms, which know language and datatype.
        truth: What an ASK gave (its one row has the one column `answer`); None for a SELECT.

    >>> from pyoxigraph import Literal
    >>> rows = Rows(("role", "statements"), ((Literal("Kasir", language="id"), Literal(3)),))
    >>> rows[0].role, rows[0].statements, len(rows)
    ('Kasir', 3, 1)
    """

    columns: tuple[str, ...]
    terms: tuple[tuple[Term | None, ...], ...]
    truth: bool | None = field(default=None, kw_only=True)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [self._row(terms) for terms in self.terms[index]]
        return self._row(self.terms[index])

    def __iter__(self) -> Iterator[Row]:
        return map(self._row, self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    def __bool__(self) -> bool:
        """What an ASK gave; for a SELECT, whether there is any row."""
        return bool(self.terms) if self.truth is None else self.truth

    def _row(self, terms: tuple[Term | None, ...]) -> Row:
        return Row(self.columns, tuple(map(python, terms)))

    def to_csv(self, *, spreadsheet: bool = False) -> str:
        """SPARQL 1.1 CSV. See `results.csv_text`."""
        from rolegraph.query.results import csv_text

        return csv_text(self, spreadsheet=spreadsheet)

    def to_tsv(self) -> str:
        """SPARQL 1.1 TSV. See `results.tsv_text`."""
        from rolegraph.query.results import tsv_text

        return tsv_text(self)

    def to_json(self) -> str:
        """SPARQL 1.1 JSON. See `results.json_text`."""
        from rolegraph.query.results import json_text

        return json_text(self)

    def to_table(self, title: str | None = None) -> Table:
        """A table for `rich.print`, which fits it to the terminal. See `results.table`."""
        from rolegraph.query.table import table

        return table(self, title)

    def to_frame(self) -> Any:
        """A pandas `DataFrame`, with the nullable types of pandas; decimals become floats.

        Raises:
            UsageError: pandas is not installed.
        """
        try:
            frame = import_module("pandas").DataFrame
        except ImportError:
            raise UsageError("pandas is not installed", hint="pip install 'rolegraph[notebook]'") from None
        values = [[_plain(value) for value in row] for row in self]
        return frame(values, columns=list(self.columns)).convert_dtypes()

    def __rich__(self) -> Table:
        return self.to_table()

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """IPython writes this where it has no place for a table; a notebook keeps it in its file, so it is short."""
        printer.text(f"{len(self)} rows: {', '.join(self.columns)}")

    def _repr_html_(self) -> str:
        """A notebook shows this, the first rows of many; all text is escaped."""
        return html_table(self.columns, self, all_rows=len(self))


def _plain(value: Value | None) -> Any:
    """A value as pandas takes it for a column of numbers or strings."""
    from decimal import Decimal

    if isinstance(value, Decimal):
        return float(value)
    return str(value) if isinstance(value, str) else value
