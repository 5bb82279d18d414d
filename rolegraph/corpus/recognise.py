"""The language of a text, told by its function words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from rolegraph.errors import LanguageDataError
from rolegraph.resources import languages

DEFAULT_LANGUAGE = "id"
"""The answer for a text in which no function word of any language stands."""

_WORD = re.compile(r"[^\W\d_]+")


def function_words() -> Mapping[str, frozenset[str]]:
    """The lists that tell languages apart: `function_words.txt` of every language folder that has one.

    Raises:
        LanguageDataError: A list is not UTF-8.

    >>> sorted(function_words())[:2]
    ['en', 'id']
    """
    return _lists(tuple(languages().items()))


@cache
def _lists(folders: tuple[tuple[str, Path], ...]) -> Mapping[str, frozenset[str]]:
    paths = {tag: folder / "function_words.txt" for tag, folder in folders}
    return {tag: _entries(path) for tag, path in paths.items() if path.is_file()}


def _entries(path: Path) -> frozenset[str]:
    try:
        lines = [line.strip().lower() for line in path.read_text(encoding="utf-8").splitlines()]
    except UnicodeDecodeError as error:
        raise LanguageDataError(f"{path}: not UTF-8 at byte {error.start}", hint="save it as UTF-8") from None
    return frozenset(line for line in lines if line and not line.startswith("#"))


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
