"""The embedded store: Oxigraph in memory or in a folder (RocksDB)."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from time import sleep
from types import TracebackType
from typing import Self, TypeVar

import pyoxigraph as ox

from rolegraph.errors import QuerySyntaxError, StoreError, UsageError
from rolegraph.rdf.namespaces import PREFIXES
from rolegraph.store.bind import Term, bind
from rolegraph.store.changing import change
from rolegraph.store.content import triples_of
from rolegraph.store.failure import closed, failure, not_a_store, reading_only
from rolegraph.store.guard import guard
from rolegraph.store.holder import patiently, sign, unsign
from rolegraph.store.protocol import NO_BINDINGS, Answer, Solutions
from rolegraph.store.syntax import explain

T = TypeVar("T")
_TRIES = 20


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

        pyoxigraph has no transactions of its own, but an update of several operations is one (SPARQL 1.1 Update,
        section 3), and N-Triples is a part of its syntax.
        """
        if self._read_only:
            raise reading_only(self._place)
        graph = ox.NamedNode(iri)
        triples = [_triple_of(quad, graph) for quad in quads]
        update = f"DROP SILENT GRAPH {graph}"
        if triples:
            written = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
            update += f";\nINSERT DATA {{ GRAPH {graph} {{\n{written.decode()}}} }}"
        self._try(lambda: self.engine.update(update))

    def change_graph(self, iri: str, gained: Iterable[ox.Quad], lost: Iterable[ox.Quad]) -> None:
        """Take some quads from a graph and add others. See `store.changing.Changing.change_graph`."""
        if self._read_only:
            raise reading_only(self._place)
        update = change(iri, triples_of(iri, gained), triples_of(iri, lost))
        self._try(lambda: self.engine.update(update))

    def query(self, text: str, bindings: Mapping[str, Term] = NO_BINDINGS) -> Answer:
        """Ask a query. See `Store.query`."""
        graphs = self.graphs()
        own_dataset = guard(text, graphs, PREFIXES)
        if not bindings:
            return self._run(text, union=not own_dataset)
        _parse(text)
        asked = bind(text, bindings)
        guard(asked, graphs, PREFIXES)  # a bound value is foreign text too: what runs is what was looked at
        try:
            return self._run(asked, union=not own_dataset)
        except QuerySyntaxError as error:
            names = ", ".join(f"?{name}" for name in sorted(bindings))
            raise UsageError(f"the query does not take {names} as a parameter", hint=error.message) from None

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

    def _run(self, text: str, *, union: bool) -> Answer:
        try:
            return self._try(lambda: _answer(self.engine, text, union=union))
        except SyntaxError as error:
            raise explain(text, str(error), PREFIXES) from None

    def _try(self, action: Callable[[], T]) -> T:
        try:
            return action()
        except (OSError, RuntimeError) as error:
            raise failure(self._place, error) from error

    def _each(self, quads: Iterator[ox.Quad]) -> Iterator[ox.Quad]:
        while (quad := self._try(lambda: next(quads, None))) is not None:
            yield quad


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


def _parse(text: str) -> None:
    """Let a guarded query parse over nothing, for an error whose line and column are those of the text as given."""
    try:
        ox.Store().query(text, prefixes=PREFIXES)
    except SyntaxError as error:
        raise explain(text, str(error), PREFIXES) from None


def _triple_of(quad: ox.Quad, graph: ox.NamedNode) -> ox.Triple:
    if quad.graph_name != graph:
        raise ValueError(f"a quad of graph {quad.graph_name} was given for graph {graph}: {quad}")
    if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
        raise ValueError(f"a blank node has no name that lasts; mint an IRI: {quad}")
    return quad.triple


def _answer(engine: ox.Store, text: str, *, union: bool) -> Answer:
    found = engine.query(text, prefixes=PREFIXES, use_default_graph_as_union=union)
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        return tuple(found)
    variables = tuple(variable.value for variable in found.variables)
    return Solutions(variables, tuple(tuple(solution) for solution in found))
