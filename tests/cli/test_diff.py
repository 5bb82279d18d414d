"""`rolegraph diff`, as a user runs it; what is compared how is tested in tests/test_diff.py."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest

from rolegraph.rdf.serialize import write
from tests.stores import ACCOUNTANT, GUARD, changed, filled, reworded, without

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An older and a newer graph, each a file."""
    folder = tmp_path_factory.mktemp("diff")
    newer = reworded(without(ACCOUNTANT, "membayar pajak"), "analisis", "kemampuan analisis")
    for name, readings in (("old", (ACCOUNTANT, GUARD)), ("new", (newer, changed(GUARD, "berani", confidence=0.5)))):
        with filled(*readings) as store:
            write(store.quads(), folder / f"{name}.nq")
    return folder / "old.nq", folder / "new.nq"


def test_the_changes_are_listed_and_the_code_is_1(rolegraph: Run, files: tuple[Path, Path]) -> None:
    done = rolegraph("diff", *files)
    assert (done.returncode, done.stderr) == (1, "")
    assert "confidence 0.90 → 0.50" in done.stdout
    assert "was: analisis" in done.stdout
    assert done.stdout.splitlines()[-1] == "0 gained, 1 lost, 1 reworded, 1 re-evidenced, 13 unchanged"


def test_what_does_not_differ_ends_well(rolegraph: Run, files: tuple[Path, Path], built: Path) -> None:
    assert rolegraph("diff", files[0], files[0]).returncode == 0
    same = rolegraph("diff", built, built)
    assert (same.returncode, same.stderr) == (0, "")
    assert same.stdout.startswith("0 gained, 0 lost, 0 reworded, 0 re-evidenced, ")


def test_rows_are_the_same_in_each_format(rolegraph: Run, files: tuple[Path, Path]) -> None:
    told = json.loads(rolegraph("diff", *files, "--format", "json").stdout)
    rows = list(csv.DictReader(io.StringIO(rolegraph("diff", *files, "--format", "csv").stdout)))
    assert told["differ"] is True
    assert [row["statement"] for row in rows] == [change["statement"] for change in told["changes"]]
    assert {(one["document"], one["relation"]): one["lost"] for one in told["counts"] if one["lost"]} == {
        ("akuntan", "has_responsibility"): 1
    }


def test_evidence_can_be_left_out(rolegraph: Run, files: tuple[Path, Path]) -> None:
    told = rolegraph("diff", *files, "--ignore", "confidence").stdout
    assert told.splitlines()[-1] == "0 gained, 1 lost, 1 reworded, 0 re-evidenced, 14 unchanged"


def test_both_sides_are_written_as_graphs(rolegraph: Run, files: tuple[Path, Path], tmp_path: Path) -> None:
    rolegraph("diff", *files, "-o", tmp_path / "diff.trig")
    rolegraph("diff", *files, "-o", tmp_path / "diff")
    trig = list(pyoxigraph.parse(path=tmp_path / "diff.trig"))
    for name in ("lost", "gained"):
        alone = {quad.triple for quad in pyoxigraph.parse(path=tmp_path / "diff" / f"{name}.ttl")}
        assert alone == {quad.triple for quad in trig if quad.graph_name.value.endswith(f"/{name}")} != set()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["gone.nq", "gone.nq"], 1, "gone.nq: cannot be read: No such file or directory"),
        (["gone", "gone"], 3, "there is no store at gone"),
        (["a.nq", "b.nq", "-o", "diff.ttl"], 2, "diff.ttl: .ttl holds one graph"),
        (["a.nq"], 2, "Missing argument 'NEW'"),
    ],
)
def test_what_is_wrong_is_one_line(
    rolegraph: Run, tmp_path: Path, arguments: list[str], code: int, message: str
) -> None:
    done = rolegraph("diff", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", 1)
    assert message in done.stderr
