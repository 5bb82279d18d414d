"""Frames and items without training, for a language that the weights do not know: its cues and the grammar.

What follows a cue phrase states what the cue is a cue of, until its clause ends; a bullet without a cue states what the
heading above it says. Items are what the grammar of coordination makes of it. Both components take the place of the
learned ones, so that all that comes behind them is the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from spacy.language import Language
from spacy.tokens import Doc

from rolegraph.extract.confidence import UNMEASURED
from rolegraph.extract.coordination import grammar_tags
from rolegraph.extract.features import View, role_mask, view
from rolegraph.extract.groups import decode
from rolegraph.extract.items import in_doc
from rolegraph.language.data import LanguageData, language_data
from rolegraph.statement import Relation

TAGGER = "cues"
"""What `doc._.tagger` is called where cues spoke."""
RELATIONS = {
    "duty": Relation.HAS_RESPONSIBILITY,
    "goal": Relation.HAS_GOAL,
    "party": Relation.COLLABORATES_WITH,
    "skill": Relation.REQUIRES_SKILL,
    "unsuited": Relation.UNSUITED_TRAIT,
    "misconception": Relation.MISCONCEPTION,
    "correction": Relation.CORRECTION,
    "expectation": Relation.EXPECTATION,
    "reality": Relation.REALITY,
    "contrast": Relation.CONTRASTED_WITH,
    "dimension": Relation.CONTRAST_DIMENSION,
    "focus": Relation.FOCUS,
}
"""A cue file's name to the relation of what follows its phrases."""
SECTIONS = {
    "duties": Relation.HAS_RESPONSIBILITY,
    "skills": Relation.REQUIRES_SKILL,
    "parties": Relation.COLLABORATES_WITH,
}
"""The section of a heading to the relation of the bullets under it."""
SILENT = frozenset({"aside", "company"})
PROPOSITIONS = frozenset({Relation.MISCONCEPTION, Relation.EXPECTATION})
"""Relations whose labels are whole clauses."""
ENDS = frozenset({"adversative", "subordinator"})
"""Classes of words that end a clause."""
LEADS = frozenset({"copula", "preposition", "determiner", "modal", "stance", "relative"})
"""Classes of words that lead on from a cue to what it introduces."""
STOPS = frozenset({";", ".", "!", "?", "…", "(", "—"})
JOINTS = frozenset({",", "/", "&"})
GRAMMAR = {"transitive": "mem", "verb": "ber", "action": "peng-an"}
"""The grammar's name of a shape that plays a part in coordination."""


class CueTagger:
    """Sets `doc._.view`, `doc._.regions` (a relation or None for each token of the view) and their probabilities."""

    def __call__(self, doc: Doc) -> Doc:
        """Tag a text that went through layout, cues and role."""
        seen = doc._.view = view(doc)
        data = language_data(doc.lang_)
        role = role_mask(doc, seen)
        regions: list[str | None] = [None] * len(seen.tokens)
        for start, end in pairwise([*seen.starts, len(seen.tokens)]):
            for relation, first, last in _stretches(doc, seen, start, end):
                begin = _begin(seen, [] if relation in PROPOSITIONS else role, first, last)
                for n in range(begin, _clause(seen, data, begin, last)):
                    regions[n] = relation
        doc._.regions, doc._.region_scores, doc._.tagger = regions, [UNMEASURED] * len(regions), TAGGER
        return doc


def _stretches(doc: Doc, seen: View, start: int, end: int) -> Iterator[tuple[Relation, int, int]]:
    """What each cue of a sentence introduces: its relation, from behind the cue to the next one."""
    if seen.kinds[start] == "heading" or seen.sections[start] in SILENT:
        return
    cues = list(_cues(doc, seen, start, end))
    if not cues and seen.kinds[start] == "bullet" and seen.sections[start] in SECTIONS:
        yield SECTIONS[seen.sections[start]], start, end
    for (name, _, first), (_, last, _) in pairwise([*cues, ("", end, end)]):
        yield RELATIONS[name], first, last


def _cues(doc: Doc, seen: View, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The cues of relations in a sentence, half-open in the view: the first, then the longest, none over another."""
    place = {seen.tokens[n]: n for n in range(start, end)}
    spans = [(cue.name, place[cue.start], place[cue.end - 1] + 1) for cue in doc._.cues if cue.start in place]
    at = start
    for name, first, last in sorted(spans, key=lambda span: (span[1], -span[2], span[0])):
        if name in RELATIONS and first >= at:
            yield name, first, last
            at = last


def _begin(seen: View, role: Sequence[bool], first: int, last: int) -> int:
    """Where a statement begins behind its cue: past marks and, given the role's tokens, it and words that lead on."""
    while first < last:
        leads = bool(role) and (role[first] or seen.classes[first] in LEADS)
        if not leads and seen.words[first][0].isalnum():
            break
        first += 1
    return first


def _clause(seen: View, data: LanguageData, first: int, last: int) -> int:
    """Where the clause ends that begins at a token; marks and conjunctions at its end are left out."""
    for n in range(first, last):
        if seen.words[n] in STOPS or (n > first and seen.classes[n] in ENDS):
            last = n
            break
    joins = data.words["conjunction"]
    while last > first and (seen.words[last - 1] in joins or not seen.words[last - 1][-1].isalnum()):
        last -= 1
    return last


class GrammarItems:
    """Sets `doc._.groups` (token indices) and `doc._.item_scores`, as the grammar of coordination tells items."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the items of each region."""
        seen, regions, data = doc._.view, doc._.regions, language_data(doc.lang_)
        tags = ["O"] * len(regions)
        for start, end in pairwise([*seen.starts, len(regions)]):
            at = start
            for relation, run in groupby(regions[start:end]):
                size = len(list(run))
                if relation is not None:
                    tags[at : at + size] = _items(seen, data, relation, range(at, at + size))
                at += size
        doc._.item_scores = [1.0] * len(regions)
        doc._.groups = [in_doc(group, seen) for group in decode(regions, tags)]
        return doc


def _items(seen: View, data: LanguageData, relation: str, span: range) -> list[str]:
    if relation in PROPOSITIONS:
        return ["G", *["I"] * (len(span) - 1)]
    joints = [seen.words[n] in JOINTS or seen.classes[n] == "conjunction" for n in span]
    return grammar_tags([_key(seen, data, n) for n in span], joints)


def _key(seen: View, data: LanguageData, n: int) -> str:
    return seen.classes[n] or GRAMMAR.get(data.kinds.get(seen.affixes[n], ""), "x")


@Language.factory(
    "rolegraph_cue_frames", assigns=["doc._.view", "doc._.regions"], requires=["doc._.blocks", "doc._.cues"]
)
def create_cue_frames(nlp: Language, name: str) -> CueTagger:
    """The factory of the tagger that follows cues."""
    return CueTagger()


@Language.factory("rolegraph_grammar_items", assigns=["doc._.groups"], requires=["doc._.view", "doc._.regions"])
def create_grammar_items(nlp: Language, name: str) -> GrammarItems:
    """The factory of the finder of items by grammar."""
    return GrammarItems()
