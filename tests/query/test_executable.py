"""The catalogue for machines: rdflib, which is not our engine, reads it and can run what it finds."""

from __future__ import annotations

import io

import pyoxigraph as ox
import pytest
from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.namespace import RDFS
from rdflib.plugins.sparql import prepareQuery

from rolegraph.query.catalogue import Catalogue
from rolegraph.query.executable import executables, query_iri
from rolegraph.query.header import parse

QUERIES = Catalogue.carried()
BASE = "https://example.org/id/"


@pytest.fixture(scope="module")
def catalogue() -> Graph:
    """The carried queries as rdflib reads them."""
    written = ox.serialize(executables(QUERIES.values(), base=BASE), format=ox.RdfFormat.N_TRIPLES)
    return Graph().parse(io.BytesIO(written or b""), format="nt")


def test_every_query_is_executable_and_nothing_else_is(catalogue: Graph) -> None:
    found = set(catalogue.subjects(RDF.type, SH.SPARQLExecutable))
    assert found == {URIRef(query_iri(name, BASE)) for name in QUERIES}


@pytest.mark.parametrize("name", QUERIES)
def test_the_text_is_the_file_and_parses_with_its_prefixes(catalogue: Graph, name: str) -> None:
    node = URIRef(query_iri(name, BASE))
    (text,) = [*catalogue.objects(node, SH.select), *catalogue.objects(node, SH.construct)]
    assert str(text) == QUERIES[name].text
    declared = catalogue.objects(catalogue.value(node, SH.prefixes), SH.declare)
    names = {str(catalogue.value(each, SH.prefix)): str(catalogue.value(each, SH.namespace)) for each in declared}
    assert names["rg"] == "https://w3id.org/rolegraph/ontology#"
    prepareQuery(str(text), initNs=names)


@pytest.mark.parametrize("name", QUERIES)
def test_parameters_are_told_with_their_variables(catalogue: Graph, name: str) -> None:
    node = URIRef(query_iri(name, BASE))
    told = sorted(catalogue.objects(node, SH.parameter), key=lambda each: int(catalogue.value(each, SH.order)))
    assert [str(catalogue.value(each, SH.name)) for each in told] == [one.name for one in QUERIES[name].parameters]
    for each, parameter in zip(told, QUERIES[name].parameters, strict=True):
        variable = str(catalogue.value(each, SH.path)).partition("#")[2]
        assert f"?{variable}" in QUERIES[name].text
        assert catalogue.value(each, SH.optional) == Literal(not parameter.required)
        assert len([*catalogue.objects(each, SH["class"]), *catalogue.objects(each, SH.datatype)]) == 1


def test_labels_have_their_languages(catalogue: Graph) -> None:
    labels = {label.language for label in catalogue.objects(URIRef(query_iri("duties", BASE)), RDFS.label)}
    assert labels == {"id", "en"}


def test_the_same_catalogue_gives_the_same_triples_in_any_order() -> None:
    queries = list(QUERIES.values())
    assert executables(queries) == executables(reversed(queries))


def test_an_ask_is_one_and_a_describe_is_left_out() -> None:
    made = [parse("ASK { ?s ?p 'DESCRIBE' }", "is it", "a.rq"), parse("DESCRIBE ?s { ?s a rg:Role }", "it", "b.rq")]
    found = {str(triple.predicate.value) for triple in executables(made)}
    assert str(SH.ask) in found
    assert not {str(SH.select), str(SH.construct)} & found


def test_hostile_names_make_iris() -> None:
    header = '#: params."a> <b" = { kind = "text", binds = "é x" }\n'
    found = executables([parse(header + "SELECT * { ?s ?p ?o }", '../ <script> "', "a.rq")])
    assert all("<script>" not in part.value for triple in found for part in triple if isinstance(part, ox.NamedNode))
