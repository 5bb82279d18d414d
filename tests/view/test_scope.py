"""rolegraph.view.scope: a part of the network."""

from __future__ import annotations

from collections.abc import Callable

import networkx as nx
import pytest

from rolegraph.errors import UsageError
from rolegraph.graph import RoleGraph
from rolegraph.query.rows import Rows
from rolegraph.query.triples import Triples
from rolegraph.rdf.namespaces import PREFIXES
from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.view.network import network
from rolegraph.view.scope import around_roles, from_answer

Ask = Callable[[str], Rows | Triples]


@pytest.fixture(scope="module")
def graph(store: OxigraphStore) -> nx.MultiDiGraph:
    return network(store)


@pytest.fixture(scope="module")
def ask(store: OxigraphStore) -> Ask:
    return RoleGraph(store).query


def labels(graph: nx.MultiDiGraph, kind: str) -> set[str]:
    return {text for _, data in graph.nodes(data=True) if data["kind"] == kind for _, text in data["labels"]}


def test_a_role_brings_all_that_is_said_of_it(graph: nx.MultiDiGraph) -> None:
    part = around_roles(graph, ["Kepala Gudang"])
    assert labels(part, "duty") == {"mengelola stok barang", "mengawasi bongkar muat", "menyusun jadwal"}
    assert labels(part, "goal") == {"pengiriman tepat waktu"}
    assert labels(part, "focus") == {"merencanakan", "mencatat barang"}
    assert labels(part, "named") == {"Staf Gudang"}


def test_the_contrast_that_another_text_draws_comes_along_with_what_it_says_of_the_role(graph: nx.MultiDiGraph) -> None:
    part = around_roles(graph, ["Staf Gudang"])
    assert labels(part, "focus") == {"merencanakan", "mencatat barang"}
    assert labels(part, "role") == {"Kepala Gudang"}
    assert labels(part, "duty") == set()


def test_names_are_found_in_any_case_and_by_iri(graph: nx.MultiDiGraph) -> None:
    (iri,) = (node for node, data in graph.nodes(data=True) if data["labels"] == (("id", "Kepala Gudang"),))
    assert set(around_roles(graph, [" kepala  GUDANG"])) == set(around_roles(graph, [iri]))


def test_an_unknown_role_is_told_with_its_neighbours(graph: nx.MultiDiGraph) -> None:
    with pytest.raises(UsageError, match=r"no role is called 'kepala gudan' \(did you mean Kepala Gudang"):
        around_roles(graph, ["kepala gudan"])
    with pytest.raises(UsageError, match="the store holds no roles"):
        around_roles(nx.MultiDiGraph(), ["Kasir"])


def test_the_whole_is_left_as_it_was(graph: nx.MultiDiGraph) -> None:
    before = (graph.number_of_nodes(), graph.number_of_edges())
    part = around_roles(graph, ["Kepala Gudang"])
    part.clear()
    assert (graph.number_of_nodes(), graph.number_of_edges()) == before


def test_a_select_of_two_columns_gives_lines_that_keep_their_statements(graph: nx.MultiDiGraph, ask: Ask) -> None:
    part = from_answer(graph, ask("SELECT ?role ?skill { ?role rg:requiresSkill ?skill }"))
    assert labels(part, "skill") == labels(graph, "skill")
    assert all(key == "requiresSkill" and data["statements"] for _, _, key, data in part.edges(keys=True, data=True))


def test_a_select_of_what_is_no_relation_gives_lines_named_by_the_column(graph: nx.MultiDiGraph, ask: Ask) -> None:
    query = "SELECT ?role (COUNT(?skill) AS ?skills) { ?role rg:requiresSkill ?skill } GROUP BY ?role"
    part = from_answer(graph, ask(query))
    assert labels(part, "value") == {"3", "4"}
    assert {data["label"] for *_, data in part.edges(data=True)} == {"?skills"}


def test_a_construct_gives_its_triples(graph: nx.MultiDiGraph, ask: Ask) -> None:
    query = """CONSTRUCT { ?one <https://example.org/alike> ?other . ?one rg:requiresSkill ?skill .
                           ?new a rg:Skill ; rdfs:label "baru"@id . ?one <https://example.org/with> ?new }
               WHERE { ?one rg:requiresSkill ?skill . ?other rg:requiresSkill ?skill FILTER(str(?one) < str(?other))
                       BIND(<https://example.org/new> AS ?new) }"""
    part = from_answer(graph, ask(query))
    keys = {key for _, _, key in part.edges(keys=True)}
    assert keys == {"requiresSkill", "https://example.org/alike", "https://example.org/with"}
    assert part.nodes["https://example.org/new"]["kind"] == "skill"
    assert part.nodes["https://example.org/new"]["labels"] == (("id", "baru"),)
    assert "label" not in {name for _, _, name in part.edges(keys=True)}


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("ASK {}", "an ASK query gives nothing to draw"),
        ("SELECT ?a ?b ?c { ?a ?b ?c }", r"gives 3 columns \(\?a, \?b, \?c\)"),
        ("SELECT ?a ?b { ?a rg:noSuchThing ?b }", "found nothing to draw"),
        ("CONSTRUCT { ?a rg:x ?b } { ?a rg:noSuchThing ?b }", "found nothing to draw"),
    ],
)
def test_what_cannot_be_drawn_is_told(graph: nx.MultiDiGraph, ask: Ask, query: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        from_answer(graph, ask(query))


def test_rows_with_one_end_give_a_node_alone(graph: nx.MultiDiGraph, ask: Ask) -> None:
    part = from_answer(graph, ask("SELECT ?role ?none { ?role a rg:Role OPTIONAL { ?role rg:none ?none } }"))
    assert part.number_of_edges() == 0
    assert part.number_of_nodes() == len(labels(graph, "role") | labels(graph, "named"))


def test_names_of_other_vocabularies_are_short(graph: nx.MultiDiGraph, ask: Ask) -> None:
    part = from_answer(graph, ask("CONSTRUCT { ?role a skos:Concept ; skos:note ?role } { ?role a rg:Role }"))
    assert {key for _, _, key in part.edges(keys=True)} == {"skos:note"}
    assert "skos" in PREFIXES
