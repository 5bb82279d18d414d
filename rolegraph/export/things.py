"""The graph as others draw it: things as nodes, what is stated as edges, each edge with the statements behind it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from types import TracebackType
from typing import Self

from pyoxigraph import Literal, NamedNode

from rolegraph.export.part import Part
from rolegraph.export.spool import Spool
from rolegraph.rdf.namespaces import DCTERMS, OA, ORG, PROV, RDF, RDFS, RG, SKOS
from rolegraph.rdf.things import KINDS

_CLASSES = frozenset({kind.cls for kind in KINDS.values()} | {RG.Contrast, RG.Document, ORG.OrganizationalUnit})
_TIES = (RG.correctedBy, RG.metByReality, RG.goalOf, RG.lacks, RG.hasContrast, RG.contrastTo, RG.hasDimension)
_LINKS = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)
EDGES = frozenset({kind.predicate for kind in KINDS.values()} | {*_TIES, RG.hasFocus, *_LINKS})
"""The properties that become edges: of two that say the same from both ends, and of `rg:does`, the narrower."""

_TECHNICAL = (RDF, RDFS, "http://www.w3.org/2002/07/owl#", PROV, OA, DCTERMS, "https://w3id.org/sssom/")
_NAMES = {SKOS.prefLabel: 0, DCTERMS.term("title"): 0, RDFS.label: 1, DCTERMS.identifier: 2}
_SAID = (RDF.subject, RDF.predicate, RDF.object, RG.confidence)


@dataclass(frozen=True, slots=True)
class Node:
    """A thing.

    Args:
        iri: Its name.
        classes: Local names of its classes, rolegraph's own first; () for a thing that only a link leads to.
        labels: One text a language, by tag ("" where a text has none), sorted.
    """

    iri: str
    classes: tuple[str, ...]
    labels: Mapping[str, str]

    @property
    def label(self) -> str:
        """One label: of the first language; without any the last step of the IRI."""
        return next(iter(self.labels.values()), self.iri.rstrip("/#").rpartition("/")[2])


@dataclass(frozen=True, slots=True)
class Edge:
    """That one thing stands to another in a property.

    Args:
        source: IRI.
        predicate: IRI of the property.
        target: IRI.
        statements: IRIs of the statements that say so, sorted; () where it follows from others.
        documents: How many texts it is written in.
        confidence: The highest of the statements', in [0, 1]; None without a statement.
    """

    source: str
    predicate: str
    target: str
    statements: tuple[str, ...]
    documents: int
    confidence: float | None

    @property
    def name(self) -> str:
        """The property's local name ("requiresSkill")."""
        return self.predicate.rpartition("#")[2].rpartition("/")[2]


class Things:
    """The nodes and edges of a part, sorted by IRI; to be closed.

    Raises:
        StoreError: The store cannot be read.
    """

    def __init__(self, part: Part) -> None:
        self.languages: tuple[str, ...] = ()
        self._nodes, self._edges = Spool(), Spool()
        found: set[str] = set()
        for graph in part.graphs:
            found |= self._take(part, graph)
        self.languages = tuple(sorted(found - {""}))

    def nodes(self) -> Iterator[Node]:
        """The nodes, by IRI."""
        for iri, lines in groupby((line.split("\t", 2) for line in self._nodes), key=lambda parts: parts[0]):
            told: dict[str, list[str]] = defaultdict(list)
            for _, tag, value in lines:
                told[tag].append(value)
            if told["class"] or told["end"]:
                names = sorted(map(json.loads, told["name"]), reverse=True)  # the best one last, so that it stays
                labels = {lang: text for _, lang, text in names}
                classes = tuple(map(_local, sorted(told["class"], key=_own_first)))
                yield Node(iri, classes, dict(sorted(labels.items())))

    def edges(self) -> Iterator[Edge]:
        """The edges, by source, predicate and target."""
        for ends, lines in groupby((line.split("\t") for line in self._edges), key=lambda parts: tuple(parts[:3])):
            told = list(lines)
            said = sorted({parts[3] for parts in told if parts[3]})
            sure = [float(parts[4]) for parts in told if parts[4]]
            source, predicate, target = ends
            texts = len({parts[5] for parts in told} - {""})
            yield Edge(source, predicate, target, tuple(said), texts, max(sure, default=None))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for spool in (self._nodes, self._edges):
            spool.__exit__(kind, error, trace)

    def _take(self, part: Part, graph: str) -> set[str]:
        """Read a graph; the languages of its names."""
        said: dict[str, dict[NamedNode, str]] = defaultdict(dict)
        languages = set()
        text = "" if graph in part.derived else graph
        for quad in part.quads(graph):
            value = quad.object
            if quad.predicate in _SAID and isinstance(value, NamedNode | Literal):
                said[str(quad.subject)][quad.predicate] = value.value
            elif isinstance(quad.subject, NamedNode) and isinstance(value, Literal):
                languages.add(self._name(quad.subject.value, quad.predicate, value))
            elif isinstance(quad.subject, NamedNode) and isinstance(value, NamedNode):
                self._thing(quad.subject.value, quad.predicate, value, text)
        for iri, one in said.items():
            self._statement(iri[1:-1], one, text)
        return languages

    def _name(self, subject: str, predicate: NamedNode, value: Literal) -> str:
        if predicate not in _NAMES:
            return ""
        lang = value.language or ""
        name = json.dumps([_NAMES[predicate], lang, value.value], ensure_ascii=False)
        self._nodes.add(f"{subject}\tname\t{name}")
        return lang

    def _thing(self, subject: str, predicate: NamedNode, value: NamedNode, text: str) -> None:
        """Keep a class of a thing, or an edge between two; without a text, any that is not technical."""
        if predicate == RDF.type:
            if value in _CLASSES:
                self._nodes.add(f"{subject}\tclass\t{value.value}")
        elif predicate in EDGES or (not text and not predicate.value.startswith(_TECHNICAL)):
            self._edges.add(f"{subject}\t{predicate.value}\t{value.value}\t\t\t{text}")
            self._nodes.extend((f"{subject}\tend\t", f"{value.value}\tend\t"))

    def _statement(self, iri: str, said: Mapping[NamedNode, str], graph: str) -> None:
        ends = [said.get(part) for part in (RDF.subject, RDF.predicate, RDF.object)]
        if all(ends) and NamedNode(str(ends[1])) in EDGES:
            self._edges.add("\t".join((*map(str, ends), iri, said.get(RG.confidence, ""), graph)))


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]


def _own_first(iri: str) -> tuple[bool, str]:
    return not iri.startswith(RG), iri
