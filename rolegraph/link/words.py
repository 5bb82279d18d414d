"""The words of a label as links compare them: without frames and degree, each reduced to its stem.

Affix families meet in the stem (kembang: pengembang, mengembangkan, pengembangan; Sneddon, Indonesian: A Comprehensive
Grammar, ch. 1). Stems are those of simplemma. What is a frame ("pengalaman minimal 2 tahun di bidang") is data: the
section [frame] of `language/<lang>/linking.txt`, regular expressions over the words of a label.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import simplemma

from rolegraph.rdf.normal import key, words
from rolegraph.rdf.wordlists import sections

LANGUAGES = ("id", "en")
"""The languages in which labels are compared; a label is read in both, since loans stand in either."""


def measured(name: str, lang: str) -> str:
    """The measure that a name means for a label: "words-own" is that of its own language, "words-other" of the other.

    A label in a language that labels are not compared in counts as one in the first.

    >>> measured("words-own", "en"), measured("words-other", "en"), measured("characters", "en")
    ('words-en', 'words-id', 'characters')
    """
    stem, _, which = name.rpartition("-")
    own = lang.split("-")[0] if lang.split("-")[0] in LANGUAGES else LANGUAGES[0]
    if which == "own":
        return f"{stem}-{own}"
    if which == "other":
        return f"{stem}-{next(one for one in LANGUAGES if one != own)}"
    return name


@lru_cache(maxsize=65536)
def core(label: str, lang: str, kind: str = "") -> str:
    """A label's key without the frames around what it is about.

    Args:
        label: As a text words it.
        lang: BCP 47 tag of its language.
        kind: "role", "skill" or "responsibility".

    >>> core("pengalaman minimal 2 tahun di bidang personalia", "id", "skill")
    'personalia'
    """
    plain = " ".join(words(label))
    frames = _frames(lang)
    while frames is not None:
        shorter = " ".join(frames.sub(" ", f" {plain} ").split())
        if not shorter or shorter == plain:
            break
        plain = shorter
    return plain if kind == "role" else key(plain, lang, kind)


@cache
def _frames(lang: str) -> re.Pattern[str] | None:
    entries = sections(lang, "linking").get("frame", ())
    return re.compile(rf"(?<= )(?:{'|'.join(entries)})(?= )") if entries else None


@lru_cache(maxsize=65536)
def stems(text: str, lang: str) -> tuple[str, ...]:
    """The stems of a text's words in order, function words of the language left out where others remain.

    >>> stems("mengembangkan", "id") == stems("pengembangan", "id") == ("kembang",)
    True
    """
    found = [stem(word, lang) for word in key(text, lang).split() if word not in _empty(lang)]
    return tuple(found or [stem(word, lang) for word in words(text)])


@lru_cache(maxsize=262144)
def stem(word: str, lang: str) -> str:
    """The stem of one word."""
    return str(simplemma.lemmatize(word, lang=lang)).casefold()


@cache
def _empty(lang: str) -> frozenset[str]:
    """Words that say nothing by themselves in a label: prepositions, conjunctions."""
    return frozenset(sections(lang, "linking").get("empty", ()))
