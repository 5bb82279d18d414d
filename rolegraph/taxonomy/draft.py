"""Concepts while their files are read: what is known of each grows, and what is known twice is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from rolegraph.rdf.sink import scalar
from rolegraph.taxonomy.concept import Concept, Kind, Label
from rolegraph.taxonomy.cycles import without_cycles
from rolegraph.taxonomy.problem import Problems

ISCO = "http://data.europa.eu/esco/isco/C"
"""With the code of a group behind it, the IRI of an ISCO-08 group as ESCO publishes it."""
_TWO_PREFERRED = "second preferred labels of one language, kept as alternatives"


@dataclass(slots=True)
class Draft:
    """A concept as far as it is known; see `Concept` for what the fields hold."""

    iri: str
    kind: Kind = "concept"
    labels: dict[str, str] = field(default_factory=dict)
    alternatives: set[Label] = field(default_factory=set)
    hidden: set[Label] = field(default_factory=set)
    descriptions: dict[str, str] = field(default_factory=dict)
    codes: set[str] = field(default_factory=set)
    broader: set[str] = field(default_factory=set)
    essential: set[str] = field(default_factory=set)
    optional: set[str] = field(default_factory=set)
    isco: str = ""
    skill_type: str = ""
    reuse: str = ""


class Drafts:
    """All concepts of a taxonomy while it is read.

    Args:
        problems: Where trouble is told.
    """

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self._drafts: dict[str, Draft] = {}

    def __contains__(self, iri: object) -> bool:
        return iri in self._drafts

    def __iter__(self) -> Iterator[Draft]:
        return iter(self._drafts.values())

    def __len__(self) -> int:
        return len(self._drafts)

    def get(self, iri: str) -> Draft | None:
        """The draft of an IRI, if there is one."""
        return self._drafts.get(iri)

    def of(self, iri: str, file: str, place: str) -> Draft | None:
        """The draft of an IRI, a new one where there is none; None where it is no IRI, which is told."""
        found = self._drafts.get(iri)
        if found is None:
            if not is_iri(iri):
                self.problems.add("concepts whose name is no IRI, skipped", file, f"{place}: {iri}".strip(": "))
                return None
            found = self._drafts[iri] = Draft(iri)
        return found

    def prefer(self, draft: Draft, text: str, lang: str, file: str, place: str) -> None:
        """Give a concept its preferred label; a second one of the language becomes an alternative, and is told."""
        words = label_text(text)
        if not words:
            return
        if draft.labels.setdefault(lang, words) != words:
            self.problems.add(_TWO_PREFERRED, file, f"{place}: {words}".strip(": "))
            draft.alternatives.add(Label(words, lang))

    def finish(self) -> tuple[Concept, ...]:
        """The concepts, sorted by IRI: relations lead to concepts that are there, and no way up leads in a circle."""
        self._join_isco()
        self._drop_unknown()
        above = {iri: sorted(draft.broader) for iri, draft in self._drafts.items() if draft.broader}
        for lower, upper, way in without_cycles(above):
            self._drafts[lower].broader.discard(upper)
            self.problems.add("circles of broader concepts, opened at their last step", first=" > ".join((*way, upper)))
        concepts = tuple(_concept(self._drafts[iri]) for iri in sorted(self._drafts))
        self._tell(concepts)
        return concepts

    def _join_isco(self) -> None:
        """An occupation stands below its ISCO group, and a group below the one of the shorter code where none is given.

        The code of an ISCO-08 group is that of the group above it with one digit more (ILO 2012, part 1).
        """
        for draft in self._drafts.values():
            if draft.kind == "occupation" and not draft.isco:
                draft.isco = self._group_above(draft)
            if draft.isco and ISCO + draft.isco in self._drafts:
                draft.broader.add(ISCO + draft.isco)
            elif draft.iri.startswith(ISCO) and not draft.broader:
                upper = draft.iri[:-1]
                if len(upper) > len(ISCO) and upper in self._drafts:
                    draft.broader.add(upper)

    def _group_above(self, draft: Draft) -> str:
        """The code of the first ISCO-08 group on the way up from an occupation; "" where the way leads to none."""
        waiting, seen = sorted(draft.broader), set[str]()
        while waiting:
            iri = waiting.pop(0)
            if iri.startswith(ISCO):
                return iri.removeprefix(ISCO)
            found = self._drafts.get(iri)
            if found is not None and iri not in seen:
                seen.add(iri)
                waiting += sorted(found.broader)
        return ""

    def _drop_unknown(self) -> None:
        """Relations to what is not there, which the readers of tables have told with their place."""
        for draft in self._drafts.values():
            for found in (draft.broader, draft.essential, draft.optional):
                found.discard(draft.iri)
                found.difference_update([iri for iri in found if iri not in self._drafts])

    def _tell(self, concepts: tuple[Concept, ...]) -> None:
        for concept in concepts:
            if not concept.labels:
                self.problems.add("concepts without a preferred label", first=concept.iri)
        named: dict[tuple[str, str, str], list[Concept]] = defaultdict(list)
        for concept in concepts:
            for label in concept.labels:
                named[concept.kind, label.lang, label.text.casefold()].append(concept)
        for same in named.values():
            if len(same) > 1 and not _one_line(same):
                first = f"{same[0].label()}: {', '.join(concept.iri for concept in same)}"
                self.problems.add("preferred labels that several concepts share", first=first)


def _one_line(concepts: list[Concept]) -> bool:
    """Whether concepts stand one right below the other, as a group and the only group in it do, which share a label."""
    iris = {concept.iri for concept in concepts}
    return sum(not iris.intersection(concept.broader) for concept in concepts) == 1


def _concept(draft: Draft) -> Concept:
    preferred = {Label(text, lang) for lang, text in draft.labels.items()}
    return Concept(
        iri=draft.iri,
        kind=draft.kind,
        labels=_sorted(preferred),
        alternatives=_sorted(draft.alternatives - preferred),
        hidden=_sorted(draft.hidden - preferred - draft.alternatives),
        descriptions=_sorted({Label(text, lang) for lang, text in draft.descriptions.items()}),
        codes=tuple(sorted(draft.codes)),
        broader=tuple(sorted(draft.broader)),
        essential=tuple(sorted(draft.essential)),
        optional=tuple(sorted(draft.optional - draft.essential)),
        isco=draft.isco,
        skill_type=draft.skill_type,
        reuse=draft.reuse,
    )


def _sorted(labels: set[Label]) -> tuple[Label, ...]:
    return tuple(sorted(labels, key=lambda label: (label.lang, label.text)))


def label_text(text: str) -> str:
    r"""Words as a label has them: one line, no control characters, no blanks around.

    >>> label_text(" menjahit\n baju\x1b[31m ")
    'menjahit baju [31m'
    """
    if text.isprintable():
        return " ".join(text.split())
    return " ".join("".join(" " if _is_control(char) else char for char in scalar(text)).split())


def prose(text: str) -> str:
    r"""A description: its lines stay, control characters go.

    >>> prose("Menjahit.\r\nMemotong.\x00 ")
    'Menjahit.\nMemotong.'
    """
    if not text.isprintable():
        text = scalar(text).replace("\r\n", "\n").replace("\r", "\n")
        text = "".join(char for char in text if char in "\n\t" or not _is_control(char))
    return text.strip()


def _is_control(char: str) -> bool:
    return char < " " or "\x7f" <= char < "\xa0"


def is_iri(text: str) -> bool:
    """Whether a text is an absolute IRI (RFC 3987).

    >>> is_iri("http://data.europa.eu/esco/isco/C0"), is_iri("2411"), is_iri("http://example.org/a b")
    (True, False, False)
    """
    try:
        NamedNode(text)
    except ValueError:
        return False
    return ":" in text


@lru_cache(maxsize=256)
def tag(written: str) -> str | None:
    """A language tag in lower case (BCP 47), "" for none; None where it is no tag.

    >>> tag("en-US"), tag(""), tag("not a tag")
    ('en-us', '', None)
    """
    lang = written.strip().lower().replace("_", "-")
    if not lang:
        return ""
    try:
        Literal("", language=lang)
    except ValueError:
        return None
    return lang
