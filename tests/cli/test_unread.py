"""`rolegraph unread`: what is left, grouped and counted, from texts and from a store alike."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from rolegraph.cli.statements import Format
from rolegraph.cli.unread import Left, grouped, write

Run = Callable[..., subprocess.CompletedProcess[str]]

ADVERT = (
    "LOWONGAN KASIR TOKO\n\nTugas:\n- Menghitung uang\n- Melayani pembeli\n\n"
    "Langit cerah sekali.\nBintang berkelip di langit.\nBulan berkelip juga.\n\nBenefit:\n- Gaji pokok\n- BPJS\n"
)


def left(group: str, doc: str, start: int, *, aside: bool = False) -> Left:
    verb, reason = (None, group) if aside else (group, None)
    return Left(verb, 1, doc, start, start + 5, "Kata.", reason)


FOUND = [
    left("menata", "b", 9),
    left("menyapa", "b", 3),
    left("boilerplate/pay", "a", 4, aside=True),
    left("menyapa", "a", 7),
    left("mencuci", "a", 1),
]


@pytest.fixture(scope="module")
def adverts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("adverts")
    (folder / "kasir.txt").write_text(ADVERT, encoding="utf-8")
    (folder / "langit.txt").write_text("Hujan turun sejak pagi.\n", encoding="utf-8")
    return folder


def rows(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_the_largest_group_comes_first_and_those_set_aside_come_last() -> None:
    found = grouped(FOUND)
    assert [(s.group, s.count, s.doc, s.start) for s in found] == [
        ("menyapa", 2, "a", 7),
        ("menyapa", 2, "b", 3),
        ("menata", 1, "b", 9),
        ("mencuci", 1, "a", 1),
        ("boilerplate/pay", 1, "a", 4),
    ]
    assert grouped(FOUND[::-1]) == found


def test_a_verb_and_a_reason_of_one_name_are_two_groups() -> None:
    assert [s.count for s in grouped([left("x/y", "a", 0), left("x/y", "a", 9, aside=True)])] == [1, 1]


@pytest.mark.parametrize("form", Format)
def test_what_a_rule_set_aside_is_written_on_request(form: Format, capsys: pytest.CaptureFixture[str]) -> None:
    write(grouped(FOUND), form, aside=False)
    assert "boilerplate/pay" not in capsys.readouterr().out
    write(grouped(FOUND), form, aside=True)
    assert "boilerplate/pay" in capsys.readouterr().out


def test_a_table_names_a_group_once_and_tells_the_sums(capsys: pytest.CaptureFixture[str]) -> None:
    write(grouped(FOUND), Format.TABLE, aside=True)
    out = capsys.readouterr().out
    assert out.count("menyapa") == 1
    assert out.endswith("4 sentences unread, 1 set aside\n")
    write([], Format.TABLE, aside=True)
    assert capsys.readouterr().out == "0 sentences unread, 0 set aside\n"


def test_csv_and_jsonl_have_the_same_fields(capsys: pytest.CaptureFixture[str]) -> None:
    write(grouped(FOUND), Format.CSV, aside=True)
    table = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    write(grouped(FOUND), Format.JSONL, aside=True)
    lines = rows(capsys.readouterr().out)
    assert [list(row) for row in table] == [list(row) for row in lines]
    assert [row["verb"] or None for row in table] == [row["verb"] for row in lines]


def test_texts_give_their_sentences_with_places_and_reasons(rolegraph: Run, adverts: Path) -> None:
    done = rolegraph("unread", adverts, "--aside", "--format", "jsonl")
    assert (done.returncode, done.stderr) == (0, "")
    found = rows(done.stdout)
    sizes = Counter((row["verb"], row["reason"]) for row in found)
    assert [row["count"] for row in found] == [sizes[row["verb"], row["reason"]] for row in found]
    assert {None, "layout/heading"} <= {row["reason"] for row in found}
    for row in found:
        text = (adverts / f"{row['doc']}.txt").read_text(encoding="utf-8")
        assert text[row["start"] : row["end"]] == row["sentence"]


def test_no_sentence_is_both_left_and_spoken_for(rolegraph: Run, adverts: Path) -> None:
    said = rows(rolegraph("statements", adverts / "kasir.txt", "--format", "jsonl").stdout)
    left_over = rows(rolegraph("unread", adverts / "kasir.txt", "--aside", "--format", "jsonl").stdout)
    assert said
    for statement in said:
        assert not any(row["start"] < statement["end"] and statement["start"] < row["end"] for row in left_over)


def test_a_text_without_a_role_is_unread_as_a_whole(rolegraph: Run, adverts: Path) -> None:
    (row,) = rows(rolegraph("unread", adverts / "langit.txt", "--format", "jsonl").stdout)
    assert (row["verb"], row["sentence"]) == ("hujan", "Hujan turun sejak pagi.")


@pytest.mark.parametrize("form", Format)
def test_a_store_tells_what_its_texts_do(rolegraph: Run, adverts: Path, tmp_path: Path, form: Format) -> None:
    store = tmp_path / "store"
    assert rolegraph("build", adverts / "kasir.txt", "--store", store).returncode == 0
    asked = [
        rolegraph("unread", *source, "--aside", "--format", form.value)
        for source in ((adverts / "kasir.txt",), ("--store", store))
    ]
    assert [(run.returncode, run.stderr) for run in asked] == [(0, "")] * 2
    assert asked[0].stdout == asked[1].stdout != ""


@pytest.mark.parametrize("arguments", [(), ("texts", "--store", "graph")])
def test_texts_or_a_store_but_not_both(rolegraph: Run, arguments: tuple[str, ...]) -> None:
    done = rolegraph("unread", *arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("rolegraph: texts or a store, one of them")


def test_a_text_that_cannot_be_read_is_told_and_the_others_are_listed(rolegraph: Run, adverts: Path) -> None:
    done = rolegraph("unread", adverts, adverts / "none.txt", "--format", "jsonl")
    assert done.returncode == 1
    assert "none.txt: no such file" in done.stderr
    assert rows(done.stdout)
