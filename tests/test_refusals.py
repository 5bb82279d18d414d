"""No query reaches a file, another host or rdflib's evaluator, or changes a store: every store, every way in.

A server and a file that nobody may touch stand by: the server counts who came, the file holds a word to look for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from pyoxigraph import Literal

from rolegraph.cli.main import run as program
from rolegraph.errors import RefusedQueryError, UsageError
from rolegraph.graph import RoleGraph
from rolegraph.query.header import load
from rolegraph.query.run import stream as stream_query
from rolegraph.rdf.labels import label_quads, labels_graph
from rolegraph.rdf.quads import document_graph, document_quads
from rolegraph.store.open import open_store
from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.store.protocol import Store
from rolegraph.store.remote import RemoteStore
from rolegraph.store.stream import stream
from tests.endpoints import emptied, environ
from tests.readings import cashier
from tests.store.stub import Stub, served

WORD = "kelinci-rahasia"
VIRTUOSO = {"GRAPHS": "/sparql-graph-crud-auth", "USER": "dba", "PASSWORD": "dba"}
QUERIES = {
    "service": "SELECT * {{ SERVICE <{host}/sparql> {{ ?s ?p ?o }} }}",
    "service-silent": "SELECT * {{ OPTIONAL {{ SERVICE SILENT <{host}/sparql> {{ ?s ?p ?o }} }} }}",
    "service-variable": "SELECT * {{ VALUES ?x {{ <{host}/sparql> }} SERVICE ?x {{ ?s ?p ?o }} }}",
    "service-in-construct": "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE <{host}/sparql> {{ ?s ?p ?o }} }}",
    "service-in-ask": "ASK {{ FILTER NOT EXISTS {{ SERVICE <{host}/sparql> {{ ?s ?p ?o }} }} }}",
    "service-hidden": "SELECT * {{ ?s ?p ?x FILTER(?x<#> ''' \n 5) SERVICE <{host}/> {{}} # '''\n }}",
    "from-file": "SELECT * FROM <file://{file}> {{ ?s ?p ?o }}",
    "from-named-file": "SELECT * FROM NAMED <file://{file}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "from-base": "BASE <file://{file}> SELECT * FROM <> {{ ?s ?p ?o }}",
    "from-prefix": "PREFIX f: <file://> SELECT * FROM f:{escaped} {{ ?s ?p ?o }}",
    "from-host": "SELECT * FROM <{host}/data.ttl> {{ ?s ?p ?o }}",
    "describe-from": "DESCRIBE ?s FROM <{host}/data.ttl> WHERE {{ ?s ?p ?o }}",
    "load": "LOAD <{host}/data.ttl>",
    "load-file": "LOAD SILENT <file://{file}> INTO GRAPH <https://example.org/g>",
    "insert": "INSERT DATA {{ GRAPH <https://example.org/g> {{ <a:a> <a:a> <a:a> }} }}",
    "insert-where": "PREFIX a: <a:> INSERT {{ ?s a:a ?o }} WHERE {{ ?s ?p ?o }}",
    "delete": "DELETE WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "with": "WITH <https://example.org/g> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}",
    "clear": "# only a comment\nCLEAR ALL",
    "drop": "DROP SILENT ALL",
    "create": "CREATE GRAPH <https://example.org/new>",
    "copy": "COPY DEFAULT TO <https://example.org/new>",
    "move": "MOVE <https://example.org/g> TO <https://example.org/new>",
    "add": "ADD DEFAULT TO <https://example.org/new>",
}


@dataclass(frozen=True)
class Bait:
    """The server and the file, and the queries that go for them."""

    server: Stub
    file: Path

    def text(self, name: str) -> str:
        escaped = str(self.file).replace("/", "\\/").replace("-", "\\-")
        return QUERIES[name].format(host=self.server.url, file=self.file, escaped=escaped)


@dataclass(frozen=True)
class Place:
    """A store with a text in it: its name for `--store`, and how to open it."""

    where: str
    opened: Callable[[], Store]


@pytest.fixture
def bait(tmp_path: Path) -> Iterator[Bait]:
    file = tmp_path / "bait.ttl"
    file.write_text(f'<https://example.org/a> <https://example.org/b> "{WORD}" .', encoding="utf-8")
    with served() as server:
        yield Bait(server, file)
        assert server.asked == []


def filled(store: Store) -> Store:
    quads = document_quads(cashier())
    store.replace_graph(document_graph("kasir"), quads)
    store.replace_graph(labels_graph(), label_quads(quads))
    return store


def on_disk(request: pytest.FixtureRequest, *, read_only: bool) -> Place:
    folder = request.getfixturevalue("tmp_path") / "store"
    with OxigraphStore.open(folder) as store:
        filled(store)
    return Place(str(folder), lambda: OxigraphStore.open(folder, read_only=read_only))


def remote(request: pytest.FixtureRequest, fixture: str, query: str, *, read_only: bool, **settings: str) -> Place:
    base = request.getfixturevalue(fixture)
    with emptied(base, query, **settings) as store:
        filled(store)
    given = environ(base, **settings)
    for name, value in given.items():
        request.getfixturevalue("monkeypatch").setenv(name, value)
    return Place(base + query, lambda: RemoteStore.open(base + query, read_only=read_only, environ=given))


PLACES: dict[str, Callable[[pytest.FixtureRequest], Place]] = {
    "memory": lambda _: Place("", lambda: filled(OxigraphStore.memory())),
    "disk": lambda request: on_disk(request, read_only=False),
    "disk-read-only": lambda request: on_disk(request, read_only=True),
    "oxigraph": lambda request: remote(request, "oxigraph_url", "/query", read_only=False),
    "oxigraph-read-only": lambda request: remote(request, "oxigraph_url", "/query", read_only=True),
    "virtuoso": lambda request: remote(request, "virtuoso_url", "/sparql", read_only=False, **VIRTUOSO),
    "virtuoso-read-only": lambda request: remote(request, "virtuoso_url", "/sparql", read_only=True, **VIRTUOSO),
}
NAMED = ("disk", "oxigraph", "virtuoso")
"""Those that `--store` can name; the commands open them to read."""


def as_file(text: str, folder: Path, name: str = "mine") -> Path:
    path = folder / f"{name}.rq"
    path.write_text(text, encoding="utf-8")
    return path


WAYS: dict[str, Callable[[Store, str, Path], Any]] = {
    "query": lambda store, text, _: store.query(text),
    "bound": lambda store, text, _: store.query(text, {"s": Literal("a")}),
    "stream": lambda store, text, _: stream(store, text),
    "graph": lambda store, text, _: RoleGraph(store).query(text),
    "graph-bound": lambda store, text, _: RoleGraph(store).query(text, s="a"),
    "file": lambda store, text, folder: RoleGraph(store).query(load(as_file(text, folder), "mine")),
    "folder": lambda store, text, folder: RoleGraph(store, queries=[as_file(text, folder).parent]).query("mine"),
    "stream-file": lambda store, text, folder: stream_query(store, load(as_file(text, folder), "mine")),
}


def test_the_server_is_worth_guarding(oxigraph_url: str) -> None:
    """Sent past us, the query is followed: what the others count is not nothing."""
    with served() as server:
        text = Bait(server, Path("/bait.ttl")).text("service-silent")
        httpx.post(f"{oxigraph_url}/query", data={"query": text}, trust_env=False)
        assert [one.path for one in server.asked] == ["/sparql"]


@pytest.mark.parametrize("place", PLACES)
def test_every_store_refuses_by_every_way_in(request: pytest.FixtureRequest, bait: Bait, place: str) -> None:
    folder = bait.file.parent / "queries"
    folder.mkdir()
    with PLACES[place](request).opened() as store:
        before = set(store.quads())
        for name in QUERIES:
            for way, ask in WAYS.items():
                with pytest.raises((RefusedQueryError, UsageError)) as told:
                    ask(store, bait.text(name), folder)
                assert isinstance(told.value, RefusedQueryError) or way == "folder", (name, way, told.value)
                assert WORD not in str(told.value)
        assert set(store.quads()) == before


@pytest.mark.parametrize("place", ["memory", "disk", "disk-read-only"])
def test_rdflib_in_between_changes_nothing(request: pytest.FixtureRequest, bait: Bait, place: str) -> None:
    with PLACES[place](request).opened() as store:
        before = set(store.quads())
        graphs = RoleGraph(store).dataset()
        for name in QUERIES:
            for ask in (graphs.query, graphs.update, graphs.default_graph.query):
                with pytest.raises(RefusedQueryError):
                    ask(bait.text(name))
        assert set(store.quads()) == before


@pytest.mark.parametrize("place", ["oxigraph", "virtuoso"])
def test_an_endpoint_is_not_handed_to_rdflib(request: pytest.FixtureRequest, place: str) -> None:
    with PLACES[place](request).opened() as store, pytest.raises(UsageError, match="is an endpoint"):
        RoleGraph(store).dataset()


@pytest.mark.parametrize("place", NAMED)
def test_every_command_that_takes_a_query_refuses(
    request: pytest.FixtureRequest, bait: Bait, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    """`query` and `view` take one; all other commands take names, and ask our own queries with them bound."""
    where = PLACES[place](request).where
    with open_store(where, read_only=True) as store:
        before = set(store.quads())
    page = bait.file.parent / "page.html"
    for name in QUERIES:
        file = as_file(bait.text(name), bait.file.parent)
        for command in (
            ["query", str(file), "--store", where, "--format", "csv"],
            ["query", str(file), "--store", where, "--s", "a"],
            ["view", "--store", where, "-o", str(page), "--query", str(file)],
        ):
            assert program(command) == 2, (name, command)
            refused_in_one_line(capsys)
    assert not page.exists()
    with open_store(where, read_only=True) as store:
        assert set(store.quads()) == before


def refused_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("rolegraph: ")
    assert len(said.err.splitlines()) == 1
    assert WORD not in said.err


@pytest.mark.parametrize("place", NAMED)
def test_names_are_names_to_every_command(
    request: pytest.FixtureRequest, bait: Bait, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    where = PLACES[place](request).where
    hostile = f"x' }} }} SERVICE <{bait.server.url}/> {{ ?s ?p ?o }} #"
    for command in (
        ["query", "duties", "--role", hostile, "--store", where],
        ["why", hostile, "requires_skill", hostile, "--store", where],
        ["why", f"{bait.server.url}/> }} SERVICE <x", "--store", where],
        ["compare", hostile, hostile, "--store", where],
        ["similar", hostile, "--store", where],
        ["view", "--role", hostile, "-o", str(bait.file.parent / "page.html"), "--store", where],
        ["export", "--role", hostile, "-o", str(bait.file.parent / "g.ttl"), "--store", where],
    ):
        assert program(command) == 2, command
        assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("kind", ["violation", "construct"])
@pytest.mark.parametrize("name", ["service-in-construct", "service", "from-file", "load", "delete"])
def test_a_build_asks_no_such_query(bait: Bait, capsys: pytest.CaptureFixture[str], kind: str, name: str) -> None:
    """A folder's queries of these kinds are run by a build; it fails, and nothing is reached."""
    folder = bait.file.parent / "queries"
    folder.mkdir()
    title = '#: title = { id = "Milikku", en = "Mine" }\n'
    as_file(f'{title}#: kind = "{kind}"\n{bait.text(name)}', folder)
    text = bait.file.parent / "kasir.txt"
    text.write_text("Tanggung Jawab Kasir\nKasir bertanggung jawab untuk melayani pembeli.\n", encoding="utf-8")
    derive = ["--derive", "mine"] if kind == "construct" else []
    store = str(bait.file.parent / "graph")
    assert program(["build", str(text), "--store", store, "--queries", str(folder), *derive]) != 0
    said = capsys.readouterr().err
    assert all(line.startswith("rolegraph: ") for line in said.splitlines())
    assert "would change the store" in said or "rolegraph answers from its own store" in said or "FROM" in said
    assert WORD not in said
