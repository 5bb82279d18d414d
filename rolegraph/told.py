"""Statements as a store tells them: what is said, by which text, in which words of it, and by what it was read.

`why`, `diff` and `compare` all look at these. Each is asked for through SPARQL with its terms bound, so that it does
not matter where the store is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode

from rolegraph.errors import InputError
from rolegraph.rdf.namespaces import curie
from rolegraph.statement import Polarity, Relation
from rolegraph.store.protocol import Solutions, Store

_STATEMENTS = """
SELECT DISTINCT ?statement ?relation ?subject ?property ?object ?wording ?polarity ?about ?rule ?confidence
                ?document ?run ?sentence ?offset ?target ?selector ?start ?end WHERE {
  ?statement a rg:Statement ;
    rg:relation ?relation ;
    rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?object ;
    rg:wording ?wording ; rg:polarity ?polarity ;
    rg:rule ?rule ; rg:confidence ?confidence ;
    rg:sentence ?sentence ; rg:sentenceStart ?offset ;
    prov:wasDerivedFrom ?document ;
    oa:hasTarget ?target .
  ?target oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end .
  OPTIONAL { ?statement rg:about ?about }
  OPTIONAL { ?statement prov:wasGeneratedBy ?run }
}"""
_TEXTS = """
SELECT DISTINCT ?document ?name ?lang ?source ?title ?role WHERE {
  ?document a rg:Document ; dcterms:identifier ?name ; dcterms:language ?lang .
  OPTIONAL { ?document dcterms:source ?source }
  OPTIONAL { ?document dcterms:title ?title }
  OPTIONAL { ?document rg:describes ?role }
}"""
# A variable that is bound stands in no OPTIONAL: there its value would stay without a match.
_TEXTS_OF_ROLE = "SELECT DISTINCT ?document { ?document a rg:Document ; rg:describes ?role }"
# Each document's graph describes its run anew, and a triple in many graphs is seen many times: a query that joined
# these would see the product. So each is one pattern.
_AGENTS = "SELECT DISTINCT ?run ?agent { ?run prov:wasAssociatedWith ?agent }"
_AGENT_NAMES = "SELECT DISTINCT ?agent ?name { ?agent rdfs:label ?name }"
_LANGUAGE_DATA = "SELECT DISTINCT ?run ?data { ?run rg:languageData ?data }"
_PARENTS = "SELECT DISTINCT ?statement ?parent { ?statement rg:partOf ?parent ; prov:wasDerivedFrom ?document }"
_LABELS = "SELECT DISTINCT ?thing ?label { ?thing skos:prefLabel ?label }"
_LABELS_AROUND = "SELECT DISTINCT ?thing ?label { ?subject ?property ?thing . ?thing skos:prefLabel ?label }"

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """One statement of one text.

    Args:
        iri: Of the statement.
        relation: What kind of statement it is.
        subject: IRI of what it is about: a role, or for `role` the document.
        predicate: IRI of the property from subject to object.
        object: IRI of what it says of the subject.
        label: The words of the text, resolved.
        lang: Their language tag, "" where there is none.
        polarity: "negative" where the label holds a negation.
        about: IRI of the role that a focus speaks of; else None.
        document: IRI of the text.
        sentence: The sentence around the span.
        sentence_start: Where it begins in the text, in code points.
        start: First code point of the span in the text.
        end: One past its last.
        rule: The part of the reader that spoke.
        confidence: In [0, 1].
        run: IRI of the reading that it came from, or None.
        target: IRI of the span.
        selector: IRI of the span's position.
    """

    iri: str
    relation: Relation
    subject: str
    predicate: str
    object: str
    label: str
    lang: str
    polarity: Polarity
    about: str | None
    document: str
    sentence: str
    sentence_start: int
    start: int
    end: int
    rule: str
    confidence: float
    run: str | None
    target: str
    selector: str

    @property
    def span(self) -> tuple[int, int]:
        """The span in `sentence`, in code points; an offset of a damaged store is held inside it."""
        size = len(self.sentence)
        start = min(max(self.start - self.sentence_start, 0), size)
        return start, max(start, min(self.end - self.sentence_start, size))


@dataclass(frozen=True, slots=True)
class Text:
    """A document: its IRI, identifier, language, source, title (or None) and the IRI of its role (or None)."""

    iri: str
    name: str
    lang: str
    source: str
    title: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class Version:
    """By what a text was read: software with its version, language with the digits of its data; "" where unknown.

    >>> str(Version("rolegraph 0.1.0", "id 0a1b2c3d"))
    'rolegraph 0.1.0, language data id 0a1b2c3d'
    """

    software: str
    data: str

    def __str__(self) -> str:
        return f"{self.software}, language data {self.data}" if self.data else self.software


def ask(store: Store, text: str, **bound: str | None) -> Iterator[Row]:
    """The rows of a SELECT as terms by variable, what is unbound left out; values are IRIs, None leaves one open.

    >>> from rolegraph.store.oxigraph import OxigraphStore
    >>> list(ask(OxigraphStore.memory(), "SELECT ?s { ?s ?p ?o }", p="https://example.org/p"))
    []
    """
    terms = {name: NamedNode(value) for name, value in bound.items() if value is not None}
    answer = store.query(text, terms)
    assert isinstance(answer, Solutions)  # noqa: S101 - our queries are all SELECT
    for row in answer.rows:
        yield {name: term for name, term in zip(answer.variables, row, strict=True) if term is not None}


def statements(
    store: Store,
    *,
    statement: str | None = None,
    subject: str | None = None,
    predicate: str | None = None,
    object: str | None = None,  # noqa: A002 - the third part of a triple has no other name
    document: str | None = None,
) -> list[Told]:
    """The statements of a store, by text and place, or those of them that have these IRIs.

    Raises:
        StoreError: The store is closed or cannot be read.
        InputError: A statement has a relation, an offset or a confidence that is none.
    """
    parts = {"subject": subject, "property": predicate, "object": object}
    rows = ask(store, _STATEMENTS, statement=statement, document=document, **parts)
    by_iri: dict[str, Told] = {}
    for one in sorted(map(_told, rows), key=in_text_order):
        by_iri.setdefault(one.iri, one)
    return list(by_iri.values())


def in_text_order(told: Told) -> tuple[str, int, int, str, str]:
    """The key that sorts statements by text and place, the same in every build."""
    return told.document, told.start, told.end, told.iri, told.selector


def _told(row: Row) -> Told:
    try:
        return _filled(row)
    except ValueError as error:
        raise InputError(
            f"the statement {row['statement'].value} cannot be read: {error}", hint="rolegraph build makes it anew"
        ) from None


def _filled(row: Row) -> Told:
    return Told(
        iri=row["statement"].value,
        relation=Relation(row["relation"].value),
        subject=row["subject"].value,
        predicate=row["property"].value,
        object=row["object"].value,
        label=row["wording"].value,
        lang=row["wording"].language or "",
        polarity="negative" if row["polarity"].value == "negative" else "positive",
        about=row["about"].value if "about" in row else None,
        document=row["document"].value,
        sentence=row["sentence"].value,
        sentence_start=int(row["offset"].value),
        start=int(row["start"].value),
        end=int(row["end"].value),
        rule=row["rule"].value,
        confidence=float(row["confidence"].value),
        run=row["run"].value if "run" in row else None,
        target=row["target"].value,
        selector=row["selector"].value,
    )


def texts(store: Store, *, document: str | None = None) -> dict[str, Text]:
    """The documents by IRI, all or one."""
    found: dict[str, Text] = {}
    for row in ask(store, _TEXTS, document=document):
        source, title, role = (row[name].value if name in row else None for name in ("source", "title", "role"))
        text = Text(row["document"].value, row["name"].value, row["lang"].value, source or "", title, role)
        found[text.iri] = min(found.get(text.iri, text), text, key=repr)
    return dict(sorted(found.items()))


def texts_of(store: Store, role: str) -> list[str]:
    """IRIs of the documents that describe a role."""
    return sorted(row["document"].value for row in ask(store, _TEXTS_OF_ROLE, role=role))


def versions(store: Store, *, run: str | None = None) -> dict[str, Version]:
    """By what the texts of a store were read, by the IRI of the run."""
    agents = {row["run"].value: row["agent"].value for row in _sorted(ask(store, _AGENTS, run=run), "agent")}
    data = {row["run"].value: row["data"].value for row in _sorted(ask(store, _LANGUAGE_DATA, run=run), "data")}
    names = {
        agent: min((row["name"].value for row in ask(store, _AGENT_NAMES, agent=agent)), default=curie(agent))
        for agent in sorted(set(agents.values()))
    }
    runs = sorted({*agents, *data})
    return {one: Version(names[agents[one]] if one in agents else curie(one), data.get(one, "")) for one in runs}


def _sorted(rows: Iterator[Row], name: str) -> list[Row]:
    return sorted(rows, key=lambda row: str(row[name].value), reverse=True)


def parents(store: Store, *, document: str | None = None) -> dict[str, tuple[str, ...]]:
    """Which statements a statement belongs to, by IRI: a correction to its misconception."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in ask(store, _PARENTS, document=document):
        found[row["statement"].value].add(row["parent"].value)
    return {iri: tuple(sorted(above)) for iri, above in sorted(found.items())}


def labels(store: Store, lang: str, *, thing: str | None = None, around: str | None = None) -> dict[str, str]:
    """The preferred label of each thing, in a language or else in the first that there is.

    Args:
        store: Where to look.
        lang: A language tag ("id", "en").
        thing: Only of this one.
        around: Only of what this one is tied to.
    """
    rows = ask(store, _LABELS, thing=thing) if around is None else ask(store, _LABELS_AROUND, subject=around)
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        label = row["label"]
        best = found[row["thing"].value].setdefault(label.language or "", label.value)
        found[row["thing"].value][label.language or ""] = min(best, label.value)
    return {iri: of.get(lang.lower(), of[min(of)]) for iri, of in sorted(found.items())}
