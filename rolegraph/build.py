"""The main job: documents become named graphs in a store, checked before they are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rolegraph.document import Document
from rolegraph.errors import InputError, RolegraphError, ShapeError, StoreError, UsageError
from rolegraph.rdf.labels import label_quads, labels_graph
from rolegraph.rdf.namespaces import DEFAULT_BASE
from rolegraph.rdf.quads import document_graph, document_quads
from rolegraph.shapes import Problem, validate
from rolegraph.statement import Reading, Relation

if TYPE_CHECKING:
    from rolegraph.store.protocol import Store

Reader = Callable[[Document], Reading]
OnProgress = Callable[[Document], None]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build wrote, and what it could not.

    Args:
        documents: How many documents were written.
        statements: How many statements of each relation they hold; a relation without any is absent.
        unread: How many sentences the reader understood nothing of.
        problems: Violations of the shapes, of documents that were therefore not written.
        failures: One error for each document that was not written; its message begins with the document's source.
    """

    documents: int
    statements: Mapping[Relation, int]
    unread: int
    problems: tuple[Problem, ...] = ()
    failures: tuple[RolegraphError, ...] = ()


@dataclass(slots=True)
class _Tally:
    """The counts of a build under way."""

    documents: int = 0
    statements: Counter[Relation] = field(default_factory=Counter)
    unread: int = 0
    problems: list[Problem] = field(default_factory=list)
    failures: list[RolegraphError] = field(default_factory=list)

    def add(self, reading: Reading) -> None:
        self.documents += 1
        self.statements.update(statement.relation for statement in reading.statements)
        self.unread += len(reading.unread)

    def report(self) -> BuildReport:
        counts = {relation: self.statements[relation] for relation in Relation if self.statements[relation]}
        return BuildReport(self.documents, counts, self.unread, tuple(self.problems), tuple(self.failures))


def build(
    documents: Iterable[Document],
    store: Store,
    *,
    base: str = DEFAULT_BASE,
    reader: Reader | None = None,
    on_progress: OnProgress | None = None,
) -> BuildReport:
    """Read each document, check its graph against the shapes and write it to the store in one transaction.

    A document that the store holds already is replaced, others stay. One that cannot be read, names no role or breaks
    a shape is reported and leaves the store as it was. At the end the preferred labels are chosen anew over all
    documents of the store, so that they depend on what is in it and not on the order in which it came.

    Args:
        documents: With unique identifiers, in any order: the store is the same, and of a list the report too. An
            iterator is read as it comes, so that it may give more than memory holds.
        store: Open for writing.
        base: Things are minted under this IRI.
        reader: What reads a document; by default `rolegraph.extract.reader.read`.
        on_progress: Called with each document once it is dealt with.

    Raises:
        UsageError: Two documents have one identifier, or `base` is no IRI to mint under. Of an iterator, what was
            written before stays.
        StoreError: The store cannot be written; the documents before stay.
    """
    read = reader or _default_reader()
    tally = _Tally()
    for document in _in_turn(documents):
        try:
            _write(read_one(document, read), store, base, tally)
        except (StoreError, UsageError):
            raise
        except RolegraphError as error:
            tally.failures.append(error)
        if on_progress:
            on_progress(document)
    _label(store, base)
    return tally.report()


def _default_reader() -> Reader:
    from rolegraph.extract.reader import read

    return read


def _in_turn(documents: Iterable[Document]) -> Iterator[Document]:
    """An iterator's documents as they come; others sorted, and refused before anything is written."""
    if isinstance(documents, Iterator):
        yield from _unique(documents)
    else:
        yield from list(_unique(sorted(documents, key=lambda document: document.id)))


def _unique(documents: Iterable[Document]) -> Iterator[Document]:
    sources: dict[str, str] = {}
    for document in documents:
        if document.id in sources:
            both = f"{sources[document.id]}, {document.source}"
            raise UsageError(f"two documents are called {document.id!r}: {both}", hint="rename one")
        sources[document.id] = document.source
        yield document


def read_one(document: Document, read: Reader) -> Reading:
    """A reading with a role in it.

    Raises:
        InputError: The document cannot be read, or names no role.
        RolegraphError: The reader broke in an unforeseen way: that costs this document, not the others.
    """
    reading = read_any(document, read)
    if reading.role is None:
        raise InputError(f"{document.source}: names no role", hint="a role text says whom it describes")
    return reading


def read_any(document: Document, read: Reader) -> Reading:
    """A reading, with a role in it or without.

    Raises:
        RolegraphError: The document cannot be read, or the reader broke in an unforeseen way: that costs this document,
            not the others.
    """
    try:
        return read(document)
    except RolegraphError:
        raise
    except Exception as error:
        raise RolegraphError(
            f"{document.source}: the reader broke: {type(error).__name__}: {error}", hint="report it with the text"
        ) from error


def _write(reading: Reading, store: Store, base: str, tally: _Tally) -> None:
    quads = document_quads(reading, base=base)
    problems = validate(quads)
    if problems:
        tally.problems.extend(problems)
        source = reading.document.source
        raise ShapeError(f"{source}: its graph breaks the shapes {len(problems)} times, first: {problems[0]}")
    store.replace_graph(document_graph(reading.document.id, base), quads)
    tally.add(reading)


def _label(store: Store, base: str) -> None:
    store.replace_graph(labels_graph(base), label_quads(store.quads(), base=base))
