"""Where a label stands in its text: all its words, in order, within one or two neighbouring sentences, or nowhere.

Words are compared case aside, and without the clitic -nya, which resolved labels lose; nothing else is forgiven. Over
the annotated texts the right labels stand so in 995 of 1,000 cases, all but one within one sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc

from rolegraph.extract.align import CROSSING, FAR, GAP, GAP_EACH, GAP_MOST, norm
from rolegraph.language.tokenizer import pieces

MOST_WORDS = 40
"""The most words of a label; those of the annotated texts have up to 12, a proposition some more."""
WIDEST_HOLE = 30
"""The most words that may stand between two words of a label; in the annotated texts there are up to 18."""
CROSSING_HOLE = 8
"""The most of them where a sentence ends between: else any verb could take an object of the next sentence."""
PLACES = 1000
"""At how many places on either side of the label before a label is looked for."""
_PLAIN = str.maketrans({"’": "'", "‘": "'", "‑": "-"})
_BLANKS = re.compile(r"\s+")
_BRACKETS = (("(", ")"), ("[", "]"))

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a label stands.

    Args:
        places: The numbers of its words among the words of the text, ascending.
        tokens: The Doc's tokens of these words.
        label: The label in the text's own spelling.
    """

    places: tuple[int, ...]
    tokens: tuple[int, ...]
    label: str


class Ground:
    """The words of a text, by which labels are found.

    >>> from rolegraph.extract.sight import assembled
    >>> doc = assembled("id", ("rolegraph_layout",))("Kasir mengatur dan mengawasi Antrean.")
    >>> Ground(doc).find("mengatur antrean")
    Spot(places=(1, 4), tokens=(1, 4), label='mengatur Antrean')
    >>> Ground(doc).find("mengatur kapal") is None
    True
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.tokens = [token.i for token in doc if _is_word(token.text)]
        self.words = [folded(doc[i].text) for i in self.tokens]
        starts = [token.i for token in doc if token.is_sent_start]
        self.sentence = [bisect_right(starts, i) for i in self.tokens]
        self.at: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self.words):
            self.at[word].append(place)
        self.glued = dict(self._glued())

    def _glued(self) -> Iterator[tuple[str, Words]]:
        """Words that the tokenizer takes apart, as "JavaScript": a label may write them in another case."""
        for first, second in pairwise(self.tokens):
            if second == first + 1 and not self.doc[first].whitespace_:
                yield (
                    folded(self.doc[first : second + 1].text),
                    (folded(self.doc[first].text), folded(self.doc[second].text)),
                )

    def find(self, label: str, near: int = 0) -> Spot | None:
        """The best place of a label, or None where its words do not stand together.

        Args:
            label: Any text.
            near: The number of the word at which the label before this one begins; labels follow the text.
        """
        spans = [(start, end) for start, end in pieces(label) if _is_word(label[start:end])]
        if not 0 < len(spans) <= MOST_WORDS:
            return None
        parts = [self._parts(folded(label[start:end])) for start, end in spans]
        words = [word for part in parts for word in part]
        if any(word not in self.at for word in words):
            return None
        found = [path for start in self._starts(words[0], near) if (path := self._path(words, start))]
        if not found:
            return None
        path = min(found, key=lambda path: (self._cost(path, near), path))
        tokens = tuple(self.tokens[place] for place in path)
        return Spot(tuple(path), tokens, self._spelled(label, spans, parts, tokens))

    def _parts(self, word: str) -> Words:
        return (word,) if word in self.at else self.glued.get(word, (word,))

    def _starts(self, word: str, near: int) -> list[int]:
        """Places of a label's first word, those nearest to the label before."""
        places = self.at[word]
        middle = bisect_left(places, near)
        return places[max(0, middle - PLACES) : middle + PLACES]

    def _path(self, words: list[str], start: int) -> list[int] | None:
        """The words from a place on, each as early as it may stand."""
        path = [start]
        for word in words[1:]:
            places = self.at[word]
            following = bisect_right(places, path[-1])
            if following == len(places):
                return None
            place = places[following]
            crossed = self.sentence[place] != self.sentence[path[-1]]
            if place - path[-1] - 1 > (CROSSING_HOLE if crossed else WIDEST_HOLE):
                return None
            if self.sentence[place] - self.sentence[start] > 1:
                return None
            path.append(place)
        return path

    def _cost(self, path: list[int], near: int) -> float:
        """As in the alignment of annotated labels: holes, a second sentence, and the way from the label before."""
        holes = [b - a - 1 for a, b in pairwise(path) if b - a > 1]
        crossed = self.sentence[path[-1]] - self.sentence[path[0]]
        way = abs(path[0] - near) * (1.0 if path[0] >= near else 2.0)
        return CROSSING * crossed + sum(GAP + GAP_EACH * min(hole, GAP_MOST) for hole in holes) + FAR * way

    def _spelled(self, label: str, spans: list[tuple[int, int]], parts: list[Words], tokens: tuple[int, ...]) -> str:
        """The label with each word as the text writes it, and with those of its marks that the text has there."""
        marks = {self.doc[i].text for i in range(tokens[0], min(tokens[-1] + 2, len(self.doc)))}
        text, used, before = "", 0, spans[0][0]
        for (start, end), part in zip(spans, parts, strict=True):
            own = tokens[used : used + len(part)]
            text += _between(label[before:start], marks) + self._word(label[start:end], own, first=not used)
            used, before = used + len(part), end
        return _balanced(text + _between(label[before:], marks).rstrip(" .,;:"))

    def _word(self, given: str, tokens: tuple[int, ...], *, first: bool) -> str:
        """One word as the text writes it; the label's own where it leaves a clitic off or opens with another case."""
        written = self.doc[tokens[0] : tokens[-1] + 1].text
        if len(written) != len(given):
            return given
        return given[0] + written[1:] if first else written


def _is_word(text: str) -> bool:
    return any(char.isalnum() for char in text)


def folded(word: str) -> str:
    """A word as it is compared.

    >>> folded("Kerjanya"), folded("DON’T")
    ('kerja', "don't")
    """
    return norm(word.translate(_PLAIN))


def _between(marks: str, known: set[str]) -> str:
    """What a label has between two words: marks of the text, and blanks as one."""
    return _BLANKS.sub(" ", "".join(char if char in known else " " for char in marks))


def _balanced(text: str) -> str:
    """Without brackets that lost their partner."""
    for opening, closing in _BRACKETS:
        if text.count(opening) != text.count(closing):
            text = " ".join(text.replace(opening, " ").replace(closing, " ").split())
    return text
