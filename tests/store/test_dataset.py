"""The store in rdflib's hands: the same answers, the same refusals."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import Dataset, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.plugins.sparql import prepareQuery

from rolegraph.errors import QuerySyntaxError, RefusedQueryError, StoreError
from rolegraph.rdf.namespaces import RG
from rolegraph.store.dataset import dataset
from rolegraph.store.oxigraph import OxigraphStore

EX = "https://example.org/"
G1, G2 = f"{EX}g1", f"{EX}g2"
A, B, GOAL = URIRef(f"{EX}a"), URIRef(f"{EX}b"), URIRef(RG + "hasGoal")


def fill(store: OxigraphStore) -> None:
    for graph, subject, goal in ((G1, A, "satu"), (G2, B, "dua")):
        name = NamedNode(graph)
        store.replace_graph(graph, [Quad(NamedNode(subject), RG.hasGoal, Literal(goal, language="id"), name)])


@pytest.fixture
def graphs() -> Iterator[Dataset]:
    with OxigraphStore.memory() as store:
        fill(store)
        yield dataset(store)


def test_our_prefixes_are_bound(graphs: Dataset) -> None:
    assert {(row.s, str(row.g)) for row in graphs.query("SELECT * { ?s rg:hasGoal ?g }")} == {(A, "satu"), (B, "dua")}
    assert graphs.namespace_manager.curie(GOAL) == "rg:hasGoal"


def test_patterns_see_all_graphs_and_each_one(graphs: Dataset) -> None:
    assert set(graphs.subjects(GOAL, None)) == {A, B}
    assert set(graphs.graph(URIRef(G1)).subjects(GOAL, None)) == {A}
    assert {str(graph.identifier) for graph in graphs.graphs()} >= {G1, G2}


def test_bindings_reach_variables_that_are_not_projected(graphs: Dataset) -> None:
    found = graphs.query("SELECT ?g { ?x rg:hasGoal ?g FILTER(?x = ?s) }", initBindings={"s": A})
    assert [row.g for row in found] == [RdflibLiteral("satu", lang="id")]


def test_a_prepared_query_runs_in_oxigraph(graphs: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    def evaluator(*_: object, **__: object) -> None:
        raise AssertionError("rdflib evaluates it")

    monkeypatch.setattr("rdflib.plugins.sparql.processor.evalQuery", evaluator)
    prepared = prepareQuery("SELECT ?g { ?s p:hasGoal ?g }", initNs={"p": RG})
    assert [str(row.g) for row in graphs.query(prepared, initBindings={"s": B})] == ["dua"]


def test_from_and_graph_choose_the_graph(graphs: Dataset) -> None:
    assert [row.s for row in graphs.query(f"SELECT ?s FROM <{G1}> {{ ?s ?p ?o }}")] == [A]
    assert [row.s for row in graphs.graph(URIRef(G2)).query("SELECT ?s { ?s ?p ?o }")] == [B]


@pytest.mark.parametrize("text", ["ASK { SERVICE <http://127.0.0.1:9/> {} }", "ASK FROM <file:///etc/passwd> {}"])
def test_queries_that_reach_out_are_refused_prepared_or_not(graphs: Dataset, text: str) -> None:
    with pytest.raises(RefusedQueryError):
        graphs.query(text)
    with pytest.raises(RefusedQueryError):
        graphs.query(prepareQuery(text))


def test_updates_are_refused(graphs: Dataset) -> None:
    with pytest.raises(RefusedQueryError):
        graphs.update("LOAD <http://127.0.0.1:9/>")


@pytest.mark.parametrize("way", ["dataset", "default_graph", "graph", "get_context", "get_graph", "graphs"])
def test_nobody_gets_to_the_evaluator_of_rdflib(graphs: Dataset, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    def evaluator(*_: object, **__: object) -> None:
        raise AssertionError("rdflib evaluates it")

    monkeypatch.setattr("rdflib.plugins.sparql.processor.evalQuery", evaluator)
    monkeypatch.setattr("rdflib.plugins.sparql.processor.evalUpdate", evaluator)
    one = {
        "dataset": lambda: graphs,
        "default_graph": lambda: graphs.default_graph,
        "graph": lambda: graphs.graph(URIRef(G1)),
        "get_context": lambda: graphs.get_context(URIRef(G1)),
        "get_graph": lambda: graphs.get_graph(URIRef(G1)),
        "graphs": lambda: next(iter(graphs.graphs())),
    }[way]()
    assert one.query("ASK {}").askAnswer is True
    for call in (
        lambda: one.query("ASK {}", use_store_provided=False),
        lambda: one.query("ASK {}", "sparql", "sparql", None, None, False),
        lambda: one.query("ASK { SERVICE <http://127.0.0.1:9/> {} }"),
        lambda: one.update("LOAD <file:///etc/passwd>"),
        lambda: one.update("LOAD <file:///etc/passwd>", use_store_provided=False),
        lambda: one.update("LOAD <file:///etc/passwd>", "sparql", None, None, False),
    ):
        with pytest.raises(RefusedQueryError):
            call()


def test_syntax_errors_are_ours(graphs: Dataset) -> None:
    with pytest.raises(QuerySyntaxError, match="line 1, column 12"):
        graphs.query("SELECT * { ?s ?p }")


def test_writing_needs_a_store_open_for_writing(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    with OxigraphStore.open(folder) as store:
        fill(store)
        dataset(store).graph(URIRef(G1)).add((A, GOAL, RdflibLiteral("tiga")))
    with OxigraphStore.open(folder, read_only=True) as store:
        graphs = dataset(store)
        assert len(graphs) == 3
        for change in (
            lambda: graphs.add((A, GOAL, B, URIRef(G1))),
            lambda: graphs.remove((A, None, None, None)),
            lambda: graphs.remove_graph(URIRef(G1)),
        ):
            with pytest.raises(StoreError, match="read-only"):
                change()
        assert len(graphs) == 3


def test_rdflib_does_not_remove_the_folder(tmp_path: Path) -> None:
    with OxigraphStore.open(tmp_path / "graph") as store, pytest.raises(StoreError):
        dataset(store).store.destroy(str(tmp_path))
    assert (tmp_path / "graph").is_dir()


def test_a_closed_store_gives_no_dataset() -> None:
    store = OxigraphStore.memory()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        dataset(store)
