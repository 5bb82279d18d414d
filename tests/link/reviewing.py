"""A small ranking for tests of reviews: labels are compared by their characters, and nothing else counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from rolegraph.link.review import Asked
from rolegraph.mapping import Answer, Candidate, Query, QueryKind, Reason
from rolegraph.rdf.namespaces import RG
from rolegraph.store.protocol import Solutions, Store
from rolegraph.taxonomy.concept import Concept, Label, Origin, Taxonomy
from rolegraph.told import labels

SCHEME = "https://example.org/tax"
SKILLS = (
    "ketelitian",
    "keberanian",
    "analisis data",
    "analisis risiko",
    "menjahit",
    "berani mengambil risiko",
    "memasak",
)
TAXONOMY = Taxonomy(
    Origin("toy", "A toy", "1", scheme=SCHEME),
    tuple(
        Concept(
            f"{SCHEME}/{number}",
            "skill",
            labels=(Label(name, "id"),),
            descriptions=(Label(f"Arti {name}.", "id"), Label(f"What {name} means.", "en")),
        )
        for number, name in enumerate(SKILLS)
    ),
)


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Ranks by characters."""

    taxonomy: Taxonomy = TAXONOMY

    def search(self, text: str, kind: QueryKind) -> list[Candidate]:
        assert kind == "skill"
        scored = [(fuzz.ratio(text, concept.label("id")) / 100, concept) for concept in self.taxonomy.concepts]
        ranked = sorted(scored, key=lambda pair: (-pair[0], pair[1].iri))
        return [self._candidate(score, concept) for score, concept in ranked if score > 0.1]

    def _candidate(self, score: float, concept: Concept) -> Candidate:
        why = (Reason("characters", score, 0.7, f"label: {concept.label('id')}"), Reason("words-id", score, 0.3))
        justification = "semapv:LexicalSimilarityThresholdMatching"
        return Candidate(concept.iri, concept.label("id"), score, "skos:closeMatch", justification, why)


def propose(store: Store, taxonomy: Taxonomy) -> Iterator[Asked]:
    """A question for each skill of a store, by label."""
    answer = store.query("SELECT DISTINCT ?thing { ?thing a ?class }", {"class": RG.Skill})
    assert isinstance(answer, Solutions)
    named = {row[0].value: labels(store, "id", thing=row[0].value)[row[0].value] for row in answer.rows}
    for thing, label in sorted(named.items(), key=lambda pair: pair[1]):
        yield thing, Answer(Query(label, "skill"), tuple(Fuzzy(taxonomy).search(label, "skill")), linked=True)
