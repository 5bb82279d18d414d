"""Phrases of a text that may name an occupation, and what stands around each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from rolegraph.language.data import LanguageData, language_data

Words = tuple[str, ...]
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
TITLE_LINES, TITLE_WORDS = 3, 40
TITLE_ENDS = frozenset("([-–—|*/!:•·~_")
CLITICS = ("-lah", "lah", "kah", "pun")
BEFORE = ("role_named", "role_person", "role_wanted", "role_other")
AFTER = ("role_defined",)
SEAMS = ("conj", "glue", "rise", "fall", "shout", "number")
"""Places inside a run of words where a name is likely to end."""
_VERB = re.compile(
    r"^(mem([bpf]|[aiueo])[a-z-]{2,}|men([cdjtsz]|[aiueo])[a-z-]{2,}|meng([aiueoghk])[a-z-]{2,}|meny[aiueo][a-z-]{2,}"
    r"|me[lrwy][aiueo][a-z-]{2,}|me[mn][aiueo][a-z-]{2,}|di-?[bcdfghjklmnprstuwy][a-z-]{2,}"
    r"|ber[a-z-]{3,}|bekerja|belajar|ng[a-z]{3,}|ny[a-z]{3,}|nge-[a-z]+)$"
)
_WORD = re.compile(r"^[^\W_][\w.&'’+#-]*$")


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


@dataclass(frozen=True)
class Names:
    """What a language knows about names of roles."""

    data: LanguageData
    lists: dict[str, Phrases]
    english: Phrases
    endings: tuple[str, ...]
    beginnings: tuple[str, ...]

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
        """Whether no name goes on with a lower-case word."""
        if word in self.lists["name_noun"] or self.head(word):
            return False
        if not _WORD.match(word) or word in self.lists["name_stop"]:
            return True
        if any(word in self.data.words.get(name, ()) for name in STOPS):
            return True
        return self.data.lang == "id" and bool(_VERB.match(word))

    def closes(self, words: Sequence[str], at: int) -> bool:
        """Whether no name goes on with the word at a place; "luar biasa" and the like are looked at whole."""
        if not self.stops(words[at]):
            return False
        pairs = self.lists["name_noun"]
        return not any(pairs.starting(words, first) > 1 for first in (at - 1, at) if first >= 0)


@cache
def names(lang: str) -> Names:
    """The knowledge about names of a language that ships with rolegraph."""
    data = language_data(lang)
    lists = {name: Phrases(phrases) for name, phrases in data.phrases.items()}
    endings, beginnings = (
        tuple(sorted(phrase[0] for phrase in data.phrases[f"occupation_{side}"])) for side in ("ending", "beginning")
    )
    return Names(data, lists, Phrases(language_data("en").phrases["occupation"]), endings, beginnings)


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
        if rest != word and (rest in all_words or known.head(rest)):
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


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of words that may be a name.

    Args:
        start: First token index.
        end: Token index behind the last.
        sentence: Number of its sentence, from 0.
        cues: Which lists of phrases stand right before or behind it; "title" for a line of its own near the top.
    """

    start: int
    end: int
    sentence: int
    cues: frozenset[str]


def find_phrases(doc: Doc) -> list[Phrase]:
    """All phrases of a text that may name a role, in text order; a shorter one may stand inside a longer."""
    known = names(doc.lang_)
    words = plain_words(doc, known)
    open_ = [not token.is_space and not known.closes(words, token.i) for token in doc]
    sentence = _sentence_numbers(doc)
    block_start = {block.start for block in doc._.blocks}
    titles = _title_starts(doc)
    english = known.data.lang == "en"
    found: list[Phrase] = []
    for start in range(len(doc)):
        if open_[start] and (begins := _begins(doc, words, start, open_, block_start, known)) is not None:
            for end, traits in _ends(doc, words, start, open_, block_start, known):
                behind = {name for name in AFTER if known.lists[name].starting(words, end)}
                if _title(doc, start, end, begins, titles, block_start):
                    behind.add("title")
                elif english and not known.agent(words[end - 1]):
                    continue
                found.append(Phrase(start, end, sentence[start], begins | traits | behind))
    return found


