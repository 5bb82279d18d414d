"""rolegraph.link.quads and apply: accepted links in a graph of their own, which all else leaves alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from rolegraph.build import build
from rolegraph.diff import diff
from rolegraph.document import Document
from rolegraph.errors import ShapeError, UsageError
from rolegraph.export.write import export
from rolegraph.graph import RoleGraph
from rolegraph.link.apply import apply, base_of, things
from rolegraph.link.author import Signature
from rolegraph.link.proposal import decided
from rolegraph.link.quads import mapping_quads, mappings_graph
from rolegraph.links import links
from rolegraph.mapping import Mapping
from rolegraph.query.lookup import find
from rolegraph.shapes import validate
from rolegraph.store.open import open_store
from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.store.protocol import Store
from rolegraph.view.page import write_page
from tests.conftest import read_lines
from tests.link.test_sssom import PROPOSED
from tests.stores import filled

ANI = Signature("Ani", "2026-03-01")
KASIR = Document("kasir", "Kasir\nrequires_skill: teliti", "id", "kasir.txt")


def accepted(store: Store, label: str = "teliti", **other: object) -> Mapping:
    thing = find(store, "skill", label).value
    return replace(decided(replace(PROPOSED, subject=thing, subject_label=label), "accepted", ANI), **other)


def test_a_link_is_there_with_all_that_its_mapping_says() -> None:
    with filled() as store:
        one = accepted(store)
        applied = apply(store, [one])
        assert (applied.links, applied.missing, applied.changed) == (1, (), True)
        (link,) = links(store, one.subject, "en")
    assert (link.predicate, link.concept, link.label) == ("skos:closeMatch", one.object, "attend to detail")
    assert {name: str(value) for name, value in link.reasons} == {
        "author_label": "Ani",
        "authoredOn": "2026-03-01",
        "comment": "proposed with 0.87: words-id 62 %, meaning 38 %",
        "mapping_justification": "https://w3id.org/semapv/vocab/ManualMappingCuration",
        "mapping_tool": "rolegraph",
        "mapping_tool_version": "0.1.0",
        "object_source": "http://data.europa.eu/esco/concept-scheme/skills",
        "object_source_version": "1.1",
    }


def test_links_keep_their_shape_and_a_bad_one_is_told() -> None:
    with filled() as store:
        one = accepted(store)
        assert validate(mapping_quads([one, replace(one, author="Ani, Budi", confidence=0.5)])) == []
        with pytest.raises(ShapeError, match="a link must be decided on one day"):
            apply(store, [replace(one, date="yesterday")])
        assert mappings_graph() not in store.graphs()


def test_applying_replaces_the_whole_graph_and_writes_nothing_twice() -> None:
    with filled() as store:
        one, other = accepted(store, confidence=1.0), accepted(store, "berani", confidence=0.871)
        assert apply(store, [one, other]).links == 2
        assert not apply(store, [other, one]).changed
        assert apply(store, [other]).changed
        assert links(store, one.subject, "id") == []
        apply(store, [])
        assert mappings_graph() not in store.graphs()


def test_things_that_are_gone_are_told_and_rejections_are_no_links() -> None:
    with filled() as store:
        one = accepted(store)
        gone, never = replace(one, subject=f"{one.subject}x"), replace(one, negated=True)
        applied = apply(store, [gone, never])
        assert (applied.links, applied.missing) == (0, (gone,))


def test_the_base_is_the_one_of_the_build() -> None:
    with OxigraphStore.memory() as store:
        build([KASIR], store, reader=read_lines, base="https://example.org/id/")
        assert base_of(store) == "https://example.org/id/"
        apply(store, [accepted(store)])
        assert "https://example.org/id/mappings" in store.graphs()
        build([KASIR], store, reader=read_lines)
        with pytest.raises(UsageError, match="the store has things under"):
            base_of(store)


@pytest.mark.parametrize("how", [{}, {"again": True}, {"prune": True}])
def test_a_rebuild_leaves_the_links(how: dict[str, bool]) -> None:
    with OxigraphStore.memory() as store:
        build([KASIR], store, reader=read_lines)
        one = accepted(store)
        apply(store, [one])
        before = set(store.quads())
        build([KASIR], store, reader=read_lines, **how)
        assert set(store.quads()) == before
        build([Document("satpam", "Satpam\nrequires_skill: berani", "id", "b.txt")], store, reader=read_lines, **how)
        assert {quad for quad in before if quad.graph_name == NamedNode(mappings_graph())} <= set(store.quads())
        if "prune" in how:
            assert apply(store, [one]).missing == (one,)
            assert one.subject not in things(store)


def test_named_queries_and_diff_answer_as_before() -> None:
    with filled() as bare, filled() as store:
        apply(store, [accepted(store)])
        assert not diff(bare, store)
        with RoleGraph(bare) as plain, RoleGraph(store) as linked:
            for name, query in plain.catalogue.items():
                if not any(one.required for one in query.parameters) and name != "outside-taxonomy":
                    assert len(linked.query(name)) == len(plain.query(name)), name
            assert len(linked.query("outside-taxonomy")) == len(plain.query("outside-taxonomy")) - 1


def test_an_export_has_the_links(tmp_path: Path) -> None:
    with filled() as store:
        one = accepted(store)
        apply(store, [one])
        export(store, tmp_path / "public")
    for name in ("edges.csv", "graph.nq", "graph.jsonld", "graph.graphml", "graph.gexf"):
        assert one.object in (tmp_path / "public" / name).read_text(), name


def test_a_page_can_be_drawn(tmp_path: Path) -> None:
    with filled() as store:
        apply(store, [accepted(store)])
        assert write_page(RoleGraph(store), tmp_path / "page.html").roles


def test_an_endpoint_takes_links_as_a_folder_does(oxigraph_url: str) -> None:
    with open_store(f"{oxigraph_url}/query") as store:
        for graph in store.graphs():
            store.replace_graph(graph, [])
        build([KASIR], store, reader=read_lines)
        one = accepted(store)
        assert apply(store, [one]).links == 1
        assert not apply(store, [one]).changed
        (link,) = links(store, one.subject, "id")
        assert ("author_label", "Ani") in link.reasons
        build([KASIR], store, reader=read_lines, again=True)
        assert links(store, one.subject, "id") == [link]
