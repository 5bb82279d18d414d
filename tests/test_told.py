"""rolegraph.told: statements, texts, versions and labels out of a store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from rolegraph.errors import InputError
from rolegraph.rdf.namespaces import RG
from rolegraph.rdf.quads import document_graph, document_quads
from rolegraph.statement import Relation
from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.told import labels, parents, statements, texts, texts_of, versions
from tests.readings import cashier
from tests.stores import ACCOUNTANT, GUARD, filled


@pytest.fixture(scope="module")
def store() -> Iterator[OxigraphStore]:
    with filled() as memory:
        yield memory


def test_every_statement_comes_back_with_its_place(store: OxigraphStore) -> None:
    told = statements(store, document=document_graph("akuntan"))
    assert sorted((one.label, one.relation, one.start, one.end, one.rule) for one in told) == sorted(
        (one.label, one.relation, one.evidence.start, one.evidence.end, one.evidence.rule)
        for one in ACCOUNTANT.statements
    )
    for one in told:
        start, end = one.span
        assert one.sentence[start:end] == ACCOUNTANT.document.text[one.start : one.end]


def test_a_span_outside_its_sentence_is_held_inside(store: OxigraphStore) -> None:
    one = statements(store)[0]
    assert replace(one, start=10**6, end=10**7).span == (len(one.sentence), len(one.sentence))
    assert replace(one, start=-5, end=-1).span == (0, 0)


def test_each_part_of_a_statement_can_be_asked_for(store: OxigraphStore) -> None:
    one = next(told for told in statements(store) if told.relation is Relation.HAS_RESPONSIBILITY)
    assert statements(store, statement=one.iri) == [one]
    assert one in statements(store, subject=one.subject)
    assert statements(store, subject=one.subject, object=one.object) == [one]
    assert one in statements(store, predicate=one.predicate)
    assert {each.predicate for each in statements(store, predicate=one.predicate)} == {one.predicate}
    assert statements(store, statement="https://example.org/none") == []


def test_the_texts_of_a_role_are_those_that_describe_it(store: OxigraphStore) -> None:
    by_name = {text.name: text for text in texts(store).values()}
    assert sorted(by_name) == ["akuntan", "auditor", "satpam"]
    auditor = by_name["auditor"]
    assert (auditor.title, auditor.lang, auditor.source) == ("Profil Auditor", "id", "test")
    assert texts_of(store, auditor.role or "") == [auditor.iri]
    assert texts(store, document=auditor.iri) == {auditor.iri: auditor}


def test_a_version_is_software_and_language_data(store: OxigraphStore) -> None:
    (version,) = versions(store).values()
    assert version.software.startswith("rolegraph ")
    assert version.data.startswith("id ")
    assert str(version) == f"{version.software}, language data {version.data}"


def test_a_run_that_many_graphs_describe_is_found_in_one_step() -> None:
    """A triple in sixty graphs is seen sixty times: a join of five would be seen 777 million times."""
    twins = [replace(GUARD, document=replace(GUARD.document, id=f"satpam-{number}")) for number in range(60)]
    with filled(*twins) as store:
        assert len(versions(store)) == 1
        assert len(statements(store)) == 60 * len(GUARD.statements)


def test_a_correction_belongs_to_its_misconception() -> None:
    with filled(cashier()) as store:
        by_iri = {one.iri: one for one in statements(store)}
        pairs = {(by_iri[low].label, by_iri[up].label) for low, above in parents(store).items() for up in above}
    assert ("menghitung uang", "kasir hanya duduk") in pairs


def test_labels_are_in_the_language_asked_for_or_in_another_one(store: OxigraphStore) -> None:
    role = next(text.role for text in texts(store).values() if text.name == "akuntan")
    assert role is not None
    assert labels(store, "en", thing=role) == labels(store, "id", thing=role) == {role: "Akuntan"}
    assert {"teliti", "auditor luar", "Auditor"} <= set(labels(store, "id", around=role).values())


def test_a_statement_that_makes_no_sense_is_named() -> None:
    quads = document_quads(ACCOUNTANT)
    broken = [
        Quad(quad.subject, quad.predicate, Literal("has_hobby"), quad.graph_name)
        if quad.predicate == RG.relation
        else quad
        for quad in quads
    ]
    with OxigraphStore.memory() as store:
        store.replace_graph(document_graph("akuntan"), broken)
        with pytest.raises(InputError, match=r"the statement .*/statement/akuntan-.* cannot be read: 'has_hobby'"):
            statements(store)
        assert statements(store, statement=NamedNode("https://example.org/none").value) == []
