"""What a thing of the graph is matched with in a taxonomy, and why."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Literal

from rolegraph.query.values import Value, python
from rolegraph.rdf.namespaces import PAV, RDFS, SSSOM, curie
from rolegraph.store.protocol import Store
from rolegraph.told import ask

_LINKS = """
SELECT DISTINCT ?predicate ?concept WHERE {
  VALUES ?predicate {
    skos:exactMatch skos:closeMatch skos:broadMatch skos:narrowMatch skos:relatedMatch
  }
  ?thing ?predicate ?concept .
  FILTER(isIRI(?concept))
}"""
# A mapping as a graph may hold it: OWL 2 (Mapping to RDF, section 2.2) annotates a triple by these properties, SSSOM
# writes its mappings so or under its own names, and RDF Schema 1.1 (section 5.3) reifies by subject and object.
_REASONS = """
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX sssom: <https://w3id.org/sssom/>
SELECT DISTINCT ?mapping ?property ?value WHERE {
  ?mapping owl:annotatedSource|sssom:subject_id|rdf:subject ?thing ;
    owl:annotatedTarget|sssom:object_id|rdf:object ?concept ;
    ?property ?value .
  FILTER(?property NOT IN (
    rdf:type, rdf:subject, rdf:predicate, rdf:object, owl:annotatedSource, owl:annotatedProperty, owl:annotatedTarget,
    sssom:subject_id, sssom:predicate_id, sssom:object_id))
}"""
_EVERY = """
SELECT DISTINCT ?thing ?match ?concept ?property ?value WHERE {
  ?mapping a sssom:Mapping ; owl:annotatedSource ?thing ; owl:annotatedProperty ?match ; owl:annotatedTarget ?concept ;
    ?property ?value .
  FILTER(?property NOT IN (rdf:type, owl:annotatedSource, owl:annotatedProperty, owl:annotatedTarget))
}"""
_SLOTS = (str(SSSOM), str(PAV), str(RDFS))
"""Where the properties come from by which SSSOM writes its slots (SSSOM, RDF format, "Representation of slots")."""
NAMING = ("subject_label", "object_label")
"""Properties of a mapping that say what its ends are called."""
_NAMES = "SELECT DISTINCT ?concept ?label { ?concept skos:prefLabel|rdfs:label ?label }"


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a thing to a concept of a taxonomy.

    Args:
        predicate: Short name of the property ("skos:exactMatch").
        concept: IRI of the concept.
        label: Its label in the language asked for, else in the first there is, else as the mapping calls it; "" without
            any.
        reasons: Local name of a property and its value, sorted: what the mapping says of itself (justification,
            confidence, tool, author, date, comment).
    """

    predicate: str
    concept: str
    label: str
    reasons: tuple[tuple[str, Value], ...]


def links(store: Store, thing: str, lang: str) -> list[Link]:
    """The links of a thing to taxonomies (SKOS Reference, section 10), by predicate and concept.

    Raises:
        StoreError: The store is closed or cannot be read.

    >>> from rolegraph.store.oxigraph import OxigraphStore
    >>> links(OxigraphStore.memory(), "https://example.org/skill/x", "en")
    []
    """
    pairs = sorted((row["predicate"].value, row["concept"].value) for row in ask(store, _LINKS, thing=thing))
    return [_link(store, thing, predicate, concept, lang) for predicate, concept in pairs]


def every(store: Store) -> dict[tuple[str, str, str], tuple[tuple[str, Value], ...]]:
    """What the mappings of a store say of themselves, all at once.

    Returns:
        Reasons, as `Link` has them, by IRIs of thing, property and concept; a match that nobody speaks of is not in it.

    Raises:
        StoreError: The store is closed or cannot be read.
    """
    found: dict[tuple[str, str, str], set[tuple[str, Value]]] = {}
    for row in ask(store, _EVERY):
        value = python(row["value"])
        if value is not None:
            ends = row["thing"].value, row["match"].value, row["concept"].value
            found.setdefault(ends, set()).add((_short(row["property"].value), value))
    return {ends: _sorted(said) for ends, said in sorted(found.items())}


def _link(store: Store, thing: str, predicate: str, concept: str, lang: str) -> Link:
    said = _reasons(store, thing, concept)
    label = _label(store, concept, lang) or next((str(value) for name, value in said if name == "object_label"), "")
    return Link(curie(predicate), concept, label, tuple(reason for reason in said if reason[0] not in NAMING))


def _label(store: Store, concept: str, lang: str) -> str:
    found = [row["label"] for row in ask(store, _NAMES, concept=concept) if isinstance(row["label"], Literal)]
    ranked = sorted((label.language != lang.lower(), label.language or "", label.value) for label in found)
    return ranked[0][2] if ranked else ""


def _reasons(store: Store, thing: str, concept: str) -> tuple[tuple[str, Value], ...]:
    found: set[tuple[str, Value]] = set()
    for row in ask(store, _REASONS, thing=thing, concept=concept):
        value = python(row["value"])
        if value is not None:
            found.add((_short(row["property"].value), value))
    return _sorted(found)


def _sorted(reasons: set[tuple[str, Value]]) -> tuple[tuple[str, Value], ...]:
    return tuple(sorted(reasons, key=lambda reason: (reason[0], str(reason[1]))))


def _short(iri: str) -> str:
    """A property's name for people: of a slot of SSSOM its local name, else with its prefix or the last step."""
    known = curie(iri)
    if known != iri and not iri.startswith(_SLOTS):
        return known
    return iri.rstrip("/#").rpartition("#")[2].rpartition("/")[2]
