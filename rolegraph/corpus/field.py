"""The text in a cell of a table: scraped fields hold HTML, escaped once or twice, and lists."""

from __future__ import annotations

import re
from html import unescape

from rolegraph.corpus.encoding import decoded
from rolegraph.corpus.extracted import bounded, tidy
from rolegraph.corpus.html import convert
from rolegraph.errors import InputError

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_MARKUP = re.compile(
    r"</?(?:a|b|blockquote|body|br|center|dd|div|dl|dt|em|font|h[1-6]|head|header|hr|html|i|img|li|main|meta|ol|p|pre|s|"
    r"section|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]*+)?/?>",
    re.IGNORECASE,
)
_BREAKS = re.compile(
    r"<(?:blockquote|br|center|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|section|table|td|tr|ul)\b", re.IGNORECASE
)
_BLANK_LINES = re.compile(r"\n[ \t\r]*\n\s*")
_TIMES_ESCAPED = 3
MAX_MARKUP = 2_000_000
"""The longest field, in characters: a text that is bounded afterwards, with its tags."""


def field_text(value: object) -> str:
    r"""A cell as text: HTML becomes lines, entities become their characters, a list becomes bullets.

    Args:
        value: A string, bytes, a number, a list of these, or None for an empty cell.

    Raises:
        InputError: The value is of another kind, or longer than a role text can be.

    >>> field_text("Kasir R&amp;D:&lt;ul&gt;&lt;li&gt;jujur&lt;/li&gt;&lt;li&gt;teliti&lt;/li&gt;&lt;/ul&gt;")
    'Kasir R&D:\n\n- jujur\n- teliti'
    >>> field_text(["jujur", "teliti"])
    '- jujur\n- teliti'
    """
    if isinstance(value, list | tuple):
        items = (field_text(item).strip() for item in value)
        return bounded("\n".join(f"- {item}" for item in items if item))
    return bounded(_prose(_written(value)))


def _written(value: object) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case bytes():
            return decoded(value)
        case float() if value != value:  # NaN, by which data frames write an empty cell
            return ""
        case bool() | int() | float():
            return str(value)
    raise InputError(f"a cell holds no text but a {type(value).__name__}")


def _prose(text: str) -> str:
    if len(text) > MAX_MARKUP:
        raise InputError(f"a cell has more than {MAX_MARKUP:,} characters")
    for _ in range(_TIMES_ESCAPED):
        if _MARKUP.search(text):
            return _from_html(text)
        unescaped = _ENTITY.sub(lambda found: unescape(found.group()), text)
        if unescaped == text:
            break
        text = unescaped
    return tidy(text).replace("\u00a0", " ")


def _from_html(text: str) -> str:
    """The text of a fragment of HTML; where no element breaks lines, its own line ends do."""
    if not _BREAKS.search(text):
        text = _BLANK_LINES.sub("<p>", text.replace("\r\n", "\n")).replace("\n", "<br>")
    return convert(text).text
