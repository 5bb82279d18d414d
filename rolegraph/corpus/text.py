"""From one file to one `Document`."""

from __future__ import annotations

from pathlib import Path

from rolegraph.corpus.extracted import MAX_BYTES
from rolegraph.corpus.given import Given, opened
from rolegraph.corpus.kinds import Kind
from rolegraph.corpus.names import STANDARD_INPUT, document_ids, shown
from rolegraph.corpus.recognise import recognise
from rolegraph.corpus.sniff import kind_of
from rolegraph.document import Document
from rolegraph.errors import InputError

__all__ = ["MAX_BYTES", "load"]


def load(path: Path | str, *, name: str | None = None, kind: Kind | None = None) -> Document:
    """Read a file that is one text: .txt, .md, .html, .docx, .odt or .pdf.

    A text file stands as given, line ends included; of the other kinds `Document.text` is the extracted text, and
    every offset counts in it. A byte order mark is no part of a text.

    Args:
        path: A file of any ending, or "-" for standard input.
        name: The document's identifier; by default the file's stem.
        kind: Read it as this; by default its first bytes and its ending tell.

    Raises:
        InputError: The file cannot be read, is too large, is no text, holds none, or is a table; or a library for
            its kind is not installed. The message names the file and, where there is one, the byte, counted from 0.

    >>> from rolegraph.resources import resource
    >>> document = load(resource("data/roles/staf-gudang.txt"))
    >>> document.id, document.lang, document.text[:20]
    ('staf-gudang', 'id', 'Pekerjaan staf gudan')
    """
    path = Path(path)
    with opened(path) as given:
        found = kind or kind_of(path, given)
        if found.is_table:
            raise InputError("a table of texts, no text", hint="rolegraph.corpus.documents reads its rows")
        return document(path, given, found, name if name is not None else document_ids([path])[path])


def document(path: Path, given: Given, kind: Kind, name: str) -> Document:
    """The document of an open file of a kind that is no table.

    Raises:
        InputError: As `load`, without the file's name.
    """
    extracted = kind.extract(given.read(kind.max_bytes))
    text = extracted.text
    if not text.strip():
        raise InputError(_nothing(kind, text))
    return Document(name, text, recognise(text), source_of(path), extracted.title)


def _nothing(kind: Kind, text: str) -> str:
    if kind.name != "txt":
        return "it holds no text"
    return f"the file is {'blank' if text else 'empty'}"


def source_of(path: Path) -> str:
    """A file as the graph names it."""
    return "stdin" if path == STANDARD_INPUT else shown(path.as_posix())
