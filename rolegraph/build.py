"""The main job: documents become named graphs in a store, checked before they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from rolegraph.building.batches import Batch, Sources
from rolegraph.building.fingerprint import reader_version, stored
from rolegraph.building.labels import AllLabels, Labels, labels_for
from rolegraph.building.reading import Reader, read_any, read_one
from rolegraph.building.report import BuildReport, Tally
from rolegraph.document import Document
from rolegraph.errors import UsageError
from rolegraph.rdf.iri import check_base
from rolegraph.rdf.namespaces import DEFAULT_BASE
from rolegraph.rdf.quads import document_graph
from rolegraph.store.protocol import Store

__all__ = ["BuildReport", "OnProgress", "Reader", "build", "read_any", "read_one"]

OnProgress = Callable[[Document], None]
Wish = bool | Callable[[], bool]
"""Whether to do something, or what tells so once the time has come."""


def build(
    documents: Iterable[Document],
    store: Store,
    *,
    base: str = DEFAULT_BASE,
    reader: Reader | None = None,
    version: str | None = None,
    again: bool = False,
    prune: Wish = False,
    on_progress: OnProgress | None = None,
) -> BuildReport:
    """Bring a store to hold the documents: read those that changed, check each graph, write it in one transaction.

    A document that the store has from the same text, title, source and reader is left as it is; another one is read and
    replaced. One that cannot be read, names no role or breaks a shape is reported and leaves the store as it was. At
    the end the preferred labels are chosen over all documents of the store, so that they depend on what is in it and
    not on the order in which it came. A build that is cut off at any moment leaves each document in its old or its new
    form; the next one finishes the work, and its store equals that of a build from nothing.

    Args:
        documents: With unique identifiers, in any order: the store is the same, and of a list the report too. An
            iterator is read as it comes, so that it may give more than memory holds.
        store: Open for writing.
        base: Things are minted under this IRI.
        reader: What reads a document; by default `rolegraph.extract.reader.read`.
        version: What names the state of `reader`: as long as it is the same, an unchanged document is not read again.
            By default our own reader's; another reader without one reads everything.
        again: Read every document, changed or not.
        prune: Whether documents that the store has under `base` and that are not among these are dropped; a function
            is asked once all documents are dealt with.
        on_progress: Called with each document once it is dealt with, in their order.

    Raises:
        UsageError: Two documents have one identifier, or `base` is no IRI to mint under. Of an iterator, what was
            written before stays.
        StoreError: The store cannot be read or written; the documents before stay.
    """
    if reader is None:
        reader, version = _default_reader(), version or reader_version()
    graphs, tally = labels_for(store, check_base(base)), Tally()
    had = stored(store, base)
    batch, gone = Batch(Sources(reader, version, base), graphs, {} if again else had), set(had)
    for document in _in_turn(documents):
        gone.discard(document_graph(document.id, base))
        batch.add(document)
        if batch.full:
            _tell(batch.write(tally), on_progress)
    _tell(batch.write(tally), on_progress)
    if prune() if callable(prune) else prune:
        tally.pruned = _drop(gone, graphs)
    graphs.finish()
    return tally.report()


def _drop(gone: Iterable[str], graphs: Labels | AllLabels) -> tuple[str, ...]:
    names = tuple(sorted(gone))
    for name in names:
        graphs.replace(name, [])
    return names


def _tell(documents: Iterable[Document], on_progress: OnProgress | None) -> None:
    if on_progress is not None:
        for document in documents:
            on_progress(document)


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
