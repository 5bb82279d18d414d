"""From one text file to a `Document`."""

from __future__ import annotations

import re
from pathlib import Path

from rolegraph.corpus.names import document_ids, shown
from rolegraph.corpus.recognise import recognise
from rolegraph.document import Document
from rolegraph.errors import InputError

MAX_BYTES = 100_000
"""The largest file that is read. A role text has a few thousand bytes; what is larger holds something else."""

_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")


def load(path: Path | str, *, name: str | None = None) -> Document:
    """Read a UTF-8 file. The text stands as given, line ends included; a byte order mark is no part of it.

    Args:
        path: A file of any ending.
        name: The document's identifier; by default the file's stem.

    Raises:
        InputError: The file cannot be read, is larger than `MAX_BYTES`, is not UTF-8, holds bytes that no text has,
            or is blank. The message names the file and, where there is one, the byte, counted from 0.

    >>> from rolegraph.resources import resource
    >>> document = load(resource("data/roles/staf-gudang.txt"))
    >>> document.id, document.lang, document.text[:20]
    ('staf-gudang', 'id', 'Pekerjaan staf gudan')
    """
    path = Path(path)
    text = _decoded(path, _bytes(path))
    if not text.strip():
        raise InputError(f"{shown(path)}: the file is {'blank' if text else 'empty'}")
    identifier = name if name is not None else document_ids([path])[path]
    return Document(identifier, text, recognise(text), shown(path.as_posix()))


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"{shown(path)}: cannot be read: {error.strerror or error}") from error
    if len(data) > MAX_BYTES:
        raise InputError(f"{shown(path)}: larger than {MAX_BYTES:,} bytes", hint="split it into one file a role")
    return data


def _decoded(path: Path, data: bytes) -> str:
    if data.startswith(_UTF16_MARKS):
        raise InputError(f"{shown(path)}: UTF-16 text (byte order mark at byte 0)", hint="save it as UTF-8")
    found = _NOT_TEXT.search(data)
    if found:
        raise InputError(f"{shown(path)}: not a text: byte 0x{data[found.start()]:02x} at byte {found.start()}")
    mark = len(_UTF8_MARK) if data.startswith(_UTF8_MARK) else 0
    try:
        return data[mark:].decode("utf-8")
    except UnicodeDecodeError as error:
        place = mark + error.start
        raise InputError(
            f"{shown(path)}: not UTF-8: byte 0x{data[place]:02x} at byte {place}", hint="save it as UTF-8"
        ) from error
