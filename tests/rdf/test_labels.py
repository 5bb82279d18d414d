"""Which wording is the preferred one, whatever the order of the texts."""

from __future__ import annotations

from itertools import permutations

from pyoxigraph import Literal, NamedNode, Quad

from rolegraph.rdf.labels import label_quads, labels_graph
from rolegraph.rdf.namespaces import RDFS, RG, SKOS
from rolegraph.rdf.quads import document_quads
from tests.readings import cashier

BASE = "https://example.org/"
THING = NamedNode(f"{BASE}skill/x")


def wordings(*told: str, lang: str = "id") -> list[Quad]:
    """Each wording in the graph of a document of its own."""
    return [
        Quad(THING, RDFS.label, Literal(word, language=lang), NamedNode(f"{BASE}document/{place}"))
        for place, word in enumerate(told)
    ]


def preferred(quads: list[Quad]) -> list[str]:
    return [quad.object.value for quad in label_quads(quads, base=BASE) if quad.predicate == SKOS.prefLabel]


def test_the_most_frequent_wording_is_preferred() -> None:
    assert preferred(wordings("analisis yang baik", "analisis yang baik", "analisis")) == ["analisis yang baik"]


def test_among_equals_the_shortest_then_the_first_by_code_points() -> None:
    assert preferred(wordings("analisis data", "analisis")) == ["analisis"]
    assert preferred(wordings("data", "Data")) == ["Data"]


def test_the_order_of_the_texts_does_not_matter() -> None:
    quads = wordings("b", "a", "c", "a", "b")
    assert len({tuple(label_quads(list(order), base=BASE)) for order in permutations(quads)}) == 1


def test_each_language_has_its_own_and_no_label_is_both() -> None:
    quads = label_quads([*wordings("satu", "dua"), *wordings("one", lang="en")], base=BASE)
    found = {(quad.predicate, quad.object.value, quad.object.language) for quad in quads}
    assert found == {
        (SKOS.prefLabel, "dua", "id"),
        (SKOS.altLabel, "satu", "id"),
        (SKOS.prefLabel, "one", "en"),
    }


def test_what_the_labels_graph_held_does_not_count() -> None:
    quads = wordings("satu", "dua")
    old = [Quad(THING, RDFS.label, Literal("tua", language="id"), NamedNode(labels_graph(BASE)))]
    assert label_quads([*old, *quads], base=BASE) == label_quads(quads, base=BASE)
    assert label_quads([*label_quads(quads, base=BASE), *quads], base=BASE) == label_quads(quads, base=BASE)


def test_a_label_without_language_is_no_wording() -> None:
    graph = NamedNode(f"{BASE}document/x")
    assert label_quads([Quad(THING, RDFS.label, Literal("x"), graph)], base=BASE) == []


def test_every_thing_of_a_document_gets_one() -> None:
    quads = document_quads(cashier(), base=BASE)
    labelled = {quad.subject for quad in label_quads(quads, base=BASE)}
    things = {quad.object for quad in quads if quad.predicate in (RG.does, RG.hasContrast, RG.lacks, RG.describes)}
    assert things <= labelled
