"""Statements as the picture needs them: each with its sentence and the span within it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from rolegraph.rdf.namespaces import RG, curie
from rolegraph.store.protocol import Solutions, Store
from rolegraph.told import versions

Worded = tuple[str, str]
"""A language tag ("" where there is none) and a text."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document: its IRI, what to call it, its language, and by what software and language data it was read."""

    iri: str
    title: str
    lang: str
    version: str


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of one document.

    Args:
        iri: Of the statement.
        subject: IRI of the role it is about.
        property: Local name in the rolegraph ontology ("requiresSkill").
        object: IRI of what it says of the role.
        wording: As in the text, resolved.
        negative: Whether the wording holds a negation.
        document: IRI of the document.
        sentence: The sentence around the span.
        offset: Where the sentence begins in the document, in code points.
        start: First code point of the span, counted in `sentence`.
        end: One past its last.
        rule: The part of the reader that spoke.
        confidence: In [0, 1].
        parents: IRIs of the statements that it belongs to.
    """

    iri: str
    subject: str
    property: str
    object: str
    wording: Worded
    negative: bool
    document: str
    sentence: Worded
    offset: int
    start: int
    end: int
    rule: str
    confidence: float
    parents: tuple[str, ...]


def ask(store: Store, name: str) -> Iterator[dict[str, Any]]:
    """The rows of one of our own queries, as terms by variable; what is unbound is left out."""
    answer = store.query(_text(name))
    assert isinstance(answer, Solutions)  # noqa: S101 - our queries are all SELECT
    for row in answer.rows:
        yield {name: term for name, term in zip(answer.variables, row, strict=True) if term is not None}


@cache
def _text(name: str) -> str:
    return files("rolegraph.view").joinpath("queries", f"{name}.rq").read_text(encoding="utf-8")


def worded(literal: Any) -> Worded:
    """Language and text of a literal.

    >>> from pyoxigraph import Literal
    >>> worded(Literal("kasir", language="id")), worded(Literal("kasir"))
    (('id', 'kasir'), ('', 'kasir'))
    """
    return literal.language or "", literal.value


def local(iri: str) -> str:
    """The local name of a term of the rolegraph ontology, or the IRI itself where it is another's.

    >>> local(RG + "hasGoal"), local("https://example.org/x")
    ('hasGoal', 'https://example.org/x')
    """
    return iri.removeprefix(RG)


def sources(store: Store) -> tuple[dict[str, Source], frozenset[str]]:
    """The documents by IRI, and the roles that they describe."""
    found: dict[str, Source] = {}
    roles = set()
    read_by = _versions(store)
    for row in ask(store, "documents"):
        iri = row["document"].value
        title = row.get("title", row["name"]).value
        if iri not in found or title < found[iri].title:
            found[iri] = Source(iri, title, row["lang"].value, read_by.get(iri, ""))
        if "role" in row:
            roles.add(row["role"].value)
    return dict(sorted(found.items())), frozenset(roles)


def _versions(store: Store) -> dict[str, str]:
    """By what each document was read, as one text: a document that was read in parts names each."""
    found: dict[str, set[str]] = defaultdict(set)
    read_by = {run: " · ".join(filter(None, (one.software, one.data))) for run, one in versions(store).items()}
    for row in ask(store, "versions"):
        run = row["run"].value
        found[row["document"].value].add(read_by.get(run, curie(run)))
    return {document: ", ".join(sorted(names)) for document, names in found.items()}


def statements(store: Store) -> list[Said]:
    """All statements, by document and place."""
    parents: dict[str, set[str]] = defaultdict(set)
    for row in ask(store, "parents"):
        parents[row["statement"].value].add(row["parent"].value)
    found = [_said(row, tuple(sorted(parents[row["statement"].value]))) for row in ask(store, "statements")]
    return sorted(found, key=in_text_order)


def in_text_order(said: Said) -> tuple[str, int, str, int, int, str]:
    """The key that sorts statements by document, then by place, the same in every build."""
    return said.document, said.offset, said.sentence[1], said.start, said.end, said.iri


def _said(row: dict[str, Any], parents: tuple[str, ...]) -> Said:
    sentence = worded(row["sentence"])
    offset, length = int(row["sentenceStart"].value), len(sentence[1])
    start, end = (min(max(int(row[name].value) - offset, 0), length) for name in ("start", "end"))
    return Said(
        iri=row["statement"].value,
        subject=row["subject"].value,
        property=local(row["property"].value),
        object=row["object"].value,
        wording=worded(row["wording"]),
        negative=row["polarity"].value == "negative",
        document=row["document"].value,
        sentence=sentence,
        offset=offset,
        start=start,
        end=max(start, end),
        rule=row["rule"].value,
        confidence=float(row["confidence"].value),
        parents=parents,
    )
