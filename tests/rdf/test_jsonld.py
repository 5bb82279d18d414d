"""JSON-LD by our context: short names, readable values, and the context good for use on its own."""

from __future__ import annotations

import json
from pathlib import Path

import rdflib
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from rolegraph.rdf.jsonld import context, names
from rolegraph.rdf.namespaces import PREFIXES, RDFS, RG, XSD
from rolegraph.rdf.quads import document_graph, document_quads
from rolegraph.rdf.serialize import write
from rolegraph.resources import resource
from tests.readings import cashier

BASE = "https://example.org/"
NODE = NamedNode(f"{BASE}x")


def written(quads: list[Quad], path: Path) -> dict:
    write(quads, path)
    return json.loads(path.read_text(encoding="utf-8"))


def node_of(quads: list[Quad], path: Path) -> dict:
    (node,) = written(quads, path)["@graph"]
    return node


def test_a_document_reads_like_json(tmp_path: Path) -> None:
    (graph,) = written(document_quads(cashier(), base=BASE), tmp_path / "x.jsonld")["@graph"]
    nodes = {node["@id"]: node for node in graph["@graph"]}
    document = nodes[document_graph("kasir", BASE)]
    assert document["identifier"] == "kasir"
    assert document["statementCount"] == 15
    statement = next(node for node in nodes.values() if node.get("relation") == "has_goal")
    assert statement["predicate"] == "rg:hasGoal"
    assert statement["wording"] == {"id": "antrean lancar"}
    assert statement["confidence"] == "0.9"
    assert sorted(statement["@type"]) == ["Statement", "rdf:Statement"]


def test_every_term_of_a_build_has_a_short_name(tmp_path: Path) -> None:
    (graph,) = written(document_quads(cashier(), base=BASE), tmp_path / "x.jsonld")["@graph"]
    long = {key for node in graph["@graph"] for key in node if ":" in key}
    assert long == {"rdfs:label"}  # of software and runs, which is in no language


def test_values_that_a_term_cannot_hold_stand_in_full(tmp_path: Path) -> None:
    def put(predicate: NamedNode, value: Literal | NamedNode) -> dict:
        node = node_of([Quad(NODE, predicate, value, DefaultGraph())], tmp_path / "x.jsonld")
        return {key: node[key] for key in node if key != "@id"}

    assert put(RG.statementCount, Literal("7", datatype=XSD.integer)) == {"statementCount": 7}
    odd = put(RG.statementCount, Literal("007", datatype=XSD.integer))
    assert odd == {"rg:statementCount": {"@value": "007", "@type": "xsd:integer"}}
    assert put(RDFS.label, Literal("x")) == {"rdfs:label": {"@value": "x"}}
    assert put(RG.hasGoal, Literal("x", language="id")) == {"rg:hasGoal": {"@value": "x", "@language": "id"}}
    assert put(RG.rule, NODE) == {"rg:rule": {"@id": NODE.value}}


def test_the_prefixes_are_those_of_the_house() -> None:
    prefixes = {term: told for term, told in context().items() if isinstance(told, str) and told.startswith("http")}
    assert prefixes == PREFIXES


def test_every_term_of_the_ontology_is_in_the_context() -> None:
    ontology = rdflib.Graph().parse(resource("ontology/rolegraph.ttl"))
    kinds = (rdflib.OWL.Class, rdflib.OWL.ObjectProperty, rdflib.OWL.DatatypeProperty)
    ours = {str(s) for kind in kinds for s in ontology.subjects(rdflib.RDF.type, kind) if str(s).startswith(RG)}
    in_context = {iri for iri in names() if iri.startswith(RG)}
    assert ours - in_context == {RG + "states"}  # the head of its kind, never written
    assert in_context <= ours


def test_the_context_stands_on_its_own_for_json_that_others_write() -> None:
    told = {
        "@context": json.loads(resource("ontology/context.jsonld").read_text(encoding="utf-8"))["@context"],
        "@id": f"{BASE}role/x",
        "@type": "Role",
        "label": {"id": "Kasir", "en": "Cashier"},
        "requiresSkill": [f"{BASE}skill/a", f"{BASE}skill/b"],
    }
    graph = rdflib.Graph().parse(data=json.dumps(told), format="json-ld")
    role = rdflib.URIRef(f"{BASE}role/x")
    assert (role, rdflib.RDF.type, rdflib.URIRef(RG + "Role")) in graph
    assert set(graph.objects(role, rdflib.RDFS.label)) == {
        rdflib.Literal("Kasir", lang="id"),
        rdflib.Literal("Cashier", lang="en"),
    }
    assert len(list(graph.objects(role, rdflib.URIRef(RG + "requiresSkill")))) == 2
