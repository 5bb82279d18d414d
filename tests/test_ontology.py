"""The ontology defines all that a build uses, in two languages, and has a shape for each class."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, Namespace, URIRef
from rdflib.namespace import DCTERMS

from rolegraph.rdf.labels import label_quads
from rolegraph.rdf.namespaces import PREFIXES
from rolegraph.rdf.namespaces import RG as RG_IRI
from rolegraph.rdf.quads import document_quads
from rolegraph.rdf.things import KINDS
from rolegraph.resources import resource
from tests.readings import cashier

RG = Namespace(RG_IRI)
SH = Namespace("http://www.w3.org/ns/shacl#")
ONTOLOGY = rdflib.Graph().parse(resource("ontology/rolegraph.ttl"))
SHAPES = rdflib.Graph()
for file in resource("ontology/shapes").glob("*.ttl"):
    SHAPES.parse(file)

BUILTIN = (str(RDF), str(RDFS), str(OWL), "http://www.w3.org/2001/XMLSchema#")
CLASSES = {s for s in ONTOLOGY.subjects(RDF.type, OWL.Class) if s in RG}
PROPERTIES = {
    s for kind in (OWL.ObjectProperty, OWL.DatatypeProperty) for s in ONTOLOGY.subjects(RDF.type, kind) if s in RG
}
QUADS = document_quads(cashier()) + label_quads(document_quads(cashier()))


def defined(term: URIRef, *kinds: URIRef) -> bool:
    return str(term).startswith(BUILTIN) or any((term, RDF.type, kind) in ONTOLOGY for kind in kinds)


def test_every_property_of_a_build_is_defined() -> None:
    kinds = OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty
    used = {URIRef(quad.predicate.value) for quad in QUADS}
    assert {term for term in used if not defined(term, *kinds)} == set()
    assert used & PROPERTIES == PROPERTIES - {RG.states}


def test_every_class_of_a_build_is_defined() -> None:
    used = {URIRef(quad.object.value) for quad in QUADS if quad.predicate.value == str(RDF.type)}
    assert {term for term in used if not defined(term, OWL.Class)} == set()
    assert used & CLASSES == CLASSES - {RG.Activity}  # only its subclasses are written


def test_literals_and_things_stand_where_the_ontology_says() -> None:
    for quad in QUADS:
        term, literal = URIRef(quad.predicate.value), hasattr(quad.object, "datatype")
        if term in PROPERTIES:
            assert (term, RDF.type, OWL.DatatypeProperty if literal else OWL.ObjectProperty) in ONTOLOGY


@pytest.mark.parametrize("term", sorted(CLASSES | PROPERTIES))
def test_every_term_has_label_and_definition_in_both_languages(term: URIRef) -> None:
    for told in (RDFS.label, SKOS.definition):
        languages = sorted(str(value.language) for value in ONTOLOGY.objects(term, told) if str(value).strip())
        assert languages == ["en", "id"]


@pytest.mark.parametrize("term", sorted(CLASSES))
def test_every_class_has_a_shape(term: URIRef) -> None:
    shapes = set(SHAPES.subjects(SH.targetClass, term))
    assert any((shape, SH.property, None) in SHAPES for shape in shapes)


def test_every_shape_speaks_of_terms_that_are_defined_and_says_what_is_wrong() -> None:
    kinds = OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty
    ours = {
        term for triple in SHAPES for term in triple if isinstance(term, URIRef) and term in RG and term != URIRef(RG)
    }
    assert ours <= CLASSES | PROPERTIES
    for inner in SHAPES.objects(None, SH.property):
        assert (inner, SH.message, None) in SHAPES
        path = SHAPES.value(inner, SH.path)
        if isinstance(path, URIRef):
            assert defined(path, *kinds)


@pytest.mark.parametrize("term", sorted(PROPERTIES - {RG.goalOf, RG.sentence}))
def test_every_property_has_its_domain_and_range(term: URIRef) -> None:
    above = set(ONTOLOGY.transitive_objects(term, RDFS.subPropertyOf))
    assert any((one, RDFS.domain, None) in ONTOLOGY for one in above)
    assert (term, RDFS.range, None) in ONTOLOGY or term == RG.states


def test_the_statements_of_a_role_are_below_states_and_the_deeds_below_does() -> None:
    for kind in KINDS.values():
        above = set(ONTOLOGY.transitive_objects(URIRef(kind.predicate.value), RDFS.subPropertyOf))
        assert (RG.states in above) == (kind.predicate.value != str(RG.describes))
        assert (RG.does in above) == kind.does


def test_a_range_is_the_class_that_a_build_writes() -> None:
    for kind in KINDS.values():
        assert (URIRef(kind.predicate.value), RDFS.range, URIRef(kind.cls.value)) in ONTOLOGY


def test_claims_are_no_activities() -> None:
    for claim in (RG.Misconception, RG.Expectation):
        above = set(ONTOLOGY.transitive_objects(claim, RDFS.subClassOf))
        assert URIRef(PREFIXES["schema"] + "Claim") in above
        assert RG.Activity not in above


MAPPED = {
    "Role": ["skos:Concept", "schema:Occupation"],
    "Document": ["prov:Entity", "schema:CreativeWork"],
    "Statement": ["rdf:Statement", "oa:Annotation", "prov:Entity"],
    "Evidence": ["oa:SpecificResource"],
    "Run": ["prov:Activity"],
    "Misconception": ["schema:Claim"],
    "requiresSkill": ["schema:skills"],
    "hasResponsibility": ["schema:responsibilities"],
    "describes": ["schema:about"],
}


@pytest.mark.parametrize("name", MAPPED)
def test_terms_are_mapped_to_the_vocabularies_that_others_use(name: str) -> None:
    links = RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch
    found = {str(value) for link in links for value in ONTOLOGY.objects(RG[name], link)}
    expected = {PREFIXES[short.split(":")[0]] + short.split(":")[1] for short in MAPPED[name]}
    assert expected <= found


def test_the_version_is_that_of_the_package() -> None:
    ontology = URIRef(str(RG).rstrip("#"))
    version = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text())["project"]["version"]
    assert str(ONTOLOGY.value(ontology, OWL.versionInfo)) == version
    assert str(ONTOLOGY.value(ontology, OWL.versionIRI)) == f"{ontology}/{version}"
    assert ONTOLOGY.value(ontology, DCTERMS.license) is not None


def test_no_term_is_defined_by_a_name_that_is_never_used() -> None:
    assert {s for s in ONTOLOGY.subjects() if isinstance(s, URIRef) and s in RG} == CLASSES | PROPERTIES


# The reader's page.

PAGE = (Path(__file__).parents[1] / "docs" / "ontology.md").read_text(encoding="utf-8")


def test_the_page_names_every_term_and_no_other() -> None:
    named = set(re.findall(r"\brg:(\w+)", PAGE))
    assert named == {str(term).removeprefix(RG_IRI) for term in CLASSES | PROPERTIES}


def test_what_the_page_shows_is_what_a_build_writes() -> None:
    made = {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in QUADS}
    shown = re.findall(r"```turtle\n(.*?)```", PAGE, re.DOTALL)
    assert len(shown) == 2
    for text in shown:
        for quad in pyoxigraph.parse(text, pyoxigraph.RdfFormat.TURTLE):
            assert (str(quad.subject), str(quad.predicate), str(quad.object)) in made
