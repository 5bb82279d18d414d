"""`rolegraph taxonomy`, as a user runs it."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from rolegraph.taxonomy.read import ATTRIBUTION
from tests.taxonomy.conftest import OCCUPATION, small_esco

Run = Callable[..., subprocess.CompletedProcess[str]]
TABLE = "id,label,alternatives,broader,language\n1,pekerjaan,,,id\n2,kasir,teller,1,id\n"


@pytest.fixture
def taxonomy(rolegraph: Run, tmp_path: Path) -> Run:
    """Run a command of the group with a home of its own."""

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        return rolegraph("taxonomy", *arguments, env={**os.environ, "ROLEGRAPH_HOME": str(tmp_path / "home")})

    return run


@pytest.fixture
def esco(tmp_path: Path) -> Path:
    folder = tmp_path / "esco-v1.2.0"
    folder.mkdir()
    for name, text in small_esco().items():
        (folder / name).write_bytes(text.encode())
    return folder


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "jabatan.csv"
    path.write_text(TABLE)
    return path


def well(done: subprocess.CompletedProcess[str]) -> str:
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("command", ["add", "list", "show", "remove"])
def test_help_has_examples(taxonomy: Run, command: str) -> None:
    assert re.search(rf"Examples:\n( .*\n)*?.*rolegraph taxonomy {command}", well(taxonomy(command, "--help")))


def test_without_a_command_the_help_is_shown(taxonomy: Run) -> None:
    done = taxonomy()
    assert (done.returncode, done.stderr) == (2, "")
    assert "remove" in done.stdout


def test_esco_is_added_listed_shown_and_removed(taxonomy: Run, esco: Path) -> None:
    added = well(taxonomy("add", esco))
    assert added.startswith("esco: ESCO v1.2.0, 11 concepts (2 occupations, 2 skills, 7 groups)\n")
    shown = well(taxonomy("show", "esco", "till operator"))
    assert all(words in shown for words in ("cashier (occupation)", OCCUPATION + "k", "ISCO-08 5230", "count money"))
    assert "above: Cashiers > Cashiers and ticket clerks > Sales workers > Service and sales workers" in shown
    assert "narrower: 1" in shown
    listed = well(taxonomy("list"))
    assert re.search(r"esco +ESCO v1\.2\.0 +11 +yours", listed)
    for told in (added, shown, listed, well(taxonomy("show", "esco"))):
        assert told.splitlines()[-1] == f"{ATTRIBUTION} (licence: Commission Decision 2011/833/EU)"
    assert well(taxonomy("remove", "esco")) == "esco: removed\n"
    assert " yours" not in well(taxonomy("list"))


def test_adding_again_says_what_it_replaces(taxonomy: Run, table: Path) -> None:
    well(taxonomy("add", table))
    table.write_text(TABLE + "3,penjahit,,1,id\n")
    told = well(taxonomy("add", table))
    assert told == "jabatan: jabatan, 3 concepts\nIt takes the place of jabatan, 2 concepts.\n"


def test_a_store_of_ones_own(taxonomy: Run, table: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    well(taxonomy("add", table, "--name", "mine", "--store", store))
    assert "mine" not in well(taxonomy("list"))
    assert re.search(r"mine +jabatan|mine +mine", well(taxonomy("list", "--store", store)))
    assert "kasir" in well(taxonomy("show", "mine", "teller", "--store", store))
    assert taxonomy("show", "mine").returncode == 2
    well(taxonomy("remove", "mine", "--store", store))


def test_a_broken_download_loses_nothing_of_what_was_there(taxonomy: Run, esco: Path, tmp_path: Path) -> None:
    well(taxonomy("add", esco))
    half = tmp_path / "half.zip"
    half.write_bytes(b"PK\x03\x04 and no more")
    done = taxonomy("add", half, "--name", "esco")
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(r"rolegraph: .*half\.zip: no whole zip file: .* \(download it again, whole\)\n", done.stderr)
    assert "11 concepts" not in done.stderr
    assert re.search(r"esco +ESCO v1\.2\.0 +11", well(taxonomy("list")))


def test_what_is_odd_is_told_and_the_rest_kept(taxonomy: Run, table: Path) -> None:
    table.write_text(TABLE + "3,x,,9,id\n")
    done = taxonomy("add", table)
    assert done.returncode == 0
    assert done.stderr.count("\n") == 1
    assert "broader concepts that are not there, skipped (1, first: row 4" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("show", "esco-sampel"), "did you mean esco-sample; rolegraph taxonomy add"),
        (("show", "esco-sample", "warehose manager"), "did you mean warehouse manager"),
        (("remove", "esco-sample"), "ships with rolegraph"),
        (("remove", "x"), "there is no taxonomy 'x'"),
        (("add", "none.csv", "--name", "esco-sample"), "choose another name"),
        (("add", "none.csv", "--name", "A B"), "is no name for a taxonomy"),
        (("nonsense",), "No such command"),
    ],
)
def test_wrong_usage_is_one_line(taxonomy: Run, arguments: tuple[str, ...], told: str) -> None:
    done = taxonomy(*arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert told in done.stderr


def test_a_hostile_label_reaches_the_terminal_as_words(taxonomy: Run, table: Path) -> None:
    table.write_text("id,label\n1,\x1b]0;title\x07 kasir \x9b31m\u202e\n")
    assert taxonomy("add", table).returncode == 0
    shown = well(taxonomy("show", "jabatan"))
    assert not any((ord(char) < 32 and char != "\n") or 127 <= ord(char) < 160 for char in shown)
    assert "\u202e" not in shown
