"""rolegraph.store.file: an RDF file as a store."""

from __future__ import annotations

from pathlib import Path

import pytest

from rolegraph.errors import InputError
from rolegraph.rdf.quads import document_quads
from rolegraph.rdf.serialize import WRITERS, write
from rolegraph.store.file import FORMATS, ONE_GRAPH, from_file, is_file
from tests.readings import cashier

COUNT = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a rg:Statement }"


@pytest.mark.parametrize("ending", sorted(WRITERS))
def test_what_build_writes_is_read_back(tmp_path: Path, ending: str) -> None:
    quads = document_quads(cashier())
    write(quads, tmp_path / f"graph{ending}")
    with from_file(tmp_path / f"graph{ending}") as store:
        assert {quad.triple for quad in store.quads()} == {quad.triple for quad in quads}
        assert store.query(COUNT).rows[0][0].value == str(len(cashier().statements))
        named = ending in (".nq", ".trig", ".jsonld")
        assert store.graphs() == ((quads[0].graph_name.value,) if named else (ONE_GRAPH,))


def test_every_format_that_is_written_is_read() -> None:
    assert set(FORMATS) == set(WRITERS)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("broken.nq", "<a> <b>", "broken.nq: does not parse: .*"),
        ("blank.ttl", "[] a <https://example.org/c> .", "blank.ttl: a blank node has no name"),
    ],
)
def test_a_file_that_cannot_be_taken_is_named(tmp_path: Path, name: str, content: str, message: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(InputError, match=message):
        from_file(tmp_path / name)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone.ttl: cannot be read: No such file"):
        from_file(tmp_path / "gone.ttl")


def test_a_folder_is_a_store_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "store.nq").mkdir()
    assert not is_file(tmp_path / "store.nq")
    assert is_file(tmp_path / "GRAPH.TTL")
    assert not is_file("https://example.org/graph.ttl")
