"""A reading as quads in the named graph of its document."""

from __future__ import annotations

from hashlib import sha256

from pyoxigraph import NamedNode, Quad

from rolegraph.rdf.evidence import add_evidence
from rolegraph.rdf.iri import check_base, digest, mint, tail
from rolegraph.rdf.namespaces import DCTERMS, DEFAULT_BASE, OA, PROV, RDF, RG
from rolegraph.rdf.provenance import add_run, agent, run
from rolegraph.rdf.sink import Sink, decimal, plain, scalar, whole
from rolegraph.rdf.things import KINDS, ROLE_CLASSES, Namer
from rolegraph.rdf.ties import add_ties
from rolegraph.statement import Reading, Relation, Sentence, Statement


def document_graph(document_id: str, base: str = DEFAULT_BASE) -> str:
    """The IRI of a document, which is also the name of its graph.

    >>> document_graph("kasir", "https://example.org/")
    'https://example.org/document/kasir-5e4b4407'
    """
    return mint(base, "document", document_id).value


def statement_iri(statement: Statement, document_id: str, base: str = DEFAULT_BASE) -> str:
    """The IRI of a statement: from its document, relation, role spoken of, label and place, and nothing else."""
    place = statement.evidence
    mark = digest(statement.about or "", statement.label, str(place.start), str(place.end), length=12)
    return f"{check_base(base)}statement/{tail(document_id)}/{statement.relation.value}-{mark}"


def document_quads(reading: Reading, *, base: str = DEFAULT_BASE) -> list[Quad]:
    """All that is known of one document: itself, its statements, the things they speak of, where it says so.

    Args:
        reading: What was read.
        base: The IRI under which things are minted; ends in "/" or "#".

    Returns:
        Quads of one graph, `document_graph(reading.document.id, base)`, sorted, none twice, without blank nodes.

    Raises:
        UsageError: The base is no IRI to build on.
        InputError: The document's language is no language tag.

    >>> from rolegraph.document import Document
    >>> quads = document_quads(Reading(Document("kasir", "Kasir.", "id", "kasir.txt"), ()))
    >>> {quad.graph_name.value for quad in quads} == {document_graph("kasir")}
    True
    """
    node = NamedNode(document_graph(reading.document.id, base))
    sink = Sink(node, reading.document.lang)
    _add_document(sink, reading, base)
    add_run(sink, base)
    namer = Namer(reading.document, base)
    seen: set[str] = set()
    for statement in reading.statements:
        iri = statement_iri(statement, reading.document.id, base)
        if iri not in seen:  # a second one of the same content would only give it two rules and confidences
            _add_statement(sink, NamedNode(iri), statement, namer)
        seen.add(iri)
    return sink.sorted()


def _add_document(sink: Sink, reading: Reading, base: str) -> None:
    document, node = reading.document, sink.graph
    sink.add(node, RDF.type, RG.Document, PROV.Entity)
    sink.add(node, DCTERMS.identifier, plain(document.id))
    sink.add(node, DCTERMS.language, plain(document.lang))
    sink.add(node, DCTERMS.source, plain(document.source))
    if document.title:
        sink.add(node, DCTERMS.term("title"), sink.words(document.title))
    sink.add(node, RG.text, sink.words(document.text))
    sink.add(node, RG.sha256, plain(sha256(scalar(document.text).encode("utf-8")).hexdigest()))
    sink.add(node, RG.statementCount, whole(len(reading.statements)))
    sink.add(node, RG.unreadCount, whole(len(reading.unread)))
    sink.add(node, RG.setAsideCount, whole(len(reading.set_aside)))
    for sentence in reading.unread:
        _add_left(sink, sentence, NamedNode(f"{base}unread/{tail(document.id)}/{sentence.start}-{sentence.end}"))
    for sentence in reading.set_aside:
        _add_left(sink, sentence, NamedNode(f"{base}aside/{tail(document.id)}/{sentence.start}-{sentence.end}"))


def _add_left(sink: Sink, sentence: Sentence, left: NamedNode) -> None:
    """A sentence that gave nothing, with the reason of the rule that set it aside, if one did."""
    if sentence.reason is None:
        sink.add(sink.graph, RG.hasUnread, left)
        sink.add(left, RDF.type, RG.UnreadSentence)
    else:
        sink.add(sink.graph, RG.hasSetAside, left)
        sink.add(left, RDF.type, RG.SetAsideSentence)
        sink.add(left, RG.reason, plain(sentence.reason))
    sink.add(left, RG.sentence, sink.words(sentence.text))
    sink.add(left, OA.start, whole(sentence.start))
    sink.add(left, OA.end, whole(sentence.end))


def _add_statement(sink: Sink, node: NamedNode, statement: Statement, namer: Namer) -> None:
    kind, thing = KINDS[statement.relation], namer.thing(statement)
    subject = _subject(sink, statement, namer)
    sink.describe(thing, namer.classes(statement), statement.label, statement.evidence.lang)
    sink.add(subject, kind.predicate, thing)
    if kind.does:
        sink.add(subject, RG.does, thing)
    add_ties(sink, statement, namer)
    sink.add(node, RDF.type, RG.Statement, RDF.Statement)
    sink.add(node, RDF.subject, subject)
    sink.add(node, RDF.predicate, kind.predicate)
    sink.add(node, RDF.object, thing)
    sink.add(node, RG.relation, plain(statement.relation.value))
    sink.add(node, RG.wording, sink.words(statement.label, statement.evidence.lang))
    sink.add(node, RG.polarity, plain(statement.polarity))
    if statement.about is not None:
        sink.add(node, RG.about, namer.role(statement.about))
    for parent in statement.parents:
        sink.add(node, RG.partOf, NamedNode(statement_iri(parent, namer.document.id, namer.base)))
    _add_origin(sink, node, statement, namer)


def _subject(sink: Sink, statement: Statement, namer: Namer) -> NamedNode:
    """What a statement is about: the document for the role it describes, else a role."""
    if statement.relation is Relation.ROLE:
        return sink.graph
    name = statement.about if statement.relation is Relation.FOCUS and statement.about else statement.role
    role = namer.role(name)
    sink.describe(role, ROLE_CLASSES, name)
    return role


def _add_origin(sink: Sink, node: NamedNode, statement: Statement, namer: Namer) -> None:
    """Where the text says so, and which part of what software read it there."""
    evidence = statement.evidence
    sink.add(node, OA.hasTarget, add_evidence(sink, namer.document, sink.graph, evidence, namer.base))
    sink.add(node, RG.sentence, sink.words(evidence.sentence, evidence.lang))
    sink.add(node, RG.sentenceStart, whole(evidence.sentence_start))
    sink.add(node, RG.rule, plain(evidence.rule))
    sink.add(node, RG.confidence, decimal(evidence.confidence))
    sink.add(node, PROV.wasDerivedFrom, sink.graph)
    sink.add(node, PROV.wasGeneratedBy, run(namer.base, sink.lang))
    sink.add(node, PROV.wasAttributedTo, agent(namer.base))
