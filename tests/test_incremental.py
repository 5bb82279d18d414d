"""A build into a store that has something already: what is read again, stays, goes; the end is a clean build's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from rolegraph.build import build
from rolegraph.building import labels as labels_module
from rolegraph.building.fingerprint import VERSION, fingerprint, reader_version, stored
from rolegraph.building.labels import AllLabels, labels_for
from rolegraph.document import Document
from rolegraph.errors import StoreError, UsageError
from rolegraph.rdf.labels import labels_graph
from rolegraph.rdf.namespaces import DEFAULT_BASE
from rolegraph.rdf.quads import document_graph
from rolegraph.statement import Reading
from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.store.protocol import Store
from tests.conftest import read_lines
from tests.generated import document

DOCUMENTS = [document(number, lines=5) for number in range(12)]
SKILLED = [Document(name, f"{name}\nrequires_skill: {skill}", "id", f"{name}.txt") for name, skill in
           (("Kasir", "teliti"), ("Satpam", "Teliti"), ("Perawat", "Teliti"))]  # fmt: skip


class Counting:
    """A reader that remembers whom it read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, one: Document) -> Reading:
        self.read.append(one.id)
        return read_lines(one)


class Whole:
    """A store that knows `Store` and no more, as a foreign one may; it counts what is written."""

    def __init__(self, store: OxigraphStore) -> None:
        self._store = store
        self.written: list[str] = []

    def __getattr__(self, name: str) -> object:
        if name in ("matching", "change_graph"):
            raise AttributeError(name)
        return getattr(self._store, name)

    def replace_graph(self, iri: str, quads: object) -> None:
        self.written.append(iri)
        self._store.replace_graph(iri, quads)

    graphs = property(lambda self: self._store.graphs)
    quads = property(lambda self: self._store.quads)
    query = property(lambda self: self._store.query)


@pytest.fixture(params=["changing", "whole"])
def store(request: pytest.FixtureRequest):
    with OxigraphStore.memory() as opened:
        yield opened if request.param == "changing" else Whole(opened)


def clean(documents: list[Document], version: str | None = "1") -> set[object]:
    with OxigraphStore.memory() as fresh:
        build(documents, fresh, reader=read_lines, version=version)
        return set(fresh.quads())


def test_what_did_not_change_is_not_read_again(store: Store) -> None:
    reader = Counting()
    build(DOCUMENTS, store, reader=reader, version="1")
    reader.read.clear()
    report = build(DOCUMENTS, store, reader=reader, version="1")
    assert (reader.read, report.documents, report.unchanged) == ([], 0, 12)
    assert set(store.quads()) == clean(DOCUMENTS)


@pytest.mark.parametrize(
    "change",
    [
        lambda one: replace(one, text=f"{one.text}\nrequires_skill: tekun"),
        lambda one: replace(one, title="Judul"),
        lambda one: replace(one, source="lain.txt"),
        lambda one: replace(one, lang="en"),
    ],
)
def test_whatever_of_a_document_changes_it_alone_is_read_again(
    store: Store, change: Callable[[Document], Document]
) -> None:
    build(DOCUMENTS, store, reader=read_lines, version="1")
    changed = [*DOCUMENTS[:-1], change(DOCUMENTS[-1])]
    reader = Counting()
    report = build(changed, store, reader=reader, version="1")
    assert (reader.read, report.documents, report.unchanged) == ([DOCUMENTS[-1].id], 1, 11)
    assert set(store.quads()) == clean(changed)


def test_another_version_of_the_reader_reads_all_of_it_again(store: Store) -> None:
    build(DOCUMENTS, store, reader=read_lines, version="1")
    reader = Counting()
    build(DOCUMENTS, store, reader=reader, version="2")
    assert len(reader.read) == 12
    assert set(store.quads()) == clean(DOCUMENTS, "2")


@pytest.mark.parametrize("how", [{}, {"version": "1", "again": True}])
def test_a_reader_without_a_version_and_again_read_all_of_it(store: Store, how: dict[str, object]) -> None:
    build(DOCUMENTS, store, reader=read_lines, version="1")
    reader = Counting()
    build(DOCUMENTS, store, reader=reader, **how)
    assert len(reader.read) == 12


