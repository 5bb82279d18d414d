"""From signals to candidates: their order, how likely each fits, how it matches, and why."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rolegraph.link.index import SAME, Index
from rolegraph.link.signals import Numbers, Signals
from rolegraph.link.weights import Weights
from rolegraph.link.words import LANGUAGES, core, measured, stems
from rolegraph.mapping import Candidate, Predicate, Query, Reason
from rolegraph.taxonomy.concept import Concept

WHOLE = 0.999
"""All of a label's weight, but for rounding."""
_DIGITS = 4
_GROUPS = {
    "told-id": "words-id",
    "pool-id": "words-id",
    "pool-en": "words-en",
    "asked-id": "words-id",
    "told-en": "words-en",
    "asked-en": "words-en",
    "around": "sentence",
    "group": "context",
    "trade": "context",
    "foreign": "context",
    "length-id": "use",
    "length-en": "use",
    "common": "use",
    "reuse": "use",
    "knowledge": "use",
}
"""Measures that are one reason to people."""
_LEXICAL = frozenset({"same", "words-id", "words-en", "characters", "first"})


def order(signals: Signals, weights: Weights) -> Numbers:
    """The weighted sum of each near concept's measures, by which they are ordered."""
    total = np.zeros(len(signals.places), dtype=np.float64)
    for name, weight in weights.measures.items():
        values = signals.values.get(measured(name, signals.query.lang))
        if values is not None:
            total += weight * values.astype(np.float64)
    return total.astype(np.float32)


def likely(signals: Signals, weights: Weights, count: int) -> dict[int, float]:
    """The places of the best concepts, and how likely each is the one meant if one of them is."""
    sums = order(signals, weights)
    best = np.argsort(-sums, kind="stable")[:count]
    shares = np.exp(sums[best] - sums[best].max()) if len(best) else sums[best]
    shares = shares / shares.sum() if len(best) else shares
    return {int(signals.places[place]): float(share) for place, share in zip(best, shares, strict=True)}


@dataclass(frozen=True, slots=True)
class Ranking:
    """What makes candidates of signals.

    Args:
        index: Of the pillar that the signals are of.
        weights: Of the kind of label.
        glossary: IRI and words of the labels that are the user's own, to be told as such.
    """

    index: Index
    weights: Weights
    glossary: frozenset[tuple[str, str]] = frozenset()

    def candidates(self, signals: Signals, count: int) -> tuple[Candidate, ...]:
        """The best concepts of a query, best first."""
        sums = order(signals, self.weights)
        best = np.argsort(-sums, kind="stable")[:count]
        return tuple(self._candidate(signals, int(place), float(sums[place])) for place in best)

    def _candidate(self, signals: Signals, place: int, total: float) -> Candidate:
        concept = self.index.concepts[signals.places[place]]
        values = {name: float(numbers[place]) for name, numbers in signals.values.items()}
        found = self._reasons(signals.query, concept, values)
        score = 1 / (1 + np.exp(-(self.weights.slope * total + self.weights.offset)))
        return Candidate(
            concept.iri,
            concept.label(signals.query.lang, "en"),
            round(float(score), _DIGITS),
            _predicate(values),
            _justification(values, found),
            found,
        )

    def _reasons(self, query: Query, concept: Concept, values: dict[str, float]) -> tuple[Reason, ...]:
        """The reasons by falling share; what speaks against a concept has no share."""
        parts: dict[str, float] = {}
        shown: dict[str, float] = {}
        for said, weight in self.weights.measures.items():
            name = measured(said, query.lang)
            group = _GROUPS.get(name, name)
            parts[group] = parts.get(group, 0.0) + max(weight * values.get(name, 0.0), 0.0)
            shown[group] = max(shown.get(group, 0.0), min(values.get(name, 0.0), 1.0))
        whole = sum(parts.values()) or 1.0
        found = [
            Reason(name, round(shown[name], _DIGITS), round(part / whole, _DIGITS), self._detail(query, concept, name))
            for name, part in parts.items()
            if part > 0
        ]
        return tuple(sorted(found, key=lambda reason: (-reason.share, reason.name)))

    def _detail(self, query: Query, concept: Concept, name: str) -> str:
        """The label that agrees most with the query, for the reasons that compare words."""
        lang = {"words-id": "id", "words-en": "en"}.get(name)
        if lang is None:
            return f"role: {query.role}" if name == "context" and query.role else ""
        asked = set(stems(core(query.label, query.lang, query.kind), lang))
        labels = [label.text for label in (*concept.labels, *concept.alternatives) if label.lang in (lang, "")]
        ranked = sorted((-_shared(asked, set(stems(core(label, lang), lang))), label) for label in labels)
        if not ranked or not ranked[0][0]:
            return ""
        best = ranked[0][1]
        return f"label of your glossary: {best}" if (concept.iri, best) in self.glossary else f"label: {best}"


def _shared(one: set[str], other: set[str]) -> float:
    """Jaccard's index of two sets of stems."""
    return len(one & other) / len(one | other) if one or other else 0.0


def _predicate(values: dict[str, float]) -> Predicate:
    """How a label matches: exact where it is a label of the concept, broad where it says more, narrow where less."""
    if values.get("same", 0.0) >= SAME:
        return "skos:exactMatch"
    told = max(values.get(f"told-{lang}", 0.0) for lang in LANGUAGES)
    asked = max(values.get(f"asked-{lang}", 0.0) for lang in LANGUAGES)
    if asked >= WHOLE > told:
        return "skos:broadMatch"
    if told >= WHOLE > asked:
        return "skos:narrowMatch"
    return "skos:closeMatch"


def _justification(values: dict[str, float], reasons: tuple[Reason, ...]) -> str:
    """The kind of grounds (Semantic Mapping Vocabulary): words alone, likeness of meaning, or several together."""
    if values.get("same", 0.0) > 0:
        return "semapv:LexicalMatching"
    words = sum(reason.share for reason in reasons if reason.name in _LEXICAL)
    return "semapv:LexicalMatching" if words >= WHOLE else "semapv:CompositeMatching"
