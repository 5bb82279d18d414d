"""The folder of a store: who may open it, and what a failure leaves."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from rolegraph.errors import StoreError
from rolegraph.store.oxigraph import OxigraphStore

GRAPH = "https://example.org/g"


def quads(count: int, word: str = "x", graph: str = GRAPH) -> list[Quad]:
    name = NamedNode(graph)
    return [Quad(name, NamedNode(f"https://example.org/p{n}"), Literal(word), name) for n in range(count)]


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = tmp_path / "graph"
    with OxigraphStore.open(folder) as store:
        store.replace_graph(GRAPH, quads(3))
    return folder


def test_what_was_written_is_there_when_opened_again(built: Path) -> None:
    for read_only in (True, False):
        with OxigraphStore.open(built, read_only=read_only) as store:
            assert set(store.quads()) == set(quads(3))


def test_what_was_written_is_there_though_the_program_died(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    script = (
        "import os, sys; from pyoxigraph import *; from rolegraph.store.oxigraph import OxigraphStore\n"
        "n = NamedNode('https://example.org/g')\n"
        "OxigraphStore.open(sys.argv[1]).replace_graph(n.value, [Quad(n, n, Literal('kept'), n)])\n"
        "os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", script, folder], check=False).returncode == 9
    with OxigraphStore.open(folder) as store:
        assert [quad.object.value for quad in store.quads()] == ["kept"]


def test_folders_above_are_made_for_a_new_store(tmp_path: Path) -> None:
    OxigraphStore.open(tmp_path / "a" / "b").close()
    OxigraphStore.open(tmp_path / "a" / "b", read_only=True).close()


def test_a_second_writer_is_told_which_folder_is_open(built: Path) -> None:
    with OxigraphStore.open(built), pytest.raises(StoreError, match="open for writing in another place") as told:
        OxigraphStore.open(built)
    assert str(built) in str(told.value)
    assert "\n" not in str(told.value)
    OxigraphStore.open(built).close()


def test_a_second_writing_process_is_told_too(built: Path) -> None:
    script = (
        "import sys; from rolegraph.store.oxigraph import OxigraphStore\n"
        "try: OxigraphStore.open(sys.argv[1])\nexcept Exception as error: print(type(error).__name__, error)"
    )
    with OxigraphStore.open(built):
        done = subprocess.run([sys.executable, "-c", script, built], capture_output=True, text=True, check=True)
    assert done.stdout.startswith(f"StoreError the store {built} is open for writing in another place")


def test_readers_see_the_store_as_it_was_when_opened(built: Path) -> None:
    with OxigraphStore.open(built) as writer:
        early = OxigraphStore.open(built, read_only=True)
        writer.replace_graph(GRAPH, quads(1, "new"))
        late = OxigraphStore.open(built, read_only=True)
        assert set(early.quads()) == set(quads(3))
        assert set(late.quads()) == set(quads(1, "new"))


def test_reading_works_all_the_while_that_another_writes(built: Path) -> None:
    """RocksDB removes files that a reader is about to open; the reader then looks again."""
    with OxigraphStore.open(built) as writer:
        for number in range(12):
            writer.replace_graph(GRAPH, quads(50, f"{number} " * 200))
            writer.engine.flush()
            with OxigraphStore.open(built, read_only=True) as reader:
                assert len(list(reader.quads())) == 50


def test_a_store_opened_to_read_is_not_written(built: Path) -> None:
    with OxigraphStore.open(built, read_only=True) as store:
        assert store.read_only
        with pytest.raises(StoreError, match=f"{built} was opened read-only"):
            store.replace_graph(GRAPH, [])


@pytest.mark.parametrize("read_only", [True, False])
def test_a_folder_with_other_files_is_left_alone(tmp_path: Path, read_only: bool) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(StoreError, match="holds files and no store"):
        OxigraphStore.open(tmp_path, read_only=read_only)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_is_no_store(tmp_path: Path, read_only: bool) -> None:
    file = tmp_path / "graph.ttl"
    file.write_text("")
    with pytest.raises(StoreError, match="is a file"):
        OxigraphStore.open(file, read_only=read_only)


def test_reading_a_missing_store_makes_none(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"there is no store at .*/missing .*rolegraph build"):
        OxigraphStore.open(tmp_path / "missing", read_only=True)
    with pytest.raises(StoreError, match="there is no store"):
        OxigraphStore.open(tmp_path, read_only=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("read_only", [True, False])
def test_a_damaged_store_is_told(built: Path, read_only: bool) -> None:
    (built / "CURRENT").write_text("nonsense")
    with pytest.raises(StoreError, match="damaged"):
        OxigraphStore.open(built, read_only=read_only)


def test_a_folder_without_permission(open_folder: Path, unprivileged: Callable[[Callable[[], Any]], Any]) -> None:
    def told() -> str:
        with pytest.raises(StoreError) as error:
            OxigraphStore.open(open_folder / "graph")
        return str(error.value)

    assert unprivileged(told).startswith(f"no permission to use the store {open_folder / 'graph'}")


FILL = """
import resource, sys
from pyoxigraph import Literal, NamedNode, Quad
from rolegraph.errors import StoreError
from rolegraph.store.oxigraph import OxigraphStore
graph = NamedNode("https://example.org/g")
store = OxigraphStore.open(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
large = [Quad(graph, graph, Literal(str(n) * 300), graph) for n in range(2000)]
for action in (lambda: store.replace_graph(graph.value, large), store.close):
    try:
        action()
    except StoreError as error:
        print(error.message)
"""


def test_a_full_disk_loses_nothing_that_was_stored(built: Path) -> None:
    """A limit on the size of files stands for the disk: RocksDB hears the same failure of its write."""
    pytest.importorskip("resource")
    done = subprocess.run([sys.executable, "-c", FILL, built], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[0] == f"the disk of the store {built} is full; nothing of this step was kept"
    for read_only in (True, False):
        with OxigraphStore.open(built, read_only=read_only) as store:
            assert set(store.quads()) == set(quads(3))


def test_an_error_inside_a_with_is_not_hidden_by_closing(built: Path) -> None:
    with pytest.raises(RuntimeError, match="mine"), OxigraphStore.open(built):
        raise RuntimeError("mine")
    OxigraphStore.open(built).close()


def test_repr_names_folder_and_state(built: Path) -> None:
    store = OxigraphStore.open(built, read_only=True)
    assert repr(store) == f"OxigraphStore('{built}', read-only)"
    store.close()
    assert repr(store) == f"OxigraphStore('{built}', closed)"
