"""The ontology's terms, as its Turtle file tells them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from rolegraph.rdf.namespaces import DCTERMS, RDF, RDFS, RG, SKOS, Namespace

OWL = Namespace("http://www.w3.org/2002/07/owl#")
Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property of the ontology.

    Args:
        name: Local name ("hasGoal").
        kind: "class", "object" (a property between things) or "data" (a property with a value).
        labels: By language.
        definitions: By language.
        above: IRIs of what it is below of, sorted; other vocabularies' too.
        close: IRIs of terms that mean nearly the same, sorted.
        domains: IRIs of the classes of its subjects, its own or that of a property above; () for a class.
        ranges: IRIs of the classes or datatypes of its values.
        inverse: Local name of the property that says the same from the other end, or None.
        functional: Whether a subject has one value at most.
    """

    name: str
    kind: str
    labels: Texts
    definitions: Texts
    above: tuple[str, ...]
    close: tuple[str, ...]
    domains: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    inverse: str | None = None
    functional: bool = False


@dataclass(frozen=True, slots=True)
class Ontology:
    """The ontology.

    Args:
        iri: Its name.
        version: Version number.
        version_iri: Name of this version.
        prior: Name of the version before; None for the first.
        licence: IRI.
        titles: By language.
        descriptions: By language.
        changes: What each version changed, by language: newest first.
        terms: By local name, in the file's order.
        size: Number of triples.
    """

    iri: str
    version: str
    version_iri: str
    prior: str | None
    licence: str
    titles: Texts
    descriptions: Texts
    changes: Mapping[str, tuple[str, ...]]
    terms: Mapping[str, Term]
    size: int

    def of(self, kind: str) -> list[Term]:
        """The terms of a kind, in the file's order."""
        return [term for term in self.terms.values() if term.kind == kind]

    def below(self, name: str) -> list[Term]:
        """The terms directly below one."""
        return [term for term in self.terms.values() if RG + name in term.above]

    def is_below(self, name: str, top: str) -> bool:
        """Whether a term is another one or below it, over any number of steps."""
        return name == top or any(
            self.is_below(above.removeprefix(RG), top) for above in self.terms[name].above if above.startswith(RG)
        )


_KINDS = {OWL.Class: "class", OWL.ObjectProperty: "object", OWL.DatatypeProperty: "data"}


def load(path: Path) -> Ontology:
    """Read the ontology.

    Raises:
        OSError: The file cannot be read.
        SyntaxError: It is no Turtle.

    >>> from rolegraph.resources import resource
    >>> load(resource("ontology/rolegraph.ttl")).terms["hasGoal"].ranges
    ('https://w3id.org/rolegraph/ontology#Goal',)
    """
    triples = [quad.triple for quad in parse(path=str(path), format=RdfFormat.TURTLE)]
    told = _Told(triples)
    node = NamedNode(RG.rstrip("#"))
    kinds = {
        triple.subject: _KINDS[triple.object]
        for triple in triples
        if triple.predicate == RDF.type and triple.object in _KINDS and str(triple.subject).startswith(f"<{RG}")
    }
    terms = {}
    for term, kind in kinds.items():
        if isinstance(term, NamedNode):
            terms[term.value.removeprefix(RG)] = _term(term, kind, told)
    return Ontology(
        iri=node.value,
        version=told.one(node, OWL.versionInfo) or "",
        version_iri=told.one(node, OWL.versionIRI) or "",
        prior=told.one(node, OWL.priorVersion),
        licence=told.one(node, DCTERMS.license) or "",
        titles=told.texts(node, DCTERMS.term("title")),
        descriptions=told.texts(node, DCTERMS.description),
        changes=told.every(node, SKOS.changeNote),
        terms=terms,
        size=len(set(triples)),
    )


class _Told:
    """Values by subject and property."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._values: dict[tuple[object, NamedNode], list[object]] = defaultdict(list)
        for triple in triples:
            self._values[triple.subject, triple.predicate].append(triple.object)

    def iris(self, node: NamedNode, *predicates: NamedNode) -> tuple[str, ...]:
        values = [value for predicate in predicates for value in self._values[node, predicate]]
        return tuple(sorted({value.value for value in values if isinstance(value, NamedNode)}))

    def one(self, node: NamedNode, predicate: NamedNode) -> str | None:
        values = [value.value for value in self._values[node, predicate] if isinstance(value, NamedNode | Literal)]
        return min(values, default=None)

    def texts(self, node: NamedNode, predicate: NamedNode) -> Texts:
        return {lang: texts[0] for lang, texts in self.every(node, predicate).items()}

    def every(self, node: NamedNode, predicate: NamedNode) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for value in self._values[node, predicate]:
            if isinstance(value, Literal):
                found[value.language or ""].append(value.value)
        return {lang: tuple(sorted(texts, key=_version, reverse=True)) for lang, texts in sorted(found.items())}

    def inherited(self, node: NamedNode, predicate: NamedNode) -> tuple[str, ...]:
        """The values of a property, else those of what is above it."""
        own = self.iris(node, predicate)
        if own:
            return own
        above = map(NamedNode, self.iris(node, RDFS.subPropertyOf))
        return tuple(sorted({value for upper in above for value in self.inherited(upper, predicate)}))

    def inverse(self, node: NamedNode) -> str | None:
        """The other end of an inverse pair, which one of the two declares."""
        names = list(self.iris(node, OWL.inverseOf))
        for (subject, predicate), values in list(self._values.items()):
            if predicate == OWL.inverseOf and node in values and isinstance(subject, NamedNode):
                names.append(subject.value)
        return min(names).removeprefix(RG) if names else None


def _version(note: str) -> tuple[list[int], str]:
    """Change notes begin with their version."""
    number = note.partition(":")[0]
    parts = number.split(".")
    return ([int(part) for part in parts] if all(part.isdecimal() for part in parts) else []), note


def _term(node: NamedNode, kind: str, told: _Told) -> Term:
    return Term(
        name=node.value.removeprefix(RG),
        kind=kind,
        labels=told.texts(node, RDFS.label),
        definitions=told.texts(node, SKOS.definition),
        above=told.iris(node, RDFS.subClassOf, RDFS.subPropertyOf),
        close=told.iris(node, SKOS.closeMatch),
        domains=told.inherited(node, RDFS.domain),
        ranges=told.inherited(node, RDFS.range),
        inverse=told.inverse(node),
        functional=OWL.FunctionalProperty.value in told.iris(node, RDF.type),
    )
