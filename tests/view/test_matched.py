"""rolegraph.view.matched: links to taxonomies in the network, on the page and in the picture of links."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import networkx as nx
import pytest
from playwright.sync_api import expect
from pyoxigraph import Literal, NamedNode, Quad

from rolegraph.graph import RoleGraph
from rolegraph.rdf.namespaces import SKOS
from rolegraph.statement import Reading
from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.view.network import network
from rolegraph.view.opening import opening
from rolegraph.view.page import write_page
from rolegraph.view.scope import around_roles
from tests.browsing import Open, browser, visit
from tests.view.conftest import fill
from tests.view.test_network import find

__all__ = ["browser", "visit"]  # fixtures of the network's page

CONCEPTS = "https://example.org/esco/"
LABELS = {
    "lead": ("memimpin tim", "lead a team"),
    "manage": ("mengelola orang", "managing people"),
    "skills": ("keterampilan", "skills"),
    "sew": ("menjahit kain", "sew fabrics"),
}
GRAPH = NamedNode("https://example.org/taxonomy")


def concept(name: str) -> NamedNode:
    return NamedNode(f"{CONCEPTS}{name}")


@pytest.fixture(scope="module")
def linked(readings: list[Reading]) -> Iterator[OxigraphStore]:
    """The ordinary roles; two of their skills linked, with a hierarchy that runs in a circle at its top."""
    with OxigraphStore.memory() as store:
        graph = network(fill(store, readings))
        skill, sewing = (NamedNode(find(graph, "skill", text)) for text in ("kepemimpinan", "mesin jahit"))
        quads = [
            Quad(skill, SKOS.exactMatch, concept("lead"), GRAPH),
            Quad(sewing, SKOS.broadMatch, concept("sew"), GRAPH),
            Quad(sewing, SKOS.closeMatch, concept("unnamed"), GRAPH),
            Quad(concept("lead"), SKOS.broader, concept("manage"), GRAPH),
            Quad(concept("manage"), SKOS.broader, concept("skills"), GRAPH),
            Quad(concept("skills"), SKOS.broader, concept("manage"), GRAPH),
            Quad(concept("sew"), SKOS.broader, concept("skills"), GRAPH),
            Quad(concept("unlinked"), SKOS.broader, concept("skills"), GRAPH),
        ]
        for name, texts in LABELS.items():
            for lang, text in zip(("id", "en", "lv"), (*texts, f"{name} lv"), strict=True):
                quads.append(Quad(concept(name), SKOS.prefLabel, Literal(text, language=lang), GRAPH))
        store.replace_graph(GRAPH.value, quads)
        yield store


def test_linked_concepts_and_all_above_them_are_nodes(linked: OxigraphStore) -> None:
    graph = network(linked)
    concepts = {node for node, kind in graph.nodes(data="kind") if kind == "concept"}
    assert concepts == {f"{CONCEPTS}{name}" for name in (*LABELS, "unnamed")}
    keys = {key for _, end, key in graph.edges(keys=True) if end in concepts}
    assert keys == {"exactMatch", "broadMatch", "closeMatch", "broader"}


def test_labels_are_those_of_languages_that_are_spoken_here(linked: OxigraphStore) -> None:
    graph = network(linked)
    assert graph.nodes[f"{CONCEPTS}lead"]["labels"] == (("en", "lead a team"), ("id", "memimpin tim"))
    assert graph.nodes[f"{CONCEPTS}unnamed"]["labels"] == (("", "unnamed"),)


def test_the_picture_of_the_texts_stays_as_it_is(linked: OxigraphStore, store: OxigraphStore) -> None:
    assert opening(network(linked)).positions == opening(network(store)).positions


def test_a_role_brings_the_concepts_of_its_skills(linked: OxigraphStore) -> None:
    part = around_roles(network(linked), ["Penjahit 🧵 Butik"])
    concepts = {node.removeprefix(CONCEPTS) for node, kind in part.nodes(data="kind") if kind == "concept"}
    assert {"sew", "skills", "manage", "unnamed"} <= concepts


def test_a_store_without_links_has_no_concepts(
    readings: list[Reading], make_store: Callable[[list[Reading]], OxigraphStore]
) -> None:
    graph: nx.MultiDiGraph = network(make_store(readings[:1]))
    assert "concept" not in {kind for _, kind in graph.nodes(data="kind")}


@pytest.mark.browser
def test_the_picture_of_links_has_ours_theirs_and_the_hierarchy_from_left_to_right(
    visit: Open, linked: OxigraphStore, tmp_path: Path
) -> None:
    write_page(RoleGraph(linked), tmp_path / "page.html", view="links", languages=["en"])
    page = visit(tmp_path / "page.html")
    nodes = {one["id"]: one["iri"].removeprefix(CONCEPTS) for one in page.evaluate("rolegraph.nodes()")}
    across = {nodes[one["id"]]: one["x"] for one in page.evaluate("rolegraph.drawn()")}
    assert len(across) == 7
    ours = {x for name, x in across.items() if name not in (*LABELS, "unnamed")}
    assert ours == {0}
    assert 0 < across["sew"] == across["lead"] == across["unnamed"] < across["manage"]
    expect(page.locator("#banner")).to_contain_text("2 of 2 that are linked; 5 concepts")
    told = page.evaluate("rolegraph.svg()")
    assert "lead a team" in told
    page.get_by_role("button", name="ID", exact=True).click()
    assert "memimpin tim" in page.evaluate("rolegraph.svg()")
    page.get_by_label("Lihat", exact=True).select_option("all")
    expect(page.locator("#banner")).to_have_text("5 konsep taksonomi tidak digambar di sini: pilih Tautan taksonomi.")
