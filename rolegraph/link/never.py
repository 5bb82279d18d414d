"""What no taxonomy of skills has: a label about age, domicile, availability and the like has no link, whatever is near.

The expressions are data: the section [never] of `language/<lang>/linking.txt`, each behind the word for its reason. A
label that begins with a word of [act] ("mengurus KTP pelanggan") says what is done, and is not about the person.
"""

from __future__ import annotations

import re
from functools import cache

from rolegraph.rdf.normal import words
from rolegraph.rdf.wordlists import sections


def never(label: str, lang: str, kind: str = "skill") -> str:
    """Why a label can have no link, in a word, or "".

    Args:
        label: As a text words it.
        lang: BCP 47 tag of its language.
        kind: Only what a person should have or be is looked at: a "skill".

    >>> never("usia maks. 32 tahun", "id"), never("pendidikan anak usia dini", "id")
    ('age', '')
    """
    if kind != "skill":
        return ""
    found = words(label)
    if found and found[0] in sections(lang, "linking").get("act", ()):
        return ""
    plain = " ".join(found)
    return next((reason for reason, pattern in _patterns(lang) if pattern.search(plain)), "")


@cache
def _patterns(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    entries = (entry.split(" ", 1) for entry in sections(lang, "linking").get("never", ()))
    return tuple((reason, re.compile(pattern)) for reason, pattern in entries)
