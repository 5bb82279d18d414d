"""Rows that come one by one and go into a file, so that memory holds few of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from types import MappingProxyType
from typing import BinaryIO, TypeVar

from rolegraph.errors import UsageError
from rolegraph.query import results
from rolegraph.query.results import Columns, Terms
from rolegraph.query.rows import Row
from rolegraph.query.values import python

T = TypeVar("T")
BATCH = 10_000
"""How many rows are held at once, at most; so many are a record batch of Arrow and a row group of Parquet."""
_TEXTS: MappingProxyType[str, Callable[[Columns, Iterable[Terms]], Iterator[str]]] = MappingProxyType(
    {"csv": results.csv_lines, "tsv": results.tsv_lines, "json": results.json_parts, "jsonl": results.jsonl_lines}
)
BINARY = ("arrow", "parquet")
FORMATS = (*_TEXTS, *BINARY)


@dataclass(frozen=True)
class RowStream:
    """What `query.run.stream` gives: rows to go through once, while the store is open.

    Args:
        columns: Names of the columns.
        terms: The rows as RDF terms.
        truth: What an ASK gave; None for a SELECT.

    >>> from pyoxigraph import Literal
    >>> [row.n for row in RowStream(("n",), iter([(Literal(1),), (Literal(2),)]))]
    [1, 2]
    """

    columns: Columns
    terms: Iterator[Terms]
    truth: bool | None = field(default=None, kw_only=True)

    def __iter__(self) -> Iterator[Row]:
        """The rows with Python values."""
        return (Row(self.columns, tuple(map(python, terms))) for terms in self.terms)

    def write(self, file: BinaryIO, form: str) -> None:
        r"""Write the rows that are left.

        Args:
            file: Open to write bytes.
            form: "csv", "tsv", "json" (SPARQL 1.1), "jsonl" (an object a line), "parquet" or "arrow" (the file format
                of Arrow IPC). The last three have values without languages and datatypes; see `query.arrow`.

        Raises:
            UsageError: There is no such format, or pyarrow is not installed.
            StoreError: The store cannot be read any more.

        >>> import io
        >>> out = io.BytesIO()
        >>> RowStream(("n",), iter([])).write(out, "csv")
        >>> out.getvalue()
        b'n\r\n'
        """
        if form not in FORMATS:
            raise UsageError(f"there is no format {form!r} for rows", hint=f"choose one of {', '.join(FORMATS)}")
        if form in BINARY:
            from rolegraph.query.arrow import write

            write(self.columns, batches(self.terms, BATCH), file, form)
        elif form == "json" and self.truth is not None:
            file.write(f"{json.dumps({'head': {}, 'boolean': self.truth}, indent=2)}\n".encode())
        else:
            for parts in batches(_TEXTS[form](self.columns, self.terms), BATCH):
                file.write("".join(parts).encode("utf-8"))


def batches(found: Iterator[T], size: int) -> Iterator[list[T]]:
    """Lists of `size` things, the last one shorter; none where there is nothing."""
    while batch := list(islice(found, size)):
        yield batch
