"""A link from a thing of the graph to a concept of a taxonomy: what is asked, what may answer, and what is decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rolegraph.hypertext import html_table

QueryKind = Literal["role", "skill", "responsibility"]
Predicate = Literal["skos:exactMatch", "skos:closeMatch", "skos:broadMatch", "skos:narrowMatch"]
"""How a thing matches a concept (SKOS Reference, section 10): broad where the concept is the broader of the two."""
Decision = Literal["accepted", "rejected", "unsure"]


@dataclass(frozen=True, slots=True)
class Query:
    """A label that is to be linked.

    Args:
        label: As the graph or a table words it.
        kind: What it names.
        lang: BCP 47 tag of its language.
        role: The label of the role that it is said of; "" where that is not known. A role itself has none.
        sentence: The sentence that says it; "" where that is not known.
    """

    label: str
    kind: QueryKind
    lang: str = "id"
    role: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a candidate is there.

    Args:
        name: Which measure speaks ("words-id", "characters", "meaning", "context", "glossary").
        value: What it measured, in [0, 1].
        share: Its part of the candidate's score; the shares of all reasons add up to 1.
        detail: What it saw, for people ("label: penyusunan laporan"); "" where there is nothing to show.
    """

    name: str
    value: float
    share: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A concept that a label may mean.

    Args:
        concept: Its IRI.
        label: Its label, in the query's language if it has one.
        score: How likely it is a good link, in [0, 1]; it orders candidates.
        predicate: How the label would match it.
        justification: The kind of grounds, a term of the Semantic Mapping Vocabulary ("semapv:LexicalMatching").
        reasons: By falling share.
    """

    concept: str
    label: str
    score: float
    predicate: Predicate
    justification: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gives.

    Args:
        query: The query.
        candidates: By falling score.
        linked: Whether the first is good enough to be proposed; False is an answer too.
        why_not: Where it is not: the reason ("age", "domicile", "below the threshold"); else "".
        threshold: What a candidate's score must reach to be proposed; in [0, 1].
    """

    query: Query
    candidates: tuple[Candidate, ...]
    linked: bool
    why_not: str = ""
    threshold: float = 0.0

    def _repr_html_(self) -> str:
        """A notebook shows this: the candidates with their reasons; all text is escaped."""
        told = "" if self.linked else f" (not linked: {self.why_not})"
        rows = (
            (one.label, one.predicate, round(one.score, 2), _told(one.reasons), one.concept) for one in self.candidates
        )
        columns = ("candidate", "predicate", "score", "because of", "concept")
        caption = f"{self.query.kind}: {self.query.label}{told}"
        return html_table(columns, rows, all_rows=len(self.candidates), caption=caption)


@dataclass(frozen=True, slots=True)
class Mapping:
    """One statement that a thing matches a concept, as SSSOM has it (one row of a mapping set).

    Args:
        subject: IRI of the thing.
        subject_label: What it is called.
        predicate: How it matches.
        object: IRI of the concept.
        object_label: What that is called.
        justification: "semapv:LexicalMatching", "semapv:SemanticSimilarityThresholdMatching",
            "semapv:CompositeMatching" or, where a person decided, "semapv:ManualMappingCuration".
        confidence: In [0, 1]; None where a person decided.
        negated: Whether it says that the thing does not match so (`predicate_modifier` Not).
        source: The taxonomy's scheme IRI; "" where it has none.
        source_version: The taxonomy's version.
        author: Who decided; "" for the tool.
        date: When, as an ISO 8601 date; "" for the tool, so that the same input gives the same bytes.
        tool: What proposed it ("rolegraph"), and its version, as `tool_version`.
        tool_version: See `tool`.
        comment: Reasons, for people.
    """

    subject: str
    subject_label: str
    predicate: Predicate
    object: str
    object_label: str
    justification: str
    confidence: float | None = None
    negated: bool = False
    source: str = ""
    source_version: str = ""
    author: str = ""
    date: str = ""
    tool: str = ""
    tool_version: str = ""
    comment: str = ""

    def _repr_html_(self) -> str:
        """A notebook shows this; all text is escaped."""
        return mappings_html([self])


COLUMNS = ("subject", "predicate", "object", "confidence", "by", "concept")


def mappings_html(mappings: Sequence[Mapping]) -> str:
    """Mappings as a table of HTML; all text is escaped.

    >>> mappings_html([]).count("<td")
    0
    """
    rows = (
        (
            one.subject_label or one.subject,
            f"not {one.predicate}" if one.negated else one.predicate,
            one.object_label or one.object,
            one.confidence,
            one.author or one.tool,
            one.object,
        )
        for one in mappings
    )
    return html_table(COLUMNS, rows, all_rows=len(mappings))


def _told(reasons: tuple[Reason, ...]) -> str:
    """The reasons that say most, each with its share.

    >>> _told((Reason("words-id", 0.9, 0.7, "label: laporan"), Reason("meaning", 0.5, 0.3)))
    'words-id 70 % (label: laporan), meaning 30 %'
    """
    named = [
        f"{one.name} {one.share:.0%}".replace("%", " %") + (f" ({one.detail})" if one.detail else "")
        for one in reasons[:3]
    ]
    return ", ".join(named)
