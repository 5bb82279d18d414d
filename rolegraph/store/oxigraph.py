"""The embedded store: Oxigraph in memory or in a folder (RocksDB)."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from time import sleep
from types import TracebackType
from typing import Self, TypeVar

import pyoxigraph as ox

from rolegraph.errors import QuerySyntaxError, StoreError, UsageError
from rolegraph.rdf.namespaces import PREFIXES
from rolegraph.store.bind import Term
from rolegraph.store.changing import change
from rolegraph.store.content import replacement, triples_of
from rolegraph.store.failure import closed, failure, not_a_store, reading_only
from rolegraph.store.filling import checked
from rolegraph.store.holder import patiently, sign, unsign
from rolegraph.store.prepare import prepare
from rolegraph.store.protocol import NO_BINDINGS, Answer, Solutions
from rolegraph.store.stream import Flow, Stream
from rolegraph.store.syntax import explain

T = TypeVar("T")
U = TypeVar("U")
Found = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
_TRIES = 20
_CHUNK = 20_000
"""How many quads of a large graph go in one transaction."""
_FLUSH = 200_000
"""After so many triples, each about a kilobyte there, RocksDB's memory is flushed: its own bound is near a gigabyte."""


class OxigraphStore:
    """A `Store` over pyoxigraph.

    One process at a time may have a folder open for writing. Any number may read it meanwhile; each sees it as it was
    when opened, in whole documents.

    >>> with OxigraphStore.memory() as store:
    ...     store.query("SELECT (1 + 1 AS ?two) {}").rows[0][0].value
    '2'
    """

    def __init__(self, engine: ox.Store, *, place: str, read_only: bool) -> None:
        """Take an engine over; `open` and `memory` are the ways to call."""
        self._engine: ox.Store | None = engine
        self._place = place
        self._read_only = read_only
        self._unflushed = 0

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, read_only: bool = False, wait: float = 0) -> Self:
        """Open the store of a folder; for writing, a missing or empty folder becomes a new one.

        Args:
            path: The folder.
            read_only: Whether it is opened beside a writer, and never written.
            wait: For how many seconds to wait for another one that writes it.

        Raises:
            StoreError: There is no store (read-only), the folder holds other things, the store is damaged or open for
                writing elsewhere, or the disk is full or read-only.
        """
        folder = Path(path)
        not_a_store(folder, read_only=read_only)
        try:
            if read_only:
                engine = _reader(folder)
            else:
                folder.mkdir(parents=True, exist_ok=True)
                engine = patiently(lambda: ox.Store(folder), wait)
                sign(folder)
        except (OSError, RuntimeError, ValueError) as error:
            raise failure(str(folder), error, opening=True) from error
        return cls(engine, place=str(folder), read_only=read_only)

    @classmethod
    def memory(cls) -> Self:
        """A store that is gone when it is closed."""
        return cls(ox.Store(), place="memory", read_only=False)

    @property
    def read_only(self) -> bool:
        """Whether `replace_graph` is refused."""
        return self._read_only

    @property
    def place(self) -> str:
        """The folder, or "memory"."""
        return self._place

    @property
    def engine(self) -> ox.Store:
        """The pyoxigraph store itself, for `store.dataset`; what goes through it is not guarded.

        Raises:
            StoreError: The store is closed.
        """
        if self._engine is None:
            raise closed(self._place)
        return self._engine

    def graphs(self) -> tuple[str, ...]:
        """IRIs of the named graphs, sorted by code point."""
        return self._try(lambda: tuple(sorted(str(graph.value) for graph in self.engine.named_graphs())))

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """The quads of one graph, or of all, in no order. See `Store.quads`."""
        name = None if graph is None else ox.NamedNode(graph)
        pattern = self.engine.quads_for_pattern(None, None, None, name)
        return self._each(pattern)

    def matching(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        object_: ox.NamedNode | ox.Literal | None = None,
        graph: ox.NamedNode | None = None,
    ) -> Iterator[ox.Quad]:
        """The quads that have these terms. See `store.changing.Changing.matching`."""
        return self._each(self.engine.quads_for_pattern(subject, predicate, object_, graph))

    def replace_graph(self, iri: str, quads: Iterable[ox.Quad]) -> None:
        """Make these quads the whole content of a graph, in one transaction. See `Store.replace_graph`.

        pyoxigraph has no transactions of its own, but an update of several operations is one.
        """
        if self._read_only:
            raise reading_only(self._place)
        triples = triples_of(iri, quads)
        self._write(replacement(iri, triples), len(triples))

    def change_graph(self, iri: str, gained: Iterable[ox.Quad], lost: Iterable[ox.Quad]) -> None:
        """Take some quads from a graph and add others. See `store.changing.Changing.change_graph`."""
        if self._read_only:
            raise reading_only(self._place)
        more, fewer = triples_of(iri, gained), triples_of(iri, lost)
        self._write(change(iri, more, fewer), len(more) + len(fewer))

    def fill_graph(self, iri: str, quads: Iterable[ox.Quad], head: Iterable[ox.Quad]) -> None:
        """Make these quads the whole content of a graph, in parts. See `store.filling.Filling.fill_graph`."""
        if self._read_only:
            raise reading_only(self._place)
        graph, last = ox.NamedNode(iri), list(checked(iri, head))
        self.change_graph(iri, [], list(self.matching(graph, None, None, graph)))
        while some := list(islice(self.quads(iri), _CHUNK)):
            self.change_graph(iri, [], some)
        self._try(lambda: self.engine.bulk_extend(checked(iri, quads)))
        if last:
            self.change_graph(iri, last, [])
        elif not any(True for _ in self.quads(iri)):
            self.replace_graph(iri, [])  # no quad is left, so no graph

    def query(self, text: str, bindings: Mapping[str, Term] = NO_BINDINGS) -> Answer:
        """Ask a query. See `Store.query`."""
        return self._asked(text, bindings, _answer)

    def stream(self, text: str, bindings: Mapping[str, Term] = NO_BINDINGS) -> Flow:
        """Ask a query whose rows come as they are found. See `store.stream.Streaming.stream`."""
        return self._asked(text, bindings, self._flow)

    def close(self) -> None:
        """Write what waits, and give the folder's lock free; closing twice is fine.

        Raises:
            StoreError: The disk is full or gone. What `replace_graph` wrote is in the log that the next opening reads.
        """
        engine, self._engine = self._engine, None
        if engine is not None and not self._read_only and self._place != "memory":
            unsign(Path(self._place))
            self._try(engine.flush)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            with contextlib.suppress(StoreError):  # the first error is the one to tell
                self.close()

    def __repr__(self) -> str:
        state = "closed" if self._engine is None else "read-only" if self._read_only else "open"
        return f"OxigraphStore({self._place!r}, {state})"

    def _asked(self, text: str, bindings: Mapping[str, Term], read: Callable[[Found], T]) -> T:
        """Guard, bind and run a query, and read what the engine found."""
        asked, own_dataset = prepare(text, bindings, _Graphs(self.engine))
        if not bindings:
            return self._run(text, read, union=not own_dataset)
        try:
            return self._run(asked, read, union=not own_dataset)
        except QuerySyntaxError as error:
            names = ", ".join(f"?{name}" for name in sorted(bindings))
            raise UsageError(f"the query does not take {names} as a parameter", hint=error.message) from None

    def _run(self, text: str, read: Callable[[Found], T], *, union: bool) -> T:
        engine = self.engine
        try:
            return self._try(lambda: read(engine.query(text, prefixes=PREFIXES, use_default_graph_as_union=union)))
        except SyntaxError as error:
            raise explain(text, str(error), PREFIXES) from None

    def _flow(self, found: Found) -> Flow:
        if isinstance(found, ox.QuerySolutions):
            return Stream(_variables(found), map(tuple, self._each(found)))
        return tuple(found) if isinstance(found, ox.QueryTriples) else bool(found)

    def _write(self, update: str, triples: int) -> None:
        """Run an update, and let RocksDB put away what it keeps in memory once that is much."""
        self._try(lambda: self.engine.update(update))
        self._unflushed += triples
        if self._unflushed >= _FLUSH and self._place != "memory":
            self._unflushed = 0
            self._try(self.engine.flush)

    def _try(self, action: Callable[[], T]) -> T:
        try:
            return action()
        except (OSError, RuntimeError) as error:
            raise failure(self._place, error) from error

    def _each(self, found: Iterator[U]) -> Iterator[U]:
        try:
            yield from found
        except (OSError, RuntimeError) as error:
            raise failure(self._place, error) from error


def _reader(folder: Path) -> ox.Store:
    """Open a folder to read, again for a second while a writer removes the files that its manifest named just now.

    Once open, a reader holds its files, and they outlive their removal.
    """
    for _ in range(_TRIES - 1):
        try:
            return ox.Store.read_only(str(folder))
        except (OSError, RuntimeError) as error:
            if "No such file" not in str(error):
                raise
            sleep(1 / _TRIES)
    return ox.Store.read_only(str(folder))


class _Graphs(Container[str]):
    """The named graphs of an engine, of which a query seldom names one: none is looked up before."""

    def __init__(self, engine: ox.Store) -> None:
        self._engine = engine

    def __contains__(self, iri: object) -> bool:
        try:
            return self._engine.contains_named_graph(ox.NamedNode(str(iri)))
        except ValueError:  # it is no IRI
            return False


def _answer(found: Found) -> Answer:
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        return tuple(found)
    return Solutions(_variables(found), tuple(map(tuple, found)))


def _variables(found: ox.QuerySolutions) -> tuple[str, ...]:
    return tuple(variable.value for variable in found.variables)
