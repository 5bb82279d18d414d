"""What is sent to an endpoint."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from rolegraph.rdf.namespaces import PREFIXES
from rolegraph.store.remote_request import declared, put, query, update

GRAPH = "https://example.org/g?x=1&y=é"
TRIPLES = [Triple(NamedNode("a:a"), NamedNode("a:b"), Literal("é & = +"))]


def test_a_query_is_a_form_that_comes_back_as_it_was() -> None:
    text = "SELECT ?a { ?a ?b 'é & = + % \n' }"
    asked = query("http://h/query", text, "rows", {"union-default-graph": "true"})
    assert parse_qs(asked.body.decode()) == {"query": [text], "union-default-graph": ["true"]}
    assert asked.url == "http://h/query"


def test_a_graph_is_replaced_in_one_update() -> None:
    body = update("http://h/update", GRAPH, TRIPLES).body.decode()
    assert body.startswith(f"DROP SILENT GRAPH <{GRAPH}>;\nINSERT DATA {{ GRAPH <{GRAPH}> {{")
    assert body.endswith('"é & = +" .\n} }')


def test_or_put_under_its_name() -> None:
    asked = put("http://h/store", GRAPH, TRIPLES)
    assert (asked.method, asked.url) == (
        "PUT",
        "http://h/store?graph=https%3A%2F%2Fexample.org%2Fg%3Fx%3D1%26y%3D%C3%A9",
    )
    assert put("http://h/store", GRAPH, []).method == "DELETE"


@pytest.mark.parametrize("write", [update, put])
@pytest.mark.parametrize("iri", ["", "g", "a:b> ; DROP ALL", "http://e/ x"])
def test_what_is_no_iri_goes_nowhere(write: object, iri: str) -> None:
    with pytest.raises(ValueError, match="IRI"):
        write("http://h/", iri, [])  # type: ignore[operator]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("ASK { ?s a rg:Role }", ["rg"]),
        ("ASK { ?s a rg:Role ; skos:prefLabel 'oa:x' } # prov:", ["rg", "skos"]),
        ("PREFIX rg: <a:> ASK { ?s a rg:Role }", []),
        ("ASK { ?s ?p '1'^^xsd:integer }", ["xsd"]),
        ("ASK { ?s a unknown:Role }", []),
    ],
)
def test_only_prefixes_that_are_used_are_declared(text: str, lines: list[str]) -> None:
    assert declared(text, PREFIXES) == "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in lines) + text
