"""An endpoint as a store: what the contract does not say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import parse_qs

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from rolegraph.errors import QuerySyntaxError, StoreError
from rolegraph.store.remote import RemoteStore
from tests.endpoints import emptied
from tests.store.stub import JSON, NO, YES, Answer, Stub

EX = "https://example.org/"
GRAPH = NamedNode(f"{EX}g")


def quads(count: int, graph: NamedNode = GRAPH) -> list[Quad]:
    return [Quad(NamedNode(f"{EX}{n}"), NamedNode(f"{EX}p"), Literal(f"number {n}"), graph) for n in range(count)]


def found(*values: str) -> bytes:
    rows = [{"g": {"type": "uri", "value": value}} for value in values]
    return json.dumps({"head": {"vars": ["g"]}, "results": {"bindings": rows}}).encode()


def opened(stub: Stub, **settings: str) -> RemoteStore:
    store = RemoteStore.open(f"{stub.url}/query", environ=settings)
    stub.asked.clear()
    return store


def queries(stub: Stub) -> list[str]:
    return [parse_qs(one.body.decode())["query"][0] for one in stub.asked]


@pytest.fixture
def virtuoso(virtuoso_url: str) -> Iterator[RemoteStore]:
    with emptied(virtuoso_url, "/sparql", GRAPHS="/sparql-graph-crud-auth", USER="dba", PASSWORD="dba") as store:
        yield store
        for graph in store.graphs():
            store.replace_graph(graph, [])


def test_what_is_no_endpoint_is_told_when_opened(stub: Stub) -> None:
    stub.answers = [Answer(b"<html>", headers={"Content-Type": "text/html"})]
    with pytest.raises(StoreError, match="is this the address that answers queries"):
        RemoteStore.open(stub.url, environ={})


def test_a_store_to_be_read_sends_no_update(stub: Stub) -> None:
    store = RemoteStore.open(f"{stub.url}/query", read_only=True, environ={})
    with pytest.raises(StoreError, match="read-only"):
        store.replace_graph(GRAPH.value, quads(1))
    assert [one.path for one in stub.asked] == ["/query"]


def test_a_wrong_quad_is_not_sent(stub: Stub) -> None:
    store = opened(stub)
    with pytest.raises(ValueError, match="graph"):
        store.replace_graph(f"{EX}other", quads(1))
    assert stub.asked == []


def test_a_query_that_does_not_parse_is_not_sent(stub: Stub) -> None:
    store = opened(stub)
    with pytest.raises(QuerySyntaxError, match="line 1, column"):
        store.query("SELECT { }")
    assert stub.asked == []


def test_writing_goes_to_the_address_for_it(stub: Stub) -> None:
    opened(stub).replace_graph(GRAPH.value, quads(1))
    assert [(one.method, one.path) for one in stub.asked] == [("POST", "/update")]
    opened(stub, ROLEGRAPH_STORE_GRAPHS=f"{stub.url}/store").replace_graph(GRAPH.value, quads(1))
    assert [(one.method, one.path.partition("?")[0]) for one in stub.asked] == [("PUT", "/store")]


def test_the_way_to_the_union_is_found_once(stub: Stub) -> None:
    store = opened(stub)
    stub.answers = [Answer(NO), Answer(YES), Answer(YES)]
    assert store.query("ASK { ?s ?p ?o }") is True
    assert store.query("ASK { ?s ?p ?o }") is True
    sent = [parse_qs(one.body.decode()) for one in stub.asked]
    assert [one.get("union-default-graph") for one in sent] == [None, ["true"], ["true"], ["true"]]


def test_an_empty_endpoint_is_asked_again_later(stub: Stub) -> None:
    store = opened(stub)
    stub.answers = [Answer(NO)]
    assert store.query("ASK { ?s ?p ?o }") is False
    stub.answers = [Answer(YES)]
    assert store.query("ASK { ?s ?p ?o }") is True


def test_an_endpoint_without_a_union_is_told(stub: Stub) -> None:
    store = opened(stub)
    stub.answers = [Answer(NO), Answer(NO), Answer(YES)]
    with pytest.raises(StoreError, match="its default graph does not hold"):
        store.query("ASK { ?s ?p ?o }")


def test_a_graph_of_from_is_looked_for_and_the_query_keeps_its_dataset(stub: Stub) -> None:
    store = opened(stub)
    assert store.query(f"ASK FROM <{GRAPH.value}> {{ ?s ?p ?o }}") is True
    assert queries(stub) == [f"ASK {{ GRAPH {GRAPH} {{ ?s ?p ?o }} }}", f"ASK FROM <{GRAPH.value}> {{ ?s ?p ?o }}"]


def test_all_quads_are_read_graph_by_graph_where_an_answer_is_cut(stub: Stub) -> None:
    store = opened(stub)
    row = {name: {"type": "uri", "value": f"{EX}{name}"} for name in "spo"}
    one = json.dumps({"head": {"vars": list("spo")}, "results": {"bindings": [row]}}).encode()
    cut = Answer(found(), headers={"Content-Type": JSON, "X-SPARQL-MaxRows": "1"})
    stub.answers = [cut, Answer(found(f"{EX}g", f"{EX}h")), Answer(one)]
    assert [quad.graph_name.value for quad in store.quads()] == [f"{EX}g", f"{EX}h"]


def test_an_answer_that_breaks_off_is_no_end_of_the_quads(stub: Stub) -> None:
    store = opened(stub)
    stub.answers = [Answer(b'{"head": {"vars": ["s", "p", "o", "g"]}, "results": {"bindings": [', short=True)]
    with pytest.raises(StoreError, match="stops half-way"):
        list(store.quads())


def test_what_an_endpoint_repeats_of_a_secret_is_not_shown(stub: Stub) -> None:
    stub.answers = [Answer(b"who is hunter2?", 403, {})]
    with pytest.raises(StoreError, match=r"who is \*\*\*\?") as told:
        RemoteStore.open(stub.url, environ={"ROLEGRAPH_STORE_TOKEN": "hunter2"})
    assert "hunter2" not in str(told.value)


@pytest.mark.parametrize("protocol", ["", "/store"])
def test_a_large_graph_goes_there_and_back(oxigraph_url: str, protocol: str) -> None:
    environ = {"ROLEGRAPH_STORE_GRAPHS": oxigraph_url + protocol} if protocol else {}
    with RemoteStore.open(f"{oxigraph_url}/query", environ=environ) as store:
        store.replace_graph(GRAPH.value, quads(5_000))
        assert set(store.quads(GRAPH.value)) == set(quads(5_000))
        store.replace_graph(GRAPH.value, [])


def test_more_than_virtuoso_sends_at_once_is_read_all_the_same(virtuoso: RemoteStore) -> None:
    """The server of the tests sends 2,000 rows: two graphs of 1,500 do not fit, each alone does."""
    for name in ("g", "h"):
        virtuoso.replace_graph(EX + name, quads(1_500, NamedNode(EX + name)))
    assert len(set(virtuoso.quads())) == 3_000
    with pytest.raises(StoreError, match="the answer ends at 2000 rows"):
        virtuoso.query("SELECT * { ?s ?p ?o }")
