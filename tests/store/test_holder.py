"""Who holds a store is told, a dead one is not, and a second one waits."""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path
from threading import Timer

import pytest

from rolegraph.errors import StoreError
from rolegraph.store.holder import NAME, holder_of, patiently, sign, unsign
from rolegraph.store.oxigraph import OxigraphStore


def test_the_one_who_signed_is_told_until_it_takes_that_back(tmp_path: Path) -> None:
    sign(tmp_path)
    found = holder_of(tmp_path)
    assert found is not None
    assert (found.pid, found.host) == (os.getpid(), socket.gethostname())
    unsign(tmp_path)
    assert holder_of(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "said",
    [
        "",
        "[]",
        "{}",
        '{"program": 1, "pid": 1, "host": "h", "since": "s"}',
        '{"program": "p\\u001b[31m", "pid": 1, "host": "h", "since": "s"}',
        '{"program": "p", "pid": null, "host": "h", "since": "s"}',
        json.dumps({"program": "p" * 101, "pid": 1, "host": "h", "since": "s"}),
    ],
)
def test_a_file_that_is_not_ours_tells_nobody(tmp_path: Path, said: str) -> None:
    (tmp_path / NAME).write_text(said)
    assert holder_of(tmp_path) is None


def test_a_dead_process_of_this_machine_is_not_told(tmp_path: Path) -> None:
    holder = {"program": "p", "pid": 2**22 + 1, "host": socket.gethostname(), "since": "s"}
    (tmp_path / NAME).write_text(json.dumps(holder))
    assert holder_of(tmp_path) is None
    (tmp_path / NAME).write_text(json.dumps({**holder, "host": "elsewhere"}))
    assert str(holder_of(tmp_path)) == "p, process 4194305 on elsewhere, since s"


def test_a_folder_that_cannot_be_signed_is_opened_all_the_same(tmp_path: Path) -> None:
    sign(tmp_path / "missing")
    unsign(tmp_path / "missing")


def test_a_locked_store_names_its_holder(tmp_path: Path) -> None:
    with (
        OxigraphStore.open(tmp_path / "store"),
        pytest.raises(StoreError, match=rf"in another place \(.*, process {os.getpid()} on .*, since 20.*--wait"),
    ):
        OxigraphStore.open(tmp_path / "store")


def test_a_second_one_waits_for_the_first(tmp_path: Path) -> None:
    first = OxigraphStore.open(tmp_path / "store")
    Timer(0.2, first.close).start()
    OxigraphStore.open(tmp_path / "store", wait=60).close()


def test_waiting_ends(tmp_path: Path) -> None:
    with OxigraphStore.open(tmp_path / "store"), pytest.raises(StoreError, match="in another place"):
        OxigraphStore.open(tmp_path / "store", wait=0.1)


def test_what_is_no_lock_is_not_waited_for() -> None:
    tries: list[int] = []

    def full() -> None:
        tries.append(1)
        raise OSError("No space left on device")

    with pytest.raises(OSError, match="No space"):
        patiently(full, 60)
    assert len(tries) == 1


def test_a_store_that_was_killed_while_it_was_made_is_made_again(tmp_path: Path) -> None:
    """RocksDB writes some files before the one that makes a folder a store."""
    for name in ("LOCK", "LOG", "IDENTITY", "000001.dbtmp"):
        (tmp_path / name).touch()
    OxigraphStore.open(tmp_path).close()
