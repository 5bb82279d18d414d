"""What comes out of a file: its text, and the clean-up that every extracted text gets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rolegraph.errors import InputError

MAX_BYTES = 300_000
"""The longest text that is read, in bytes of a text file or characters of an extracted text: sixty long adverts.

The reader takes time and memory in proportion to a text, at worst some 14 kB for a character.
"""
MAX_MARKDOWN_BYTES = 100_000
"""The largest Markdown file: its parser takes time with the square of a list of nothing but items."""
MAX_FILE_BYTES = 50_000_000
"""The largest file from which a text is taken out (a document may hold pictures); tables have no limit."""
MAX_PAGE_BYTES = 10_000_000
"""The largest HTML file."""

_DROPPED = re.compile("[\u00ad\u200b\u2060\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u2028\u2029\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a file, and the title that the file gives apart from it."""

    text: str
    title: str | None = None


def tidy(text: str) -> str:
    r"""An extracted text without what nobody sees: line ends are \n, control characters are blanks.

    Soft hyphens and blanks of no width go, a lone surrogate becomes U+FFFD.

    >>> tidy("ke\u00adpala\r\ngudang\x0btoko")
    'kepala\ngudang toko'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    text = _CONTROL.sub(" ", _DROPPED.sub("", text))
    return _SURROGATE.sub("\ufffd", text)


def bounded(text: str) -> str:
    """The text, if it is no longer than a role text can be.

    Raises:
        InputError: It has more than `MAX_BYTES` characters.
    """
    if len(text) > MAX_BYTES:
        raise too_long()
    return text


def too_long() -> InputError:
    """The error for a text that is no role text, because it is longer than any."""
    return InputError(f"its text has more than {MAX_BYTES:,} characters", hint="split it into one text a role")
