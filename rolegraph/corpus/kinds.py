"""The kinds of files that hold role texts: endings, and which module reads them, loaded when a file needs it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from rolegraph.corpus.extracted import MAX_BYTES, MAX_FILE_BYTES, MAX_MARKDOWN_BYTES, MAX_PAGE_BYTES
from rolegraph.errors import InputError, UsageError

if TYPE_CHECKING:
    from rolegraph.corpus.extracted import Extracted
    from rolegraph.corpus.table import Table


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file.

    Args:
        name: How a user names it, and its ending without the dot.
        home: The module of `rolegraph.corpus` that reads it, and the function there.
        endings: All endings that it has, in lower case.
        library: What it needs beyond the core, by the name that Python imports, and the extra that brings it.
        is_table: Whether each row is a document; else the file is one.
        max_bytes: The largest file; a table has no limit.
        has_mark: Whether its first bytes tell it, so that a file without them is none.
    """

    name: str
    home: tuple[str, str]
    endings: tuple[str, ...]
    library: tuple[str, str] | None = None
    is_table: bool = False
    max_bytes: int = MAX_FILE_BYTES
    has_mark: bool = False

    def extract(self, data: bytes) -> Extracted:
        """The text of a file of this kind; see the module that reads it.

        Raises:
            InputError: The file cannot be read as one, or a library is missing.
        """
        function: Callable[[bytes], Extracted] = self._function()
        return function(data)

    def open_table(self, file: BinaryIO, head: bytes) -> Table:
        """The table of a file of this kind; see the module that reads it.

        Args:
            file: Open at its beginning; Parquet wants one that can seek.
            head: The first bytes of it.

        Raises:
            InputError: The file cannot be read as one, or a library is missing.
        """
        function: Callable[[BinaryIO, bytes], Table] = self._function()
        return function(file, head)

    @property
    def missing(self) -> InputError | None:
        """What to say where its library is not installed."""
        if self.library is None or find_spec(self.library[0]):
            return None
        library, extra = self.library
        return InputError(f"reading .{self.name} needs {library}", hint=f"pip install 'rolegraph[{extra}]'")

    def _function(self) -> Callable[..., Any]:
        if self.missing:
            raise self.missing
        module, function = self.home
        found: Callable[..., Any] = getattr(import_module(f"rolegraph.corpus.{module}"), function)
        return found


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("txt", ("plain", "extract"), (".txt", ".text"), max_bytes=MAX_BYTES),
        Kind("md", ("markdown", "extract"), (".md", ".markdown"), max_bytes=MAX_MARKDOWN_BYTES),
        Kind("html", ("html", "extract"), (".html", ".htm", ".xhtml"), max_bytes=MAX_PAGE_BYTES),
        Kind("docx", ("docx", "extract"), (".docx", ".docm", ".dotx"), has_mark=True),
        Kind("odt", ("odt", "extract"), (".odt", ".ott"), has_mark=True),
        Kind("pdf", ("pdf", "extract"), (".pdf",), library=("pypdfium2", "pdf"), has_mark=True),
        Kind("csv", ("delimited", "read_csv"), (".csv",), is_table=True),
        Kind("tsv", ("delimited", "read_tsv"), (".tsv", ".tab"), is_table=True),
        Kind("jsonl", ("jsonl", "read_jsonl"), (".jsonl", ".ndjson"), is_table=True),
        Kind(
            "parquet", ("parquet", "read_parquet"), (".parquet",), library=("pyarrow", "parquet"),
            is_table=True, has_mark=True,
        ),
    )
}  # fmt: skip
"""All kinds, by name."""


def by_ending(path: Path) -> Kind | None:
    """The kind that a file's ending tells.

    >>> by_ending(Path("Lowongan.HTM")).name
    'html'
    """
    ending = path.suffix.lower()
    return next((kind for kind in KINDS.values() if ending in kind.endings), None)


def by_name(name: str) -> Kind:
    """The kind of this name.

    Raises:
        UsageError: There is none.
    """
    try:
        return KINDS[name.lower().lstrip(".")]
    except KeyError:
        raise UsageError(f"no kind of file is called {name!r}", hint=f"one of {', '.join(KINDS)}") from None
