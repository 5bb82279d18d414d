"""Phrases of a text that may name its role, and what stands around each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from rolegraph.extract.names import NAME_WORDS, Names, names, plain_words

SPEAKER = 5
"""Within how many tokens of a line the colon of a speaker's label stands."""
TITLE_LINES, TITLE_WORDS = 3, 40
"""How many blocks at the top may hold the title of an advert, and how far a cue of adverts counts for one."""
TITLE_ENDS = frozenset("([-–—|*/!:•·~_")
"""Marks that set off what is no name: a place, a department."""
BEFORE = ("role_named", "role_person", "role_wanted", "role_other")
AFTER = ("role_defined",)
SEAMS = ("conj", "glue", "rise", "fall", "shout", "number")
"""Places inside a run of words where a name is likely to end."""


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
    speakers = _speakers(doc)
    english = known.data.lang == "en"
    found: list[Phrase] = []
    for start in range(len(doc)):
        if (
            open_[start]
            and start not in speakers
            and (begins := _begins(doc, words, start, open_, block_start, known)) is not None
        ):
            for end, traits in _ends(doc, words, start, open_, block_start, known):
                behind = {name for name in AFTER if known.lists[name].starting(words, end)}
                if _title(doc, start, end, begins, titles, block_start):
                    behind.add("title")
                elif english and not known.agent(words[end - 1]):
                    continue
                found.append(Phrase(start, end, sentence[start], begins | traits | behind))
    return found


def _speakers(doc: Doc) -> frozenset[int]:
    """Tokens of the labels of a dialogue ("PENYIAR:"), which open more than one block before a colon."""
    labels: dict[str, list[range]] = {}
    for block in doc._.blocks:
        window = range(block.start, min(block.start + SPEAKER, block.end))
        colon = next((i for i in window if doc[i].text == ":"), block.start)
        if colon > block.start:
            labels.setdefault(doc[block.start : colon].text, []).append(range(block.start, colon))
    return frozenset(token for spans in labels.values() if len(spans) > 1 for span in spans for token in span)


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
