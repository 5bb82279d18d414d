"""When two wordings name the same thing: the key of a label.

The key is the label's words, lower-cased, without function and degree words and without an affixal "-nya". Which words
these are is data (`language/<lang>/normal.txt`). A key never becomes empty: where nothing else is left, the words
themselves are the key, and for a label without words its characters.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from rolegraph.rdf.wordlists import sections

_INSIDE = frozenset(".,-'’/")
_BEHIND = frozenset("+#%")
_STEM = 4


@dataclass(frozen=True, slots=True)
class _Lists:
    """The sections of one language's normal.txt, ready to be asked."""

    dropped: frozenset[str]
    linked: frozenset[str]
    linkers: frozenset[str]
    suffixes: tuple[str, ...]
    whole: frozenset[str]
    skill: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=65536)
def key(label: str, lang: str, kind: str = "") -> str:
    """The key of a thing's label.

    Args:
        label: As a text words it.
        lang: BCP 47 tag of the text's language; one without word lists only loses case and punctuation.
        kind: The path step of the thing's class; a "skill" also loses words such as "kemampuan".

    >>> key("Kemampuan analisis yang baik", "id", "skill") == key("analisis", "id", "skill")
    True
    >>> key("cakupan kerjanya", "id"), key("kemampuan C++", "id"), key("Health & Safety", "en")
    ('cakupan kerja', 'kemampuan c++', 'health safety')
    """
    found = words(label)
    lists = _lists(lang)
    kept = _undegreed([_stem(word, lists) for word in found], lists)
    if kind == "skill":
        kept = _unheaded(kept, lists)
    return " ".join(kept or found) or bare(label)


def role_key(name: str) -> str:
    """The key of a role's name: its words and nothing dropped, the same rule in each language.

    >>> role_key("Kepala  Gudang") == role_key("kepala gudang")
    True
    """
    return " ".join(words(name)) or bare(name)


def bare(text: str) -> str:
    """The characters of a text, folded, for one that holds no word.

    >>> bare(" ★ ")
    '★'
    """
    return " ".join(_folded(text).split())


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The words of a text, case and width folded; "C++", "node.js" and "3,5" are one word, "<" is one too.

    >>> words("UI/UX (Figma), C++ & node.js, IPK > 3,00")
    ('ui', 'ux', 'figma', 'c++', 'node.js', 'ipk', '>', '3,00')
    """
    folded = _folded(text)
    if all(map(str.isalnum, plain := folded.split())):  # as nearly all labels are
        return tuple(plain)
    classes = [_class(folded, place) for place in range(len(folded))]
    spaced = "".join(
        char if mark == "w" else f" {char} " if mark == "s" else " " for char, mark in zip(folded, classes, strict=True)
    )
    return tuple(spaced.split())


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).replace("’", "'")


def _class(text: str, place: int) -> str:
    """What a character is to its word: "w" part of it, "s" a word of its own, "" a gap."""
    char = text[place]
    if char.isalnum():
        return "w"
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if char in _BEHIND and before and (before.isalnum() or before in _BEHIND):
        return "w"
    if char in _INSIDE:
        inner = before.isdigit() and after.isdigit() if char in ",/" else before.isalnum() and after.isalnum()
        return "w" if inner else ""
    category = unicodedata.category(char)
    return "w" if category[0] == "M" else "s" if category == "Sm" else ""


@cache
def _lists(lang: str) -> _Lists:
    found = sections(lang, "normal")
    heads = sorted((tuple(entry.split()) for entry in found.get("skill", ())), key=len, reverse=True)
    return _Lists(
        dropped=frozenset(found.get("function", ()) + found.get("degree", ())),
        linked=frozenset(found.get("linked", ())),
        linkers=frozenset(found.get("linker", ())),
        suffixes=found.get("suffix", ()),
        whole=frozenset(found.get("whole", ())),
        skill=tuple(heads),
    )


def _stem(word: str, lists: _Lists) -> str:
    for suffix in lists.suffixes:
        if word.endswith(suffix) and word not in lists.whole and len(word) >= len(suffix) + _STEM:
            return word.removesuffix(suffix)
    return word


def _undegreed(found: list[str], lists: _Lists) -> list[str]:
    """The words without function and degree words, and without a linked one that a linker or another one leads."""
    kept: list[str] = []
    led = False
    for word in found:
        if word in lists.linkers:
            led = True
        elif word in lists.dropped and not (led and word in lists.linked):
            continue
        elif not (led and word in lists.linked):
            led = False
        if not led and word not in lists.dropped:
            kept.append(word)
    return kept


def _unheaded(found: list[str], lists: _Lists) -> list[str]:
    """A skill's words without the word for skill itself before or behind them."""
    for head in lists.skill:
        size = len(head)
        if len(found) > size and tuple(found[:size]) == head:
            return found[size:]
        if size == 1 and len(found) > 1 and found[-1] == head[0]:
            return found[:-1]
    return found
