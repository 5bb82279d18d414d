"""What no list is split within: an abbreviation and its word ("Ms. Excel"), fixed terms ("bertanggung jawab")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from rolegraph.extract.features import View
from rolegraph.language.data import LanguageData, language_data

STARTS = frozenset({"G", "S", "A"})
"""Item tags that begin something."""


def keep_whole(doc: Doc, seen: View, regions: list[str | None], tags: list[str]) -> None:
    """Take each pair of `pairs` into one item, in place: a word joins the region and the item of the one before it.

    Args:
        doc: The text.
        seen: Its view, which regions and tags run parallel to.
        regions: A relation or None for each token of the view.
        tags: Item tags, as `groups.decode` takes them.
    """
    for n in pairs(doc, seen, language_data(doc.lang_)):
        if regions[n - 1] and tags[n - 1] != "O" and regions[n] in (None, regions[n - 1]):
            regions[n] = regions[n - 1]
            if tags[n] == "O" or tags[n] in STARTS:
                tags[n] = "I"


def pairs(doc: Doc, seen: View, data: LanguageData) -> Iterator[int]:
    """The places in the view, in order, whose token belongs to the one before it."""
    words, whole = [doc[i].lower_ for i in seen.tokens], data.phrases["whole"]
    for n in range(1, len(words)):
        if seen.sentence[n] != seen.sentence[n - 1]:
            continue
        dots = [dot for dot in (n - 1, n) if dot and words[dot] == "."]
        if any(_shortens(doc, seen.tokens, dot, data) for dot in dots) or (words[n - 1], words[n]) in whole:
            yield n


def _shortens(doc: Doc, tokens: Sequence[int], dot: int, data: LanguageData) -> bool:
    """Whether a full stop is that of an abbreviation before a capitalised word or a number."""
    if dot + 1 >= len(tokens) or doc[tokens[dot - 1]].whitespace_:
        return False
    short, following = doc[tokens[dot - 1]].lower_, doc[tokens[dot + 1]].text[0]
    if short not in data.abbreviations or (short,) in data.phrases["and_so_on"]:
        return False
    return following.isupper() or following.isdigit()
