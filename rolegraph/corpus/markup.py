"""HTML cut into tags and text, in time that grows with its length alone.

The rules are those of the tokenizer of the HTML standard (section 13.2.5). The parsers at hand were measured first: a
megabyte of nested elements, or of attributes, costs minutes in those that build a tree, or is silently cut off, and
`html.parser` of Python's early patch releases takes a minute for 80 kB of open quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Literal

_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/>]*+)((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|(?!["'])))*+)>""")
_ATTRIBUTE = re.compile(r"""([^\s=/"'<>]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?""")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of HTML. Of a tag `value` is the name in lower case and `rest` its attributes as written."""

    kind: Literal["text", "start", "end"]
    value: str
    rest: str = ""


def tokens(html: str) -> Iterator[Token]:
    """The tags and texts of HTML, in order; what never ends (a tag, a comment) runs to the end of the text.

    >>> [(token.kind, token.value) for token in tokens("R&amp;D <b class=x>tim</b><!-- x -->")]
    [('text', 'R&D '), ('start', 'b'), ('text', 'tim'), ('end', 'b')]
    """
    place = 0
    while place < len(html):
        begin = html.find("<", place)
        if begin != place:
            yield Token("text", unescape(html[place : begin if begin >= 0 else len(html)]))
        if begin < 0:
            return
        tag = _TAG.match(html, begin)
        if tag is None:
            place, text = _no_tag(html, begin)
            if text:
                yield Token("text", text)
            continue
        slash, name, rest = tag.group(1), tag.group(2).lower(), tag.group(3)
        place = tag.end()
        yield Token("end" if slash else "start", name, rest)
        if not slash and name in _RAW:
            end = _raw_end(html, name, place)
            yield Token("text", unescape(html[place:end]))
            place = end


def _no_tag(html: str, begin: int) -> tuple[int, str]:
    """Where a `<` that opens no tag leads: over a comment, to the end of a text, or to itself as a character."""
    if html.startswith("<!--", begin):
        short = re.compile("<!---?>").match(html, begin)
        return (short.end() if short else _behind(html, "-->", begin + 4)), ""
    following = html[begin + 1 : begin + 2]
    if following in ("!", "?") or (following == "/" and not html[begin + 2 : begin + 3].isalpha()):
        return _behind(html, ">", begin + 2), ""
    opens_tag = html[begin + 1 : begin + 3].lstrip("/")[:1]
    if opens_tag.isascii() and opens_tag.isalpha():
        return len(html), ""
    return begin + 1, "<"


def _behind(html: str, mark: str, place: int) -> int:
    found = html.find(mark, place)
    return found + len(mark) if found >= 0 else len(html)


@cache
def _end_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)


def _raw_end(html: str, name: str, place: int) -> int:
    found = _end_tag(name).search(html, place)
    return found.start() if found else len(html)


def attributes(rest: str) -> dict[str, str]:
    """The attributes of a tag, as `Token.rest` holds them; the first of a name counts.

    >>> attributes(" hidden style='display: none' START=3")
    {'hidden': '', 'style': 'display: none', 'start': '3'}
    """
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(rest):
        value = next((group for group in match.groups()[1:] if group is not None), "")
        found.setdefault(match.group(1).lower(), unescape(value))
    return found
