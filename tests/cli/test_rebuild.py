"""`rolegraph build` into a store that has something already, and beside another one."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from rolegraph.store.oxigraph import OxigraphStore

Run = Callable[..., subprocess.CompletedProcess[str]]
TEXTS = {
    "kasir.txt": "Kasir bertanggung jawab untuk melayani pembeli.",
    "satpam.txt": "Satpam bertanggung jawab untuk menjaga pintu.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = tmp_path / "texts"
    texts.mkdir()
    for name, text in TEXTS.items():
        (texts / name).write_text(text, encoding="utf-8")
    return texts


def last_line(done: subprocess.CompletedProcess[str], code: int = 0) -> str:
    assert done.returncode == code, done.stderr
    return done.stdout.splitlines()[-1]


def test_what_changed_is_read_and_the_file_is_that_of_a_clean_build(
    rolegraph: Run, folder: Path, tmp_path: Path
) -> None:
    store, file, clean = tmp_path / "store", tmp_path / "graph.nq", tmp_path / "clean.nq"
    assert last_line(rolegraph("build", folder, "--store", store)).startswith("2 of 2 texts written, ")
    (folder / "kasir.txt").write_text("Kasir bertanggung jawab untuk memindai barang.", encoding="utf-8")
    told = last_line(rolegraph("build", folder, "--store", store, "-o", file))
    assert told.startswith("1 of 2 texts written, 1 unchanged, ")
    assert last_line(rolegraph("build", folder, "-o", clean)).startswith("2 of 2 texts written, ")
    assert file.read_bytes() == clean.read_bytes()
    again = last_line(rolegraph("build", folder, "--store", store, "-o", file, "--again"))
    assert again.startswith("2 of 2 texts written, ")
    assert file.read_bytes() == clean.read_bytes()


def test_prune_drops_what_is_gone_unless_a_text_could_not_be_opened(
    rolegraph: Run, folder: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    last_line(rolegraph("build", folder, "--store", store))
    (folder / "satpam.txt").unlink()
    (folder / "rusak.txt").write_bytes(b"\xff\xfe\xfa")
    done = rolegraph("build", folder, "--store", store, "--prune")
    assert "pruned" not in last_line(done, 1)
    assert "nothing was pruned" in done.stderr
    (folder / "rusak.txt").unlink()
    assert ", 1 others pruned, " in last_line(rolegraph("build", folder, "--store", store, "--prune"))


def test_a_second_build_says_who_holds_the_store_or_waits(rolegraph: Run, folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    with OxigraphStore.open(store):
        for wait in ((), ("--wait", "0.2")):
            done = rolegraph("build", folder, "--store", store, *wait)
            assert done.returncode == 3
            assert done.stderr.startswith(f"rolegraph: the store {store} is open for writing in another place (")
            assert done.stderr.count("\n") == 1
    assert last_line(rolegraph("build", folder, "--store", store, "--wait", 60)).startswith("2 of 2 ")


def test_a_negative_wait_is_wrong_usage(rolegraph: Run, folder: Path, tmp_path: Path) -> None:
    assert rolegraph("build", folder, "--store", tmp_path / "store", "--wait", "-1").returncode == 2