def _title_starts(doc: Doc) -> frozenset[int]:
    """The first words of the lines at the top, marks passed over."""
    found = set()
    for block in doc._.blocks[:TITLE_LINES]:
        found.add(next((i for i in range(block.start, block.end) if doc[i].text[0].isalnum()), block.start))
    return frozenset(found)


def _title(
    doc: Doc, start: int, end: int, begins: frozenset[str], titles: frozenset[int], block_start: set[int]
) -> bool:
    """Whether a phrase fills a line at the top, up to a mark that sets off what is no name (a place, a department)."""
    if start not in titles and not ("role_wanted" in begins and start < TITLE_WORDS):
        return False
    if end >= len(doc) or end in block_start or doc[end].is_space:
        return True
    return doc[end].text in TITLE_ENDS or doc[end].text[0] in TITLE_ENDS or _lost_blank(doc, end)


def _lost_blank(doc: Doc, at: int) -> bool:
    return not doc[at - 1].whitespace_ and doc[at].text[0].isupper()


def _sentence_numbers(doc: Doc) -> list[int]:
    number = -1
    numbers: list[int] = []
    for token in doc:
        number += bool(token.is_sent_start) or token.i == 0
        numbers.append(number)
    return numbers


def _begins(
    doc: Doc, words: Sequence[str], at: int, open_: Sequence[bool], block_start: set[int], known: Names
) -> frozenset[str] | None:
    """The cues in front of a place where a name may begin, or None where none may."""
    cues = {name for name in BEFORE if known.lists[name].ending(words, at)}
    if at in block_start:
        cues.add("block")
    if not at or doc[at].is_sent_start:
        cues.add("opening")
    risen = at > 0 and doc[at].is_title and doc[at - 1].is_lower
    if risen and open_[at - 1]:
        cues.add("risen")
    fresh = not at or not open_[at - 1] or "opening" in cues or risen
    if not fresh:
        cues.add("inside")
    if at > 1 and doc[at - 1].text == ",":
        cues.add("listed")
    return frozenset(cues) if fresh or len(cues) > 1 or known.head(words[at]) else None


def _ends(
    doc: Doc, words: Sequence[str], start: int, open_: Sequence[bool], block_start: set[int], known: Names
) -> Iterator[tuple[int, set[str]]]:
    """Where a name that begins at a place may end, and what it runs across."""
    joins = known.data.words["conjunction"]
    traits: set[str] = set()
    at = start
    while at < len(doc) and at - start < NAME_WORDS:
        if at > start and (at in block_start or not open_[at]):
            break
        if at > start and words[at - 1] not in joins:
            seam = _seam(doc, at, words[at] in joins)
            yield at, traits | {"cut" if seam is None else "before_" + seam}
            if seam:
                traits.add("over_" + seam)
        if words[at] in joins and (at == start or at + 1 >= len(doc) or not open_[at + 1]):
            return
        at += 1
    if at > start and words[at - 1] not in joins:
        closed = at < len(doc) and not open_[at]
        yield at, traits | ({"listed"} if closed and doc[at].text == "," else set())


def _seam(doc: Doc, at: int, joins: bool) -> str | None:
    """What makes a name likely to end inside a run of words: a conjunction, lost white space, a capital, a number."""
    before, here = doc[at - 1], doc[at]
    if joins:
        return "conj"
    if not before.whitespace_ and here.text[0].isupper():
        return "glue"
    if here.text[0].isupper() and before.text[0].islower() and not here.is_upper:
        return "rise"
    if here.text[0].islower() and before.text[0].isupper():
        return "fall"
    if here.is_upper and len(here) > 3 and not before.is_upper:
        return "shout"
    return "number" if here.text[0].isdigit() else None
