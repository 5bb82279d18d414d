"""Labels become statements: evidence, confidence, what belongs to what, and what was left unread."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from rolegraph.extract.confidence import UNMEASURED, raw_confidence, token_scores
from rolegraph.extract.labels import Label, group_labels
from rolegraph.extract.languages import language_at
from rolegraph.extract.layout import BESIDE
from rolegraph.extract.leftover import Judge, left_over
from rolegraph.extract.models import UNCHANGED, calibration, precision
from rolegraph.language.data import language_data
from rolegraph.statement import Evidence, Polarity, Relation, Statement

ANSWERS = {Relation.CORRECTION: Relation.MISCONCEPTION, Relation.REALITY: Relation.EXPECTATION}
SERVED = frozenset(
    {Relation.HAS_RESPONSIBILITY, Relation.COLLABORATES_WITH, Relation.CORRECTION, Relation.REALITY, Relation.FOCUS}
)
"""What a goal can be for."""
LEARNED = "learned"
"""What `doc._.tagger` is called where the frames were learned; probabilities of another one are not calibrated."""
MANY, SHARE = 8, 0.2
"""So many groups, over such a share of the words, are told of a role by a text that describes one (our shortest do)."""
GUESSED = 0.1
"""The confidence of a name that little speaks for: of 17 such names in our texts, held out, hardly one was right."""
OF_CONTRAST = frozenset({Relation.CONTRAST_DIMENSION, Relation.FOCUS})


class Assembler:
    """Sets `doc._.statements`, `doc._.unread` and `doc._.set_aside`."""

    def __call__(self, doc: Doc) -> Doc:
        """Assemble the statements of a text that went through all other components."""
        doc._.statements = ()
        if doc._.role is not None and (not doc._.role.guessed or _says_much(doc)):
            prove = Proofs(doc)
            silent = _silent(doc)
            learned = [s for s in _learned(doc, prove) if s.evidence.sentence_start not in silent]
            found = [_role(doc, prove), *_others(doc, prove), *learned]
            doc._.statements = tie(
                _unique(sorted(found, key=lambda s: (s.relation != Relation.ROLE, s.evidence.start))), _compared(doc)
            )
        doc._.unread, doc._.set_aside = left_over(doc)
        return doc


def _says_much(doc: Doc) -> bool:
    """Whether a text speaks of a role throughout, so that its statements are worth more than its role's sure name."""
    told = sum(region is not None for region in doc._.regions or ())
    return len(doc._.groups) >= MANY and told >= SHARE * len(doc._.view.tokens)


class Proofs:
    """Makes evidence; it finds the sentences once, since spaCy's `Token.sent` walks through the text at each call."""

    def __init__(self, doc: Doc) -> None:
        self.doc, self.text = doc, doc.text
        self.places = [(token.idx, token.idx + len(token)) for token in doc]
        starts = [token.i for token in doc if token.is_sent_start or not token.i]
        self.bounds = [self._bounds(first, end) for first, end in pairwise([*starts, len(doc)])]
        self.sentence = [n for n, pair in enumerate(pairwise([*starts, len(doc)])) for _ in range(*pair)]

    def _bounds(self, first: int, end: int) -> tuple[int, int]:
        """Where the sentence of these tokens begins and ends, in characters, without white space around it."""
        start, stop = self.places[first][0], self.places[end - 1][1]
        text = self.text[start:stop]
        return stop - len(text.lstrip()), start + len(text.rstrip())

    def __call__(self, tokens: Sequence[int], rule: str, confidence: float) -> Evidence:
        """The evidence of a label made from these tokens; its sentence covers them all."""
        first, last = min(tokens), max(tokens)
        opening, closing = self.bounds[self.sentence[first]][0], self.bounds[self.sentence[last]][1]
        start, end = self.places[first][0], self.places[last][1]
        lang = language_at(self.doc, first)
        foreign = lang if lang != self.doc.lang_ else None
        return Evidence(start, end, self.text[opening:closing], opening, rule, round(confidence, 4), foreign)


def _role(doc: Doc, prove: Proofs) -> Statement:
    role = doc._.role
    rule, sure = ("role/guess", GUESSED) if role.guessed else ("role/name", _precision(doc, "role"))
    return Statement(role.name, Relation.ROLE, role.name, prove(range(*role.span), rule, sure))


def _others(doc: Doc, prove: Proofs) -> Iterable[Statement]:
    for other in doc._.contrasts.others:
        proof = prove(range(*other.span), "contrasts/name", _precision(doc, "contrasted_with"))
        yield Statement(doc._.role.name, Relation.CONTRASTED_WITH, other.name, proof)


