"""A taxonomy as the quads of one graph, in SKOS and in ESCO's own terms, and back."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import quote, unquote

from pyoxigraph import Literal, NamedNode, Quad

from rolegraph.rdf.namespaces import DCTERMS, ESCO, RDF, SCHEMA, SKOS, Namespace
from rolegraph.rdf.sink import plain, whole
from rolegraph.taxonomy.concept import Concept, Kind, Label, Origin, Taxonomy
from rolegraph.taxonomy.draft import ISCO

OWL = Namespace("http://www.w3.org/2002/07/owl#")
TYPE, TITLE = RDF.type, DCTERMS.term("title")
KIND = DCTERMS.type
"""With the plain word "group": what tells the concepts that are one."""
CLASSES: dict[Kind, NamedNode] = {"occupation": ESCO.Occupation, "skill": ESCO.Skill}
SKILL_TYPE = "http://data.europa.eu/esco/skill-type/"
REUSE = "http://data.europa.eu/esco/skill-reuse-level/"
Term = NamedNode | Literal
_LABELS = {SKOS.prefLabel: "labels", SKOS.altLabel: "alternatives", SKOS.hiddenLabel: "hidden"}
_WAYS = {
    ESCO.relatedEssentialSkill: "essential",
    ESCO.relatedOptionalSkill: "optional",
}
_FIELDS: dict[str, str] = {
    predicate.value: name
    for predicate, name in {
        **_LABELS,
        **_WAYS,
        TYPE: "types",
        KIND: "kind",
        DCTERMS.description: "descriptions",
        SKOS.notation: "codes",
        SKOS.broader: "broader",
        ESCO.skillType: "skill_type",
        ESCO.skillReuseLevel: "reuse",
    }.items()
}
"""Which field of a concept each property fills."""


def head(taxonomy: Taxonomy, graph: str) -> list[Quad]:
    """What a graph says of itself, and so of the taxonomy as a whole; see `origin_of` for the way back."""
    origin, name = taxonomy.origin, NamedNode(graph)
    said: list[tuple[NamedNode, Term]] = [
        (TYPE, SKOS.ConceptScheme if origin.scheme == graph else SCHEMA.Dataset),
        (SCHEMA.about, NamedNode(origin.scheme)),
        (DCTERMS.identifier, plain(origin.name)),
        (TITLE, plain(origin.title)),
        (SCHEMA.sha256, plain(origin.digest)),
        (SCHEMA.numberOfItems, whole(len(taxonomy.concepts))),
    ]
    if origin.version:
        said.append((OWL.versionInfo, plain(origin.version)))
    if origin.licence:
        said.append((DCTERMS.license, NamedNode(origin.licence)))
    if origin.attribution:
        said.append((SCHEMA.creditText, plain(origin.attribution)))
    if origin.note:
        said.append((SKOS.editorialNote, plain(origin.note)))
    return [Quad(name, predicate, value, name) for predicate, value in said]


def origin_of(quads: Iterable[Quad]) -> Origin:
    """What the head of a graph says."""
    said = {quad.predicate: quad for quad in quads if quad.predicate != TYPE}

    def value(predicate: NamedNode) -> str:
        return str(getattr(said[predicate].object, "value", "")) if predicate in said else ""

    return Origin(
        name=value(DCTERMS.identifier),
        title=value(TITLE),
        version=value(OWL.versionInfo),
        licence=value(DCTERMS.license),
        attribution=value(SCHEMA.creditText),
        scheme=value(SCHEMA.about),
        digest=value(SCHEMA.sha256),
        note=value(SKOS.editorialNote),
    )


def quads(taxonomy: Taxonomy, graph: str) -> Iterator[Quad]:
    """The quads of all concepts, concept by concept, without the head."""
    name, scheme = NamedNode(graph), NamedNode(taxonomy.origin.scheme)
    if scheme != name:
        yield Quad(scheme, TYPE, SKOS.ConceptScheme, name)
        yield Quad(scheme, TITLE, plain(taxonomy.origin.title), name)
    for concept in taxonomy.concepts:
        node = NamedNode(concept.iri)
        for predicate, value in _said(concept, scheme):
            yield Quad(node, predicate, value, name)


def _said(concept: Concept, scheme: NamedNode) -> Iterator[tuple[NamedNode, Term]]:
    yield TYPE, SKOS.Concept
    yield SKOS.inScheme, scheme
    if concept.kind in CLASSES:
        yield TYPE, CLASSES[concept.kind]
    elif concept.kind == "group":
        yield KIND, plain("group")
    for predicate, name in _LABELS.items():
        yield from ((predicate, _words(label)) for label in getattr(concept, name))
    yield from ((DCTERMS.description, _words(text)) for text in concept.descriptions)
    yield from ((SKOS.notation, Literal(code)) for code in concept.codes)
    if concept.skill_type:
        yield ESCO.skillType, _node(SKILL_TYPE + quote(concept.skill_type))
    if concept.reuse:
        yield ESCO.skillReuseLevel, _node(REUSE + quote(concept.reuse))
    yield from _ways(concept, scheme)


def _ways(concept: Concept, scheme: NamedNode) -> Iterator[tuple[NamedNode, Term]]:
    above = {*concept.broader, ISCO + concept.isco} if concept.isco else set(concept.broader)
    yield from ((SKOS.broader, _node(iri)) for iri in sorted(above))
    if not above:
        yield SKOS.topConceptOf, scheme
    for predicate, name in _WAYS.items():
        yield from ((predicate, _node(iri)) for iri in getattr(concept, name))


def concepts_of(quads: Iterable[Quad]) -> tuple[Concept, ...]:
    """The concepts of a graph, sorted by IRI: those that `quads` was given."""
    found: dict[str, dict[str, list[Any]]] = {}
    for subject, predicate, value, _ in quads:
        name = _FIELDS.get(predicate.value)
        if name is not None:
            iri = subject.value
            said = found.get(iri)
            if said is None:
                said = found[iri] = {}
            said.setdefault(name, []).append(value)
    known = {iri for iri, said in found.items() if SKOS.Concept in said.get("types", ())}
    return tuple(_concept(iri, found[iri], known) for iri in sorted(known))


def _concept(iri: str, said: dict[str, list[Any]], known: Container[str]) -> Concept:
    above = _iris(said, "broader")
    kind = _kind(said)
    return Concept(
        iri=iri,
        kind=kind,
        labels=_labels(said, "labels"),
        alternatives=_labels(said, "alternatives"),
        hidden=_labels(said, "hidden"),
        descriptions=_labels(said, "descriptions"),
        codes=tuple(sorted(code.value for code in said.get("codes", ()))),
        broader=tuple(upper for upper in above if upper in known),
        essential=_iris(said, "essential"),
        optional=_iris(said, "optional"),
        isco=_isco(above) if kind == "occupation" else "",
        skill_type=_step(said, "skill_type", SKILL_TYPE),
        reuse=_step(said, "reuse", REUSE),
    )


def _kind(said: dict[str, list[Any]]) -> Kind:
    types = said.get("types", ())
    if "kind" in said:
        return "group"
    return next((kind for kind, cls in CLASSES.items() if cls in types), "concept")


def _labels(said: dict[str, list[Any]], name: str) -> tuple[Label, ...]:
    found = [(literal.language or "", literal.value) for literal in said.get(name, ())]
    return tuple(Label(text, lang) for lang, text in sorted(found))


def _iris(said: dict[str, list[Any]], name: str) -> tuple[str, ...]:
    return tuple(sorted(node.value for node in said.get(name, ())))


def _isco(above: Iterable[str]) -> str:
    return next((iri.removeprefix(ISCO) for iri in above if iri.startswith(ISCO)), "")


def _step(said: dict[str, list[Any]], name: str, space: str) -> str:
    return next((unquote(node.value.removeprefix(space)) for node in said.get(name, ())), "")


def _words(label: Label) -> Literal:
    return Literal(label.text, language=label.lang) if label.lang else Literal(label.text)


@lru_cache(maxsize=50_000)
def _node(iri: str) -> NamedNode:
    return NamedNode(iri)
