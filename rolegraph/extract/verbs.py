"""The verb that says what a sentence is about, by which unread sentences are grouped."""

from __future__ import annotations

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from rolegraph.extract.features import word_class
from rolegraph.extract.layout import CLOSERS
from rolegraph.extract.sight import assembled
from rolegraph.language.data import LanguageData, language_data

NO_RELATION = frozenset({"aside", "list"})
"""Cues that introduce no statement."""
LINKS = frozenset({"preposition", "conjunction", "purpose", "relative", "copula"})


def cue_verb(sentence: str, lang: str) -> str:
    """The first word of content with a verb's shape or a cue's beginning, lower-case; of a cue the whole phrase.

    A bullet opens with what it is about, so its first word of content counts whatever its shape; so does that of a
    sentence without a verb. A sentence without a word of content has "".

    Raises:
        LanguageDataError: There is no such language.

    >>> cue_verb("Kasir juga bekerja sama dengan gudang.", "id"), cue_verb("Di toko itu kasir menyapa pembeli.", "id")
    ('bekerja sama', 'menyapa')
    """
    doc = _cued(lang)(sentence)
    data = language_data(lang)
    content = [token.i for token in doc if not token.is_space and _is_content(token.lower_, data)]
    cues = _cues(doc)
    for place in content:
        if place in cues:
            return " ".join(_without_links([doc[i].lower_ for i in range(place, cues[place])], data))
        if data.kind(doc[place].lower_) in ("transitive", "verb") or doc._.blocks[0].kind == "bullet":
            return doc[place].lower_
    return doc[content[0]].lower_ if content else ""


@cache
def _cued(lang: str) -> Language:
    return assembled(lang, ("rolegraph_layout", "rolegraph_cues"))


def _is_content(word: str, data: LanguageData) -> bool:
    return word not in CLOSERS and any(map(str.isalpha, word)) and not word_class(word, data)


def _without_links(words: list[str], data: LanguageData) -> list[str]:
    """A phrase without the prepositions and conjunctions that lead on from it: "bekerja sama (dengan)"."""
    while len(words) > 1 and word_class(words[-1], data) in LINKS:
        words = words[:-1]
    return words


def _cues(doc: Doc) -> dict[int, int]:
    """Where cues begin, and where the longest of each place ends."""
    ends: dict[int, int] = {}
    for cue in doc._.cues:
        if cue.name not in NO_RELATION:
            ends[cue.start] = max(cue.end, ends.get(cue.start, 0))
    return ends
