"""What a graph is to hold, looked at and written for an engine or an endpoint."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox


def triples_of(iri: str, quads: Iterable[ox.Quad]) -> list[ox.Triple]:
    """The triples of quads that are to be the whole content of a graph.

    Raises:
        ValueError: A quad is of another graph, or has a blank node.
    """
    graph = ox.NamedNode(iri)
    return [_triple_of(quad, graph) for quad in quads]


def _triple_of(quad: ox.Quad, graph: ox.NamedNode) -> ox.Triple:
    if quad.graph_name != graph:
        raise ValueError(f"a quad of graph {quad.graph_name} was given for graph {graph}: {quad}")
    if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
        raise ValueError(f"a blank node has no name that lasts; mint an IRI: {quad}")
    return quad.triple


def n_triples(triples: Iterable[ox.Triple]) -> bytes:
    """Triples as canonical N-Triples, in their order."""
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def replacement(iri: str, triples: list[ox.Triple]) -> str:
    r"""The update that makes triples the whole content of a graph.

    The operations of one request are one step (SPARQL 1.1 Update, section 3), and N-Triples is a part of its syntax.

    >>> replacement("https://example.org/g", [])
    'DROP SILENT GRAPH <https://example.org/g>'
    """
    graph = ox.NamedNode(iri)
    update = f"DROP SILENT GRAPH {graph}"
    if triples:
        update += f";\nINSERT DATA {{ GRAPH {graph} {{\n{n_triples(triples).decode()}}} }}"
    return update