def test_another_base_is_another_build(store: Store) -> None:
    build(DOCUMENTS, store, reader=read_lines, version="1")
    other = "https://example.org/"
    assert build(DOCUMENTS, store, reader=read_lines, version="1", base=other, prune=True).documents == 12
    assert set(stored(store, DEFAULT_BASE)) == {document_graph(one.id) for one in DOCUMENTS}


def test_our_own_reader_has_a_version(store: Store) -> None:
    text = "Kasir bertanggung jawab untuk melayani pembeli."
    kasir = Document("kasir", text, "id", "kasir.txt")
    assert build([kasir], store).documents == 1
    assert build([kasir], store).unchanged == 1
    assert stored(store, DEFAULT_BASE) == {document_graph("kasir"): fingerprint(kasir, reader_version())}


def test_a_fingerprint_tells_parts_apart() -> None:
    one = Document("a", "b", "id", "c")
    assert fingerprint(one, "1") != fingerprint(replace(one, text="b\ud800"), "1")
    assert fingerprint(replace(one, title=""), "1") != fingerprint(one, "1")


def test_prune_drops_what_is_gone_with_its_labels(store: Store) -> None:
    build(DOCUMENTS, store, reader=read_lines, version="1")
    report = build(DOCUMENTS[:5], store, reader=read_lines, version="1", prune=True)
    assert report.pruned == tuple(sorted(document_graph(one.id) for one in DOCUMENTS[5:]))
    assert set(store.quads()) == clean(DOCUMENTS[:5])


def test_without_prune_others_stay(store: Store) -> None:
    build(DOCUMENTS, store, reader=read_lines, version="1")
    build(DOCUMENTS[:5], store, reader=read_lines, version="1")
    assert set(store.quads()) == clean(DOCUMENTS)


def test_a_document_that_cannot_be_read_any_more_is_not_gone(store: Store) -> None:
    build(DOCUMENTS, store, reader=read_lines, version="1")
    broken = [*DOCUMENTS[:-1], replace(DOCUMENTS[-1], text="?")]
    report = build(broken, store, reader=read_lines, version="1", prune=True)
    assert (len(report.failures), report.pruned) == (1, ())
    assert set(store.quads()) == clean(DOCUMENTS)


def test_prune_asks_once_all_documents_are_dealt_with(store: Store) -> None:
    build(DOCUMENTS, store, reader=read_lines, version="1")
    seen: list[str] = []
    asked: list[int] = []

    def wish() -> bool:
        asked.append(len(seen))
        return False

    told = {"on_progress": lambda one: seen.append(one.id), "prune": wish}
    build(iter(DOCUMENTS[:5]), store, reader=read_lines, version="1", **told)
    assert asked == [5]
    assert set(store.quads()) == clean(DOCUMENTS)


def test_pruning_everything_leaves_nothing(store: Store) -> None:
    build(DOCUMENTS, store, reader=read_lines, version="1")
    build([], store, reader=read_lines, version="1", prune=True)
    assert (list(store.quads()), store.graphs()) == ([], ())


def test_graphs_that_are_no_documents_are_never_pruned(store: Store) -> None:
    build(DOCUMENTS, store, reader=read_lines, version="1")
    derived = "https://example.org/derived"
    store.replace_graph(derived, [replace_graph_name(quad, derived) for quad in list(store.quads(labels_graph()))[:3]])
    build(DOCUMENTS[:1], store, reader=read_lines, version="1", prune=True)
    assert derived in store.graphs()


def replace_graph_name(quad, graph: str):
    from pyoxigraph import NamedNode, Quad

    return Quad(quad.subject, quad.predicate, quad.object, NamedNode(graph))


@pytest.mark.parametrize("gone", range(3))
def test_the_preferred_label_follows_what_is_left(store: Store, gone: int) -> None:
    """Two of three write "Teliti": without one of them there is a tie, and the code points decide."""
    build(SKILLED, store, reader=read_lines, version="1")
    left = [one for place, one in enumerate(SKILLED) if place != gone]
    build(left, store, reader=read_lines, version="1", prune=True)
    assert set(store.quads()) == clean(left)


