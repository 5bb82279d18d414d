"""rolegraph.link.propose: what a store's things may match, and what is proposed of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rolegraph.link.author import Signature
from rolegraph.link.decisions import Decisions, load
from rolegraph.link.linker import Linker
from rolegraph.link.proposal import decided, proposal
from rolegraph.link.propose import mappings, propose, questions
from rolegraph.mapping import Answer, Candidate, Decision, Mapping, Query
from rolegraph.store.oxigraph import OxigraphStore
from tests.link.crafts import ORIGIN, iri, skill, taxonomy
from tests.readings import one_statement
from tests.stores import ACCOUNTANT, AUDITOR, GUARD, filled

NOTHING = Decisions({"accepted": (), "rejected": (), "unsure": ()})
THING = "https://example.org/things/careful"


def candidate(name: str, score: float) -> Candidate:
    return Candidate(iri(name), name, score, "skos:closeMatch", "semapv:LexicalMatching", ())


GOOD, FAIR, POOR = candidate("good", 0.9), candidate("fair", 0.6), candidate("poor", 0.2)


def answered(*candidates: Candidate, linked: bool = True) -> list[tuple[str, Answer]]:
    return [(THING, Answer(Query("teliti", "skill"), candidates, linked, "" if linked else "age", 0.5))]


def deciding(decision: Decision, *candidates: Candidate) -> Decisions:
    by = Signature("Ani", "2026-03-01")
    rows = tuple(decided(proposal(THING, "teliti", one, ORIGIN), decision, by) for one in candidates)
    return Decisions({**NOTHING.mappings, decision: rows})


def proposed(asked: list[tuple[str, Answer]], decisions: Decisions = NOTHING) -> list[str]:
    return [one.object_label for one in mappings(asked, ORIGIN, decisions)]


def test_roles_skills_and_duties_are_asked_about() -> None:
    with filled() as store:
        found = [query for _, query in questions(store)]
    by_kind = {
        kind: {query.label for query in found if query.kind == kind} for kind in ("role", "skill", "responsibility")
    }
    assert {"Akuntan", "Auditor", "Satpam"} <= by_kind["role"]
    assert by_kind["skill"] == {"teliti", "analisis", "berani"}
    assert by_kind["responsibility"] == {
        *("menyusun laporan keuangan", "membayar pajak", "memeriksa laporan keuangan", "menjaga gedung")
    }


def test_a_thing_brings_its_role_and_sentence() -> None:
    with filled() as store:
        (one,) = (query for _, query in questions(store) if query.label == "membayar pajak")
    sentence = "Akuntan menyusun laporan keuangan dan membayar pajak."
    assert one == Query("membayar pajak", "responsibility", "id", "Akuntan", sentence)


def test_the_order_in_which_a_store_was_filled_does_not_count() -> None:
    with filled(ACCOUNTANT, AUDITOR, GUARD) as one, filled(GUARD, AUDITOR, ACCOUNTANT) as other:
        assert questions(one) == questions(other)


def test_a_hostile_label_is_asked_about_as_it_is() -> None:
    with filled(one_statement('teliti"\t\x1b[2J <b>')) as store:
        labels = {query.label for _, query in questions(store)}
    assert 'teliti"\t\x1b[2J <b>' in labels


def test_a_store_without_things_asks_nothing() -> None:
    with OxigraphStore.memory() as store:
        assert questions(store) == []
        assert list(propose(store, Linker(taxonomy()).answer)) == []


def test_all_is_asked_at_once_and_answered_thing_by_thing() -> None:
    calls: list[int] = []

    def answering(queries: Sequence[Query]) -> list[Answer]:
        calls.append(len(queries))
        return [Answer(query, (GOOD,), linked=True) for query in queries]

    with filled() as store:
        asked = questions(store)
        found = list(propose(store, answering))
    assert calls == [len(asked)]
    assert [(thing, answer.query) for thing, answer in found] == asked


def test_links_of_a_store_to_a_small_taxonomy() -> None:
    held = taxonomy(skill("detail", "ketelitian | teliti"), skill("tax", "membayar pajak"), skill("cook", "memasak"))
    with filled() as store:
        found = list(propose(store, Linker(held).answer))
    best = {answer.query.label: answer.candidates[0].concept for _, answer in found if answer.candidates}
    assert (best["teliti"], best["membayar pajak"]) == (iri("detail"), iri("tax"))
    assert "Akuntan" not in best


def test_the_best_candidate_is_proposed() -> None:
    (one,) = mappings(answered(GOOD, FAIR), ORIGIN, NOTHING)
    assert one == proposal(THING, "teliti", GOOD, ORIGIN)
    assert (one.author, one.date) == ("", "")


def test_what_has_no_link_gets_none() -> None:
    assert proposed(answered(GOOD, linked=False)) == []
    assert proposed(answered(linked=False)) == []


def test_a_rejected_pair_is_never_proposed() -> None:
    assert proposed(answered(GOOD, FAIR, POOR), deciding("rejected", GOOD)) == ["fair"]
    assert proposed(answered(GOOD, FAIR, POOR), deciding("rejected", GOOD, FAIR)) == []  # what is left is too unlikely
    assert proposed(answered(GOOD), deciding("rejected", GOOD)) == []


def test_a_rejection_is_about_one_thing() -> None:
    another = [("https://example.org/things/other", one) for _, one in answered(GOOD)]
    assert proposed([*answered(GOOD), *another], deciding("rejected", GOOD)) == ["good"]


def test_what_is_accepted_is_not_asked_again() -> None:
    assert proposed(answered(GOOD, FAIR), deciding("accepted", GOOD)) == []
    assert proposed(answered(GOOD, FAIR), deciding("accepted", POOR)) == []


def test_what_somebody_is_unsure_of_may_be_proposed() -> None:
    assert proposed(answered(GOOD), deciding("unsure", GOOD)) == ["good"]


def test_decisions_of_files_count(tmp_path: Path) -> None:
    """A folder that is not there has decided nothing."""
    assert proposed(answered(GOOD), load(tmp_path / "none")) == ["good"]


def test_the_same_bytes_each_time() -> None:
    first: list[Mapping] = mappings(answered(GOOD), ORIGIN, NOTHING)
    assert repr(first) == repr(mappings(answered(GOOD), ORIGIN, NOTHING))
