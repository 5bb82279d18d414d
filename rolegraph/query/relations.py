"""From a name of a relation, as a person writes it, to the relation; and from a relation to its name for people."""

from __future__ import annotations

import re
from functools import cache

import pyoxigraph as ox

from rolegraph.errors import UsageError
from rolegraph.query.suggest import suggestion
from rolegraph.rdf.namespaces import RDFS, RG, curie
from rolegraph.rdf.things import KINDS
from rolegraph.resources import resource
from rolegraph.statement import Relation


def find_relation(name: str) -> Relation:
    """The relation of a name: that of the guide, its property in the graph or the property's label in a language.

    Raises:
        UsageError: No relation has this name; the message names the nearest.

    >>> [find_relation(name).value for name in ("has_goal", "rg:hasGoal", "Memerlukan keterampilan")]
    ['has_goal', 'has_goal', 'requires_skill']
    """
    wanted = _folded(name.strip().removeprefix("<").removesuffix(">"))
    for relation in Relation:
        if wanted in _names(relation):
            return relation
    raise UsageError(f"{name!r} is no relation", hint=suggestion(name, [relation.value for relation in Relation]))


def relation_label(relation: Relation, lang: str) -> str:
    """What the ontology calls a relation in a language, or else in English.

    >>> relation_label(Relation.REQUIRES_SKILL, "id"), relation_label(Relation.REQUIRES_SKILL, "xx")
    ('memerlukan keterampilan', 'requires skill')
    """
    found = _labels().get(KINDS[relation].predicate.value, {})
    return found.get(lang.lower()) or found.get("en") or relation.value.replace("_", " ")


@cache
def _names(relation: Relation) -> frozenset[str]:
    iri = KINDS[relation].predicate.value
    every = (relation.value, iri, curie(iri), iri.removeprefix(RG), *_labels().get(iri, {}).values())
    return frozenset(map(_folded, every))


def _folded(name: str) -> str:
    return re.sub(r"[\s_-]+", " ", name).casefold()


@cache
def _labels() -> dict[str, dict[str, str]]:
    """The labels of the ontology, by IRI and language."""
    found: dict[str, dict[str, str]] = {}
    for quad in ox.parse(resource("ontology/rolegraph.ttl").read_bytes(), format=ox.RdfFormat.TURTLE):
        if (
            quad.predicate == RDFS.label
            and isinstance(quad.subject, ox.NamedNode)
            and isinstance(quad.object, ox.Literal)
        ):
            found.setdefault(quad.subject.value, {})[quad.object.language or ""] = quad.object.value
    return found
