"""The graph as its users hold it."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Dataset
from rich.console import Console

from rolegraph.document import Document
from rolegraph.errors import QuerySyntaxError, StoreError, UsageError
from rolegraph.graph import RoleGraph
from rolegraph.query.header import load
from rolegraph.query.rows import Rows
from rolegraph.rdf.labels import label_quads, labels_graph
from rolegraph.rdf.quads import document_graph, document_quads
from rolegraph.statement import Evidence, Reading, Relation, Statement
from rolegraph.store.oxigraph import OxigraphStore

TEXT = "Kasir melayani pembeli dengan teliti."


def said(relation: Relation, label: str) -> Statement:
    start = TEXT.index(label)
    return Statement("Kasir", relation, label, Evidence(start, start + len(label), TEXT, 0, "hand/test", 1.0))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    statements = (
        said(Relation.ROLE, "Kasir"),
        said(Relation.HAS_RESPONSIBILITY, "melayani pembeli"),
        said(Relation.REQUIRES_SKILL, "teliti"),
    )
    reading = Reading(Document("kasir", TEXT, "id", "kasir.txt"), statements)
    with OxigraphStore.open(tmp_path / "graph") as store:
        store.replace_graph(document_graph("kasir"), document_quads(reading))
        store.replace_graph(labels_graph(), label_quads(store.quads()))
    return tmp_path / "graph"


def test_named_queries_and_own_texts(folder: Path) -> None:
    with RoleGraph.open(folder) as graph:
        assert [row.duty for row in graph.query("duties", role="kasir")] == ["melayani pembeli"]
        assert graph.query("SELECT (COUNT(?s) AS ?n) { ?s a rg:Statement }")[0].n == 3
        assert graph.query("ASK {?r a rg:Role}")
        assert list(graph.roles()) == [("Kasir", 1, 3)]


def test_a_file_of_ones_own(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(
        '#: params.skill = { kind = "skill", binds = "s" }\nSELECT ?r { ?r rg:requiresSkill ?s }', encoding="utf-8"
    )
    with RoleGraph.open(folder, queries=[tmp_path]) as graph:
        assert len(graph.query("mine", skill="Teliti")) == 1
        assert len(graph.query(load(tmp_path / "mine.rq", "mine"), skill="teliti")) == 1
        assert "duties" in graph.catalogue


def test_wrong_names_are_told(folder: Path) -> None:
    with RoleGraph.open(folder) as graph:
        with pytest.raises(UsageError, match="did you mean duties"):
            graph.query("dutys")
        with pytest.raises(UsageError, match="did you mean Kasir"):
            graph.query("duties", role="Kasr")
        with pytest.raises(QuerySyntaxError, match="line 1, column 8"):
            graph.query("SELECT WHERE { ?s ?p ?o }")


def test_rdflib_sees_the_same_store(folder: Path) -> None:
    with RoleGraph.open(folder) as graph:
        dataset = graph.dataset()
        assert isinstance(dataset, Dataset)
        found = dataset.query("SELECT ?label { ?r a rg:Role ; skos:prefLabel ?label }")
        assert [str(row.label) for row in found] == ["Kasir"]


def test_it_opens_to_read_and_closes(folder: Path) -> None:
    graph = RoleGraph.open(folder)
    assert graph.store.read_only
    with RoleGraph.open(folder, read_only=False):  # a reader locks nobody out
        pass
    graph.close()
    with pytest.raises(StoreError, match="closed"):
        graph.roles()
    with pytest.raises(StoreError, match="no store"):
        RoleGraph.open(folder / "missing")


def test_rich_shows_what_is_in_it(folder: Path) -> None:
    with RoleGraph.open(folder) as graph:
        console = Console(width=200)
        with console.capture() as shown:
            console.print(graph)
        assert "1 texts, 1 roles" in " ".join(shown.get().split())
        assert "has_responsibility" in shown.get()
        assert repr(graph) == f"RoleGraph(OxigraphStore('{folder}', read-only))"
        assert isinstance(graph.query("roles"), Rows)
