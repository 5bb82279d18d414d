"""Accepted mappings as quads: each the triple that it states, and the mapping itself as SSSOM's RDF writes it.

SSSOM, RDF format: a mapping is an `owl:Axiom` about a triple, its slots are properties of it under the names that the
model gives ("Representation of slots"). Where SSSOM would have a blank node stands an IRI minted from the triple.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from rolegraph.link.rows import number
from rolegraph.mapping import Mapping
from rolegraph.rdf.iri import check_base, mint
from rolegraph.rdf.namespaces import DEFAULT_BASE, OWL, PAV, RDF, RDFS, SEMAPV, SKOS, SSSOM, XSD
from rolegraph.rdf.sink import Term, plain


def mappings_graph(base: str = DEFAULT_BASE) -> str:
    """The IRI of the graph that holds the accepted links.

    >>> mappings_graph("https://example.org/")
    'https://example.org/mappings'
    """
    return f"{check_base(base)}mappings"


def mapping_quads(mappings: Iterable[Mapping], *, base: str = DEFAULT_BASE) -> list[Quad]:
    """The quads of the graph of links.

    Args:
        mappings: Accepted ones; one that is negated is passed over, since RDF states nothing by a denial.
        base: The base IRI of the build.

    Returns:
        Quads of the graph `mappings_graph(base)`, sorted, none twice.

    >>> one = Mapping("https://example.org/skill/a", "a", "skos:exactMatch", "https://example.org/c", "c",
    ...     "semapv:ManualMappingCuration", author="Ani", date="2026-03-01")
    >>> [quad.object.value for quad in mapping_quads([one]) if quad.predicate == SKOS.exactMatch]
    ['https://example.org/c']
    """
    graph = NamedNode(mappings_graph(base))
    found = {quad for one in mappings if not one.negated for quad in _quads(one, graph, base)}
    return sorted(found, key=str)


def _quads(one: Mapping, graph: NamedNode, base: str) -> Iterable[Quad]:
    thing, match, concept = NamedNode(one.subject), _term(SKOS, one.predicate), NamedNode(one.object)
    node = mint(base, "mapping", one.subject, one.predicate, one.object, name=f"{one.subject_label} {one.object_label}")
    yield Quad(thing, match, concept, graph)
    told: list[tuple[NamedNode, Term]] = [
        (RDF.type, OWL.Axiom),
        (RDF.type, SSSOM.Mapping),
        (OWL.annotatedSource, thing),
        (OWL.annotatedProperty, match),
        (OWL.annotatedTarget, concept),
        (SSSOM.mapping_justification, _term(SEMAPV, one.justification)),
        *((SSSOM.author_label, plain(name)) for name in filter(None, one.author.split(", "))),
        *((SSSOM.term(name), plain(text)) for name, text in _texts(one).items() if text),
    ]
    if one.comment:
        told.append((RDFS.comment, plain(one.comment)))
    if one.confidence is not None:
        told.append((SSSOM.confidence, Literal(number(one.confidence), datatype=XSD.double)))
    if one.date:
        told.append((PAV.authoredOn, Literal(one.date, datatype=XSD.date)))
    if one.source:
        told.append((SSSOM.object_source, NamedNode(one.source)))
    yield from (Quad(node, predicate, value, graph) for predicate, value in told)


def _texts(one: Mapping) -> dict[str, str]:
    return {
        "subject_label": one.subject_label,
        "object_label": one.object_label,
        "object_source_version": one.source_version,
        "mapping_tool": one.tool,
        "mapping_tool_version": one.tool_version,
    }


def _term(namespace: str, short: str) -> NamedNode:
    return NamedNode(namespace + short.partition(":")[2])
