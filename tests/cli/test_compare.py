"""`rolegraph compare` and `rolegraph similar`, as a user runs them."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]
PAIR = ("Kepala Gudang", "Staf Gudang")


def test_roles_side_by_side(rolegraph: Run, built: Path, tmp_path: Path) -> None:
    table = rolegraph("compare", *PAIR, "--store", built)
    assert (table.returncode, table.stderr) == (0, "")
    assert "Kepala Gudang – Staf Gudang: " in table.stdout
    told = rolegraph("compare", *PAIR, "--store", built, "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(told)))
    shared = {row["item"] for row in rows if row["relation"] == "collaborates_with" and row["roles"] == "2"}
    assert "departemen penjualan" in shared
    document = json.loads(rolegraph("compare", *PAIR, "--store", built, "--format", "json").stdout)
    assert [role["label"] for role in document["roles"]] == list(PAIR)


def test_the_page_of_a_comparison(rolegraph: Run, built: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    done = rolegraph("compare", *PAIR, "--store", built, "-o", page)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{page}: 2 roles, ")
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_one_role_is_none_to_compare(rolegraph: Run, built: Path) -> None:
    done = rolegraph("compare", "Kepala Gudang", "--store", built)
    assert (done.returncode, done.stdout) == (2, "")
    assert "a comparison needs two roles or more" in done.stderr


def test_the_nearest_roles_with_reasons(rolegraph: Run, built: Path) -> None:
    table = rolegraph("similar", "Kepala Gudang", "--store", built)
    assert (table.returncode, table.stderr) == (0, "")
    assert "Staf Gudang" in table.stdout
    (first, *_) = json.loads(rolegraph("similar", "Kepala Gudang", "--store", built, "--format", "json").stdout)
    rows = list(
        csv.DictReader(io.StringIO(rolegraph("similar", "Kepala Gudang", "--store", built, "--format", "csv").stdout))
    )
    assert abs(sum(reason["share"] for reason in first["reasons"]) - first["score"]) < 1e-5
    assert rows[0]["role"] == first["role"] == "Staf Gudang"
    assert [row["label"] for row in rows] == [reason["label"] for reason in first["reasons"]]
