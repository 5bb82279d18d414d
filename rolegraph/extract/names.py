"""What a language knows of names of roles: nouns for workers, words at which names end, forms of a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc

from rolegraph.language.data import LanguageData, language_data

Words = tuple[str, ...]
Span = tuple[int, int]
"""Half-open token indices."""
NAME_WORDS = 7
"""The most words of a name ("Ahli Keselamatan dan Kesehatan Kerja" has five)."""
STOPS = (
    "preposition",
    "pronoun",
    "determiner",
    "modal",
    "negation",
    "copula",
    "relative",
    "purpose",
    "adversative",
    "subordinator",
    "stance",
)
"""Closed word classes that no name of a role holds."""
CLITICS = ("-lah", "lah", "kah", "pun")
_WORD = re.compile(r"^[^\W_][\w.&'’+#-]{0,39}$")


class Phrases:
    """Finds phrases that begin or end at a token."""

    def __init__(self, phrases: Iterable[Words]) -> None:
        self._all = frozenset(phrases)
        self._sizes = sorted({len(phrase) for phrase in self._all}, reverse=True)

    def starting(self, words: Sequence[str], at: int) -> int:
        """How many words the longest phrase has that begins at a place; 0 for none."""
        return next((size for size in self._sizes if tuple(words[at : at + size]) in self._all), 0)

    def ending(self, words: Sequence[str], at: int) -> int:
        """How many words the longest phrase has that ends before a place; 0 for none."""
        return next((n for n in self._sizes if n <= at and tuple(words[at - n : at]) in self._all), 0)

    def __contains__(self, word: str) -> bool:
        return (word,) in self._all


class _Lists(dict[str, Phrases]):
    """Lists of phrases by name; one that a language does not have is empty."""

    def __missing__(self, name: str) -> Phrases:
        return Phrases(())


REMEMBERED = 50_000
"""How many words are remembered at most, so that memory stays flat over any number of texts."""


@dataclass(frozen=True)
class Names:
    """What a language knows about names of roles."""

    data: LanguageData
    lists: dict[str, Phrases]
    english: Phrases
    endings: tuple[str, ...]
    beginnings: tuple[str, ...]
    verbs: tuple[str, ...]
    verb_endings: tuple[str, ...]
    _stops: dict[str, bool] = field(init=False, default_factory=dict, compare=False, repr=False)

    def head(self, word: str) -> bool:
        """Whether a lower-case word is a noun for who does a job; English ones stand in texts of all languages."""
        return word in self.lists["occupation"] or word in self.english

    def agent(self, word: str) -> bool:
        """Whether a lower-case word is such a noun or is formed like one."""
        if self.head(word):
            return True
        if word in self.lists["not_role"] or self.stops(word) or word.endswith("nya"):
            return False
        ends = any(word.endswith(ending) and len(word) > len(ending) + 2 for ending in self.endings)
        begins = any(word.startswith(opening) and len(word) > len(opening) + 3 for opening in self.beginnings)
        return ends or (begins and not word.endswith("an"))

    def stops(self, word: str) -> bool:
        """Whether no name goes on with a lower-case word; answers are remembered, since words come again and again."""
        found = self._stops.get(word)
        if found is None:
            if len(self._stops) >= REMEMBERED:
                self._stops.clear()
            found = self._stops[word] = self._finds_stop(word)
        return found

    def _finds_stop(self, word: str) -> bool:
        if word in self.lists["name_noun"] or self.head(word):
            return False
        if not _WORD.match(word) or word in self.lists["name_stop"]:
            return True
        if any(word in self.data.words.get(name, ()) for name in STOPS):
            return True
        begins = any(word.startswith(verb) and len(word) > len(verb) + 1 for verb in self.verbs)
        return begins or any(word.endswith(verb) and len(word) > len(verb) + 1 for verb in self.verb_endings)

    def closes(self, words: Sequence[str], at: int) -> bool:
        """Whether no name goes on with the word at a place; "luar biasa" and the like are looked at whole."""
        if not self.stops(words[at]):
            return False
        pairs = self.lists["name_noun"]
        return not any(pairs.starting(words, first) > 1 for first in (at - 1, at) if first >= 0)


@cache
def names(lang: str) -> Names:
    """The knowledge about names of a language."""
    data = language_data(lang)
    lists = _Lists({name: Phrases(phrases) for name, phrases in data.phrases.items()})
    sides = ("occupation_ending", "occupation_beginning", "verb_beginning", "verb_ending")
    parts = [tuple(sorted(phrase[0] for phrase in data.phrases[side])) for side in sides]
    return Names(data, lists, Phrases(language_data("en").phrases["occupation"]), *parts)


def plain_words(doc: Doc, known: Names) -> list[str]:
    """Lower-case words as names are compared: without clitics, English nouns for people in the singular."""
    raw = {token.lower_ for token in doc}
    return [plain(token.lower_, raw, known) for token in doc]


def plain(word: str, all_words: set[str], known: Names) -> str:
    """A word without -lah, -kah, -pun where the rest is a word of the text; an English plural in the singular."""
    if known.data.lang == "en":
        return singular(word, known)
    if known.stops(word) or word in known.lists["clause_opener"]:
        return word
    for clitic in CLITICS:
        rest = word.removesuffix(clitic)
        if rest != word and (clitic.startswith("-") or rest in all_words or known.head(rest)):
            return rest
    return word


def singular(word: str, known: Names) -> str:
    """The singular of an English plural whose singular is a noun for who does a job; other words as they are."""
    word = word.removesuffix("'s").removesuffix("’s")
    for ending, one in (("ies", "y"), ("ives", "ife"), ("men", "man"), ("es", ""), ("s", "")):
        stem = word.removesuffix(ending)
        if stem != word and known.agent(stem + one):
            return stem + one
    return word
