"""Labels become statements: evidence, confidence, what belongs to what, and what was left unread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from rolegraph.extract.labels import Label, group_labels
from rolegraph.language.data import language_data
from rolegraph.statement import Evidence, Polarity, Relation, Sentence, Statement

ANSWERS = {Relation.CORRECTION: Relation.MISCONCEPTION, Relation.REALITY: Relation.EXPECTATION}
SERVED = frozenset(
    {Relation.HAS_RESPONSIBILITY, Relation.COLLABORATES_WITH, Relation.CORRECTION, Relation.REALITY, Relation.FOCUS}
)
"""What a goal can be for."""
OF_CONTRAST = frozenset({Relation.CONTRAST_DIMENSION, Relation.FOCUS})


class Assembler:
    """Sets `doc._.statements`, `doc._.unread` and `doc._.set_aside`."""

    def __call__(self, doc: Doc) -> Doc:
        """Assemble the statements of a text that went through all other components."""
        doc._.statements = ()
        doc._.unread, doc._.set_aside = (), ()
        if doc._.role is not None:
            found = [_role(doc), *_others(doc), *_learned(doc)]
            doc._.statements = tie(
                _unique(sorted(found, key=lambda s: (s.relation != Relation.ROLE, s.evidence.start)))
            )
            doc._.unread, doc._.set_aside = left_over(doc)
        return doc


def evidence(doc: Doc, tokens: Sequence[int], rule: str, confidence: float) -> Evidence:
    """The evidence of a label made from these tokens; its sentence covers them all."""
    first, last = doc[min(tokens)], doc[max(tokens)]
    start, end = first.idx, last.idx + len(last)
    before, after = first.sent.text_with_ws, last.sent
    opening = first.sent.start_char + len(before) - len(before.lstrip())
    closing = after.start_char + len(after.text.rstrip())
    return Evidence(start, end, doc.text[opening:closing], opening, rule, round(confidence, 4))


def _role(doc: Doc) -> Statement:
    role = doc._.role
    return Statement(role.name, Relation.ROLE, role.name, evidence(doc, range(*role.span), "role/name", 1.0))


def _others(doc: Doc) -> Iterable[Statement]:
    for other in doc._.contrasts.others:
        proof = evidence(doc, range(*other.span), "contrasts/name", 0.9)
        yield Statement(doc._.role.name, Relation.CONTRASTED_WITH, other.name, proof)


def _learned(doc: Doc) -> Iterable[Statement]:
    """Statements of the learned groups; names of contrasted roles are the rules' matter."""
    for number, group in enumerate(doc._.groups):
        relation = Relation(group.relation)
        if relation == Relation.CONTRASTED_WITH:
            continue
        labels = group_labels(doc, group)
        abouts = doc._.contrasts.about.get(number, (doc._.role.name,)) if relation == Relation.FOCUS else (None,)
        for label in labels:
            proof = evidence(doc, label.tokens, _rule(label, len(labels)), _confidence(doc, label))
            for about in abouts:
                text = _bare(label.text) if relation == Relation.CONTRAST_DIMENSION else label.text
                yield Statement(doc._.role.name, relation, text, proof, about, _polarity(doc, label))


def _rule(label: Label, size: int) -> str:
    if label.resolved:
        return "labels/reference"
    return "items/shared" if size > 1 else "frames/learned"


def _confidence(doc: Doc, label: Label) -> float:
    """The mean probability of the label's tokens, of both taggers."""
    place = {index: n for n, index in enumerate(doc._.view.tokens)}
    spots = [place[index] for index in label.tokens if index in place]
    scores: list[float] = [doc._.region_scores[n] * doc._.item_scores[n] for n in spots]
    return sum(scores) / len(scores)


def _polarity(doc: Doc, label: Label) -> Polarity:
    negations = language_data(doc.lang_).words["negation"]
    return "negative" if any(doc[index].lower_ in negations for index in label.tokens) else "positive"


def _bare(text: str) -> str:
    """A dimension without its -nya (guide, the table of relations)."""
    words = [word.removesuffix("nya") if len(word) > 6 else word for word in text.split(" ")]
    return " ".join(words)


def _unique(statements: Iterable[Statement]) -> list[Statement]:
    """A statement made twice stands once for each relation (guide); the first evidence counts."""
    seen: dict[tuple[Relation, str | None, str], Statement] = {}
    for statement in statements:
        seen.setdefault((statement.relation, statement.about, statement.label.lower()), statement)
    return list(seen.values())


def tie(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Give each statement its parents: answers the claim before them, contrasts their role, goals what they are for."""
    tied: list[Statement] = []
    for statement in statements:
        tied.append(replace(statement, parents=tuple(_parents(statement, statements, tied))))
    return tuple(tied)


def _parents(statement: Statement, every: Sequence[Statement], before: Sequence[Statement]) -> Iterable[Statement]:
    relation = statement.relation
    if relation in ANSWERS:
        claims = [s for s in every if s.relation == ANSWERS[relation]]
        earlier = [s for s in claims if s.evidence.start < statement.evidence.start]
        return earlier[-1:] or claims[:1]
    if relation in OF_CONTRAST:
        others = [s for s in every if s.relation == Relation.CONTRASTED_WITH]
        own = [s for s in others if s.label == statement.about]
        return own or others
    if relation == Relation.HAS_GOAL:
        return _served(statement, before)
    return ()


def _served(goal: Statement, before: Sequence[Statement]) -> list[Statement]:
    """What stands in the goal's own sentence before it, of the relation that stands nearest."""
    near = [s for s in before if s.relation in SERVED and s.evidence.sentence_start == goal.evidence.sentence_start]
    near = [s for s in near if s.evidence.start < goal.evidence.start]
    last = max(near, key=lambda s: s.evidence.end, default=None)
    return [s for s in near if last is not None and s.relation == last.relation]


def left_over(doc: Doc) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
    """Sentences that gave nothing: those that nothing set aside, and those that a rule did."""
    spans = [(s.evidence.start, s.evidence.end) for s in doc._.statements]
    unread: list[Sentence] = []
    aside: list[Sentence] = []
    for sent in doc.sents:
        text = sent.text.strip()
        if not text:
            continue
        start = sent.start_char + len(sent.text) - len(sent.text.lstrip())
        end = start + len(text)
        if any(a < end and b > start for a, b in spans):
            continue
        reason = _reason(doc, sent.start, text)
        (unread if reason is None else aside).append(Sentence(text, start, end, reason))
    return tuple(unread), tuple(aside)


def _reason(doc: Doc, start: int, text: str) -> str | None:
    block = next((b for b in doc._.blocks if b.start <= start < b.end), None)
    if block is None or block.kind == "heading" or not any(c.isalpha() for c in text):
        return "layout/heading" if block else "layout/marks"
    if block.section in ("aside", "company"):
        return f"boilerplate/{block.section}"
    return None


@Language.factory("rolegraph_labels", assigns=["doc._.statements"], requires=["doc._.groups", "doc._.role"])
def create_assembler(nlp: Language, name: str) -> Assembler:
    """The factory of the assembler."""
    return Assembler()


for _name in ("statements", "unread", "set_aside"):
    Doc.set_extension(_name, default=(), force=True)
