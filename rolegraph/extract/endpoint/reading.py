"""From an answer to a reading: each claim finds its place in the text, or is refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from rolegraph.document import Document
from rolegraph.extract.aliases import best_name, occurrences, title_case
from rolegraph.extract.assemble import Proofs, tie
from rolegraph.extract.endpoint.answer import Answer, Claim, Reason, RefusedError, claim
from rolegraph.extract.endpoint.grounding import Ground, folded
from rolegraph.extract.leftover import left_over
from rolegraph.extract.names import names, plain_words
from rolegraph.extract.role import role_named
from rolegraph.extract.sight import assembled
from rolegraph.language.data import language_data
from rolegraph.language.tokenizer import pieces
from rolegraph.statement import Polarity, Reading, Relation, Statement

MOST_ROWS = 500
"""The most statements of a text that are read; a rich annotated text has 45."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A claim that is not taken: why, and its words as far as it has any."""

    reason: Reason
    words: str


def reading_of(document: Document, answer: Answer, rule: str) -> tuple[Reading, tuple[Refusal, ...]]:
    """What the text bears out of an answer, and what it does not.

    Args:
        document: The text that the model was given.
        answer: What it said.
        rule: The rule that each statement is ascribed to.

    Raises:
        LanguageDataError: rolegraph has no data for the document's language.

    >>> answer = Answer("kasir", ({"relation": "has_responsibility", "label": "melayani raja"},))
    >>> reading, refused = reading_of(Document("kasir", "Kasir melayani pembeli.", "id", "kasir.txt"), answer, "x/y")
    >>> reading.role, refused[0].reason.name
    ('Kasir', 'WORDS')
    """
    doc = _sight(document.lang)(document.text)
    grounded = _Grounded(doc, rule)
    statements = grounded.statements(answer)
    doc._.statements = statements
    doc._.role = role_named(doc, answer.role) if statements and answer.role else None
    unread, set_aside = left_over(doc)
    return Reading(document, statements, unread, set_aside), tuple(grounded.refused)


@cache
def _sight(lang: str) -> Language:
    return assembled(lang, ("rolegraph_layout",))


class _Grounded:
    """Turns the claims about one text into statements."""

    def __init__(self, doc: Doc, rule: str) -> None:
        self.doc = doc
        self.rule = rule
        self.ground = Ground(doc)
        self.prove = Proofs(doc)
        self.refused: list[Refusal] = []

    def statements(self, answer: Answer) -> tuple[Statement, ...]:
        """The statements of an answer, the role's own first; none where the text does not name the role."""
        named = self._named(answer.role) if answer.role else None
        if named is None:
            if answer.role:
                self.refused.append(Refusal(Reason.ROLE, answer.role))
            return ()
        role = Statement(named[0], Relation.ROLE, named[0], self.prove(named[1], self.rule, 1.0))
        claims = self._claims(answer.rows)
        others = self._others(claims, role.role)
        rest = [claim for claim in claims if claim.relation != Relation.CONTRASTED_WITH]
        found = [*others.values(), *self._said(rest, role.role, {key: one.label for key, one in others.items()})]
        return tie([role, *_unique(sorted(found, key=lambda statement: statement.evidence.start))])

    def _claims(self, rows: Sequence[object]) -> list[Claim]:
        found = []
        for row in rows[:MOST_ROWS]:
            try:
                found.append(claim(row))
            except RefusedError as error:
                self.refused.append(Refusal(error.reason, _words(row)))
        self.refused.extend(Refusal(Reason.MANY, _words(row)) for row in rows[MOST_ROWS:])
        return found

    def _others(self, claims: Sequence[Claim], role: str) -> dict[str, Statement]:
        """The roles that the role is contrasted with, by their folded names."""
        found: dict[str, Statement] = {}
        for one in claims:
            if one.relation != Relation.CONTRASTED_WITH:
                continue
            named = self._named(one.label)
            if named is None or _key(named[0]) == _key(role):
                self.refused.append(Refusal(Reason.WORDS if named is None else Reason.ABOUT, one.label))
                continue
            name, tokens = named
            other = Statement(role, one.relation, name, self.prove(tokens, self.rule, one.confidence))
            for key in (_key(name), _key(one.label)):
                found.setdefault(key, other)
        return found

    def _said(self, claims: Sequence[Claim], role: str, others: dict[str, str]) -> Iterator[Statement]:
        """Everything but names, in the order of the answer, by which labels that stand twice are told apart."""
        near = 0
        for one in claims:
            spot = self.ground.find(one.label, near)
            about = _about(one, role, others)
            if spot is None or (about is None and one.relation == Relation.FOCUS):
                self.refused.append(Refusal(Reason.WORDS if spot is None else Reason.ABOUT, one.label))
                continue
            near = spot.places[0]
            proof = self.prove(spot.tokens, self.rule, one.confidence)
            yield Statement(role, one.relation, spot.label, proof, about, self._polarity(spot.tokens))

    def _named(self, name: str) -> tuple[str, tuple[int, ...]] | None:
        """A role's name in title case and its tokens: as it stands in one piece, else out of a coordination."""
        known = names(self.doc.lang_)
        words = plain_words(self.doc, known)
        sought = tuple(name[start:end].lower() for start, end in pieces(name))
        if sought and occurrences(words, sought):
            title, span = best_name(self.doc, sought, words, known)
            return title, tuple(range(*span))
        spot = self.ground.find(name)
        if spot is None:
            return None
        return " ".join(title_case([self.doc[i]], known) for i in spot.tokens), spot.tokens

    def _polarity(self, tokens: Sequence[int]) -> Polarity:
        negations = language_data(self.doc.lang_).words["negation"]
        return "negative" if any(self.doc[i].lower_ in negations for i in tokens) else "positive"


def _about(one: Claim, role: str, others: dict[str, str]) -> str | None:
    """The role that a focus speaks of, as the text names it; None where it is no side of the contrast."""
    if one.relation != Relation.FOCUS or one.about is None:
        return role if one.relation == Relation.FOCUS else None
    key = _key(one.about)
    return role if key == _key(role) else others.get(key)


def _key(name: str) -> str:
    return " ".join(folded(name[start:end]) for start, end in pieces(name))


def _unique(statements: Sequence[Statement]) -> list[Statement]:
    """A statement made twice stands once for each relation (guide); the first in the text counts."""
    seen: dict[tuple[Relation, str | None, str], Statement] = {}
    for statement in statements:
        seen.setdefault((statement.relation, statement.about, statement.label.lower()), statement)
    return list(seen.values())


def _words(row: object) -> str:
    label = row.get("label") if isinstance(row, dict) else None
    return label if isinstance(label, str) else ""
