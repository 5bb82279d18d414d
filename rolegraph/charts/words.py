"""Words in a picture: what XML takes, how wide they are, and where a line ends."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from rolegraph.query.table import shown

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CLUSTER = re.compile(
    "(?s).(?:[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f"
    "\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]|(?<=\u200d).)*"
)
_NARROW, _BROAD = frozenset("iIjlft.,:;'|!()[] r-"), frozenset("mwMWQO@%&")


def clean(text: str) -> str:
    r"""A text as a person may see it in a picture: one line, no control characters, nothing that XML 1.0 refuses.

    >>> clean("a\nb\x00\ufffe")
    'a b��'
    """
    return " ".join(_NO_XML.sub("\ufffd", shown(text)).split())


def width(text: str, size: float) -> float:
    """About how wide a text is, in the unit of its size: fonts differ, so this leans to the wide side.

    >>> width("mmm", 10) > width("iii", 10), width("é", 10) == width("e\u0301", 10)
    (True, True)
    """
    return size * sum(map(_advance, text))


@cache
def _advance(char: str) -> float:
    if unicodedata.combining(char) or char in "\u200b\u200c\u200d\ufe0e\ufe0f":
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.15
    if char in _NARROW:
        return 0.36
    return 0.9 if char in _BROAD else 0.62 if char.islower() else 0.72


def wrap(text: str, size: float, room: float, lines: int) -> list[str]:
    """A cleaned text in lines no wider than `room`; what does not fit in so many lines ends in an ellipsis.

    A word that is wider than a line is cut, but never within a character that a reader sees as one.

    >>> wrap("menyusun laporan keuangan bulanan", 10, 100, 2)
    ['menyusun laporan', 'keuangan bulanan']
    >>> wrap("menyusun laporan keuangan", 10, 100, 1)
    ['menyusun lapora…']
    """
    found: list[str] = [""]
    for word in clean(text).split(" "):
        longer = f"{found[-1]} {word}" if found[-1] else word
        if width(longer, size) <= room:
            found[-1] = longer
        else:
            *full, last = cut(word, size, room)
            found += [*full, last]
    found = [line for line in found if line] or [""]
    if len(found) <= lines:
        return found
    return [*found[: lines - 1], _shortened(" ".join(found[lines - 1 :]), size, room)]


def cut(word: str, size: float, room: float) -> list[str]:
    """A word in pieces that fit; one cluster at least in each.

    >>> cut("mmmmm", 10, 20)
    ['mm', 'mm', 'm']
    """
    pieces = [""]
    for cluster in _CLUSTER.findall(word):
        if pieces[-1] and width(pieces[-1] + cluster, size) > room:
            pieces.append("")
        pieces[-1] += cluster
    return pieces


def _shortened(text: str, size: float, room: float) -> str:
    return cut(text, size, max(room - width("…", size), 0))[0].rstrip() + "…"
