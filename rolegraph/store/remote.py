"""A SPARQL 1.1 endpoint as a store: queries by the Protocol, graphs by Update or by the Graph Store Protocol."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from rolegraph.errors import QuerySyntaxError, StoreError, UsageError
from rolegraph.rdf.namespaces import PREFIXES
from rolegraph.store import remote_request as request
from rolegraph.store.bind import Term
from rolegraph.store.content import triples_of
from rolegraph.store.extensions import refuse_extensions
from rolegraph.store.failure import closed, reading_only
from rolegraph.store.prepare import prepare
from rolegraph.store.protocol import NO_BINDINGS, Answer
from rolegraph.store.remote_address import Address, address_of
from rolegraph.store.remote_answer import Body, CutShortError, quad_of, rows, solutions, triples, truth
from rolegraph.store.remote_http import Client
from rolegraph.store.syntax import form

UNIONS: tuple[Mapping[str, str], ...] = ({}, {"union-default-graph": "true"})
"""What to send for a default graph that is the union: nothing to servers that have it so, else Oxigraph's parameter."""
_IS_UNION = "ASK { { SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } LIMIT 1 } ?s ?p ?o }"
_GRAPHS = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
_QUADS = "SELECT ?s ?p ?o ?g { GRAPH ?g { ?s ?p ?o } }"


class RemoteStore:
    """A `Store` over an endpoint.

    A query is parsed here before it is sent, so that errors have our words and nothing but SPARQL goes out. What the
    endpoint holds beside our graphs is seen too; see docs/endpoints.md for what differs between servers.
    """

    def __init__(self, client: Client, *, read_only: bool) -> None:
        """Take a client over; `open` is the way to call."""
        self._client: Client | None = client
        self._address = client.address
        self._read_only = read_only
        self._union: Mapping[str, str] | None = None

    @classmethod
    def open(cls, url: str, *, read_only: bool = False, environ: Mapping[str, str] = os.environ) -> Self:
        """Reach an endpoint, and ask it one thing to see that it answers.

        Args:
            url: The address that answers queries.
            read_only: Whether `replace_graph` is refused; then nothing is sent but queries.
            environ: Where passwords and the other settings come from; see `remote_address`.

        Raises:
            UsageError: The address or a setting is wrong.
            StoreError: Nothing answers there, or what answers is no endpoint.
        """
        store = cls(Client(address_of(url, environ)), read_only=read_only)
        try:
            store._ask("ASK {}")
        except BaseException:
            store.close()
            raise
        return store

    @property
    def read_only(self) -> bool:
        """Whether `replace_graph` is refused."""
        return self._read_only

    @property
    def place(self) -> str:
        """The address that answers queries."""
        return self._address.query

    @property
    def address(self) -> Address:
        """All that is known of how to reach it."""
        return self._address

    def graphs(self) -> tuple[str, ...]:
        """IRIs of the named graphs, sorted by code point. Graphs without triples are none."""
        found = solutions(*self._open().whole(request.query(self.place, _GRAPHS, "rows")), self.place).rows
        return tuple(sorted(graph.value for (graph,) in found if isinstance(graph, ox.NamedNode)))

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """The quads of one graph, or of all, as they come. See `Store.quads`.

        Where the endpoint sends no more than so many rows, they are asked for graph by graph.
        """
        if graph is not None:
            name = ox.NamedNode(graph)
            for row in self._rows(f"SELECT ?s ?p ?o {{ GRAPH {name} {{ ?s ?p ?o }} }}"):
                yield quad_of((*row, name), self.place)
            return
        try:
            for row in self._rows(_QUADS):
                yield quad_of(row, self.place)
        except CutShortError:  # told before the first row
            for one in self.graphs():
                yield from self.quads(one)

    def replace_graph(self, iri: str, quads: Iterable[ox.Quad]) -> None:
        """Make these quads the whole content of a graph, in one request. See `Store.replace_graph`."""
        client = self._open()
        if self._read_only:
            raise reading_only(self.place)
        content = triples_of(iri, quads)
        if self._address.graphs is None:
            client.whole(request.update(self._address.update, iri, content))
        else:
            client.whole(request.put(self._address.graphs, iri, content))

    def query(self, text: str, bindings: Mapping[str, Term] = NO_BINDINGS) -> Answer:
        """Ask a query. See `Store.query`."""
        client = self._open()
        asked, own_dataset = prepare(text, bindings, _Graphs(self._ask))
        try:
            kind = form(asked, PREFIXES)
        except QuerySyntaxError as error:
            if not bindings:
                raise
            names = ", ".join(f"?{name}" for name in sorted(bindings))
            raise UsageError(f"the query does not take {names} as a parameter", hint=error.message) from None
        refuse_extensions(asked, PREFIXES)
        settings = {} if own_dataset else self._union_settings()
        written = request.declared(asked, PREFIXES)
        headers, body = client.whole(request.query(self.place, written, kind, settings))
        if kind == "truth":
            return truth(headers, body, self.place)
        return triples(headers, body, self.place) if kind == "triples" else solutions(headers, body, self.place)

    def close(self) -> None:
        """Close the connections; closing twice is fine."""
        client, self._client = self._client, None
        if client is not None:
            client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        state = "closed" if self._client is None else "read-only" if self._read_only else "open"
        return f"RemoteStore({self.place!r}, {state})"

    def _open(self) -> Client:
        if self._client is None:
            raise closed(self.place)
        return self._client

    def _ask(self, text: str, settings: Mapping[str, str] = request.NOTHING_ELSE) -> bool:
        return truth(*self._open().whole(request.query(self.place, text, "truth", settings)), self.place)

    def _rows(self, text: str) -> Iterator[tuple[Term | None, ...]]:
        with self._open().stream(request.query(self.place, text, "rows")) as (headers, parts):
            yield from rows(headers, Body(parts), self.place)[1]

    def _union_settings(self) -> Mapping[str, str]:
        """What makes the default graph the union of all; found by trying, once there is something to try with."""
        if self._union is None:
            self._union = next((each for each in UNIONS if self._ask(_IS_UNION, each)), None)
        if self._union is None and self._ask("ASK { GRAPH ?g { ?s ?p ?o } }"):
            raise StoreError(
                f"the endpoint {self.place}: its default graph does not hold what its named graphs hold",
                hint="make it their union: docs/endpoints.md tells how for each server",
            )
        return self._union or {}


class _Graphs(Container[str]):
    """The graphs of an endpoint, as far as one asks for them."""

    def __init__(self, ask: Callable[[str], bool]) -> None:
        self._ask = ask

    def __contains__(self, iri: object) -> bool:
        try:
            name = ox.NamedNode(str(iri))
        except ValueError:
            return False
        return self._ask(f"ASK {{ GRAPH {name} {{ ?s ?p ?o }} }}")
