"""Where the cue phrases of the language's data stand in a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from rolegraph.extract.languages import language_at
from rolegraph.language.data import language_data


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue phrase: its name (the data file's) and half-open token indices."""

    name: str
    start: int
    end: int


class CueFinder:
    """Matches all cue phrases of each sentence's language; of one name, the longest where they overlap.

    White space is passed over, so that a phrase may go on in the next line; it may not go on in the next sentence.
    """

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.matchers: dict[str, PhraseMatcher] = {}
        self._matcher(nlp.lang or "")

    def _matcher(self, lang: str) -> PhraseMatcher:
        """The phrases of a language, made when the first sentence of it comes."""
        if lang not in self.matchers:
            matcher = self.matchers[lang] = PhraseMatcher(self.nlp.vocab, attr="LOWER")
            for name, phrases in language_data(lang).cues.items():
                matcher.add(name, [self.nlp.make_doc(" ".join(phrase)) for phrase in sorted(phrases)])
        return self.matchers[lang]

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
        for lang in sorted({doc.lang_, *(doc._.languages or ())}):
            for key, start, end in self._matcher(lang)(words):
                first, last = places[start], places[end - 1]
                whole = not any(doc[place].is_sent_start for place in range(first + 1, last + 1))
                if whole and language_at(doc, first) == lang:
                    yield Cue(doc.vocab.strings[key], first, last + 1)


@Language.factory("rolegraph_cues", assigns=["doc._.cues"])
def create_cues(nlp: Language, name: str) -> CueFinder:
    """The factory of the cue finder."""
    return CueFinder(nlp)


Doc.set_extension("cues", default=None, force=True)
