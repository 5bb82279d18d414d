"""rolegraph.view.network: nodes with kinds and labels, edges with what says so."""

from __future__ import annotations

import networkx as nx
import pytest

from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.view.network import network


@pytest.fixture(scope="module")
def graph(store: OxigraphStore) -> nx.MultiDiGraph:
    return network(store)


def find(graph: nx.MultiDiGraph, kind: str, text: str) -> str:
    (found,) = [
        node
        for node, data in graph.nodes(data=True)
        if data["kind"] == kind and text in {words for _, words in data["wordings"]}
    ]
    return found


def test_a_role_that_a_text_describes_differs_from_one_that_is_only_named(graph: nx.MultiDiGraph) -> None:
    assert find(graph, "role", "Kepala Gudang")
    assert find(graph, "named", "Staf Gudang")


def test_every_kind_is_there(graph: nx.MultiDiGraph) -> None:
    kinds = {kind for _, kind in graph.nodes(data="kind")}
    assert kinds == {
        "role", "named", "duty", "goal", "skill", "party", "trait", "misconception", "correction", "expectation",
        "reality", "contrast", "dimension", "focus",
    }  # fmt: skip


def test_a_thing_of_several_wordings_is_one_node_that_shows_the_preferred_one(graph: nx.MultiDiGraph) -> None:
    skill = find(graph, "skill", "kepemimpinan yang kuat")
    assert skill == find(graph, "skill", "kepemimpinan")
    assert graph.nodes[skill]["labels"] == (("id", "kepemimpinan"),)
    assert ("id", "kepemimpinan yang kuat") in graph.nodes[skill]["wordings"]
    assert graph.in_degree(skill) == 3  # two roles, and the trait that lacks it


def test_an_edge_carries_the_sentence_and_the_span_within_it(graph: nx.MultiDiGraph) -> None:
    role, party = find(graph, "role", "Kepala Gudang"), find(graph, "party", "departemen produksi")
    (said,) = graph.edges[role, party, "collaboratesWith"]["statements"]
    lang, sentence = said.sentence
    assert (lang, sentence[said.start : said.end]) == ("id", "departemen penjualan, produksi")
    assert said.wording == ("id", "departemen produksi")
    assert (said.rule, said.confidence) == ("test/collaborates_with", 0.9)
    assert graph.graph["sources"][said.document].title == "Profil Kepala Gudang"


def test_every_edge_of_these_texts_has_a_statement(graph: nx.MultiDiGraph) -> None:
    silent = [(start, end, key) for start, end, key, said in graph.edges(keys=True, data="statements") if not said]
    assert silent == []


def test_the_answer_to_a_claim_speaks_for_the_line_between_them(graph: nx.MultiDiGraph) -> None:
    claim, answer = find(graph, "misconception", "menjahit itu mudah"), find(graph, "correction", "membuat pola")
    (said,) = graph.edges[claim, answer, "correctedBy"]["statements"]
    assert said.wording == ("id", "membuat pola")


def test_an_answer_is_told_from_the_same_answer_to_another_claim(graph: nx.MultiDiGraph) -> None:
    claim = find(graph, "expectation", "pekerjaan yang tenang")  # of two roles
    one, other = find(graph, "reality", "mengejar tenggat"), find(graph, "reality", "lembur sebelum lebaran")
    (first,), (second,) = (graph.edges[claim, end, "metByReality"]["statements"] for end in (one, other))
    assert first.document != second.document


def test_what_a_chain_says_already_is_quiet(graph: nx.MultiDiGraph) -> None:
    quiet = {key for _, _, key, hushed in graph.edges(keys=True, data="quiet") if hushed}
    assert quiet == {"hasGoal", "hasCorrection", "hasReality", "contrastedWith", "differsIn", "focusesOn"}
    assert not any(hushed for _, _, key, hushed in graph.edges(keys=True, data="quiet") if key == "hasMisconception")


def test_a_store_without_preferred_labels_shows_wordings(store: OxigraphStore) -> None:
    with OxigraphStore.memory() as other:
        for name in store.graphs():
            if not name.endswith("/labels"):
                other.replace_graph(name, store.quads(name))
        labels = {text for _, data in network(other).nodes(data=True) for _, text in data["labels"]}
    assert {"Kepala Gudang", "menyusun jadwal"} <= labels


def test_offsets_outside_their_sentence_are_cut(store: OxigraphStore) -> None:
    for *_, data in network(store).edges(data=True):
        for said in data["statements"]:
            assert 0 <= said.start <= said.end <= len(said.sentence[1])
