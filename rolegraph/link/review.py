"""Proposed links put before a person one by one: what is asked, what was answered, and the way back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from rolegraph.link.author import Signature
from rolegraph.link.changing import Step, undo
from rolegraph.link.deciding import decide
from rolegraph.link.decisions import Decisions, load
from rolegraph.link.proposal import decided, proposal
from rolegraph.mapping import Answer, Candidate, Decision, Predicate, QueryKind
from rolegraph.rdf.namespaces import DEFAULT_BASE
from rolegraph.taxonomy.concept import Origin

SHOWN = 5
"""So many candidates are shown at once; a thing of which as many are rejected is done."""
Asked = tuple[str, Answer]
"""IRI of a thing, and what it may match."""


class Searcher(Protocol):
    """What finds concepts by words."""

    def search(self, text: str, kind: QueryKind) -> Sequence[Candidate]:
        """Concepts that words may mean, best first."""
        ...


@dataclass(frozen=True, slots=True)
class Question:
    """A thing to be linked.

    Args:
        subject: Its IRI.
        answer: What is proposed for it.
        candidates: The best of these, without rejected ones.
        number: Its place among the questions of this session, from 1.
    """

    subject: str
    answer: Answer
    candidates: tuple[Candidate, ...]
    number: int


@dataclass(frozen=True, slots=True)
class _Move:
    """What was done last: from which question on, what it wrote, and the concepts that it rejected."""

    place: int
    step: Step | None
    decision: Decision | None
    pairs: frozenset[tuple[str, str]] = frozenset()


@dataclass(slots=True)
class Review:
    """A session; each decision is in its file at once, so that nothing is lost where it ends.

    Args:
        questions: What is to be asked, in this order.
        folder: Of the decisions.
        origin: Of the taxonomy.
        by: Who decides.
        base: The base IRI of the graph.
    """

    questions: Sequence[Asked]
    folder: Path
    origin: Origin
    by: Signature
    base: str = DEFAULT_BASE
    rejected: set[tuple[str, str]] = field(default_factory=set)
    counts: Counter[Decision] = field(default_factory=Counter)
    _place: int = 0
    _moves: list[_Move] = field(default_factory=list)

    @property
    def current(self) -> Question | None:
        """What is to be answered now; None once all is."""
        while self._place < len(self.questions):
            subject, answer = self.questions[self._place]
            left = open_candidates(subject, answer, self.rejected)
            if left:
                return Question(subject, answer, left, self._place + 1)
            self._place += 1
        return None

    def accept(self, candidate: Candidate, predicate: Predicate, words: str = "") -> None:
        """Link the thing to a candidate, and go on.

        Args:
            candidate: A concept.
            predicate: How it matches.
            words: By which the person searched for it; "" where it was proposed.

        Raises:
            InputError: A file of decisions cannot be read whole; nothing is written.
            StoreError: It cannot be written.
        """
        self._decide([replace(candidate, predicate=predicate)], "accepted", 1, words)

    def reject(self, candidates: Sequence[Candidate]) -> None:
        """Never link the thing to these; go on where they are all that is shown. Raises as `accept`."""
        question = self.current
        whole = question is not None and {*question.candidates} <= {*candidates}
        self._decide(candidates, "rejected", 1 if whole else 0)

    def unsure(self) -> None:
        """Leave the thing open, with its best candidate, and go on. Raises as `accept`."""
        question = self.current
        self._decide(question.candidates[:1] if question else (), "unsure", 1)

    def skip(self) -> None:
        """Go on without an answer."""
        self._moves.append(_Move(self._place, None, None))
        self._place += 1

    def undo(self) -> bool:
        """Take the last answer back and return to its question; False where there is none.

        Raises:
            InputError: Somebody changed the file since; nothing is taken back.
            StoreError: It cannot be written.
        """
        if not self._moves:
            return False
        move = self._moves[-1]
        if move.step is not None:
            undo(move.step)
        self._moves.pop()
        self.rejected -= move.pairs
        if move.decision is not None:
            self.counts[move.decision] -= 1
        self._place = move.place
        return True

    def _decide(self, candidates: Sequence[Candidate], decision: Decision, steps: int, words: str = "") -> None:
        question = self.current
        if question is None or not candidates:
            return
        label = question.answer.query.label
        proposed = [proposal(question.subject, label, one, self.origin) for one in candidates]
        if words:
            own = f"searched for: {words}"
            proposed = [replace(one, confidence=None, tool="", tool_version="", comment=own) for one in proposed]
        written = decide(self.folder, [decided(one, decision, self.by) for one in proposed], decision, base=self.base)
        pairs = frozenset((question.subject, one.concept) for one in candidates if decision == "rejected")
        self._moves.append(_Move(self._place, written, decision, pairs - self.rejected))
        self.rejected |= pairs
        self.counts[decision] += 1
        self._place += steps


def open_candidates(subject: str, answer: Answer, rejected: Iterable[tuple[str, str]]) -> tuple[Candidate, ...]:
    """The best candidates of a thing that nobody rejected."""
    gone = set(rejected) if not isinstance(rejected, set | frozenset) else rejected
    return tuple(one for one in answer.candidates if (subject, one.concept) not in gone)[:SHOWN]


def begin(asked: Iterable[Asked], folder: Path, *, unsure: bool = False, every: bool = False) -> list[Asked]:
    """The questions that are still open.

    What is accepted, what somebody was unsure of and what has as many rejected concepts as are shown at once is not
    asked again.

    Args:
        asked: All that is proposed.
        folder: Of the decisions.
        unsure: Whether what somebody was unsure of is asked again.
        every: Whether that is asked too for which nothing is good enough to be proposed.

    Raises:
        InputError: A file of decisions cannot be read at all.
    """
    found = load(folder)
    done = {*found.accepted, *(() if unsure else (subject for subject, _ in found.unsure))}
    done |= {subject for subject, times in Counter(one for one, _ in found.rejected).items() if times >= SHOWN}
    return [one for one in asked if one[0] not in done and _is_open(one, found, every=every)]


def _is_open(asked: Asked, found: Decisions, *, every: bool) -> bool:
    subject, answer = asked
    return (answer.linked or every) and bool(open_candidates(subject, answer, found.rejected))
