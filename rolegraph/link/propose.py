"""What a store's roles, skills and duties may match in a taxonomy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from rolegraph.link.decisions import Decisions
from rolegraph.link.proposal import proposal
from rolegraph.link.review import Asked
from rolegraph.mapping import Answer, Mapping, Query, QueryKind
from rolegraph.store.protocol import Store
from rolegraph.taxonomy.concept import Origin
from rolegraph.told import ask

Answering = Callable[[Sequence[Query]], Sequence[Answer]]

LIKELY = 0.5
"""From this score on a candidate is likelier right than wrong."""
_ROLES = "SELECT DISTINCT ?thing ?label { ?thing a rg:Role ; skos:prefLabel ?label }"
# One sentence is enough to tell what a label is about: that of the first statement, by IRI.
_SAID = """
SELECT ?thing ?label ?role ?sentence WHERE {
  {
    SELECT ?thing (MIN(?one) AS ?statement) WHERE { ?one rg:relation ?relation ; rdf:object ?thing } GROUP BY ?thing
  }
  ?thing skos:prefLabel ?label .
  ?statement rg:sentence ?sentence ; rdf:subject ?of .
  OPTIONAL { ?of skos:prefLabel ?role }
}"""
_KINDS: tuple[tuple[QueryKind, str], ...] = (("skill", "requires_skill"), ("responsibility", "has_responsibility"))


def questions(store: Store) -> list[tuple[str, Query]]:
    """The roles, skills and duties of a store with what they are called, by kind and IRI.

    A thing that has labels in several languages is asked about in the first ("en" before "id").

    Raises:
        StoreError: The store is closed or cannot be read.
    """
    found: dict[str, Query] = {}
    rows = sorted(ask(store, _ROLES), key=lambda row: (row["thing"].value, row["label"].language or ""))
    for row in rows:
        label = row["label"]
        found.setdefault(row["thing"].value, Query(label.value, "role", label.language or "id"))
    for kind, relation in _KINDS:
        found |= _said(store, kind, relation)
    return list(found.items())


def _said(store: Store, kind: QueryKind, relation: str) -> dict[str, Query]:
    """The things that statements of a relation have as objects, each with one role and sentence."""
    text = _SAID.replace("rg:relation ?relation", f'rg:relation "{relation}"')
    found: dict[str, Query] = {}
    for row in sorted(ask(store, text), key=lambda row: [str(row.get(name)) for name in ("thing", "label", "role")]):
        label, role = row["label"], row.get("role")
        query = Query(label.value, kind, label.language or "id", role.value if role else "", row["sentence"].value)
        found.setdefault(row["thing"].value, query)
    return found


def propose(store: Store, answering: Answering) -> Iterator[Asked]:
    """Each role, skill and duty of a store with the concepts that it may match.

    Args:
        store: Where the things are; it is read only.
        answering: What answers: `Linker.answer` of a taxonomy, or `Session.answer`.

    Raises:
        StoreError: The store is closed or cannot be read.
    """
    asked = questions(store)
    answers = answering([query for _, query in asked])
    yield from ((thing, answer) for (thing, _), answer in zip(asked, answers, strict=True))


def mappings(asked: Iterable[Asked], origin: Origin, decisions: Decisions, least: float = LIKELY) -> list[Mapping]:
    """What is proposed: of each thing that has a link its best candidate that nobody rejected.

    A thing of which people accepted a match is not proposed for again, and where all that is good enough was rejected,
    nothing is.

    Args:
        asked: What was asked about, and the answers.
        origin: Of the taxonomy.
        decisions: What people decided before.
        least: What a candidate's score must reach, in [0, 1], besides the threshold of its answer.
    """
    found = []
    for thing, answer in asked:
        if answer.linked and thing not in decisions.accepted:
            left = [one for one in answer.candidates if (thing, one.concept) not in decisions.rejected]
            if left and left[0].score >= max(answer.threshold, least):
                found.append(proposal(thing, answer.query.label, left[0], origin))
    return found
