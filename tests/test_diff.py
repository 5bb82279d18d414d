"""rolegraph.diff and rolegraph.changes: what two graphs say differently."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import NamedNode

from rolegraph.changes import Aspect, Kind, name_of
from rolegraph.diff import GAINED, LOST, Diff, diff, graphs
from rolegraph.rdf.namespaces import PROV, RDF, RG
from rolegraph.rdf.quads import document_graph, document_quads
from rolegraph.statement import Reading, Relation
from rolegraph.store.oxigraph import OxigraphStore
from tests.readings import cashier
from tests.stores import ACCOUNTANT, AUDITOR, GUARD, changed, filled, reworded, without

Line = tuple[str, str, str, str | None]


def between(old: list[Reading], new: list[Reading], *ignore: Aspect) -> Diff:
    with filled(*old) as before, filled(*new) as after:
        return diff(before, after, ignore=ignore)


def lines(found: Diff) -> list[Line]:
    """The changes as (kind, relation, label, label before)."""
    return [
        (one.kind.value, one.told.relation.value, one.told.label, one.old.label if one.old and one.new else None)
        for one in found.changes
    ]


def test_a_graph_does_not_differ_from_itself() -> None:
    found = between([ACCOUNTANT, GUARD], [GUARD, ACCOUNTANT])
    assert not found
    assert found.changes == ()
    assert found.unchanged == len(ACCOUNTANT.statements) + len(GUARD.statements)


def test_lost_and_gained_are_the_two_sides_of_one_change() -> None:
    less = without(ACCOUNTANT, "membayar pajak", "teliti")
    lost = [("lost", "has_responsibility", "membayar pajak", None), ("lost", "requires_skill", "teliti", None)]
    assert lines(between([ACCOUNTANT], [less])) == lost
    assert lines(between([less], [ACCOUNTANT])) == [("gained", *rest) for _, *rest in lost]


def test_other_words_for_the_same_thing_are_reworded() -> None:
    found = between([AUDITOR], [reworded(AUDITOR, "analisis yang baik", "analisis")])
    assert lines(found) == [("reworded", "requires_skill", "analisis", "analisis yang baik")]


def test_a_label_that_holds_all_words_of_another_at_the_same_place_is_reworded() -> None:
    found = between([AUDITOR], [reworded(AUDITOR, "memeriksa laporan keuangan", "memeriksa laporan")])
    assert lines(found) == [
        ("reworded", "has_responsibility", "memeriksa laporan", "memeriksa laporan keuangan"),
    ]


def test_a_label_with_other_words_is_another_statement() -> None:
    found = between([AUDITOR], [reworded(AUDITOR, "direksi", "komisaris")])
    assert sorted(lines(found)) == [
        ("gained", "collaborates_with", "komisaris", None),
        ("lost", "collaborates_with", "direksi", None),
    ]


def test_a_role_of_another_name_is_another_role() -> None:
    found = between([AUDITOR], [reworded(AUDITOR, "Auditor", "Auditor Luar")])
    assert sorted(lines(found)) == [("gained", "role", "Auditor Luar", None), ("lost", "role", "Auditor", None)]


@pytest.mark.parametrize(
    ("evidence", "aspect"),
    [
        ({"rule": "test/other"}, Aspect.RULE),
        ({"confidence": 0.5}, Aspect.CONFIDENCE),
        ({"sentence": "Satpam harus teliti dan berani"}, Aspect.SENTENCE),
    ],
)
def test_the_same_words_on_other_evidence(evidence: dict[str, object], aspect: Aspect) -> None:
    other = changed(GUARD, "berani", **evidence)
    found = between([GUARD], [other])
    assert [(change.kind, change.aspects) for change in found.changes] == [(Kind.RE_EVIDENCED, (aspect,))]
    assert not between([GUARD], [other], aspect)


def test_a_text_that_moved_is_the_same_but_for_its_places() -> None:
    moved = cashier()
    text = f"Kata pengantar.\n{moved.document.text}"
    moved = cashier(replace(moved.document, text=text))
    found = between([cashier()], [moved])
    assert {(change.kind, change.aspects) for change in found.changes} == {(Kind.RE_EVIDENCED, (Aspect.PLACE,))}
    assert not between([cashier()], [moved], Aspect.PLACE)
    assert found.unchanged == 0


def test_two_places_that_say_the_same_lose_one() -> None:
    twice = ACCOUNTANT.statements[1]
    other = replace(twice, evidence=replace(twice.evidence, start=0, end=30))
    double = replace(ACCOUNTANT, statements=(*ACCOUNTANT.statements, other))
    found = between([double], [ACCOUNTANT])
    assert [(change.kind, change.told.start) for change in found.changes] == [(Kind.LOST, 0)]


def test_documents_that_one_graph_alone_has() -> None:
    empty = replace(GUARD, statements=())
    found = between([ACCOUNTANT], [ACCOUNTANT, empty])
    assert (found.documents_lost, found.documents_gained, found.changes) == ((), ("satpam",), ())
    assert found
    found = between([ACCOUNTANT, AUDITOR], [ACCOUNTANT])
    assert found.documents_lost == ("auditor",)
    assert {change.kind for change in found.changes} == {Kind.LOST}


def test_counts_are_by_document_and_relation() -> None:
    found = between([ACCOUNTANT, GUARD], [without(ACCOUNTANT, "membayar pajak"), changed(GUARD, "berani", rule="x/y")])
    assert {pair: {kind.value: n for kind, n in each.items() if n} for pair, each in found.counts().items()} == {
        ("akuntan", "has_responsibility"): {"lost": 1},
        ("satpam", "requires_skill"): {"re-evidenced": 1},
    }


def test_stores_of_two_bases_say_the_same() -> None:
    with filled(cashier()) as one, OxigraphStore.memory() as other:
        base = "https://example.org/x#"
        other.replace_graph(document_graph("kasir", base), document_quads(cashier(), base=base))
        assert not diff(one, other)


def test_a_new_version_alone_is_told_and_is_no_change() -> None:
    quads = document_quads(GUARD)
    newer = [
        type(quad)(quad.subject, quad.predicate, type(quad.object)("rolegraph 9.9"), quad.graph_name)
        if "/agent/" in str(quad.subject) and "label" in str(quad.predicate)
        else quad
        for quad in quads
    ]
    with filled(GUARD) as old, OxigraphStore.memory() as new:
        new.replace_graph(document_graph("satpam"), newer)
        found = diff(old, new)
    assert not found
    assert found.versions[0] != found.versions[1] == (f"rolegraph 9.9, language data {found.versions[0][0][-11:]}",)


def test_the_two_graphs_hold_each_side_whole() -> None:
    found = between([ACCOUNTANT], [reworded(without(ACCOUNTANT, "membayar pajak"), "analisis", "kemampuan analisis")])
    lost, gained = graphs(found)
    assert {quad.graph_name.value for quad in lost} == {LOST}
    assert {quad.graph_name.value for quad in gained} == {GAINED}
    kinds = [quad for quad in lost if quad.predicate == RDF.type and quad.object == RG.Statement]
    assert len(kinds) == 2
    (revision,) = [quad for quad in gained if quad.predicate == PROV.wasRevisionOf]
    assert isinstance(revision.object, NamedNode)
    assert revision.object in {quad.subject for quad in lost}
    before = {quad.triple for quad in document_quads(ACCOUNTANT)}
    assert {quad.triple for quad in lost} <= before


def test_a_name_without_its_base() -> None:
    assert name_of("https://example.org/x#skill/a-1") == name_of("https://example.org/id/skill/a-1") == "skill/a-1"
    assert name_of("urn:x") == "urn:x"


def test_relations_are_never_mixed() -> None:
    other = replace(
        GUARD,
        statements=tuple(
            replace(one, relation=Relation.UNSUITED_TRAIT) if one.label == "berani" else one for one in GUARD.statements
        ),
    )
    assert sorted(lines(between([GUARD], [other]))) == [
        ("gained", "unsuited_trait", "berani", None),
        ("lost", "requires_skill", "berani", None),
    ]
