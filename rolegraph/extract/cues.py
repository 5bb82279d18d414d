"""Where the cue phrases of the language's data stand in a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from rolegraph.language.data import language_data


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue phrase: its name (the data file's) and half-open token indices."""

    name: str
    start: int
    end: int


class CueFinder:
    """Matches all cue phrases of a language; of one name, the longest where they overlap.

    White space is passed over, so that a phrase may go on in the next line; it may not go on in the next sentence.
    """

    def __init__(self, nlp: Language) -> None:
        self.matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        for name, phrases in language_data(nlp.lang or "").cues.items():
            self.matcher.add(name, [nlp.make_doc(" ".join(phrase)) for phrase in sorted(phrases)])

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.cues`, in text order."""
        found = list(self._found(doc))
        kept: list[Cue] = []
        until: dict[str, int] = {}
        for cue in sorted(found, key=lambda c: (c.start, c.start - c.end, c.name)):
            if cue.start >= until.get(cue.name, 0):
                kept.append(cue)
                until[cue.name] = cue.end
        doc._.cues = kept
        return doc

    def _found(self, doc: Doc) -> Iterator[Cue]:
        places = [token.i for token in doc if not token.is_space]
        words = Doc(doc.vocab, words=[doc[place].text for place in places])
        for key, start, end in self.matcher(words):
            first, last = places[start], places[end - 1]
            if not any(doc[place].is_sent_start for place in range(first + 1, last + 1)):
                yield Cue(doc.vocab.strings[key], first, last + 1)


@Language.factory("rolegraph_cues", assigns=["doc._.cues"])
def create_cues(nlp: Language, name: str) -> CueFinder:
    """The factory of the cue finder."""
    return CueFinder(nlp)


Doc.set_extension("cues", default=None, force=True)
