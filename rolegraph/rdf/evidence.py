"""Where a text says something: a target with a position and a quote (Web Annotation Data Model, section 4.2)."""

from __future__ import annotations

from pyoxigraph import NamedNode

from rolegraph.document import Document
from rolegraph.rdf.iri import tail
from rolegraph.rdf.namespaces import OA, RDF, RG
from rolegraph.rdf.sink import Sink, plain, whole
from rolegraph.statement import Evidence

CONTEXT = 32
"""How many code points before and after a quote are kept, to find it again in a changed text."""


def evidence_node(document: Document, evidence: Evidence, base: str) -> NamedNode:
    """The IRI of a span of a document; statements with the same span share it.

    >>> kasir = Document("kasir", "Kasir melayani pembeli.", "id", "kasir.txt")
    >>> evidence_node(kasir, Evidence(0, 5, "Kasir melayani pembeli.", 0, "r", 1.0), "https://example.org/").value
    'https://example.org/evidence/kasir-5e4b4407/0-5'
    """
    return NamedNode(f"{base}evidence/{tail(document.id)}/{evidence.start}-{evidence.end}")


def add_evidence(sink: Sink, document: Document, source: NamedNode, evidence: Evidence, base: str) -> NamedNode:
    """Describe a span of the document and give its IRI."""
    node = evidence_node(document, evidence, base)
    position, quote = NamedNode(f"{node.value}/position"), NamedNode(f"{node.value}/quote")
    text, start, end = document.text, evidence.start, evidence.end
    sink.add(node, RDF.type, RG.Evidence, OA.SpecificResource)
    sink.add(node, OA.hasSource, source)
    sink.add(node, OA.hasSelector, position, quote)
    sink.add(position, RDF.type, OA.TextPositionSelector)
    sink.add(position, OA.start, whole(start))
    sink.add(position, OA.end, whole(end))
    sink.add(quote, RDF.type, OA.TextQuoteSelector)
    sink.add(quote, OA.exact, plain(text[start:end]))
    sink.add(quote, OA.prefix, plain(text[max(0, start - CONTEXT) : start]))
    sink.add(quote, OA.suffix, plain(text[end : end + CONTEXT]))
    return node
