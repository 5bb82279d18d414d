"""From a candidate to a mapping, and from a proposed mapping to a decided one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rolegraph import __version__
from rolegraph.link.author import Signature
from rolegraph.mapping import Candidate, Decision, Mapping, Predicate, Reason
from rolegraph.taxonomy.concept import Concept, Origin

MANUAL = "semapv:ManualMappingCuration"
TOOL = "rolegraph"


def proposal(subject: str, label: str, candidate: Candidate, origin: Origin) -> Mapping:
    """What the tool proposes: no author and no date, so that the same input gives the same bytes.

    Args:
        subject: IRI of the thing.
        label: What it is called.
        candidate: What it may mean.
        origin: Of the candidate's taxonomy.
    """
    return Mapping(
        subject=subject,
        subject_label=label,
        predicate=candidate.predicate,
        object=candidate.concept,
        object_label=candidate.label,
        justification=candidate.justification,
        confidence=round(candidate.score, 3),
        source=origin.scheme,
        source_version=origin.version,
        tool=TOOL,
        tool_version=__version__,
        comment=told(candidate.reasons),
    )


def chosen(subject: str, label: str, predicate: Predicate, concept: Concept, lang: str, origin: Origin) -> Mapping:
    """What nobody proposed, and a person says; `decided` signs it."""
    name = concept.label(lang, "en")
    named = Mapping(subject, label, predicate, concept.iri, name, MANUAL)
    return replace(named, source=origin.scheme, source_version=origin.version)


def told(reasons: Iterable[Reason]) -> str:
    """Reasons as a line for people: each with its share of the score.

    >>> told([Reason("words-id", 0.9, 0.62, "label: penyusunan laporan"), Reason("meaning", 0.4, 0.38)])
    'words-id 62 % (label: penyusunan laporan), meaning 38 %'
    """
    found = []
    for reason in reasons:
        detail = f" ({reason.detail})" if reason.detail else ""
        found.append(f"{reason.name} {reason.share:.0%}{detail}".replace("%", " %", 1))
    return ", ".join(found)


def decided(mapping: Mapping, decision: Decision, by: Signature) -> Mapping:
    """A mapping as a person decided it.

    The justification is that of a person, who gives no number; what the tool gave goes into the comment. A mapping that
    a person signed before keeps that name and date.

    >>> from rolegraph.link.author import Signature
    >>> proposed = Mapping("s:1", "", "skos:exactMatch", "o:1", "", "semapv:LexicalMatching", 0.87, comment="words 9 %")
    >>> one = decided(proposed, "rejected", Signature("Ani", "2026-03-01"))
    >>> one.negated, one.justification, one.confidence, one.comment
    (True, 'semapv:ManualMappingCuration', None, 'proposed with 0.87: words 9 %')
    """
    if mapping.author and mapping.justification == MANUAL:
        by = Signature(mapping.author, mapping.date or by.date)
    number = "" if mapping.confidence is None else f"proposed with {mapping.confidence:.2f}"
    return replace(
        mapping,
        justification=MANUAL,
        confidence=None,
        negated=decision == "rejected",
        author=by.author,
        date=by.date,
        comment=": ".join(filter(None, (number, mapping.comment))),
    )
