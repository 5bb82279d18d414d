"""Which roles are like a role, by what texts state of both.

The measure is the weighted Jaccard index (Ruzicka's similarity): the weight of what two roles share, divided by the
weight of all that either has. A thing weighs its inverse document frequency ln((N + 1) / n), where n of N roles have it
(Spärck Jones 1972), so that what everybody shares ("teliti") counts little and what two roles alone share counts much.
Why this one: it lies in [0, 1] and is symmetric; the part of each shared thing can be told, since the parts add up to
the whole; and unlike the overlap it does not call a role of two statements the twin of one of two hundred. The 1 in
N + 1 leaves a thing that all roles have a little weight: in a store of two roles, all that they share is such a thing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum, log
from typing import Any

from rolegraph.query.lookup import find
from rolegraph.rdf.things import KINDS
from rolegraph.statement import Relation
from rolegraph.store.protocol import Store
from rolegraph.told import ask, labels

USUAL = (
    Relation.HAS_RESPONSIBILITY,
    Relation.HAS_GOAL,
    Relation.COLLABORATES_WITH,
    Relation.REQUIRES_SKILL,
    Relation.UNSUITED_TRAIT,
    Relation.MISCONCEPTION,
    Relation.CORRECTION,
    Relation.EXPECTATION,
    Relation.REALITY,
)
"""What roles can share; contrasts are of one pair of roles."""
_HAS = """
SELECT DISTINCT ?role ?relation ?thing WHERE {
  ?statement rg:relation ?relation ; rdf:subject ?role ; rdf:object ?thing .
}"""

Thing = tuple[Relation, str]


@dataclass(frozen=True, slots=True)
class Reason:
    """A thing that two roles share.

    Args:
        relation: How both have it.
        iri: The thing.
        label: What it is called.
        roles: How many roles of the graph have it.
        share: Its part of the likeness; the parts of all reasons add up to it.
    """

    relation: Relation
    iri: str
    label: str
    roles: int
    share: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much a role is like another one, and by what.

    Args:
        iri: The other role.
        label: What it is called.
        score: In (0, 1]; 1 where both have the same things.
        reasons: What they share, the weightiest first.
    """

    iri: str
    label: str
    score: float
    reasons: tuple[Reason, ...]

    def as_dict(self) -> dict[str, Any]:
        """All of it as values that JSON knows; numbers of six digits."""
        reasons = [
            {
                "relation": one.relation.value,
                "iri": one.iri,
                "label": one.label,
                "roles": one.roles,
                "share": round(one.share, 6),
            }
            for one in self.reasons
        ]
        return {"role": self.label, "iri": self.iri, "score": round(self.score, 6), "reasons": reasons}


def similar(
    store: Store, role: str, *, top: int = 10, relations: Iterable[Relation] = USUAL, lang: str = "id"
) -> list[Likeness]:
    """The roles that are most like a role; those that share nothing with it are left out.

    Args:
        store: Where to look; every role of it is weighed.
        role: A label or an IRI.
        top: How many at most.
        relations: What counts.
        lang: Language of the labels; where there is none in it, another one is taken.

    Returns:
        By score, then by IRI; the module says what the score is.

    Raises:
        UsageError: There is no such role.
        StoreError: The store is closed or cannot be read.
    """
    node = find(store, "role", role).value
    things = _things(store, frozenset(relations))
    counts = Counter(thing for every in things.values() for thing in every)
    weights = {thing: log((len(things) + 1) / count) for thing, count in counts.items()}
    own = things.get(node, frozenset())
    ranked = sorted(
        (-_score(own, others, weights), other) for other, others in things.items() if other != node and own & others
    )
    names = labels(store, lang, around=node)
    return [
        Likeness(other, _label(store, other, lang), -score, _reasons(own, things[other], weights, counts, names))
        for score, other in ranked[: max(top, 0)]
    ]


def _things(store: Store, relations: frozenset[Relation]) -> dict[str, frozenset[Thing]]:
    """What each role has, by its IRI."""
    found: dict[str, set[Thing]] = defaultdict(set)
    known = {relation.value: relation for relation in relations if KINDS[relation].path != "role"}
    for row in ask(store, _HAS):
        if relation := known.get(row["relation"].value):
            found[row["role"].value].add((relation, row["thing"].value))
    return {role: frozenset(things) for role, things in sorted(found.items())}


def _score(own: frozenset[Thing], others: frozenset[Thing], weights: Mapping[Thing, float]) -> float:
    """The weighted Jaccard index; `fsum`, since a set has no order and a sum of floats depends on one.

    >>> skills = [(Relation.REQUIRES_SKILL, name) for name in "abc"]
    >>> _score(frozenset(skills[:2]), frozenset(skills[1:]), dict.fromkeys(skills, 2.0))
    0.3333333333333333
    """
    return fsum(weights[one] for one in own & others) / fsum(weights[one] for one in own | others)


def _reasons(
    own: frozenset[Thing],
    others: frozenset[Thing],
    weights: Mapping[Thing, float],
    counts: Mapping[Thing, int],
    names: Mapping[str, str],
) -> tuple[Reason, ...]:
    whole = fsum(weights[one] for one in own | others)
    found = [
        Reason(thing[0], thing[1], names.get(thing[1], thing[1]), counts[thing], weights[thing] / whole)
        for thing in own & others
    ]
    return tuple(sorted(found, key=lambda one: (-one.share, one.label, one.relation, one.iri)))


def _label(store: Store, role: str, lang: str) -> str:
    return labels(store, lang, thing=role).get(role, role)
