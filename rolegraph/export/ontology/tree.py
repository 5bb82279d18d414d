"""What is below what, as a tree: nested lists, which every reader and every keyboard can walk through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rolegraph.export.ontology.model import Ontology
from rolegraph.rdf.namespaces import RG, curie


@dataclass(frozen=True, slots=True)
class Branch:
    """A term and what is below it.

    Args:
        name: Local name of a term of ours, or the short name of another vocabulary's.
        own: Whether it is ours.
        below: Branches, in the file's order.
    """

    name: str
    own: bool
    below: tuple[Branch, ...]


def tree(ontology: Ontology, kinds: Iterable[str]) -> list[Branch]:
    """The branches of some kinds of terms: those of other vocabularies first, then ours that are below nothing.

    >>> from rolegraph.export.ontology.model import load
    >>> from rolegraph.resources import resource
    >>> found = tree(load(resource("ontology/rolegraph.ttl")), ["class"])
    >>> next([one.name for one in branch.below] for branch in found if branch.name == "schema:Claim")
    ['Misconception', 'Expectation']
    """
    terms = [term for kind in kinds for term in ontology.of(kind)]
    outside = sorted({above for term in terms for above in term.above if not above.startswith(RG)})
    tops = [term.name for term in terms if not term.above]
    return [_branch(ontology, iri) for iri in outside] + [_branch(ontology, RG + name) for name in tops]


def _branch(ontology: Ontology, iri: str) -> Branch:
    own = iri.startswith(RG)
    below = tuple(_branch(ontology, RG + term.name) for term in ontology.terms.values() if iri in term.above)
    return Branch(iri.removeprefix(RG) if own else curie(iri), own, below)
