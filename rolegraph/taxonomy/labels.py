"""Our Indonesian labels for ESCO, laid over its concepts; and the check that they are fit to ship.

ESCO has no Indonesian. The labels in `data/taxonomy/esco-id` are ours, written from ESCO's English labels and
descriptions: a modification of ESCO under its terms (Commission Decision 2011/833/EU), keyed by the concept's URI. A
file has a heading and the columns uri, preferred, alternatives, hidden, loans; the last three hold several labels with
" | " between. Hidden ones are how texts word it, for finding and not for showing (SKOS Reference, section 5); loans
lists those preferred and alternative labels of the row that are English and said so in Indonesian.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path

import simplemma

from rolegraph.errors import InputError
from rolegraph.rdf.normal import words
from rolegraph.resources import resource
from rolegraph.taxonomy.concept import Concept, Label

LANGUAGE = "id"
NOTE = "The Indonesian labels are not ESCO's: the rolegraph authors laid them over it, a modification under its terms."
COLUMNS = ("uri", "preferred", "alternatives", "hidden", "loans")
BETWEEN = " | "
MOST = 4
"""So many alternative labels a concept has at most."""
_SHORT = 3
"""A word of fewer letters (PC, ERP's "of") is no sign of a language."""


@dataclass(frozen=True, slots=True)
class Row:
    """The labels of one concept, with the place where they stand.

    Args:
        uri: Of the concept.
        preferred: The preferred label.
        alternatives: The others.
        hidden: Wordings to be found by.
        loans: Those of the preferred and alternative ones that are English.
        where: File and line, for messages.
    """

    uri: str
    preferred: str
    alternatives: tuple[str, ...]
    hidden: tuple[str, ...]
    loans: tuple[str, ...]
    where: str

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that are shown, the preferred one first."""
        return (self.preferred, *self.alternatives)


def overlay(concepts: Iterable[Concept], rows: Iterable[Row]) -> Iterator[Concept]:
    """Concepts with the labels of rows; a preferred label that one has in the language already stays.

    >>> row = Row("https://example.org/1", "menjahit", (), (), (), "labels.tsv:2")
    >>> next(overlay([Concept("https://example.org/1", "skill", (Label("sew", "en"),))], [row])).label("id")
    'menjahit'
    """
    by_uri = {row.uri: row for row in rows}
    for concept in concepts:
        row = by_uri.get(concept.iri)
        yield concept if row is None else _laid(concept, row)


def _laid(concept: Concept, row: Row) -> Concept:
    """A concept with a row's labels, sorted as a store gives them back; laid a second time they change nothing."""
    own = {label.text for label in concept.labels if label.lang == LANGUAGE}
    first = () if own else (Label(row.preferred, LANGUAGE),)
    more = {Label(text, LANGUAGE) for text in row.labels if text not in own and Label(text, LANGUAGE) not in first}
    hidden = {Label(text, LANGUAGE) for text in row.hidden}
    return replace(
        concept,
        labels=_sorted({*concept.labels, *first}),
        alternatives=_sorted({*concept.alternatives, *more}),
        hidden=_sorted({*concept.hidden, *hidden}),
    )


def _sorted(labels: Iterable[Label]) -> tuple[Label, ...]:
    return tuple(sorted(labels, key=lambda label: (label.lang, label.text)))


@cache
def carried() -> tuple[Row, ...]:
    """The rows that come with rolegraph.

    Raises:
        RolegraphError: The installation lacks them.
        InputError: A file is no such table.
    """
    return tuple(row for path in sorted(resource("data/taxonomy/esco-id").glob("*.tsv")) for row in read(path))


@cache
def state() -> str:
    """What names the state of the files that come with rolegraph: the first digits of their SHA-256.

    Raises:
        RolegraphError: The installation lacks them.
    """
    total = sha256()
    for path in sorted(resource("data/taxonomy/esco-id").glob("*.tsv")):
        total.update(path.read_bytes())
    return total.hexdigest()[:16]


def read(path: Path) -> Iterator[Row]:
    """The rows of one file.

    Raises:
        InputError: It has other columns, or a row has too few.
    """
    with path.open(encoding="utf-8", newline="") as file:
        table = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        if tuple(next(table, ())) != COLUMNS:
            raise InputError(f"{path}:1: these are not the columns {', '.join(COLUMNS)}", hint="see its README")
        for line, cells in enumerate(table, start=2):
            if len(cells) != len(COLUMNS):
                raise InputError(
                    f"{path}:{line}: {len(cells)} cells", hint=f"a row has {len(COLUMNS)}, with tabs between"
                )
            alternatives, hidden, loans = map(_split, cells[2:])
            yield Row(cells[0], cells[1], alternatives, hidden, loans, f"{path.name}:{line}")


def _split(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split(BETWEEN)))


def check(rows: Sequence[Row], concepts: Iterable[Concept] | None = None) -> list[str]:
    """What is wrong with rows of one pillar, a line each with the place.

    Refused are: a label that is empty or has blanks around it, more alternatives than `MOST`, one label at two concepts
    (hidden ones may stand at several), a concept in two rows, a loan that is no label of its row, English that is not
    marked as a loan, and a URI that the taxonomy does not have.

    Args:
        rows: Of one pillar (groups, occupations, or skills).
        concepts: Of the taxonomy; None where it is not at hand, and URIs are not checked.

    >>> check([Row("https://example.org/1", "quality control", (), (), (), "labels.tsv:2")])
    ["labels.tsv:2: 'quality control' is English and not marked as a loan"]
    """
    known = None if concepts is None else {concept.iri: concept for concept in concepts}
    found: list[str] = []
    first: dict[str, Row] = {}
    places: dict[str, str] = {}
    for row in rows:
        if row.uri in places:
            found.append(f"{row.where}: {row.uri} has a row at {places[row.uri]}")
        places.setdefault(row.uri, row.where)
        found += [f"{row.where}: {problem}" for problem in _wrong(row, known)]
        for label in row.labels:
            other = first.setdefault(label.casefold(), row)
            if other is not row:
                found.append(f"{row.where}: {label!r} stands at {other.where} too")
    return found


def _wrong(row: Row, known: dict[str, Concept] | None) -> Iterator[str]:
    if known is not None and row.uri not in known:
        yield f"the taxonomy has no {row.uri}"
    if len(row.alternatives) > MOST:
        yield f"{len(row.alternatives)} alternatives, more than {MOST}"
    if len({label.casefold() for label in row.labels}) < len(row.labels):
        yield "a label stands there twice"
    for label in (*row.labels, *row.hidden):
        if not label or label != " ".join(label.split()):
            yield f"{label!r} is empty or has blanks that do not count"
    for label in row.labels:
        if label not in row.loans and _is_english(label, known.get(row.uri) if known else None):
            yield f"{label!r} is English and not marked as a loan"
    yield from (f"the loan {loan!r} is no label of the row" for loan in row.loans if loan not in row.labels)


def _is_english(label: str, concept: Concept | None) -> bool:
    """Whether it is one of the concept's English labels, or all its longer words are English and none Indonesian."""
    own = (*concept.labels, *concept.alternatives) if concept else ()
    if any(one.lang == "en" and one.text.casefold() == label.casefold() for one in own):
        return True
    parts = (part for word in words(label) for part in word.split("-"))
    telling = [part for part in parts if part.isalpha() and len(part) >= _SHORT]
    return bool(telling) and all(
        simplemma.is_known(word, "en") and not simplemma.is_known(word, LANGUAGE) for word in telling
    )