def _learned(doc: Doc, prove: Proofs) -> Iterable[Statement]:
    """Statements of the learned groups; names of contrasted roles are the rules' matter."""
    scores = token_scores(doc)
    calibrated = calibration() if doc._.tagger == LEARNED else UNCHANGED
    last: dict[Relation, Label] = {}
    for number, group in enumerate(doc._.groups):
        relation = Relation(group.relation)
        if relation == Relation.CONTRASTED_WITH:
            continue
        labels = group_labels(doc, group, last.get(relation))
        last.update((relation, label) for label in labels[-1:])
        abouts = doc._.contrasts.about.get(number, (doc._.role.name,)) if relation == Relation.FOCUS else (None,)
        for label in labels:
            sure = calibrated(raw_confidence(scores, label.tokens))
            proof = prove(label.tokens, _rule(doc, label, len(labels)), sure)
            for about in abouts:
                text = _bare(label.text) if relation == Relation.CONTRAST_DIMENSION else label.text
                yield Statement(doc._.role.name, relation, text, proof, about, _polarity(doc, label))


def _silent(doc: Doc) -> frozenset[int]:
    """Where the sentences begin, in characters, that say nothing of the role by their section and by their words."""
    if not any(block.section in BESIDE for block in doc._.blocks):
        return frozenset()
    judge = Judge(doc)
    return frozenset(sent.end_char - len(sent.text.lstrip()) for sent in doc.sents if judge.silent(sent))


def _precision(doc: Doc, relation: str) -> float:
    return precision(relation) if doc._.tagger == LEARNED else UNMEASURED


def _rule(doc: Doc, label: Label, size: int) -> str:
    if label.resolved:
        return "labels/reference"
    return "items/shared" if size > 1 else f"frames/{doc._.tagger}"


def _polarity(doc: Doc, label: Label) -> Polarity:
    negations = language_data(language_at(doc, label.tokens[0])).words["negation"]
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


def _compared(doc: Doc) -> dict[str, tuple[str, ...]]:
    """The roles that each dimension, by its label, sets the described role apart from."""
    groups, contrasts = doc._.groups, doc._.contrasts
    return {
        _bare(label.text): names for n, names in contrasts.dimensions.items() for label in group_labels(doc, groups[n])
    }


def tie(statements: Sequence[Statement], compared: Mapping[str, Sequence[str]] | None = None) -> tuple[Statement, ...]:
    """Give each statement its parents: answers the claim before them, contrasts their role, goals what they are for.

    Args:
        statements: Of one text, in its order.
        compared: The label of a dimension to the roles that it belongs to; one that is not there belongs to all.
    """
    tied = [replace(s, parents=_parents(s, statements, (compared or {}).get(s.label, ()))) for s in statements]
    return tuple(replace(s, parents=_served(s, tied)) if s.relation == Relation.HAS_GOAL else s for s in tied)


def _parents(statement: Statement, every: Sequence[Statement], compared: Sequence[str]) -> tuple[Statement, ...]:
    """What an answer, a dimension or a focus belongs to."""
    relation = statement.relation
    if relation in ANSWERS:
        claims = [s for s in every if s.relation == ANSWERS[relation]]
        earlier = [s for s in claims if s.evidence.start < statement.evidence.start]
        return tuple(earlier[-1:] or claims[:1])
    if relation in OF_CONTRAST:
        others = [s for s in every if s.relation == Relation.CONTRASTED_WITH]
        names = compared if relation == Relation.CONTRAST_DIMENSION else [statement.about]
        own = [s for s in others if s.label in names]
        return tuple(own or others)
    return ()


def _served(goal: Statement, every: Sequence[Statement]) -> tuple[Statement, ...]:
    """What stands in the goal's own sentence before it, of the relation that stands nearest.

    A purpose put first is for what follows it ("untuk menjaga mutu, ia memeriksa barang").
    """
    here = [s for s in every if s.relation in SERVED and s.evidence.sentence_start == goal.evidence.sentence_start]
    before = [s for s in here if s.evidence.start < goal.evidence.start]
    nearest = max(before, key=lambda s: s.evidence.end, default=None) or next(iter(here), None)
    return tuple(s for s in before or here if nearest is not None and s.relation == nearest.relation)


@Language.factory("rolegraph_labels", assigns=["doc._.statements"], requires=["doc._.groups", "doc._.role"])
def create_assembler(nlp: Language, name: str) -> Assembler:
    """The factory of the assembler."""
    return Assembler()


for _name in ("statements", "unread", "set_aside"):
    Doc.set_extension(_name, default=(), force=True)
Doc.set_extension("tagger", default=LEARNED, force=True)
