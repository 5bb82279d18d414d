"""What a file is, by its first bytes: endings lie, and standard input has none."""

from __future__ import annotations

import re
from pathlib import Path

from rolegraph.corpus.given import Given
from rolegraph.corpus.kinds import KINDS, Kind, by_ending
from rolegraph.errors import InputError

_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S
)
_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."


def kind_of(path: Path, given: Given) -> Kind:
    """The kind of a file: what its first bytes tell, else its ending, else plain text.

    Raises:
        InputError: It is of a kind that is not read (an old .doc, RTF, a spreadsheet, another archive), or lacks the
            first bytes that its ending promises.
    """
    told = by_ending(path)
    seen = _seen(given)
    if seen is not None:
        return seen
    if told is not None and told.has_mark and given.head:
        raise InputError(f"its name ends in {path.suffix}, but it is no {told.name.upper()} file")
    if told is None and _OBJECT.match(given.head):
        return KINDS["jsonl"]
    return told or KINDS["txt"]


def _seen(given: Given) -> Kind | None:
    head = given.head
    if b"%PDF-" in head[:1024]:
        return KINDS["pdf"]
    if head.startswith(b"PAR1"):
        return KINDS["parquet"]
    if head.startswith(b"PK\x03\x04"):
        return _in_archive(given)
    if head.startswith(_OLD_OFFICE):
        raise _old_office(given)
    if head.startswith(b"{\\rtf"):
        raise InputError("an RTF file, which is not read", hint="save it as .docx, .odt or .txt")
    return KINDS["html"] if _PAGE.match(head) else None


def _in_archive(given: Given) -> Kind:
    from rolegraph.corpus.zipped import Package

    package = Package(given.read(KINDS["docx"].max_bytes))
    kind = package.start_of("mimetype", 100)
    if kind.startswith(_OPEN_DOCUMENT + b"text"):
        return KINDS["odt"]
    if any(name.startswith("word/") for name in package.names):
        return KINDS["docx"]
    if kind.startswith(_OPEN_DOCUMENT + b"spreadsheet") or any(name.startswith("xl/") for name in package.names):
        raise InputError("a spreadsheet, which is not read", hint="save it as .csv")
    raise InputError("an archive without a Word or OpenDocument text in it", hint="unpack it and name its folder")


def _old_office(given: Given) -> InputError:
    if _PROTECTED in given.read(KINDS["docx"].max_bytes):
        return InputError("it is protected by a password", hint="save it without one")
    return InputError("an old Office file (.doc), which is not read", hint="save it as .docx or .odt")
