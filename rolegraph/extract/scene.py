"""A text as the rules of contrasts see it: its clauses, the described role's names, the labels that are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from rolegraph.extract.aliases import shortened_names
from rolegraph.extract.names import NAME_WORDS, Names, Span, Words, names
from rolegraph.extract.sides import Lines, subject_run


@dataclass(frozen=True)
class Scene:
    """What the search for names sees.

    Args:
        doc: A text with blocks and sentences.
        lines: Its clauses.
        known: What the language knows of names.
        full: Wordings of the described role that stand for it anywhere.
        short: Shortened names of it, which may also begin another role's name.
        inside: Tokens of labels of focus.
        starts: First tokens of the groups of focus.
        tagged: What the tagger takes for names of other roles.
        foreign: Numbers of the sentences whose labels are all of relations outside contrasts.
    """

    doc: Doc
    lines: Lines
    known: Names
    full: Sequence[Words]
    short: Sequence[Words]
    inside: frozenset[int]
    starts: Sequence[int]
    foreign: frozenset[int]
    tagged: Sequence[Span] = ()

    def words(self, span: Span) -> Words:
        """The words of a span."""
        return tuple(self.lines.words[span[0] : span[1]])

    def run(self, start: int, stop: int, inside: bool = False) -> Span | None:
        """The run of words that may be a subject or a name; one inside a label only where that is asked for."""
        return subject_run(self.lines, start, stop, self.known, frozenset() if inside else self.inside)

    def agent(self, words: Words) -> bool:
        """Whether words are headed by a noun for who does a job."""
        if len(words) > NAME_WORDS or words[0] in self.known.lists["not_role"]:
            return False
        if self.known.data.lang == "en":
            return self.known.agent(words[-1])
        return self.known.agent(words[0]) or any(word in self.known.english for word in words)

    def compares(self, start: int, stop: int) -> bool:
        """Whether a word of contrast begins between two tokens ("sama", but not that of "bekerja sama")."""
        words, lists = self.lines.words, self.known.lists
        found = (at for at in range(start, stop) if lists["contrast_word"].starting(words, at))
        return any(not lists["contrast_not"].ending(words, at + 1) for at in found)

    def own(self, at: int) -> int:
        """How many words a mention of the described role has that begins at a token; 0 where none does."""
        here = self.lines.words
        sizes = [len(name) for name in self.full if tuple(here[at : at + len(name)]) == name]
        for name in self.short:
            end = at + len(name)
            if tuple(here[at:end]) == name and (end >= len(here) or end in self.inside or self._ends(end)):
                sizes.append(len(name))
        return max(sizes, default=0)

    def _ends(self, at: int) -> bool:
        word = self.lines.words[at]
        return self.known.stops(word) or word in self.known.data.words["conjunction"]


def own_names(doc: Doc, lines: Lines) -> tuple[list[Words], list[Words]]:
    """Wordings of the described role that stand for it anywhere, and shortened ones."""
    spans = [doc._.role.span, *doc._.role.mentions]
    every = list(dict.fromkeys(tuple(lines.words[start:end]) for start, end in spans))
    short = set(shortened_names(every[0], names(doc.lang_)))
    return [words for words in every if words not in short], [words for words in every if words in short]
