"""A concept by what a person calls it, and its place among the others."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from rolegraph.errors import UsageError
from rolegraph.query.suggest import suggestion
from rolegraph.taxonomy.concept import Concept, Taxonomy


class Places:
    """The concepts of a taxonomy by IRI and by name, with what stands above and below each.

    Args:
        taxonomy: All of it.
    """

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        self.by_iri = {concept.iri: concept for concept in taxonomy.concepts}

    def concept(self, named: str) -> Concept:
        """The concept of an IRI, a code, a preferred label or else an alternative one, in any language and any case.

        Raises:
            UsageError: None is called so (the message offers the nearest), or several are.
        """
        if named in self.by_iri:
            return self.by_iri[named]
        wanted = " ".join(named.casefold().split())
        for names in (self._codes, self._preferred, self._alternatives):
            found = [concept for concept in self.taxonomy.concepts if wanted in names(concept)]
            if len(found) == 1:
                return found[0]
            if found:
                listed = ", ".join(f"<{concept.iri}>" for concept in found[:5])
                raise UsageError(f"{named!r} names {len(found)} concepts", hint=f"give one of {listed}")
        labels = [label.text for concept in self.taxonomy.concepts for label in concept.labels]
        hint = suggestion(named, labels) if labels else None
        raise UsageError(f"there is no concept {named!r} in {self.taxonomy.origin.name}", hint=hint)

    def above(self, concept: Concept) -> list[tuple[Concept, ...]]:
        """The ways from a concept to the top, nearest first; a way is left out where another has all its steps."""
        return sorted(_longest(list(self._ways(concept))), key=lambda way: [step.iri for step in way])

    def narrower(self, concept: Concept) -> tuple[Concept, ...]:
        """The concepts right below one, by IRI."""
        return tuple(self._below.get(concept.iri, ()))

    @cached_property
    def _below(self) -> dict[str, list[Concept]]:
        found: dict[str, list[Concept]] = {}
        for concept in self.taxonomy.concepts:
            for iri in concept.broader:
                found.setdefault(iri, []).append(concept)
        return found

    def _ways(self, concept: Concept) -> Iterator[tuple[Concept, ...]]:
        uppers = [self.by_iri[iri] for iri in concept.broader if iri in self.by_iri]
        for upper in uppers:
            for way in self._ways(upper):
                yield (upper, *way)
        if not uppers:
            yield ()

    @staticmethod
    def _codes(concept: Concept) -> set[str]:
        return {code.casefold() for code in concept.codes}

    @staticmethod
    def _preferred(concept: Concept) -> set[str]:
        return {label.text.casefold() for label in concept.labels}

    @staticmethod
    def _alternatives(concept: Concept) -> set[str]:
        return {label.text.casefold() for label in (*concept.alternatives, *concept.hidden)}


def _longest(ways: list[tuple[Concept, ...]]) -> list[tuple[Concept, ...]]:
    """Ways without those whose steps another one takes too."""
    steps = [frozenset(concept.iri for concept in way) for way in ways]
    return [way for way, own in zip(ways, steps, strict=True) if way and not any(own < other for other in steps)]
