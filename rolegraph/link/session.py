"""A taxonomy ready to be linked to, with all that a user lays over it; made only if something new is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rolegraph.link.encoder import Vectors, vectors
from rolegraph.link.encoder import name as encoder_name
from rolegraph.link.index import Index, Pillar
from rolegraph.link.kept import kept
from rolegraph.link.linker import TOP, Linker
from rolegraph.link.remembered import cache, remembering, state
from rolegraph.mapping import Answer, Candidate, Query, QueryKind
from rolegraph.store.protocol import Store
from rolegraph.taxonomy.concept import Origin, Taxonomy
from rolegraph.taxonomy.glossary import Labels, in_graph, laid_over, together
from rolegraph.taxonomy.glossary import state as glossary_state
from rolegraph.taxonomy.home import find, find_origin


@dataclass(frozen=True)
class Session:
    """Links to one taxonomy.

    Args:
        name: Of the taxonomy.
        store: Where it is looked for first; None for the user's own and what ships.
        top: So many candidates each answer has at most.
        glossary: Labels of the user's own; those of the store are added.
        encoder: Whether the multilingual encoder has a say (the extra `encoder`).
    """

    name: str
    store: Store | None = None
    top: int = TOP
    glossary: Labels = field(default_factory=dict)
    encoder: bool = False

    @cached_property
    def _labels(self) -> Labels:
        """The labels of the user's own: of files, and of the store."""
        return together([self.glossary, *([] if self.store is None else [in_graph(self.store)])])

    @cached_property
    def origin(self) -> Origin:
        """What the taxonomy says of itself.

        Raises:
            UsageError: There is no taxonomy of this name.
        """
        return find_origin(self.name, self.store)

    @cached_property
    def taxonomy(self) -> Taxonomy:
        """The taxonomy itself.

        Raises:
            UsageError: There is none of this name.
        """
        return laid_over(find(self.name, self.store), self._labels)

    @cached_property
    def linker(self) -> Linker:
        """What finds answers that are not known; making it takes a while."""
        own = {(iri, label.text) for iri, labels in self._labels.items() for label in labels}
        taxonomy = self.taxonomy
        name = state(taxonomy.origin.digest, "index")[:32]
        pillars: tuple[Pillar, ...] = ("occupation", "skill")
        indices: dict[str, Index] = {pillar: kept(taxonomy.concepts, pillar, name, cache()) for pillar in pillars}
        near: dict[str, Vectors] | None = None
        if self.encoder:
            near = {one: vectors(indices[one].concepts, cache()) for one in pillars}
        return Linker(taxonomy, indices, frozenset(own), near)

    def answer(self, queries: Sequence[Query]) -> list[Answer]:
        """The answers to some questions, those that were found before from the user's cache.

        Raises:
            UsageError: There is no taxonomy of this name.
        """
        name = state(
            self.origin.digest, str(self.top), glossary_state(self._labels), encoder_name() if self.encoder else ""
        )
        return list(remembering(lambda asked: self.linker.answer(asked, self.top), name)(queries))

    def search(self, text: str, kind: QueryKind) -> list[Candidate]:
        """Concepts that words may mean, best first."""
        return self.linker.search(text, kind)
