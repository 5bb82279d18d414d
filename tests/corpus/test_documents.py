"""Documents of files and tables together."""

from __future__ import annotations

import io
import json
import os
import sys
import threading
import tracemalloc
from itertools import permutations
from pathlib import Path

import pytest

from rolegraph.corpus import kinds
from rolegraph.corpus.columns import Columns
from rolegraph.corpus.documents import NAMED_PROBLEMS, documents
from rolegraph.corpus.kinds import KINDS
from rolegraph.corpus.text import load
from rolegraph.document import Document
from rolegraph.errors import InputError

TEXT = "Kasir melayani pembeli."


def read(*paths: Path | str, **options) -> tuple[list[Document], list[str]]:
    problems: list[str] = []
    found = list(documents(paths, on_problem=lambda error: problems.append(str(error)), **options))
    return found, problems


def table(path: Path, *rows: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_files_and_rows_in_the_order_of_their_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "c.md").write_text(f"# Kasir\n\n{TEXT}")
    table(tmp_path / "b.jsonl", {"id": "z", "text": TEXT}, {"id": "y", "text": TEXT})
    found, problems = read(tmp_path)
    assert [document.id for document in found] == ["a", "z", "y", "c"]
    assert found[3].text == f"Kasir\n\n{TEXT}"
    assert problems == []


def test_the_order_of_the_paths_changes_nothing(tmp_path: Path) -> None:
    paths = [
        table(tmp_path / "a.jsonl", {"id": 1, "text": TEXT}),
        table(tmp_path / "b.jsonl", {"id": 1, "text": TEXT}),
        tmp_path / "1.txt",
    ]
    paths[2].write_text(TEXT)
    orders = {tuple(document.id for document in documents(order)) for order in permutations(paths)}
    assert orders == {("1", "a/1", "b/1")}


def test_bad_rows_are_named_counted_and_skipped(tmp_path: Path) -> None:
    rows = [{"id": place, "text": TEXT if place % 2 else " "} for place in range(50)]
    path = table(tmp_path / "a.jsonl", *rows, {"id": 1, "text": TEXT})
    found, problems = read(path)
    assert len(found) == 25
    assert len(problems) == NAMED_PROBLEMS + 1
    assert problems[0] == f"{path}, row 1: its text is empty"
    assert problems[-1] == f"{path}: 26 of 51 rows skipped, the first {NAMED_PROBLEMS} are named above"


def test_an_identifier_that_comes_again_is_a_bad_row(tmp_path: Path) -> None:
    _, problems = read(table(tmp_path / "a.jsonl", {"id": 1, "text": TEXT}, {"id": "1", "text": TEXT}))
    assert "row 2: an earlier row has its identifier '1'" in problems[0]


def test_columns_can_be_named(tmp_path: Path) -> None:
    path = table(tmp_path / "a.jsonl", {"ref": "x", "id": 1, "tugas": "melayani", "syarat": "jujur", "text": "tidak"})
    (found,), _ = read(path, columns=Columns(id="ref", text=("tugas", "syarat")))
    assert (found.id, found.text) == ("x", "tugas:\nmelayani\n\nsyarat:\njujur")


def test_tables_that_give_nothing_are_reported(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    (tmp_path / "header.csv").write_text("id,text\n")
    table(tmp_path / "other.jsonl", {"a": 1})
    _, problems = read(tmp_path)
    assert [problem.removeprefix(f"{tmp_path}/") for problem in problems] == [
        "empty.csv: the table is empty",
        "header.csv: the table has no row",
        "other.jsonl: no column for the text among 'a' (name it with --text-column)",
    ]


def test_the_first_problem_is_raised_where_nobody_listens(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    with pytest.raises(InputError, match="the file is empty"):
        list(documents([tmp_path]))


def test_a_library_that_is_missing_is_reported_once_a_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.pdf", "b.pdf", "c.pdf", "d.txt"):
        (tmp_path / name).write_text(TEXT)
    monkeypatch.setattr(kinds, "find_spec", lambda name: None)
    found, problems = read(tmp_path)
    assert [document.id for document in found] == ["d"]
    hint = "(pip install 'rolegraph[pdf]')"
    assert problems == [f"{tmp_path}/a.pdf and 2 more: reading .pdf needs pypdfium2 {hint}"]


def test_a_reader_that_breaks_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.html", "b.txt"):
        (tmp_path / name).write_text(TEXT)

    def broken(data: bytes) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("rolegraph.corpus.html.extract", broken)
    found, problems = read(tmp_path)
    assert [document.id for document in found] == ["b"]
    assert problems == [f"{tmp_path}/a.html: its reader broke: RecursionError: too deep"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    def give(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    give(TEXT.encode())
    assert load("-") == Document("stdin", TEXT, "id", "stdin")
    give(b"text\n" + TEXT.encode())
    (found,), _ = read("-", kind=KINDS["csv"])
    assert (found.id, found.text, found.source) == ("stdin/2", TEXT, "stdin#row=2")
    give(b"\0")
    assert read("-")[1] == ["standard input: not a text: byte 0x00 at byte 0"]


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_tables_from_a_pipe(tmp_path: Path, kind: str) -> None:
    import pandas

    frame, data = pandas.DataFrame({"id": range(3000), "text": [TEXT] * 3000}), io.BytesIO()
    frame.to_csv(data, index=False) if kind == "csv" else frame.to_parquet(data)
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=(tmp_path / "pipe").write_bytes, args=[data.getvalue()])
    writer.start()
    found, problems = read(tmp_path / "pipe", kind=KINDS[kind])
    writer.join()
    assert (len(found), problems) == (3000, [])


def test_rows_come_before_the_table_has_ended(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"id,text\n1,Kasir\n" + b"2,Satpam\n" * 2000)
    found = documents([f"/dev/fd/{reading}"], kind=KINDS["csv"])
    assert next(found).text == "Kasir"
    os.close(writing)
    found.close()
    os.close(reading)


def test_a_table_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a table of texts"):
        load(table(tmp_path / "a.jsonl", {"text": TEXT}))


def test_memory_stays_flat(tmp_path: Path) -> None:
    """A table of 5 MB passes through fewer than 2; what grows is the set of identifiers."""
    path = tmp_path / "big.csv"
    with path.open("w") as file:
        file.write("id,text\n")
        file.writelines(f"{place},{'kasir ' * 500}\n" for place in range(1600))
    tracemalloc.start()
    count = sum(1 for _ in documents([path]))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 1600
    assert peak < 2_000_000
