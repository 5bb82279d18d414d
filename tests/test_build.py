"""Documents to a store: what is written, counted, replaced and refused."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from rolegraph.build import build
from rolegraph.document import Document
from rolegraph.errors import InputError, RolegraphError, StoreError, UsageError
from rolegraph.rdf.labels import labels_graph
from rolegraph.rdf.quads import document_graph
from rolegraph.rdf.serialize import write
from rolegraph.statement import Relation
from rolegraph.store.oxigraph import OxigraphStore


def document(name: str, *lines: str) -> Document:
    return Document(name, "\n".join(lines), "id", f"{name}.txt")


CASHIER = document(
    "kasir", "Kasir", "has_responsibility: melayani pembeli", "requires_skill: teliti", "Kasir suka bernyanyi."
)
GUARD = document("satpam", "Satpam", "has_responsibility: menjaga pintu", "requires_skill: Teliti")
NURSE = document("perawat", "Perawat", "requires_skill: teliti", "requires_skill: sabar")
NAMELESS = document("kosong", "?", "Tidak ada apa-apa.")


@pytest.fixture
def store():
    with OxigraphStore.memory() as opened:
        yield opened


def test_each_document_becomes_a_graph_and_the_labels_one_more(store, line_reader) -> None:
    build([CASHIER, GUARD], store, reader=line_reader)
    assert set(store.graphs()) == {document_graph("kasir"), document_graph("satpam"), labels_graph()}


def test_the_report_counts(store, line_reader) -> None:
    report = build([CASHIER, GUARD], store, reader=line_reader)
    assert (report.documents, report.unread, report.failures) == (2, 1, ())
    assert report.statements == {
        Relation.ROLE: 2,
        Relation.HAS_RESPONSIBILITY: 2,
        Relation.REQUIRES_SKILL: 2,
    }


def test_the_order_of_documents_changes_no_byte(tmp_path: Path, line_reader) -> None:
    files = set()
    for order in permutations([CASHIER, GUARD, NURSE, NAMELESS]):
        with OxigraphStore.memory() as store:
            build(order, store, reader=line_reader)
            write(store.quads(), tmp_path / "graph.nq")
        files.add((tmp_path / "graph.nq").read_bytes())
    assert len(files) == 1


def test_building_in_two_steps_gives_the_same_store(line_reader) -> None:
    with OxigraphStore.memory() as at_once, OxigraphStore.memory() as in_steps:
        build([CASHIER, GUARD], at_once, reader=line_reader)
        build([GUARD], in_steps, reader=line_reader)
        build([CASHIER], in_steps, reader=line_reader)
        assert set(at_once.quads()) == set(in_steps.quads())


def test_a_document_built_again_replaces_itself_and_leaves_the_others(store, line_reader) -> None:
    build([CASHIER, GUARD], store, reader=line_reader)
    build([document("kasir", "Kasir", "requires_skill: jujur")], store, reader=line_reader)
    labels = {quad.object.value for quad in store.quads(labels_graph())}
    assert "melayani pembeli" not in labels
    assert {"jujur", "menjaga pintu"} <= labels


def test_a_bad_document_never_loses_the_good_ones(store, line_reader) -> None:
    def reader(one: Document):
        if one.id == "satpam":
            raise InputError("satpam.txt: unreadable")
        if one.id == "perawat":
            raise RecursionError("too deep")
        return line_reader(one)

    report = build([NURSE, CASHIER, NAMELESS, GUARD], store, reader=reader)
    assert report.documents == 1
    assert document_graph("kasir") in store.graphs()
    assert [error.message for error in report.failures] == [
        "kosong.txt: names no role",
        "perawat.txt: the reader broke: RecursionError: too deep",
        "satpam.txt: unreadable",
    ]
    assert [error.exit_code for error in report.failures] == [1, 3, 1]


def test_a_document_that_fails_leaves_its_former_graph(store, line_reader) -> None:
    build([CASHIER], store, reader=line_reader)
    before = set(store.quads())
    build([document("kasir", "?")], store, reader=line_reader)
    assert set(store.quads()) == before


def test_progress_is_told_for_each_document_in_order(store, line_reader) -> None:
    seen: list[str] = []
    build([NURSE, NAMELESS, CASHIER], store, reader=line_reader, on_progress=lambda one: seen.append(one.id))
    assert seen == ["kasir", "kosong", "perawat"]


def test_two_documents_of_one_name_are_refused_before_anything_is_written(store, line_reader) -> None:
    twin = Document("kasir", "Kasir", "id", "other/kasir.txt")
    with pytest.raises(UsageError, match=r"two documents are called 'kasir': .*kasir\.txt"):
        build([CASHIER, twin], store, reader=line_reader)
    assert store.graphs() == ()


def test_things_are_minted_under_the_base(store, line_reader) -> None:
    build([CASHIER], store, base="https://example.org/", reader=line_reader)
    assert all(graph.startswith("https://example.org/") for graph in store.graphs())


def test_a_base_that_is_no_iri_is_wrong_usage(store, line_reader) -> None:
    with pytest.raises(UsageError):
        build([CASHIER], store, base="not an iri", reader=line_reader)


def test_a_store_that_fails_ends_the_build_and_keeps_what_it_has(tmp_path: Path, line_reader) -> None:
    with OxigraphStore.open(tmp_path / "store") as store:
        build([CASHIER], store, reader=line_reader)
        before = set(store.quads())
    with OxigraphStore.open(tmp_path / "store", read_only=True) as store, pytest.raises(StoreError):
        build([GUARD], store, reader=line_reader)
    with OxigraphStore.open(tmp_path / "store", read_only=True) as store:
        assert set(store.quads()) == before


def test_a_broken_shape_is_reported_with_its_document(store, line_reader) -> None:
    """No shape lets a confidence of 7 pass: that document is left out, the other one built."""
    broken = document("rusak", "Rusak", "has_responsibility: x")

    def reader(one: Document):
        reading = line_reader(one)
        if one.id != "rusak":
            return reading
        role, duty = reading.statements
        return replace(reading, statements=(role, replace(duty, evidence=replace(duty.evidence, confidence=7.0))))

    report = build([broken, CASHIER], store, reader=reader)
    assert report.documents == 1
    assert report.problems
    assert isinstance(report.failures[0], RolegraphError)
    assert report.failures[0].message.startswith("rusak.txt: ")
