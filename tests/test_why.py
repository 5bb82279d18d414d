"""rolegraph.why: from a statement back to its characters."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from pyoxigraph import RdfFormat, parse

from rolegraph.errors import UsageError
from rolegraph.graph import RoleGraph
from rolegraph.store.oxigraph import OxigraphStore
from tests.readings import HOSTILE, cashier, one_statement
from tests.stores import ACCOUNTANT, filled


@pytest.fixture(scope="module")
def graph() -> Iterator[RoleGraph]:
    with RoleGraph(filled()) as found:
        yield found


def test_a_statement_leads_back_to_its_characters(graph: RoleGraph) -> None:
    (one,) = graph.why("Akuntan", "requires_skill", "analisis")
    start, end = one.told.span
    assert one.told.sentence == "Ia perlu teliti dan memiliki kemampuan analisis."
    assert one.told.sentence[start:end] == "analisis"
    assert ACCOUNTANT.document.text[one.told.start : one.told.end] == "analisis"
    assert (one.role, one.text.name, one.told.rule) == ("Akuntan", "akuntan", "test/requires_skill")
    assert one.version.software.startswith("rolegraph ")


def test_an_iri_gives_the_same_as_the_names(graph: RoleGraph) -> None:
    (one,) = graph.why("Akuntan", "requires_skill", "analisis")
    assert graph.why(one.told.iri) == graph.why(f"<{one.told.iri}>") == [one]
    assert graph.why(one.told.subject, one.told.predicate, one.told.object) == [one]


@pytest.mark.parametrize("label", ["analisis", "ANALISIS", "kemampuan analisis yang baik"])
def test_a_label_is_found_in_any_wording(graph: RoleGraph, label: str) -> None:
    assert [one.told.label for one in graph.why("auditor", "requires skill", label)] == ["analisis yang baik"]


def test_a_focus_is_found_from_both_roles_of_its_contrast(graph: RoleGraph) -> None:
    (here,) = graph.why("Akuntan", "focus", "memeriksa")
    (there,) = graph.why("Auditor", "focus", "memeriksa")
    assert here == there
    assert (here.role, here.about) == ("Akuntan", "Auditor")
    assert [upper.label for upper in here.part_of] == ["Auditor"]


def test_several_texts_that_say_the_same_are_all_shown() -> None:
    twin = cashier()
    twin = type(twin)(type(twin.document)("a-kasir", twin.document.text, "id", "a.txt"), twin.statements)
    with RoleGraph(filled(cashier(), twin)) as graph:
        found = graph.why("Kasir", "has_goal", "antrean lancar")
    assert [one.text.name for one in found] == ["a-kasir", "kasir"]
    assert found[0].part_of[0].label == "melayani pembeli"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("Akuntn", "focus", "x"), "there is no role 'Akuntn' in the store .did you mean Akuntan"),
        (("Akuntan", "focusing", "x"), "'focusing' is no relation"),
        (("Akuntan", "requires_skill", "analisa"), "no text says requires_skill 'analisa' .* .did you mean analisis"),
        (("Akuntan", "has_goal", "teliti"), "no text says has_goal 'teliti' .* .it is there as requires_skill"),
        (("Satpam", "has_goal", "aman"), "no text says has_goal 'aman' .* .it has has_responsibility, requires_skill"),
        (("Akuntan", "focus"), "a role needs a relation and a label"),
        (("Akuntan",), "'Akuntan' is no absolute IRI"),
        (("https://example.org/x",), "there is no statement https://example.org/x in the store .rolegraph why ROLE"),
    ],
)
def test_a_miss_is_told_what_is_near(graph: RoleGraph, words: tuple[str, ...], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        graph.why(*words)


def test_a_wrong_iri_is_told_the_nearest_of_its_text(graph: RoleGraph) -> None:
    (one,) = graph.why("Akuntan", "requires_skill", "analisis")
    with pytest.raises(UsageError, match=f"did you mean {one.told.iri.rpartition('/')[2]}"):
        graph.why(f"{one.told.iri}0")


def test_a_role_that_is_only_named_has_what_others_say_of_it(graph: RoleGraph) -> None:
    with RoleGraph(filled(cashier())) as other:
        assert [one.told.label for one in other.why("Pramuniaga", "focus", "menata barang")] == ["menata barang"]
        with pytest.raises(UsageError, match=r"no text says has_goal 'x' of 'Pramuniaga' .it has focus"):
            other.why("Pramuniaga", "has_goal", "x")


def test_links_and_all_else_are_values_of_json(graph: RoleGraph) -> None:
    (one,) = graph.why("Satpam", "requires_skill", "berani")
    trig = f"""@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
      <https://example.org/l> {{ <{one.told.object}> skos:closeMatch <https://example.org/c> .
      <https://example.org/m> <http://www.w3.org/2002/07/owl#annotatedSource> <{one.told.object}> ;
        <http://www.w3.org/2002/07/owl#annotatedTarget> <https://example.org/c> ;
        <https://w3id.org/sssom/confidence> 0.5 }}"""
    with filled() as store:
        store.replace_graph("https://example.org/l", list(parse(trig, format=RdfFormat.TRIG)))
        (linked,) = RoleGraph(store).why("Satpam", "requires_skill", "berani")
    told = json.loads(json.dumps(linked.as_dict()))
    assert told["links"] == [
        {
            "predicate": "skos:closeMatch",
            "concept": "https://example.org/c",
            "label": "",
            "reasons": [{"property": "confidence", "value": "0.5"}],
        }
    ]
    assert told["quote"] == told["sentence"][slice(*told["span"])] == "berani"


@pytest.mark.parametrize("label", HOSTILE)
def test_foreign_text_is_bound_and_never_pasted(label: str) -> None:
    with RoleGraph(filled(one_statement(label))) as graph:
        assert [one.told.label for one in graph.why("Kasir", "requires_skill", label)] == [label]


def test_an_empty_store_has_nothing_to_explain() -> None:
    with RoleGraph(OxigraphStore.memory()) as graph, pytest.raises(UsageError, match="rolegraph build fills a store"):
        graph.why("Akuntan", "focus", "x")
