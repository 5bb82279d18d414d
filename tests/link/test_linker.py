"""rolegraph.link.linker: labels to the concepts of small taxonomies."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.link.linker import Linker
from rolegraph.mapping import Answer, Query
from rolegraph.taxonomy.concept import Concept, Label, Taxonomy
from tests.link.crafts import CASHIER, GERMAN, METAL, ORIGIN, SEW, TAILOR, WELD, WELDER, concept, iri, skill, taxonomy

ROOT = Path(__file__).parents[2]
LINKER = Linker(taxonomy())
QUERIES = (
    Query("Tukang Las", "role"),
    Query("penjahit", "role"),
    Query("mampu mengelas", "skill", role="Tukang Las", sentence="Tukang las mampu mengelas."),
    Query("jenis logam", "skill", role="Tukang Las"),
    Query("menjahit baju", "responsibility", role="penjahit"),
    Query("sew garments", "responsibility", "en"),
    Query("usia maks. 30 tahun", "skill", role="penjahit"),
    Query("teliti", "skill"),
)


def best(answer: Answer) -> str:
    return answer.candidates[0].concept


def test_labels_find_their_concepts() -> None:
    found = [best(answer) for answer in LINKER.answer(QUERIES)]
    assert found[:6] == [WELDER.iri, TAILOR.iri, WELD.iri, METAL.iri, SEW.iri, SEW.iri]


def test_answers_come_in_the_order_of_the_queries() -> None:
    asked = [*QUERIES, QUERIES[0], *QUERIES[::-1]]
    assert [answer.query for answer in LINKER.answer(asked)] == asked
    assert LINKER.answer([]) == []


def test_there_are_as_many_candidates_as_wanted() -> None:
    (answer,) = LINKER.answer([QUERIES[2]], top=2)
    assert len(answer.candidates) == 2
    assert answer.candidates == LINKER.answer([QUERIES[2]])[0].candidates[:2]


@given(st.permutations(QUERIES))
def test_the_order_of_queries_changes_no_answer(queries: list[Query]) -> None:
    wanted = {answer.query: answer for answer in LINKER.answer(QUERIES)}
    assert {answer.query: answer for answer in LINKER.answer(queries)} == wanted


@pytest.mark.parametrize("query", [query for query in QUERIES if query.kind != "role"])
def test_company_changes_no_answer_about_a_skill(query: Query) -> None:
    (alone,) = Linker(taxonomy()).answer([query])
    assert alone == next(answer for answer in LINKER.answer(QUERIES) if answer.query == query)


def test_the_order_of_concepts_changes_no_answer() -> None:
    turned = Linker(Taxonomy(ORIGIN, taxonomy().concepts[::-1]))
    assert turned.answer(QUERIES) == LINKER.answer(QUERIES)


def test_two_processes_give_the_same_bytes() -> None:
    script = "from tests.link.test_linker import LINKER, QUERIES; print(LINKER.answer(QUERIES))"
    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert told == {f"{LINKER.answer(QUERIES)}\n"}


CUTTING = (
    skill("cut-hair", "memotong rambut"),
    skill("cut-metal", "memotong logam"),
    skill("cut-trees", "memotong pohon"),
    concept("hairdresser", "occupation", "penata rambut", isco="5141", essential=(iri("cut-hair"),)),
    concept("cutter", "occupation", "tukang potong besi", isco="7213", essential=(iri("cut-metal"),)),
    concept("gardener", "occupation", "tukang kebun", isco="6113", essential=(iri("cut-trees"),)),
)


@pytest.mark.parametrize(
    ("role", "meant"),
    [("penata rambut", "cut-hair"), ("tukang potong besi", "cut-metal"), ("tukang kebun", "cut-trees")],
)
def test_the_role_settles_what_an_ambiguous_word_means(role: str, meant: str) -> None:
    """ "memotong" alone is the same to all three."""
    linker = Linker(taxonomy(*CUTTING))
    said, bare = linker.answer([Query("memotong", "responsibility", role=role), Query("memotong", "responsibility")])
    assert best(said) == iri(meant)
    assert said.candidates[0].score > said.candidates[1].score
    assert "context" in {reason.name for reason in said.candidates[0].reasons}
    assert "context" not in {reason.name for reason in bare.candidates[0].reasons}


def test_a_skill_of_other_trades_is_foreign_to_a_role() -> None:
    linker = Linker(taxonomy(*CUTTING))
    bare = Query("memotong", "responsibility")
    told = replace(bare, role="penata rambut")
    found = linker.weigh([bare, told])
    concepts = linker.indices["skill"].concepts
    foreign = {
        concepts[p].iri: float(v) for p, v in zip(found[told].places, found[told].values["foreign"], strict=True)
    }
    assert foreign[iri("cut-hair")] < 0.5 < foreign[iri("cut-metal")]
    assert not found[bare].values["foreign"].any()


def test_what_a_role_does_settles_an_ambiguous_name() -> None:
    """Two occupations have the name; what is asked together with it votes."""
    twins = (
        skill("cut", "memotong rambut"),
        skill("drive", "mengemudikan truk"),
        concept("a", "occupation", "operator", essential=(iri("drive"),)),
        concept("b", "occupation", "operator", essential=(iri("cut"),)),
    )
    role = Query("operator", "role")
    linker = Linker(taxonomy(*twins))
    assert best(linker.answer([role])[0]) == iri("a")
    assert best(linker.answer([role, Query("memotong rambut", "responsibility", role="operator")])[0]) == iri("b")
    assert best(linker.answer([role, Query("memotong rambut", "responsibility", role="another")])[0]) == iri("a")
    assert best(linker.answer([role])[0]) == iri("a")  # nothing of it is left over


def test_a_role_has_no_sentence_of_its_own() -> None:
    role = Query("kasir", "role")
    one, other = LINKER.answer([role, replace(role, sentence="Kasir menjahit pakaian.")])
    assert one.candidates == other.candidates


def test_what_no_taxonomy_has_is_not_linked_and_says_why() -> None:
    age, plain = LINKER.answer([Query("usia maks. 30 tahun", "skill"), Query("teliti", "skill")])
    assert (age.linked, age.why_not) == (False, "age")
    assert (plain.linked, plain.why_not) == (True, "")


def test_only_what_is_likely_enough_is_linked() -> None:
    for answer in LINKER.answer(QUERIES):
        if answer.why_not in ("", "below the threshold"):
            assert answer.linked == (answer.candidates[0].score >= answer.threshold)


def test_search_is_an_answer_without_a_role() -> None:
    assert [one.concept for one in LINKER.search("juru las", "role", 1)] == [WELDER.iri]
    assert LINKER.search("teliti", "skill") == list(LINKER.answer([Query("teliti", "skill")])[0].candidates)


PLAIN = Concept(iri("plain"), "concept", (Label("menjahit", "id"),))
ASKED = (Query("penjahit", "role"), Query("menjahit", "skill", role="penjahit", sentence="Penjahit menjahit."))


@pytest.mark.parametrize(
    ("concepts", "candidates"),
    [
        ((), (0, 0)),
        ((SEW,), (0, 1)),
        ((CASHIER,), (1, 0)),
        ((PLAIN,), (1, 1)),
        ((GERMAN,), (0, 1)),
        ((Concept(iri("unnamed"), "skill"), SEW), (0, 2)),
        ((TAILOR, SEW), (1, 1)),
    ],
)
def test_small_taxonomies_are_no_trouble(concepts: tuple[Concept, ...], candidates: tuple[int, int]) -> None:
    answers = Linker(Taxonomy(ORIGIN, concepts)).answer(ASKED)
    assert tuple(len(answer.candidates) for answer in answers) == candidates
    for answer in answers:
        assert answer.candidates or (answer.linked, answer.why_not) == (False, "nothing like it")


def test_labels_without_a_language_are_read_in_both() -> None:
    sewing = Concept(iri("sew"), "skill", (Label("sewing clothes", ""),))
    (answer,) = Linker(taxonomy(sewing, WELD)).answer([Query("sewing clothes", "skill")])
    assert (best(answer), answer.candidates[0].predicate) == (sewing.iri, "skos:exactMatch")


@given(st.text(), st.sampled_from(["role", "skill", "responsibility"]), st.text(max_size=5), st.text(max_size=20))
def test_any_label_has_an_answer(label: str, kind: str, lang: str, said: str) -> None:
    (answer,) = LINKER.answer([Query(label, kind, lang, said, said)])  # type: ignore[arg-type]
    assert answer.linked == (not answer.why_not)
    assert all(0 <= one.score <= 1 for one in answer.candidates)
