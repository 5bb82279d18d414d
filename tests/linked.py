"""Links as a person accepts them, from the things of a store to the sample of ESCO, which is put beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rolegraph.link.apply import apply
from rolegraph.link.author import Signature
from rolegraph.link.proposal import chosen, decided
from rolegraph.mapping import Mapping, Predicate, QueryKind
from rolegraph.query.lookup import find as find_thing
from rolegraph.store.protocol import Store
from rolegraph.taxonomy.concept import Taxonomy
from rolegraph.taxonomy.home import SAMPLE, find
from rolegraph.taxonomy.kept import keep
from rolegraph.taxonomy.lookup import Places

ANI = Signature("Ani", "2026-03-01")


@dataclass(frozen=True, slots=True)
class Link:
    """A link by labels: what, called so, matches which concept, and how."""

    kind: QueryKind
    label: str
    concept: str
    predicate: Predicate = "skos:exactMatch"


def link(store: Store, links: Iterable[Link], taxonomy: Taxonomy | None = None) -> list[Mapping]:
    """Keep the sample, or another taxonomy, in a store and apply links to it, signed; gives the mappings."""
    taxonomy = taxonomy or find(SAMPLE)
    keep(store, taxonomy)
    places = Places(taxonomy)
    accepted = []
    for one in links:
        thing = find_thing(store, one.kind, one.label).value
        concept = places.concept(one.concept)
        mapping = chosen(thing, one.label, one.predicate, concept, "id", taxonomy.origin)
        accepted.append(decided(mapping, "accepted", ANI))
    applied = apply(store, accepted)
    assert (applied.links, applied.missing) == (len(accepted), ())
    return accepted
