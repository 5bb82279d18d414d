"""rolegraph.links: what a thing is matched with, and what the mapping says of itself."""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat, parse

from rolegraph.links import every, links
from rolegraph.store.oxigraph import OxigraphStore

GRAPH = "https://example.org/links"
SKILL, CONCEPT = "https://example.org/id/skill/teliti", "http://data.europa.eu/esco/skill/1"
MATCH = f"""
<{SKILL}> skos:exactMatch <{CONCEPT}> ; skos:broadMatch <{CONCEPT}0> .
<{CONCEPT}> skos:prefLabel "pay attention to detail"@en , "teliti"@id .
"""
OWL = f"""
<https://example.org/mapping/1> a owl:Axiom ; owl:annotatedSource <{SKILL}> ; owl:annotatedProperty skos:exactMatch ;
  owl:annotatedTarget <{CONCEPT}> ; sssom:mapping_justification semapv:LexicalMatching ; sssom:confidence 0.9 .
"""
SSSOM = f"""
<https://example.org/mapping/1> a sssom:Mapping ; sssom:subject_id <{SKILL}> ; sssom:predicate_id skos:exactMatch ;
  sssom:object_id <{CONCEPT}> ; sssom:mapping_justification semapv:LexicalMatching ; sssom:confidence 0.9 .
"""
PREFIXES = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix sssom: <https://w3id.org/sssom/> .
@prefix semapv: <https://w3id.org/semapv/vocab/> .
"""


def linked(turtle: str) -> OxigraphStore:
    store = OxigraphStore.memory()
    trig = f"{PREFIXES} <{GRAPH}> {{ {turtle} }}"
    store.replace_graph(GRAPH, list(parse(trig, format=RdfFormat.TRIG)))
    return store


@pytest.mark.parametrize("mapping", [OWL, SSSOM])
def test_a_link_comes_with_what_its_mapping_says(mapping: str) -> None:
    with linked(MATCH + mapping) as store:
        broad, exact = links(store, SKILL, "en")
    assert (exact.predicate, exact.concept, exact.label) == ("skos:exactMatch", CONCEPT, "pay attention to detail")
    assert [(name, str(value)) for name, value in exact.reasons] == [
        ("confidence", "0.9"),
        ("mapping_justification", "https://w3id.org/semapv/vocab/LexicalMatching"),
    ]
    assert (broad.predicate, broad.label, broad.reasons) == ("skos:broadMatch", "", ())


def test_the_label_is_in_the_language_asked_for_or_the_first() -> None:
    with linked(MATCH) as store:
        assert links(store, SKILL, "id")[1].label == "teliti"
        assert links(store, SKILL, "fr")[1].label == "pay attention to detail"
        assert links(store, "https://example.org/other", "id") == []


def test_a_concept_that_the_store_does_not_name_is_called_as_the_mapping_calls_it() -> None:
    named = SSSOM.replace(
        "sssom:confidence", 'sssom:subject_label "teliti" ; sssom:object_label "precise" ; sssom:confidence'
    )
    with linked(f"<{SKILL}> skos:exactMatch <{CONCEPT}> ." + named) as store:
        (link,) = links(store, SKILL, "id")
    assert (link.label, [name for name, _ in link.reasons]) == ("precise", ["confidence", "mapping_justification"])


def test_all_mappings_at_once_say_what_each_says_alone() -> None:
    both = "a owl:Axiom, sssom:Mapping"
    with linked(MATCH + OWL.replace("a owl:Axiom", both)) as store:
        (_, exact), found = links(store, SKILL, "en"), every(store)
    assert found == {(SKILL, "http://www.w3.org/2004/02/skos/core#exactMatch", CONCEPT): exact.reasons}
