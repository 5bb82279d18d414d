"""rolegraph.link.rank: the order of candidates, how they match, and why they are there."""

from __future__ import annotations

import pytest

from rolegraph.link.index import index
from rolegraph.link.linker import Linker
from rolegraph.link.rank import Ranking, likely, order
from rolegraph.link.signals import signals
from rolegraph.link.weights import Weights
from rolegraph.mapping import Candidate, Query
from rolegraph.taxonomy.concept import Concept, Label
from tests.link.crafts import SEW, WELD, iri, taxonomy

SKILLS = index(taxonomy().concepts, "skill")
PLAIN = Weights({"same": 1.0, "words-id": 2.0, "told-id": 1.0, "characters": 1.0, "meaning": 0.5}, 1.0, -2.0, 0.5)
LINKER = Linker(taxonomy())


def ranked(query: Query, weights: Weights = PLAIN, count: int = 10) -> tuple[Candidate, ...]:
    (signal,) = signals(SKILLS, [query])
    return Ranking(SKILLS, weights).candidates(signal, count)


def first(label: str, kind: str = "skill", lang: str = "id") -> Candidate:
    return LINKER.answer([Query(label, kind, lang)])[0].candidates[0]  # type: ignore[arg-type]


def test_candidates_come_by_falling_score_within_bounds() -> None:
    found = ranked(Query("menjahit pakaian", "skill"))
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert found[0].concept == SEW.iri
    assert ranked(Query("menjahit pakaian", "skill"), count=2) == found[:2]


def test_equals_come_by_iri() -> None:
    twins = index([Concept(iri(name), "skill", (Label("memotong", "id"),)) for name in "cab"], "skill")
    (signal,) = signals(twins, [Query("memotong", "skill")])
    assert [one.concept for one in Ranking(twins, PLAIN).candidates(signal, 3)] == [iri(name) for name in "abc"]


def test_the_order_is_a_weighted_sum() -> None:
    (signal,) = signals(SKILLS, [Query("mengelas", "skill")])
    sums = order(signal, Weights({"words-id": 2.0, "characters": -1.0, "unknown": 9.0}, 1.0, 0.0, 0.0))
    assert sums == pytest.approx(2 * signal.values["words-id"] - signal.values["characters"], abs=1e-6)


def test_how_likely_each_is_adds_up_to_one() -> None:
    (signal,) = signals(SKILLS, [Query("mengelas", "skill")])
    shares = likely(signal, PLAIN, 3)
    assert len(shares) == 3
    assert sum(shares.values()) == pytest.approx(1)
    assert SKILLS.concepts[max(shares, key=shares.__getitem__)] == WELD
    (nothing,) = signals(index([], "skill"), [Query("mengelas", "skill")])
    assert likely(nothing, PLAIN, 3) == {}


@pytest.mark.parametrize(
    "label", ["menjahit pakaian", "jahit", "ngelas besi", "menghitung uang logam", "teliti sekali"]
)
def test_shares_of_reasons_add_up_to_one(label: str) -> None:
    for one in (*ranked(Query(label, "skill")), *LINKER.answer([Query(label, "skill")])[0].candidates):
        shares = [reason.share for reason in one.reasons]
        assert shares == sorted(shares, reverse=True)
        assert not shares or sum(shares) == pytest.approx(1, abs=len(shares) * 1e-4)
        assert all(0 < share <= 1 or share == 0 for share in shares)
        assert all(0 <= reason.value <= 1 for reason in one.reasons)
        assert len({reason.name for reason in one.reasons}) == len(one.reasons)


def test_what_speaks_against_a_concept_has_no_share() -> None:
    against = Weights({"words-id": 1.0, "characters": -1.0}, 1.0, 0.0, 0.0)
    (reason,) = ranked(Query("menjahit pakaian", "skill"), against)[0].reasons
    assert (reason.name, reason.share) == ("words-id", 1.0)


def test_what_nothing_speaks_for_has_no_reason() -> None:
    assert all(one.reasons == () for one in ranked(Query("xyzzy", "skill"), Weights({"words-id": 1.0}, 1.0, 0.0, 0.0)))


@pytest.mark.parametrize(
    ("label", "lang", "predicate"),
    [
        ("menjahit pakaian", "id", "skos:exactMatch"),  # its preferred label
        ("kemampuan Menjahit Pakaian", "id", "skos:exactMatch"),  # in a frame
        ("sew garments", "en", "skos:exactMatch"),
        ("jahit baju", "id", "skos:closeMatch"),  # an alternative label
        ("menjahit pakaian pesta pengantin", "id", "skos:broadMatch"),  # the concept is the broader one
        ("menjahit", "id", "skos:narrowMatch"),  # the concept says more
        ("menjahit pakaen", "id", "skos:closeMatch"),  # neither whole
    ],
)
def test_how_a_label_matches(label: str, lang: str, predicate: str) -> None:
    found = first(label, "skill", lang)
    assert (found.concept, found.predicate) == (SEW.iri, predicate)


def test_on_what_grounds() -> None:
    assert first("menjahit pakaian").justification == "semapv:LexicalMatching"
    words = Weights({"words-id": 1.0, "characters": 1.0}, 1.0, 0.0, 0.0)
    assert ranked(Query("menjahit", "skill"), words)[0].justification == "semapv:LexicalMatching"
    meant = Weights({"words-id": 1.0, "context": 5.0}, 1.0, 0.0, 0.0)
    said = Query("menjahit", "skill", role="penjahit")
    with_context = Ranking(LINKER.indices["skill"], meant).candidates(LINKER.weigh([said])[said], 1)
    assert with_context[0].justification == "semapv:CompositeMatching"
    assert {"context", "words-id"} <= {reason.name for reason in with_context[0].reasons}


def test_reasons_show_what_they_saw() -> None:
    said = Query("jahit baju anak", "responsibility", role="penjahit")
    details = {reason.name: reason.detail for reason in LINKER.answer([said])[0].candidates[0].reasons}
    assert details["words-id"] == "label: jahit baju"
    assert details["context"] == "role: penjahit"


def test_a_label_of_the_users_own_is_told_as_such() -> None:
    own = Linker(taxonomy(), glossary=frozenset({(SEW.iri, "jahit baju")}))
    (answer,) = own.answer([Query("jahit baju", "skill")])
    assert "label of your glossary: jahit baju" in {reason.detail for reason in answer.candidates[0].reasons}


def test_a_candidate_is_called_in_the_language_of_the_query() -> None:
    assert first("menjahit pakaian").label == "menjahit pakaian"
    assert first("sew garments", "skill", "en").label == "sew garments"
    assert first("sew garments", "skill", "eo").label == "sew garments"