def test_only_labels_that_differ_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    with OxigraphStore.memory() as store:
        build(DOCUMENTS, store, reader=read_lines, version="1")
        changes: list[tuple[int, int]] = []
        keep = OxigraphStore.change_graph

        def count(self: OxigraphStore, iri: str, gained, lost) -> None:
            given = list(gained), list(lost)
            changes.append((len(given[0]), len(given[1])))
            keep(self, iri, *given)

        monkeypatch.setattr(OxigraphStore, "change_graph", count)
        more = replace(DOCUMENTS[0], text=f"{DOCUMENTS[0].text}\nrequires_skill: belum pernah ada")
        build([more, *DOCUMENTS[1:]], store, reader=read_lines, version="1")
        assert changes == [(1, 0), (1, 0), (0, 1)]  # the mark, the label, the mark again


def test_an_unchanged_build_writes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with OxigraphStore.memory() as store:
        build(DOCUMENTS, store, reader=read_lines, version="1")
        for name in ("change_graph", "replace_graph"):
            monkeypatch.setattr(OxigraphStore, name, None)
        assert build(DOCUMENTS, store, reader=read_lines, version="1").unchanged == 12


def test_a_foreign_store_is_written_only_where_it_differs() -> None:
    with OxigraphStore.memory() as inner:
        store = Whole(inner)
        assert isinstance(labels_for(store, DEFAULT_BASE), AllLabels)
        build(DOCUMENTS, store, reader=read_lines, version="1")
        store.written.clear()
        build(DOCUMENTS, store, reader=read_lines, version="1")
        assert store.written == []


@pytest.mark.parametrize("step", range(0, 16, 3))
def test_a_build_that_breaks_off_is_finished_by_the_next(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """At whatever write it ends, each document is old or new, and the next build makes the labels whole."""
    monkeypatch.setattr(labels_module, "_CHUNK", 5)
    new = [document(number, edition=1, lines=5) for number in range(2, 12)]
    with OxigraphStore.memory() as store:
        build(DOCUMENTS, store, reader=read_lines, version="1")
        old, wanted = set(store.quads()), clean(new)
        left = iter(range(step))

        def breaking(method: Callable[..., None]) -> Callable[..., None]:
            def call(*given: object) -> None:
                if next(left, None) is None:
                    raise StoreError("the disk is full")
                method(*given)

            return call

        with monkeypatch.context() as patch:
            patch.setattr(OxigraphStore, "replace_graph", breaking(OxigraphStore.replace_graph))
            patch.setattr(OxigraphStore, "change_graph", breaking(OxigraphStore.change_graph))
            with pytest.raises(StoreError):
                build(new, store, reader=read_lines, version="1", prune=True)
        for graph in set(stored(store, DEFAULT_BASE)):
            now = set(store.quads(graph))
            assert any(now == {quad for quad in side if quad.graph_name.value == graph} for side in (old, wanted))
        build(new, store, reader=read_lines, version="1", prune=True)
        assert set(store.quads()) == wanted


def test_a_document_that_comes_twice_through_an_iterator_is_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="two documents are called"):
        build(iter([DOCUMENTS[0], DOCUMENTS[0]]), store, reader=read_lines, version="1")


def test_the_fingerprint_stands_in_the_graph_of_its_document(store: Store) -> None:
    build(DOCUMENTS[:1], store, reader=read_lines, version="1")
    (quad,) = [quad for quad in store.quads() if quad.predicate == VERSION]
    assert quad.graph_name == quad.subject
    assert quad.object.value == fingerprint(DOCUMENTS[0], "1")


def test_the_reader_version_changes_with_the_data(monkeypatch: pytest.MonkeyPatch) -> None:
    before = reader_version()
    monkeypatch.setattr("rolegraph.building.fingerprint.language_version", lambda lang: "ffffffff")
    assert reader_version() != before
