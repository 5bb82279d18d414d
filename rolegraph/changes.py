"""Which statement of an older graph is which of a newer one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from rolegraph.rdf.normal import key
from rolegraph.rdf.things import KINDS
from rolegraph.told import Told

_NAME = re.compile(r"[^/#]+/[^/#]+$")


class Kind(StrEnum):
    """What became of a statement."""

    GAINED = "gained"
    LOST = "lost"
    REWORDED = "reworded"
    RE_EVIDENCED = "re-evidenced"


class Aspect(StrEnum):
    """What two pieces of evidence may differ in."""

    PLACE = "place"
    SENTENCE = "sentence"
    RULE = "rule"
    CONFIDENCE = "confidence"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one statement.

    Args:
        kind: Gained, lost, reworded or re-evidenced.
        document: The identifier of the text.
        old: The statement of the older graph; None where it is gained.
        new: The statement of the newer graph; None where it is lost.
        aspects: What its evidence differs in, where there are both.
    """

    kind: Kind
    document: str
    old: Told | None
    new: Told | None
    aspects: tuple[Aspect, ...] = ()

    @property
    def told(self) -> Told:
        """The newer of the two, or the one there is."""
        told = self.new or self.old
        assert told is not None  # noqa: S101 - there is always one
        return told


def name_of(iri: str) -> str:
    """The name of a thing without the base IRI under which it was minted.

    >>> name_of("https://example.org/id/skill/teliti-1b2c3d4e")
    'skill/teliti-1b2c3d4e'
    """
    found = _NAME.search(iri)
    return found[0] if found else iri


def aspects(old: Told, new: Told) -> tuple[Aspect, ...]:
    """What the evidence of two statements differs in."""
    pairs = {
        Aspect.PLACE: ((old.start, old.end), (new.start, new.end)),
        Aspect.SENTENCE: (old.sentence, new.sentence),
        Aspect.RULE: (old.rule, new.rule),
        Aspect.CONFIDENCE: (old.confidence, new.confidence),
    }
    return tuple(aspect for aspect, (before, after) in pairs.items() if before != after)


def compare_document(
    document: str, old: Iterable[Told], new: Iterable[Told], ignored: frozenset[Aspect]
) -> list[Change]:
    """What became of the statements of one document.

    Statements of one relation and one role are matched, the nearest first: of the same words at the same place, of the
    same words, of the same thing in other words, and last those that stand at the same words of the same sentence, one
    label holding all words of the other. What then stands alone is lost or gained.

    Args:
        document: Its identifier.
        old: Those of the older graph.
        new: Those of the newer one.
        ignored: Aspects whose difference does not count; a statement that differs in these alone is unchanged.
    """
    groups: dict[Hashable, tuple[list[Told], list[Told]]] = defaultdict(lambda: ([], []))
    for side, every in enumerate((old, new)):
        for one in every:
            groups[one.relation, name_of(one.subject), name_of(one.about or "")][side].append(one)
    found = [
        change
        for _, (before, after) in sorted(groups.items(), key=lambda pair: str(pair[0]))
        for change in _matched(document, before, after, ignored)
    ]
    return sorted(found, key=lambda change: (change.told.start, change.told.end, change.kind, change.told.iri))


def _matched(document: str, old: list[Told], new: list[Told], ignored: frozenset[Aspect]) -> list[Change]:
    changes = []
    for same in (_here, _label, _thing, None):
        pairs = _overlapping(old, new) if same is None else _alike(old, new, same)
        for before, after in pairs:
            old.remove(before)
            new.remove(after)
            differing = tuple(aspect for aspect in aspects(before, after) if aspect not in ignored)
            if before.label != after.label:
                changes.append(Change(Kind.REWORDED, document, before, after, differing))
            elif differing:
                changes.append(Change(Kind.RE_EVIDENCED, document, before, after, differing))
    changes += [Change(Kind.LOST, document, one, None) for one in old]
    return changes + [Change(Kind.GAINED, document, None, one) for one in new]


def _here(one: Told) -> Hashable:
    return one.label, one.sentence, one.span


def _label(one: Told) -> Hashable:
    return one.label


def _thing(one: Told) -> Hashable:
    return name_of(one.object)


def _alike(old: list[Told], new: list[Told], same: Callable[[Told], Hashable]) -> list[tuple[Told, Told]]:
    """Pairs that are the same in a sense, in the order of the text."""
    by_sense: dict[Hashable, list[Told]] = defaultdict(list)
    for one in sorted(new, key=_in_order, reverse=True):
        by_sense[same(one)].append(one)
    return [(one, by_sense[sense].pop()) for one in sorted(old, key=_in_order) if by_sense.get(sense := same(one))]


def _overlapping(old: list[Told], new: list[Told]) -> list[tuple[Told, Told]]:
    """Pairs whose spans meet in one sentence, where one label holds all words of the other; the most alike first.

    A role of another name is another role, so these are never paired.
    """
    ranked = (
        sorted(
            (-_common(one, other), _in_order(one), _in_order(other), one, other)
            for one in old
            for other in new
            if KINDS[one.relation].path != "role" and one.sentence == other.sentence and _common(one, other)
        )
        if len(old) * len(new)
        else []
    )
    taken: set[str] = set()
    pairs = []
    for *_, one, other in ranked:
        if not {f"old {one.iri}", f"new {other.iri}"} & taken:
            taken |= {f"old {one.iri}", f"new {other.iri}"}
            pairs.append((one, other))
    return pairs


def _common(old: Told, new: Told) -> int:
    """How many words two labels share, if one holds all of the other's and their spans meet; else 0."""
    (start, end), (other_start, other_end) = old.span, new.span
    if max(start, other_start) >= min(end, other_end):
        return 0
    words, others = (set(key(one.label, one.lang, KINDS[one.relation].path).split()) for one in (old, new))
    return len(words & others) if words <= others or others <= words else 0


def _in_order(one: Told) -> tuple[int, int, str]:
    return one.start, one.end, one.iri
