"""From bytes to characters: UTF-8, UTF-16 or Windows-1252, told apart by rules that always answer alike.

Guessing by statistics needs long texts and takes short ones for Polish or Chinese; three encodings need no guess.
"""

from __future__ import annotations

import codecs
import io
import re
from typing import BinaryIO, TextIO

from rolegraph.errors import InputError

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_LETTER = "À-ÖØ-öø-ÿŠšŽžŒœŸƒ"
_NO_WORD = re.compile(rf"(?<![A-Za-z{_LETTER}'’])[{_LETTER}](?![A-Za-z{_LETTER}'’])")
_NOT_1252 = re.compile(rf"[ÐðÞþÿ\x81\x8d\x8f\x90\x9d]|[a-z][{_LETTER}](?<=[A-ZÀ-ÖØ-ßŠŽŒŸ])")
_A_GRAVE = "Àà"
FALLBACK = "rolegraph.windows-1252"
"""The error handler that reads bytes which are no UTF-8 as Windows-1252."""


def decoded(data: bytes) -> str:
    r"""The characters of a text file; a byte order mark is no part of it.

    Windows-1252 is the answer only where it gives words: a letter with an accent stands in a word ("café"), or is "à",
    and what is mostly good UTF-8 is broken UTF-8.

    Raises:
        InputError: The bytes are no text, or none that can be read. The message names the first bad byte or
            character, counted from 0.

    >>> decoded(b"caf\xc3\xa9") == decoded(b"caf\xe9") == decoded("\ufeffcafé".encode("utf-16-be"))
    True
    """
    mark, encoding = _mark(data) or (b"", _without_mark(data))
    if encoding != "utf-8":
        return _utf_16(data[len(mark) :], encoding)
    found = _BINARY.search(data)
    if found:
        raise InputError(f"not a text: byte 0x{data[found.start()]:02x} at byte {found.start()}")
    try:
        return data[len(mark) :].decode("utf-8")
    except UnicodeDecodeError as error:
        text = None if mark else _windows_1252(data)
        if text is not None:
            return text
        place = len(mark) + error.start
        raise InputError(f"not UTF-8: byte 0x{data[place]:02x} at byte {place}", hint="save it as UTF-8") from error


def _mark(data: bytes) -> tuple[bytes, str] | None:
    return next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), None)


def _without_mark(data: bytes) -> str:
    """UTF-16 shows by the zero bytes that Latin letters have there, all at odd or all at even places."""
    head = data[:4096]
    if len(head) < 8:
        return "utf-8"
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd * 4 > len(head) and not even:
        return "utf-16-le"
    return "utf-16-be" if even * 4 > len(head) and not odd else "utf-8"


def _utf_16(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"broken UTF-16: {error.reason} at byte {error.start}", hint="save it as UTF-8") from error
    found = _CONTROL.search(text)
    if found:
        raise InputError(f"not a text: U+{ord(found.group()):04X} at character {found.start()}")
    return text


def _windows_1252(data: bytes) -> str | None:
    """The text in Windows-1252, or None where that gives no words."""
    good = sum(char > "\x7f" for char in data.decode("utf-8", "ignore"))
    bad = data.decode("utf-8", "replace").count("\ufffd")
    text = data.decode("cp1252", "replace")
    lonely = any(found.group() not in _A_GRAVE for found in _NO_WORD.finditer(text))
    return None if good >= bad or lonely or "\ufffd" in text or _NOT_1252.search(text) else text


def stream(file: BinaryIO, head: bytes) -> TextIO:
    r"""The characters of a table, as they come; its line ends stand.

    A table may be larger than the memory, so that nobody can look at all of it first: a byte that is no UTF-8 is
    read as Windows-1252 where it stands, and as U+FFFD where it is neither.

    Args:
        file: Open at its beginning.
        head: Its first bytes, which tell a byte order mark and UTF-16.

    >>> stream(io.BytesIO(b"caf\xe9,caf\xc3\xa9"), b"caf\xe9").read()
    'café,café'
    """
    mark, encoding = _mark(head) or (b"", _without_mark(head))
    file.read(len(mark))
    errors = FALLBACK if encoding == "utf-8" else "replace"
    return io.TextIOWrapper(file, encoding=encoding, errors=errors, newline="")


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(FALLBACK, _as_windows_1252)
