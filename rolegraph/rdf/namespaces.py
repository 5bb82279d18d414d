"""The vocabularies that a graph uses, and their prefixes."""

from __future__ import annotations

from functools import cache

from pyoxigraph import NamedNode


@cache
def _node(iri: str) -> NamedNode:
    return NamedNode(iri)


class Namespace(str):
    """The IRI of a vocabulary: a string, whose attributes are its terms.

    >>> RG.hasGoal
    <NamedNode value=https://w3id.org/rolegraph/ontology#hasGoal>
    >>> RG + "hasGoal" == RG.hasGoal.value
    True
    """

    __slots__ = ()

    def __getattr__(self, name: str) -> NamedNode:
        if name.startswith("__"):  # what copy and pickle ask for is no term
            raise AttributeError(name)
        return _node(self + name)

    def term(self, name: str) -> NamedNode:
        """The term of this name; for names that `str` itself has, such as `dcterms:title`.

        >>> DCTERMS.term("title")
        <NamedNode value=http://purl.org/dc/terms/title>
        """
        return _node(self + name)


DEFAULT_BASE = "https://w3id.org/rolegraph/id/"
"""Under this IRI things are minted where the user sets no other."""

RG = Namespace("https://w3id.org/rolegraph/ontology#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
SCHEMA = Namespace("https://schema.org/")
ORG = Namespace("http://www.w3.org/ns/org#")
PROV = Namespace("http://www.w3.org/ns/prov#")
OA = Namespace("http://www.w3.org/ns/oa#")
ESCO = Namespace("http://data.europa.eu/esco/model#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
PAV = Namespace("http://purl.org/pav/")
SEMAPV = Namespace("https://w3id.org/semapv/vocab/")
SSSOM = Namespace("https://w3id.org/sssom/")

PREFIXES: dict[str, str] = {
    "dcterms": str(DCTERMS),
    "esco": str(ESCO),
    "oa": str(OA),
    "org": str(ORG),
    "owl": str(OWL),
    "pav": str(PAV),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "rg": str(RG),
    "schema": str(SCHEMA),
    "semapv": str(SEMAPV),
    "skos": str(SKOS),
    "sssom": str(SSSOM),
    "xsd": str(XSD),
}
"""Prefix -> namespace IRI, for SPARQL, Turtle and for showing short names."""


def curie(iri: str) -> str:
    """The short form of an IRI for readers, or the IRI itself where no prefix fits.

    >>> curie(RG + "hasGoal"), curie("https://example.org/x")
    ('rg:hasGoal', 'https://example.org/x')
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and (name := iri[len(namespace) :]).isidentifier():
            return f"{prefix}:{name}"
    return iri
