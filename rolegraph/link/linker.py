"""Labels to concepts: all parts together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from rolegraph.link.context import Structure, Votes
from rolegraph.link.encoder import Vectors
from rolegraph.link.index import PILLARS, Index, Pillar, index
from rolegraph.link.isco import Groups
from rolegraph.link.measures import Scores
from rolegraph.link.never import never
from rolegraph.link.rank import Ranking, likely
from rolegraph.link.signals import Numbers, Signals, signals
from rolegraph.link.weights import Weights, kind_of, weights
from rolegraph.link.words import core
from rolegraph.mapping import Answer, Candidate, Query, QueryKind
from rolegraph.taxonomy.concept import Taxonomy

MEANT = 5
"""So many occupations a role's label may mean, each with its likelihood, vote for the role's skills."""
TOP = 10
_UNKNOWN = "below the threshold"
_NOTHING = "nothing like it"


class Linker:
    """What links labels to one taxonomy.

    Args:
        taxonomy: With its labels in all languages.
        indices: Of its pillars, if they are at hand; else they are made, which takes half a minute for all of ESCO.
        glossary: Which of its labels are the user's own, by IRI and words, so that reasons can tell.
        vectors: Of an encoder, for each pillar; None without one.

    >>> from rolegraph.taxonomy.concept import Concept, Label, Origin
    >>> sew = Concept("https://example.org/sew", "skill", (Label("menjahit pakaian", "id"), Label("sew", "en")))
    >>> weld = Concept("https://example.org/weld", "skill", (Label("mengelas logam", "id"), Label("weld", "en")))
    >>> linker = Linker(Taxonomy(Origin("crafts", "Crafts"), (sew, weld)))
    >>> linker.answer([Query("kemampuan menjahit pakaian", "skill")])[0].candidates[0].label
    'menjahit pakaian'
    """

    def __init__(
        self,
        taxonomy: Taxonomy,
        indices: Mapping[str, Index] | None = None,
        glossary: frozenset[tuple[str, str]] = frozenset(),
        vectors: Mapping[str, Vectors] | None = None,
    ) -> None:
        self.taxonomy = taxonomy
        self.indices = dict(indices or {pillar: index(taxonomy.concepts, pillar) for pillar in _PILLARS})
        self._weights = weights(vectors is not None)
        self._vectors = vectors or {}
        self._glossary = glossary
        self._structure = Structure(self.indices["occupation"].concepts, self.indices["skill"].concepts)
        self._groups = Groups(taxonomy.concepts, self.indices["occupation"].concepts)
        self._context: dict[tuple[str, str], tuple[Scores, Scores]] = {}

    def answer(self, queries: Sequence[Query], top: int = TOP) -> list[Answer]:
        """The concepts that labels may mean, in the order of the queries.

        Args:
            queries: What is asked. What is asked together is seen together: a role's skills vote for its occupation.
            top: So many candidates at most.
        """
        found = self.weigh(queries)
        return [_answer(query, self._candidates(found[query], top), self._of(query)) for query in queries]

    def _candidates(self, signal: Signals, top: int) -> tuple[Candidate, ...]:
        query = signal.query
        return Ranking(self._index(query), self._of(query), self._glossary).candidates(signal, top)

    def search(self, text: str, kind: QueryKind, top: int = TOP) -> list[Candidate]:
        """Concepts that words may mean, best first."""
        return list(self.answer([Query(text, kind)], top)[0].candidates)

    def weigh(self, queries: Iterable[Query]) -> dict[Query, Signals]:
        """What speaks for the nearest concepts of each query."""
        asked = list(dict.fromkeys(queries))
        others = [query for query in asked if query.kind != "role"]
        self._roles({(query.role, query.lang) for query in others if query.role})
        found = dict(zip(others, signals(self.indices["skill"], others, self._from_roles), strict=True))
        for signal in found.values():
            signal.values["common"] = self._structure.common[signal.places]
            signal.values["foreign"] = _foreign(signal)
        roles = [query for query in asked if query.kind == "role"]
        plain = signals(self.indices["occupation"], [replace(query, sentence="") for query in roles], self._isco)
        votes = self._votes(found)
        for query, signal in zip(roles, plain, strict=True):
            told = self._structure.of_occupations(votes.get((query.label, query.lang), {}), signal.places)
            found[query] = Signals(query, signal.places, signal.values | {"votes": told})
        return found

    def _roles(self, roles: Iterable[tuple[str, str]]) -> None:
        """Find the occupations that roles' labels may mean, and what these say of all skills."""
        new = sorted(set(roles) - self._context.keys())
        queries = [Query(label, "role", lang) for label, lang in new]
        for role, signal in zip(new, signals(self.indices["occupation"], queries, self._isco), strict=True):
            self._context[role] = self._structure.of_skills(likely(signal, self._weights["role"], MEANT))

    def _isco(self, queries: Sequence[Query]) -> dict[str, Scores]:
        return {"isco": self._groups.of_occupations(queries), **self._encoded("occupation", queries)}

    def _encoded(self, pillar: Pillar, queries: Sequence[Query]) -> dict[str, Scores]:
        if pillar not in self._vectors:
            return {}
        texts = [core(query.label, query.lang, query.kind) for query in queries]
        return {"vectors": self._vectors[pillar].agree(texts)}

    def _from_roles(self, queries: Sequence[Query]) -> dict[str, Scores]:
        nothing = np.zeros(len(self.indices["skill"].concepts), dtype=np.float32)
        own = [self._context.get((query.role, query.lang), (nothing, nothing)) for query in queries]
        return {
            "context": np.array([one for one, _ in own]),
            "group": np.array([one for _, one in own]),
            **self._encoded("skill", queries),
        }

    def _votes(self, found: Mapping[Query, Signals]) -> dict[tuple[str, str], Votes]:
        """The skills of each role that was asked about, each as likely as it is meant."""
        votes: dict[tuple[str, str], dict[int, float]] = {}
        for query, signal in found.items():
            if query.role and not never(query.label, query.lang, query.kind):
                own = votes.setdefault((query.role, query.lang), {})
                for place, share in likely(signal, self._of(query), MEANT).items():
                    own[place] = max(share, own.get(place, 0.0))
        return dict(votes)

    def _of(self, query: Query) -> Weights:
        return self._weights[kind_of(query)]

    def _index(self, query: Query) -> Index:
        return self.indices[PILLARS[query.kind]]


def _foreign(signal: Signals) -> Numbers:
    """How far each skill is one of other trades than the role's: narrow in use, and no occupation near it needs it."""
    values = signal.values
    if not signal.query.role:
        return np.zeros(len(signal.places), dtype=np.float32)
    near = np.minimum(np.maximum(values["context"], values["group"]), 1)
    foreign: Numbers = (1 - values["reuse"]) * (1 - near) * (values["common"] > 0)
    return foreign


_PILLARS: tuple[Pillar, ...] = ("occupation", "skill")


def _answer(query: Query, found: tuple[Candidate, ...], weights: Weights) -> Answer:
    why_not = never(query.label, query.lang, query.kind)
    if not why_not and not (found and found[0].score >= weights.threshold):
        why_not = _UNKNOWN if found else _NOTHING
    return Answer(query, found, not why_not, why_not, weights.threshold)
