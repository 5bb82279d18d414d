"""The talk of `rolegraph link review`: a line is asked for, understood and done, until there is nothing left to ask."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rolegraph.cli.link_screen import show_candidates, show_question
from rolegraph.query.table import shown

if TYPE_CHECKING:
    from rich.console import Console

    from rolegraph.link.review import Question, Review, Searcher
    from rolegraph.mapping import Candidate, Predicate
    from rolegraph.taxonomy.concept import Concept
    from rolegraph.told import Told

TOP = 10
"""So many concepts a search shows."""
HELP = """\
1 to 5      accept this concept; e, c, b or n behind it says how it matches (2b: broad), else it is asked
r, r2       reject all that is shown, or the second: they are never proposed again
u           unsure: not asked again, but with --unsure
s, s WORDS  search the taxonomy
z           undo
n, Enter    next, without an answer
q           quit; what was decided is kept"""
_PROMPT = "1-5 accept, r reject, u unsure, s search, z undo, n next, q quit, ? help: "
_FOUND = "number accept, other words search for them, Enter back: "
_SEARCH = "search for: "
_LETTERS: dict[str, Predicate] = {
    "e": "skos:exactMatch",
    "c": "skos:closeMatch",
    "b": "skos:broadMatch",
    "n": "skos:narrowMatch",
}
_ACCEPT = re.compile(r"(\d{1,2})\s*([ecbn]?)")
_WORDS = re.compile(r"[sS](?:\s+(.+))?")
_REJECT = re.compile(r"r\s*(\d{1,2})")


class Quit(Exception):  # noqa: N818 - no error: the person has had enough
    """Nothing more is to be asked."""


@dataclass(frozen=True, slots=True)
class Search:
    """Words and what they found."""

    words: str
    found: Sequence[Candidate]


@dataclass(slots=True)
class Talk:
    """One session at a terminal or over a pipe.

    Args:
        review: What is asked and decided.
        searcher: What finds concepts by words.
        ask: Shows a prompt and gives the line that is answered, None at the end of input.
        out: Where questions are shown.
        told: Gives what a text says of a thing, by its IRI.
        concepts: Those of the taxonomy, by IRI.
        langs: Languages of definitions, the best first.
    """

    review: Review
    searcher: Searcher
    ask: Callable[[str], str | None]
    out: Console
    told: Callable[[str], Told | None]
    concepts: dict[str, Concept]
    langs: tuple[str, ...] = ("id", "en")

    def run(self) -> None:
        """Ask until all is answered, the person quits or the input ends.

        Raises:
            InputError: A file of decisions cannot be read whole.
            StoreError: It cannot be written.
        """
        shown_last: Question | None = None
        try:
            while (question := self.review.current) is not None:
                if question != shown_last:
                    told = self.told(question.subject)
                    show_question(self.out, question, len(self.review.questions), told)
                    self._show(question.candidates)
                shown_last = self._answered(question)
        except Quit:
            return

    def _answered(self, question: Question) -> Question | None:
        """Do what a line says; the question itself where it need not be shown again."""
        line = self._line(_PROMPT)
        if accepted := _ACCEPT.fullmatch(line.lower()):
            return self._accept(question, accepted[1], accepted[2])
        if rejected := _REJECT.fullmatch(line.lower()):
            return self._reject(question, int(rejected[1]))
        if searched := _WORDS.fullmatch(line):
            return self._search(question, searched[1] or "")
        return self._done(question, line)

    def _done(self, question: Question, line: str) -> Question | None:
        """Do what a key of one letter says."""
        match line.lower():
            case "" | "n":
                self.review.skip()
            case "r":
                self.review.reject(question.candidates)
            case "u":
                self.review.unsure()
            case "z":
                return None if self.review.undo() else self._say("there is nothing to undo", question)
            case "q":
                raise Quit
            case "?":
                return self._say(HELP, question)
            case _:
                return self._say(f"{line!r} is none of the keys; ? tells them", question)
        return None

    def _accept(self, question: Question, number: str, letter: str, search: Search | None = None) -> Question | None:
        """Accept what has a number among the candidates, or among what a search found."""
        candidates = question.candidates if search is None else search.found
        if not 1 <= int(number) <= len(candidates):
            return self._say(f"there is no {number}", question)
        chosen = candidates[int(number) - 1]
        predicate = _LETTERS[letter] if letter else self._predicate(chosen)
        words = "" if search is None or chosen in question.candidates else search.words
        self.review.accept(chosen, predicate, words)
        return None

    def _predicate(self, chosen: Candidate) -> Predicate:
        """How a concept matches: as it is proposed, or as the person says."""
        proposed = chosen.predicate.removeprefix("skos:").removesuffix("Match")
        while True:
            line = self._line(f"e exact, c close, b broad (the concept is broader), n narrow [{proposed}]: ").lower()
            if not line:
                return chosen.predicate
            if line in _LETTERS:
                return _LETTERS[line]

    def _reject(self, question: Question, number: int) -> Question | None:
        if not 1 <= number <= len(question.candidates):
            return self._say(f"there is no {number}", question)
        self.review.reject([question.candidates[number - 1]])
        return None

    def _search(self, question: Question, words: str) -> Question | None:
        """Look for concepts by words until one is accepted or the person goes back."""
        words = words or self._line(_SEARCH)
        while words:
            found = list(self.searcher.search(words, question.answer.query.kind))[:TOP]
            self._show(found)
            line = self._line(_FOUND if found else f"nothing was found; {_SEARCH}")
            accepted = _ACCEPT.fullmatch(line.lower())
            if accepted and self._accept(question, accepted[1], accepted[2], Search(words, found)) is None:
                return None
            if line.lower() == "q":
                raise Quit
            if not accepted:
                words = self._line(_SEARCH) if line.lower() == "s" else re.sub(r"^[sS]\s+", "", line)
        self._show(question.candidates)
        return question

    def _show(self, candidates: Sequence[Candidate]) -> None:
        show_candidates(self.out, candidates, self.concepts, self.langs)

    def _say(self, text: str, question: Question) -> Question:
        from rich.text import Text

        self.out.print(Text("\n".join(map(shown, text.split("\n")))), soft_wrap=True)
        return question

    def _line(self, prompt: str) -> str:
        """A line without the blanks around it.

        Raises:
            Quit: The input has ended.
        """
        line = self.ask(prompt)
        if line is None:
            raise Quit
        return line.strip()
