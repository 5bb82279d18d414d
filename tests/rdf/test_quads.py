"""What a reading becomes: a graph compared with one checked by hand, and what hostile or odd readings become."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import Dataset
from rdflib.compare import isomorphic

from rolegraph.document import Document
from rolegraph.errors import InputError, UsageError
from rolegraph.rdf.namespaces import DCTERMS, OA, PREFIXES, PROV, RDF, RDFS, RG
from rolegraph.rdf.quads import document_graph, document_quads, statement_iri
from rolegraph.rdf.serialize import write
from rolegraph.statement import Reading, Relation
from tests.readings import HOSTILE, TEXT, cashier, one_statement

BASE = "https://example.org/"
GOLDEN = Path(__file__).parent / "golden" / "kasir.trig"


def values(quads: list[Quad], predicate: NamedNode, subject: str | None = None) -> list[str]:
    return [
        quad.object.value for quad in quads if quad.predicate == predicate and subject in (None, quad.subject.value)
    ]


@pytest.mark.usefixtures("still_versions")
def test_a_reading_becomes_the_graph_checked_by_hand(tmp_path: Path) -> None:
    write(document_quads(cashier(), base=BASE), tmp_path / "kasir.trig")
    made, golden = Dataset(), Dataset()
    made.parse(tmp_path / "kasir.trig")
    golden.parse(GOLDEN)
    name = document_graph("kasir", BASE)
    assert {str(graph.identifier) for graph in made.graphs() if len(graph)} == {name}
    assert isomorphic(made.graph(name), golden.graph(name))


def test_no_node_is_blank_and_all_stands_in_the_graph_of_the_document() -> None:
    quads = document_quads(cashier())
    assert all(isinstance(quad.subject, NamedNode) for quad in quads)
    assert all(isinstance(quad.object, NamedNode | Literal) for quad in quads)
    assert {quad.graph_name.value for quad in quads} == {document_graph("kasir")}


def test_quads_are_sorted_and_none_comes_twice() -> None:
    quads = document_quads(cashier())
    assert quads == sorted(set(quads), key=str)


def test_the_order_of_statements_does_not_matter() -> None:
    reading = cashier()
    turned = replace(reading, statements=reading.statements[::-1])
    assert document_quads(turned) == document_quads(reading)


def test_each_statement_leads_back_to_its_characters() -> None:
    reading = cashier()
    quads = document_quads(reading, base=BASE)
    for statement in reading.statements:
        node = statement_iri(statement, "kasir", BASE)
        (target,) = values(quads, OA.hasTarget, node)
        position, quote = sorted(values(quads, OA.hasSelector, target))
        (start,), (end,) = values(quads, OA.start, position), values(quads, OA.end, position)
        assert values(quads, OA.exact, quote) == [TEXT[int(start) : int(end)]]
        assert values(quads, PROV.wasDerivedFrom, node) == [document_graph("kasir", BASE)]


def test_a_statement_with_the_same_content_is_written_once() -> None:
    reading = cashier()
    again = replace(reading.statements[1], evidence=replace(reading.statements[1].evidence, rule="other/rule"))
    quads = document_quads(replace(reading, statements=(*reading.statements, again)), base=BASE)
    assert values(quads, RG.rule, statement_iri(again, "kasir", BASE)) == ["test/hand"]


def test_a_claim_is_never_what_a_role_does() -> None:
    quads = document_quads(cashier(), base=BASE)
    does = " ".join(values(quads, RG.does))
    assert "/misconception/" not in does
    assert "/expectation/" not in does
    assert len(values(quads, RG.does)) == 5


def test_a_focus_is_told_of_the_role_that_it_speaks_of() -> None:
    quads = document_quads(cashier(), base=BASE)
    told = {quad.subject.value: quad.object.value for quad in quads if quad.predicate == RG.focusesOn}
    assert {subject.split("/")[-1].split("-")[0] for subject in told} == {"kasir", "pramuniaga"}


def test_the_same_item_on_two_sides_of_a_contrast_is_two_foci() -> None:
    reading = cashier()
    other = next(s for s in reading.statements if s.relation is Relation.CONTRASTED_WITH)
    both = tuple(replace(s, label="melayani orang") for s in reading.statements if s.relation is Relation.FOCUS)
    quads = document_quads(replace(reading, statements=(reading.statements[0], other, *both)))
    assert len(set(values(quads, RG.focusesOn))) == 2


def test_a_document_without_a_role_is_still_described() -> None:
    quads = document_quads(Reading(Document("kosong", "Tidak ada.", "id", "kosong.txt"), ()), base=BASE)
    node = document_graph("kosong", BASE)
    assert values(quads, DCTERMS.identifier, node) == ["kosong"]
    assert values(quads, RG.statementCount, node) == ["0"]
    assert values(quads, RG.describes) == []
    assert values(quads, DCTERMS.term("title")) == []


def test_a_goal_may_serve_a_party_and_several_things() -> None:
    reading = cashier()
    role, duty, goal, party, *_ = reading.statements
    quads = document_quads(replace(reading, statements=(role, duty, party, replace(goal, parents=(duty, party)))))
    assert sorted(value.split("/")[-2] for value in values(quads, RG.goalOf)) == ["party", "responsibility"]


def test_a_parent_that_does_not_fit_is_kept_as_parent_and_ties_nothing() -> None:
    reading = cashier()
    role, duty, *_ = reading.statements
    correction = next(s for s in reading.statements if s.relation is Relation.CORRECTION)
    quads = document_quads(replace(reading, statements=(role, duty, replace(correction, parents=(duty,)))))
    assert values(quads, RG.correctedBy) == []
    assert len(values(quads, RG.partOf)) == 1


def test_two_texts_share_what_they_name_alike() -> None:
    one = one_statement("kemampuan analisis yang baik")
    other = replace(one_statement("Analisis"), document=replace(one_statement("Analisis").document, id="dua"))
    assert values(document_quads(one), RG.requiresSkill) == values(document_quads(other), RG.requiresSkill)


@pytest.mark.parametrize("label", HOSTILE)
@pytest.mark.parametrize("lang", ["id", "en", "ar", "zh-Hant"])
def test_hostile_words_come_through_as_they_are(label: str, lang: str) -> None:
    quads = document_quads(one_statement(label, lang=lang), base=BASE)
    skill = values(quads, RG.requiresSkill)[0]
    assert values(quads, RDFS.label, skill) == [label]
    assert values(quads, RG.wording).count(label) == 1


@given(st.text(st.characters(codec=None), min_size=1), st.sampled_from([*Relation][1:]))
def test_any_words_give_quads(label: str, relation: Relation) -> None:
    reading = one_statement(label, relation=relation)
    assert document_quads(reading) == document_quads(reading)


@given(st.text(st.characters(codec=None), min_size=1))
def test_any_name_of_a_document_gives_a_graph_of_its_own(name: str) -> None:
    quads = document_quads(Reading(Document(name, "teks", "id", "x"), ()), base=BASE)
    assert {quad.graph_name.value for quad in quads} == {document_graph(name, BASE)}
    assert document_graph(name, BASE) != document_graph(name + "x", BASE)


def test_another_base_moves_every_minted_name() -> None:
    vocabulary = tuple(PREFIXES.values())
    for quad in document_quads(cashier(), base="https://contoh.id/peran#"):
        for term in (quad.subject, quad.object, quad.graph_name):
            if isinstance(term, NamedNode) and quad.predicate not in (RDF.type, RDF.predicate):
                assert term.value.startswith("https://contoh.id/peran#")
                assert not term.value.startswith(vocabulary)


def test_a_bad_base_and_a_bad_language_are_refused() -> None:
    with pytest.raises(UsageError, match="must end in / or #"):
        document_quads(cashier(), base="https://contoh.id")
    with pytest.raises(InputError, match="'bahasa indonesia' is no language tag"):
        document_quads(cashier(Document("kasir", TEXT, "bahasa indonesia", "x")))
