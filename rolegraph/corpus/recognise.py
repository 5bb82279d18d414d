"""The language of a text, told by its function words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from rolegraph.resources import PACKAGE

DEFAULT_LANGUAGE = "id"
"""The answer for a text in which no function word of any language stands."""

_WORD = re.compile(r"[^\W\d_]+")


@cache
def function_words() -> Mapping[str, frozenset[str]]:
    """The lists that tell languages apart, read from `language/<tag>/function_words.txt` of every language folder.

    >>> sorted(function_words())
    ['en', 'id']
    """
    lists = sorted((PACKAGE / "language").glob("*/function_words.txt"))
    return {path.parent.name: frozenset(_entries(path.read_text(encoding="utf-8"))) for path in lists}


def _entries(listing: str) -> list[str]:
    lines = (line.strip() for line in listing.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def recognise(text: str) -> str:
    """The BCP 47 tag of the language whose function words fill the text most.

    A tie goes to `DEFAULT_LANGUAGE` where it is among the first, else to the tag that sorts first.

    >>> recognise("Kasir melayani pembeli dan menghitung uang.")
    'id'
    >>> recognise("A cashier serves the customers.")
    'en'
    >>> recognise("2026")
    'id'
    """
    words = _WORD.findall(text.lower())
    counts = {tag: sum(word in known for word in words) for tag, known in function_words().items()}
    most = max(counts.values(), default=0)
    first = [tag for tag, count in sorted(counts.items()) if count == most]
    return DEFAULT_LANGUAGE if DEFAULT_LANGUAGE in first or not first else first[0]
