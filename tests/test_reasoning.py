"""OWL 2 RL over the ontology and a build, by the reasoner owlrl: no contradiction, and the meant conclusions."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

import owlrl
import pyoxigraph
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, Namespace, URIRef
from rdflib.namespace import PROV

from rolegraph.document import Document
from rolegraph.extract.reader import read
from rolegraph.rdf.labels import label_quads
from rolegraph.rdf.namespaces import DEFAULT_BASE, PREFIXES
from rolegraph.rdf.namespaces import RG as RG_IRI
from rolegraph.rdf.quads import document_quads
from rolegraph.resources import resource
from tests.readings import cashier

RG, SCHEMA, OA, ORG = (Namespace(iri) for iri in (RG_IRI, PREFIXES["schema"], PREFIXES["oa"], PREFIXES["org"]))
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
ONTOLOGY = URIRef(RG_IRI.rstrip("#"))
PATH = resource("ontology/rolegraph.ttl")


def closure(*more: tuple[URIRef, URIRef, rdflib.term.Node]) -> rdflib.Graph:
    """The ontology, the build and some triples, with all that follows from them."""
    graph = rdflib.Graph().parse(PATH)
    graph.parse(data=BUILD, format="nt")
    for triple in more:
        graph.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def sample() -> bytes:
    """The reading of each relation once, and one of our own texts as it is read."""
    text = resource("data/roles") / "kepala-gudang.txt"
    quads = document_quads(cashier())
    quads += document_quads(read(Document("kepala-gudang", text.read_text(encoding="utf-8"), "id", text.name)))
    quads += label_quads(quads)
    triples = {quad.triple for quad in quads}
    return pyoxigraph.serialize(sorted(triples, key=str), format=pyoxigraph.RdfFormat.N_TRIPLES) or b""


BUILD = sample()


@pytest.fixture(scope="module")
def reasoned() -> rdflib.Graph:
    return closure()


def thing(step: str) -> URIRef:
    return URIRef(DEFAULT_BASE + step)


KASIR = thing("role/kasir-5e4b4407")
DUTY = thing("responsibility/melayani-pembeli-13a656c0")
CLAIM = thing("misconception/kasir-hanya-duduk-bf92e39e")


def errors(graph: rdflib.Graph) -> list[str]:
    return sorted(str(told) for told in graph.objects(None, ERROR))


def test_nothing_contradicts(reasoned: rdflib.Graph) -> None:
    assert errors(reasoned) == []


@pytest.mark.parametrize(
    "triple",
    [
        (DUTY, RDF.type, RG.Activity),
        (KASIR, RDF.type, SKOS.Concept),
        (KASIR, RG.states, DUTY),
        (KASIR, RG.states, CLAIM),
        (KASIR, RG.does, DUTY),
        (CLAIM, RDF.type, SCHEMA.Claim),
        (thing("document/kasir-5e4b4407"), SCHEMA.about, KASIR),
        (thing("document/kasir-5e4b4407"), RDF.type, SCHEMA.CreativeWork),
    ],
)
def test_what_follows(reasoned: rdflib.Graph, triple: tuple[URIRef, URIRef, URIRef]) -> None:
    assert triple in reasoned


def test_a_statement_is_an_annotation_of_a_span_by_an_activity(reasoned: rdflib.Graph) -> None:
    statements = set(reasoned.subjects(RDF.type, RG.Statement))
    assert statements == set(reasoned.subjects(RDF.type, OA.Annotation))
    assert statements <= set(reasoned.subjects(RDF.type, PROV.Entity))
    assert set(reasoned.subjects(RDF.type, RG.Run)) <= set(reasoned.subjects(RDF.type, PROV.Activity))


def test_both_ends_of_what_is_written_once(reasoned: rdflib.Graph) -> None:
    for above, below in ((RG.hasContrast, RG.contrastOf), (RG.hasFocus, RG.focusOf), (RG.focusesOn, RG.focusAbout)):
        pairs = set(reasoned.subject_objects(above))
        assert pairs == {(end, start) for start, end in reasoned.subject_objects(below)} != set()


def test_a_claim_is_never_a_fact(reasoned: rdflib.Graph) -> None:
    """Nothing lets a reasoner conclude that a role does what people only believe or expect of it."""
    claims = set(reasoned.subjects(RDF.type, SCHEMA.Claim))
    assert claims
    assert not claims & set(reasoned.objects(None, RG.does))
    assert not claims & set(reasoned.subjects(RDF.type, RG.Activity))


def test_no_thing_gets_a_class_that_the_build_did_not_mean(reasoned: rdflib.Graph) -> None:
    """Domains and ranges give only what is written already, or a class above it."""
    written = rdflib.Graph().parse(data=BUILD, format="nt")
    ontology = rdflib.Graph().parse(PATH)
    ours = {cls for cls in ontology.subjects(RDF.type, OWL.Class) if cls in RG}
    for cls in ours:
        below = set(ontology.transitive_subjects(RDFS.subClassOf, cls))
        meant = {one for inner in below for one in written.subjects(RDF.type, inner)}
        assert set(reasoned.subjects(RDF.type, cls)) - {*ours, OWL.Nothing} == meant


WRONG: list[tuple[str, tuple[URIRef, URIRef, rdflib.term.Node]]] = [
    ("a duty that is a skill too", (DUTY, RDF.type, RG.Skill)),
    ("a claim that a role does", (KASIR, RG.does, CLAIM)),
    ("a skill that is required of a duty", (DUTY, RG.requiresSkill, thing("skill/x"))),
]


@pytest.mark.parametrize("triple", [triple for _, triple in WRONG], ids=[name for name, _ in WRONG])
def test_a_contradiction_is_found(triple: tuple[URIRef, URIRef, rdflib.term.Node]) -> None:
    assert errors(closure(triple))


# Versions


def notes(lang: str) -> list[str]:
    """The versions of the change notes in a language, newest first."""
    found = rdflib.Graph().parse(PATH).objects(ONTOLOGY, SKOS.changeNote)
    named = [str(note).partition(": ")[0] for note in found if getattr(note, "language", None) == lang]
    return sorted(named, key=lambda version: tuple(map(int, version.split("."))), reverse=True)


def test_each_version_has_a_change_note_in_both_languages() -> None:
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text())["project"]
    assert notes("en") == notes("id")
    assert notes("en")[0] == project["version"]


def test_the_version_before_is_named_from_the_second_on() -> None:
    graph, (_, *older) = rdflib.Graph().parse(PATH), notes("en")
    before = [f"{ONTOLOGY}/{version}" for version in older[:1]]
    assert list(map(str, graph.objects(ONTOLOGY, OWL.priorVersion))) == before
    assert set(_strings(graph.objects(ONTOLOGY, OWL.backwardCompatibleWith))) <= set(before)


def test_a_deprecated_term_says_what_stands_in_for_it() -> None:
    graph = rdflib.Graph().parse(PATH)
    for term in graph.subjects(OWL.deprecated, None):
        assert (term, URIRef("http://purl.org/dc/terms/isReplacedBy"), None) in graph


def _strings(values: Iterable[object]) -> list[str]:
    return [str(value) for value in values]
