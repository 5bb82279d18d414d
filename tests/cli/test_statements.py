"""`rolegraph statements`: rows, their fields and their formats."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from rolegraph.cli.statements import FIELDS, Format, rows, write
from rolegraph.document import Document
from rolegraph.errors import RolegraphError

Run = Callable[..., subprocess.CompletedProcess[str]]

CASHIER = Document("kasir", "Kasir\nhas_responsibility: melayani pembeli\nrequires_skill: =teliti", "id", "kasir.txt")


def test_a_row_has_all_fields_in_order_and_the_role_comes_first(line_reader) -> None:
    found = list(rows([CASHIER], line_reader, []))
    assert all(tuple(row) == FIELDS for row in found)
    assert found[0] == {
        "doc": "kasir",
        "role": "Kasir",
        "relation": "role",
        "label": "Kasir",
        "about": None,
        "polarity": "positive",
        "start": 0,
        "end": 5,
        "sentence": "Kasir",
        "rule": "test/line",
        "confidence": 1.0,
    }
    assert [row["relation"] for row in found] == ["role", "has_responsibility", "requires_skill"]


def test_a_text_without_a_role_gives_no_row_and_a_failure(line_reader) -> None:
    failures: list[RolegraphError] = []
    found = list(rows([Document("x", "?", "id", "x.txt"), CASHIER], line_reader, failures))
    assert {row["doc"] for row in found} == {"kasir"}
    assert [error.message for error in failures] == ["x.txt: names no role"]


def test_a_reader_that_breaks_costs_one_text(line_reader) -> None:
    def reader(document: Document):
        if document.id == "x":
            raise IndexError("none")
        return line_reader(document)

    failures: list[RolegraphError] = []
    assert list(rows([Document("x", "X", "id", "x.txt"), CASHIER], reader, failures))
    assert [error.exit_code for error in failures] == [3]


def test_jsonl_is_one_object_a_line(line_reader, capsys: pytest.CaptureFixture[str]) -> None:
    found = list(rows([CASHIER], line_reader, []))
    write(iter(found), Format.JSONL)
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == found


def test_csv_has_a_header_and_the_cells_as_in_the_text(line_reader, capsys: pytest.CaptureFixture[str]) -> None:
    write(rows([CASHIER], line_reader, []), Format.CSV)
    found = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert tuple(found[0]) == FIELDS
    assert (found[2]["label"], found[2]["about"], found[2]["start"]) == ("=teliti", "", "59")


def test_a_table_of_nothing_is_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    write(iter(()), Format.TABLE)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("form", Format)
def test_the_order_of_the_paths_changes_no_byte(rolegraph: Run, texts: Path, form: Format) -> None:
    paths = [texts / "kepala-gudang.txt", texts / "project-manager.txt", texts / "kepala-gudang.txt"]
    runs = [rolegraph("statements", *order, "--format", form) for order in (paths, paths[::-1])]
    assert [(run.returncode, run.stderr) for run in runs] == [(0, "")] * 2
    assert runs[0].stdout == runs[1].stdout != ""


def test_texts_of_one_stem_are_told_apart(rolegraph: Run, texts: Path, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "gudang.txt").write_bytes((texts / "kepala-gudang.txt").read_bytes())
    done = rolegraph("statements", tmp_path, "--format", "jsonl")
    assert {json.loads(line)["doc"] for line in done.stdout.splitlines()} == {"a/gudang", "b/gudang"}


def test_rows_are_utf_8_whatever_the_locale(rolegraph: Run, tmp_path: Path) -> None:
    (tmp_path / "kasir.txt").write_text("Kasir kafé bertanggung jawab untuk melayani pembeli.", encoding="utf-8")
    env = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = rolegraph("statements", tmp_path / "kasir.txt", "--format", "jsonl", env=env)
    assert "kafé" in done.stdout
