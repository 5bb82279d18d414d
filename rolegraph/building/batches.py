"""Documents on their way into a store: a few are read, checked together, and written one by one in their order."""

from __future__ import annotations

from dataclasses import dataclass, field

from pyoxigraph import Quad

from rolegraph.building.fingerprint import fingerprint, version_quad
from rolegraph.building.labels import AllLabels, Labels
from rolegraph.building.reading import Reader, read_one
from rolegraph.building.report import Tally
from rolegraph.document import Document
from rolegraph.errors import RolegraphError, ShapeError, StoreError, UsageError
from rolegraph.rdf.quads import document_graph, document_quads
from rolegraph.shapes import Problem, validate_each
from rolegraph.statement import Reading

_DOCUMENTS = 100
_QUADS = 20_000
"""A batch is written once it has so many documents or quads: a bound for memory, and for what a crash costs."""


@dataclass(frozen=True, slots=True)
class Sources:
    """How documents become graphs.

    Args:
        read: What reads one.
        version: What names the state of the reader; None where it has no name.
        base: Things are minted under this IRI.
    """

    read: Reader
    version: str | None
    base: str


@dataclass(slots=True)
class _Waiting:
    """A document of the batch: its graph, or why it has none; neither where the store has it already."""

    document: Document
    reading: Reading | None = None
    quads: list[Quad] = field(default_factory=list)
    failure: RolegraphError | None = None


class Batch:
    """What is read and not yet written.

    Args:
        sources: How documents become graphs.
        graphs: What takes the graphs of documents, and their labels.
        stored: The fingerprints of the documents that are not to be read again, by graph.
    """

    def __init__(self, sources: Sources, graphs: Labels | AllLabels, stored: dict[str, str]) -> None:
        self._sources = sources
        self._graphs = graphs
        self._stored = stored
        self._waiting: list[_Waiting] = []
        self._quads = 0

    @property
    def full(self) -> bool:
        """Whether it is time to write."""
        return len(self._waiting) >= _DOCUMENTS or self._quads >= _QUADS

    def add(self, document: Document) -> None:
        """Read a document, unless the store has it as it would be read.

        Raises:
            UsageError: The base is no IRI to mint under.
        """
        waiting = _Waiting(document)
        if not self._is_stored(document):
            try:
                waiting.reading = read_one(document, self._sources.read)
                waiting.quads = self._quads_of(document, waiting.reading)
            except (StoreError, UsageError):
                raise
            except RolegraphError as error:
                waiting.failure = error
        self._quads += len(waiting.quads)
        self._waiting.append(waiting)

    def write(self, tally: Tally) -> list[Document]:
        """Check what was read, write what is good, count all of it.

        Returns:
            The documents that are dealt with now, in their order.

        Raises:
            StoreError: The store cannot be written; the documents before stay.
        """
        waiting, self._waiting, self._quads = self._waiting, [], 0
        read = [one for one in waiting if one.quads]
        problems = dict(zip(map(id, read), validate_each([one.quads for one in read]), strict=True)) if read else {}
        for one in waiting:
            self._write(one, problems.get(id(one), []), tally)
        return [one.document for one in waiting]

    def _is_stored(self, document: Document) -> bool:
        version = self._sources.version
        graph = document_graph(document.id, self._sources.base)
        return version is not None and self._stored.get(graph) == fingerprint(document, version)

    def _quads_of(self, document: Document, reading: Reading) -> list[Quad]:
        quads = document_quads(reading, base=self._sources.base)
        if self._sources.version is not None:
            quads.append(version_quad(document, self._sources.version, self._sources.base))
        return quads

    def _write(self, one: _Waiting, problems: list[Problem], tally: Tally) -> None:
        if one.failure is None and problems:
            tally.problems.extend(problems)
            told = f"its graph breaks the shapes {len(problems)} times, first: {problems[0]}"
            one.failure = ShapeError(f"{one.document.source}: {told}")
        if one.failure is not None:
            tally.failures.append(one.failure)
        elif one.reading is None:
            tally.unchanged += 1
        else:
            self._graphs.replace(document_graph(one.document.id, self._sources.base), one.quads)
            tally.add(one.reading)
