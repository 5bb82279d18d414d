"""What of a store goes out: all of it, or the texts about some roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from rolegraph.query.lookup import find
from rolegraph.store.protocol import Solutions, Store
from rolegraph.taxonomy.kept import taxonomy_graphs

_DOCUMENTS = "SELECT DISTINCT ?document { ?document a rg:Document }"
_DESCRIBING = "SELECT DISTINCT ?document { ?document rg:describes ?role }"
_NAMING = "SELECT DISTINCT ?document { GRAPH ?document { ?document a rg:Document . ?role a rg:Role } }"


@dataclass(frozen=True, slots=True)
class Part:
    """Named graphs of a store.

    Args:
        store: An open store.
        documents: IRIs of the graphs that are texts, in the order of their N-Quads text.
        derived: IRIs of the other graphs (labels, what `construct` queries added), in that order.
        things: What the texts speak of, to keep of the derived graphs what is about it; None keeps all.
    """

    store: Store
    documents: tuple[str, ...]
    derived: tuple[str, ...]
    things: frozenset[str] | None = None

    @classmethod
    def of(cls, store: Store, roles: Iterable[str] = ()) -> Part:
        """The whole store but its taxonomies, or the texts that describe some roles with the labels of what they name.

        Args:
            store: An open store.
            roles: Labels or IRIs. A role that no text describes brings the texts that name it.

        Raises:
            UsageError: There is no role of a name; the message offers the nearest.
            StoreError: The store cannot be read.
        """
        taxonomies = taxonomy_graphs(store)
        every = _ordered(graph for graph in store.graphs() if graph not in taxonomies)
        texts = _ask(store, _DOCUMENTS)
        derived = tuple(graph for graph in every if graph not in texts)
        chosen = {document for name in roles for document in _about(store, name)}
        if not chosen:
            return cls(store, tuple(graph for graph in every if graph in texts), derived)
        documents = tuple(graph for graph in every if graph in chosen)
        return cls(store, documents, derived, frozenset(_spoken_of(store, documents)))

    @property
    def graphs(self) -> tuple[str, ...]:
        """All graphs, in the order of their N-Quads text."""
        return _ordered((*self.documents, *self.derived))

    def quads(self, graph: str) -> Iterator[Quad]:
        """The quads of a graph that belong to the part, in no order."""
        if self.things is None or graph in self.documents:
            yield from self.store.quads(graph)
            return
        kept = {str(quad.subject) for quad in self.store.quads(graph) if self._is_about(quad)}
        yield from (quad for quad in self.store.quads(graph) if str(quad.subject) in kept)

    def _is_about(self, quad: Quad) -> bool:
        """Whether a quad speaks of a thing: of itself, or of a link to it."""
        ends = (quad.subject, quad.object)
        return any(isinstance(end, NamedNode) and end.value in (self.things or ()) for end in ends)


def _ordered(graphs: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(graphs, key=lambda graph: f"<{graph}>"))


def _about(store: Store, name: str) -> set[str]:
    role = find(store, "role", name)
    return _ask(store, _DESCRIBING, role=role) or _ask(store, _NAMING, role=role)


def _ask(store: Store, text: str, **bindings: NamedNode) -> set[str]:
    answer = store.query(text, bindings)
    rows = answer.rows if isinstance(answer, Solutions) else ()
    return {term.value for (term,) in rows if isinstance(term, NamedNode)}


def _spoken_of(store: Store, documents: Iterable[str]) -> Iterator[str]:
    for graph in documents:
        for quad in store.quads(graph):
            yield from (end.value for end in (quad.subject, quad.object) if isinstance(end, NamedNode))
