"""The preferred labels kept as a clean build would choose them, by looking only at things whose wordings changed.

Labels are chosen over all documents, so they are written once these are. Until then a mark stands in the labels graph;
a build that finds one knows that another broke off, and chooses all labels anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from pyoxigraph import Literal, NamedNode, Quad

from rolegraph.rdf.labels import label_quads, labels_graph
from rolegraph.rdf.namespaces import RDFS, SCHEMA, SKOS
from rolegraph.store.changing import Changing
from rolegraph.store.protocol import Solutions, Store

_CHUNK = 1000
"""How many things are labelled in one transaction."""
_WORDINGS = "SELECT ?thing ?label ?graph { GRAPH ?graph { ?thing rdfs:label ?label } }"


def labels_for(store: Store, base: str) -> Labels | AllLabels:
    """What keeps the labels of a store: thing by thing where the store can change a part of a graph."""
    return Labels(store, base) if isinstance(store, Changing) else AllLabels(store, base)


class Labels:
    """The labels of a store that can change a part of a graph.

    Args:
        store: Open for writing.
        base: The base IRI of the build.
    """

    def __init__(self, store: Changing, base: str) -> None:
        self._store = store
        self._graph = NamedNode(labels_graph(base))
        self._base = base
        self._mark = Quad(self._graph, SCHEMA.creativeWorkStatus, Literal("Incomplete"), self._graph)
        self._touched: set[str] = set()
        self._marked = self._broken_off = any(True for _ in store.matching(*self._mark))

    def replace(self, graph: str, quads: list[Quad]) -> None:
        """Make these quads a document's graph, and remember the things whose wordings that changes.

        Raises:
            StoreError: The store cannot be written.
        """
        if not self._marked:
            self._store.change_graph(self._graph.value, [self._mark], [])
            self._marked = True
        before = set(_wordings(self._store.matching(None, RDFS.label, None, NamedNode(graph))))
        self._store.replace_graph(graph, quads)
        self._touched.update(thing for thing, _ in before.symmetric_difference(_wordings(quads)))

    def finish(self) -> None:
        """Write the labels of what was touched, or of all things where an earlier build broke off.

        Raises:
            StoreError: The store cannot be written; the mark stays, and the next build chooses all labels.
        """
        if not self._marked:
            return
        things = iter(sorted(self._everything() if self._broken_off else self._touched))
        while chunk := list(islice(things, _CHUNK)):
            self._relabel([NamedNode(thing) for thing in chunk])
        self._store.change_graph(self._graph.value, [], [self._mark])
        self._touched.clear()
        self._marked = self._broken_off = False
        if not any(True for _ in self._store.matching(None, None, None, self._graph)):
            self._store.replace_graph(self._graph.value, [])  # no label is left, so no graph

    def _everything(self) -> set[str]:
        """All things that have a wording, or a label that may be left from one."""
        named = {thing for thing, _ in _wordings(self._store.matching(None, RDFS.label, None, None))}
        labelled = self._store.matching(None, SKOS.prefLabel, None, self._graph)
        return named | {str(quad.subject.value) for quad in labelled if isinstance(quad.subject, NamedNode)}

    def _relabel(self, things: list[NamedNode]) -> None:
        """Bring the labels of some things to what they should be, writing only what differs."""
        wordings = (quad for thing in things for quad in self._store.matching(thing, RDFS.label, None, None))
        wanted = set(label_quads(wordings, base=self._base))
        present = {quad for thing in things for quad in self._store.matching(thing, None, None, self._graph)}
        if wanted != present:
            self._store.change_graph(self._graph.value, sorted(wanted - present, key=str), present - wanted)


class AllLabels:
    """The labels of a store whose graphs can only be replaced: all are chosen at the end, and written if they differ.

    Args:
        store: Open for writing.
        base: The base IRI of the build.
    """

    def __init__(self, store: Store, base: str) -> None:
        self._store = store
        self._graph = labels_graph(base)
        self._base = base

    def replace(self, graph: str, quads: list[Quad]) -> None:
        """Make these quads a document's graph.

        Raises:
            StoreError: The store cannot be written.
        """
        self._store.replace_graph(graph, quads)

    def finish(self) -> None:
        """Write the labels.

        Raises:
            StoreError: The store cannot be read or written.
        """
        wanted = label_quads(self._wordings(), base=self._base)
        if set(wanted) != set(self._store.quads(self._graph)):
            self._store.replace_graph(self._graph, wanted)

    def _wordings(self) -> Iterator[Quad]:
        answer = self._store.query(_WORDINGS)
        for thing, label, graph in answer.rows if isinstance(answer, Solutions) else ():
            if isinstance(thing, NamedNode) and isinstance(label, Literal) and isinstance(graph, NamedNode):
                yield Quad(thing, RDFS.label, label, graph)


def _wordings(quads: Iterable[Quad]) -> Iterator[tuple[str, Literal]]:
    """Each thing with a wording in some language, which labels are chosen from."""
    for quad in quads:
        if quad.predicate == RDFS.label and isinstance(quad.object, Literal) and quad.object.language:
            yield str(getattr(quad.subject, "value", quad.subject)), quad.object
