"""Traits that are the lack of a skill."""

from __future__ import annotations

import re
from functools import cache

from rolegraph.rdf.wordlists import sections


def lacked(trait: str, lang: str) -> str | None:
    """The words for what a trait says is lacking, or None where it names no lack.

    The frames are data: `language/<lang>/lacks.txt`.

    >>> lacked("tidak memiliki kemampuan mengelola staf", "id"), lacked("takut digigit", "id")
    ('kemampuan mengelola staf', None)
    >>> lacked("do not have an interest in numbers", "en"), lacked("can't stand noise", "en")
    ('an interest in numbers', None)
    """
    frames, exceptions = _patterns(lang)
    text = trait.strip()
    if frames is None or (exceptions and exceptions.match(text)):
        return None
    match = frames.match(text)
    return text[match.end() :].strip(" ,.;:") or None if match else None


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    lists = sections(lang, "lacks")
    return _opening(lists.get("frame", ())), _opening(lists.get("except", ()))


def _opening(entries: tuple[str, ...]) -> re.Pattern[str] | None:
    """A pattern for texts that open with one of the entries, the longest first, and go on."""
    if not entries:
        return None
    ordered = sorted(entries, key=lambda entry: (-len(entry), entry))
    choices = "|".join(r"\s+".join(map(re.escape, entry.split())).replace("'", "['’]") for entry in ordered)
    return re.compile(rf"(?:{choices})\s+(?=\w)", re.IGNORECASE)
