"""What is left of a text once its statements are read: the sentences that gave nothing, and why some of them may.

A sentence is set aside where the layout says so (a heading, a mark, a section about pay or the company) or where its
own words do (`boilerplate.txt` of the language). Everything else that gave nothing is unread: the analyst's to look at.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span

from rolegraph.extract.breaks import stuck
from rolegraph.extract.layout import BESIDE, CLOSERS, Block
from rolegraph.language.boilerplate import boilerplate
from rolegraph.language.data import language_data
from rolegraph.resources import languages
from rolegraph.statement import Sentence

HEADING, MARKS, NAME = "layout/heading", "layout/marks", "layout/name"
QUESTION = "question"
"""The topic whose sentences must end with a question mark too."""
TITLE_WORDS = 5
"""The most words of a line that is a heading by its words or its colon alone."""
INVISIBLE = "​‌‍﻿"


def left_over(doc: Doc) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
    """Sentences that gave nothing: those that nothing set aside, and those that a rule did, with its name as reason."""
    sents = list(doc.sents)
    spoken = _spoken(sents, [(s.evidence.start, s.evidence.end) for s in doc._.statements])
    judge = Judge(doc)
    unread: list[Sentence] = []
    aside: list[Sentence] = []
    for number, sent in enumerate(sents):
        text = sent.text.strip()
        if not text or number in spoken:
            continue
        start = sent.start_char + len(sent.text) - len(sent.text.lstrip())
        reason = judge.reason(sent)
        (unread if reason is None else aside).append(Sentence(text, start, start + len(text), reason))
    return tuple(unread), tuple(aside)


def _spoken(sents: Sequence[Span], places: Iterable[tuple[int, int]]) -> set[int]:
    """The numbers of the sentences that these half-open character spans touch."""
    starts = [sent.start_char for sent in sents]
    return {n for a, b in places for n in range(bisect_right(starts, a) - 1, bisect_left(starts, b))}


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence as it is judged: its tokens without white space, its lower-case words, its line."""

    tokens: tuple[str, ...]
    words: tuple[str, ...]
    block: Block | None


class Judge:
    """Says why a sentence that gave nothing is set aside."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.blocks: Sequence[Block] = doc._.blocks
        self.starts = [block.start for block in self.blocks]
        self.topics = [boilerplate(lang) for lang in sorted(languages(), key=lambda lang: lang != doc.lang_)]
        self.opened = list(self._opened())
        mentions = doc._.role.mentions if doc._.role and not doc._.role.guessed else ()
        self.named = {i for start, end in mentions for i in range(start, end)}

    def reason(self, sent: Span) -> str | None:
        """Where the reason comes from and what it is ("boilerplate/pay"), or None where nothing sets it aside."""
        seen = self._seen(sent.start, sent.end)
        layout = self._layout(sent, seen)
        if layout or seen.block is None:
            return layout or MARKS
        topic = self._topic(seen)
        if topic is None and seen.block.section in BESIDE:
            topic = self.opened[bisect_left(self.starts, seen.block.start)] or seen.block.section
        return f"boilerplate/{topic}" if topic else None

    def silent(self, sent: Span) -> bool:
        """Whether both its section and its own words set a sentence aside: then nothing in it speaks of the role."""
        seen = self._seen(sent.start, sent.end)
        return seen.block is not None and seen.block.section in BESIDE and self._topic(seen) is not None

    def _opened(self) -> Iterator[str | None]:
        """The topic of the heading above each line; a line of another section has none."""
        topic: str | None = None
        section = ""
        for block in self.blocks:
            if block.kind == "heading":
                topic = self._topic(self._seen(block.start, block.end))
            elif block.section != section:
                topic = None
            section = block.section
            yield topic

    def _seen(self, start: int, end: int) -> Seen:
        tokens = [token for token in self.doc[start:end] if not token.is_space]
        words = (t.lower_.strip(INVISIBLE) for t in tokens if t.is_currency or any(map(str.isalnum, t.text)))
        place = bisect_right(self.starts, tokens[0].i if tokens else start) - 1
        block = self.blocks[place] if place >= 0 and start < self.blocks[place].end else None
        return Seen(tuple(token.text for token in tokens), tuple(words), block)

    def _layout(self, sent: Span, seen: Seen) -> str | None:
        if not any(char.isalpha() for word in seen.words for char in word):
            return MARKS
        if len(seen.words) == 1 and len(seen.words[0]) == 1 and len(seen.tokens) > 1:  # "a." and "(b)"
            return MARKS
        if seen.block is None or (self._heads(seen, seen.block, sent) and not _glued(sent)):
            return HEADING
        words = [token for token in sent if any(map(str.isalnum, token.text))]
        return NAME if all(token.i in self.named for token in words) else None

    def _heads(self, seen: Seen, block: Block, sent: Span) -> bool:
        """Whether a line is a heading, or one in all but its dress: it ends with a colon or holds heading words."""
        if block.kind == "heading":
            return True
        if block.start < sent.start or block.end > sent.end:
            return False
        tail = [token for token in seen.tokens if token.strip(INVISIBLE + "*_#") and token not in CLOSERS]
        if tail and tail[-1] == ":":
            return len(seen.words) <= TITLE_WORDS
        known = _heading_words(self.doc.lang_)
        return (
            block.kind == "prose"
            and len(seen.words) <= TITLE_WORDS
            and seen.words[0] in known[0]
            and all(w in known[1] for w in seen.words)
        )

    def _topic(self, seen: Seen) -> str | None:
        """What the words speak of; adverts mix languages, so the others' words count behind the text's own."""
        for topics in self.topics:
            topic = topics.topic(seen.words)
            if topic and (topic != QUESTION or _asks(seen.tokens)):
                return topic
        return None


def _glued(sent: Span) -> bool:
    """Whether something is stuck to the end of a word, a line break lost: it may be an item and a heading."""
    return any(token.i > sent.start and stuck(token) for token in sent)


def _asks(tokens: Sequence[str]) -> bool:
    rest = [token for token in tokens if token not in CLOSERS]
    return bool(rest) and rest[-1] == "?"


@cache
def _heading_words(lang: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that open the headings of a language, and all words of them."""
    headings = [heading.split() for heading in language_data(lang).headings]
    return frozenset(words[0] for words in headings), frozenset(word for words in headings for word in words)
