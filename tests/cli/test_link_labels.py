"""`rolegraph link labels`: a table of the user's own linked to the sample that ships."""

from __future__ import annotations

import csv
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from rolegraph.link.table import COLUMNS
from rolegraph.taxonomy.read import ATTRIBUTION

Run = Callable[..., subprocess.CompletedProcess[str]]
WISHES = (
    "label,kind,lang,role,sentence\n"
    "akuntan,role,,,\n"
    "warehouse manager,role,en,,\n"
    '"kemampuan berpikir analitis",skill,,Akuntan,"Akuntan perlu kemampuan berpikir analitis."\n'
    "usia maks. 30 tahun,skill,,Akuntan,\n"
)
SAMPLE = ("--taxonomy", "esco-sample")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a table; what is remembered goes into it too."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ROLEGRAPH_HOME", str(tmp_path / "home"))
    (tmp_path / "wishes.csv").write_text(WISHES, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def linked(rolegraph: Run, tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """The table linked once, for tests that only look at the answer."""
    folder = tmp_path_factory.mktemp("linked")
    (folder / "wishes.csv").write_text(WISHES, encoding="utf-8")
    env = {**os.environ, "ROLEGRAPH_HOME": str(folder / "home")}
    return rolegraph("link", "labels", "wishes.csv", *SAMPLE, cwd=folder, env=env)


def rows(text: str) -> list[dict[str, str]]:
    """A table as the scorer of links reads it."""
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def test_a_table_is_linked_to_standard_output(linked: subprocess.CompletedProcess[str]) -> None:
    assert linked.returncode == 0
    assert linked.stdout.splitlines()[0] == "\t".join(COLUMNS)
    first = {row["label"]: row["uri"] for row in rows(linked.stdout) if row["rank"] == "1"}
    assert first["akuntan"] == "http://data.europa.eu/esco/occupation/eda0d957-3c3c-4139-b89a-a18bc9e18897"
    assert first["warehouse manager"] == "http://data.europa.eu/esco/occupation/2f5de1ab-eddf-4715-8193-e994912c22ea"
    assert "/esco/skill/" in first["kemampuan berpikir analitis"]
    assert "usia maks. 30 tahun" not in first


def test_it_says_how_many_and_whose_the_data_is(linked: subprocess.CompletedProcess[str]) -> None:
    told = f"rolegraph: 3 of 4 labels linked to ESCO v1.1.1, a sample. {ATTRIBUTION}\n"
    assert linked.stderr == told


def test_a_file_has_what_standard_output_has(rolegraph: Run, linked: subprocess.CompletedProcess[str]) -> None:
    done = rolegraph("link", "labels", "wishes.csv", *SAMPLE, "-o", "links.tsv")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", linked.stderr)
    assert Path("links.tsv").read_bytes() == linked.stdout.encode()


def test_a_second_run_gives_the_same_bytes_from_what_is_remembered(rolegraph: Run) -> None:
    first = rolegraph("link", "labels", "wishes.csv", *SAMPLE)
    assert Path("home/cache/links.sqlite").is_file()
    assert rolegraph("link", "labels", "wishes.csv", *SAMPLE).stdout == first.stdout
    Path("home/cache/links.sqlite").unlink()
    assert rolegraph("link", "labels", "wishes.csv", *SAMPLE).stdout == first.stdout


def test_as_many_candidates_as_wanted(rolegraph: Run) -> None:
    ranks = [row["rank"] for row in rows(rolegraph("link", "labels", "wishes.csv", *SAMPLE, "--top", "2").stdout)]
    assert ranks == ["1", "2"] * 3


def test_scores_fall_and_reasons_are_told(linked: subprocess.CompletedProcess[str]) -> None:
    found = [row for row in rows(linked.stdout) if row["label"] == "akuntan"]
    scores = [float(row["score"]) for row in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert "%" in found[0]["reasons"]


def test_a_language_for_rows_that_tell_none(rolegraph: Run) -> None:
    Path("roles.tsv").write_text("label\tkind\nnurse responsible for general care\trole\n")
    done = rolegraph("link", "labels", "roles.tsv", *SAMPLE, "--lang", "en", "--top", "1")
    assert [row["uri"].rpartition("/")[2][:8] for row in rows(done.stdout)] == ["8d3e8aaa"]


def test_rows_that_ask_nothing_are_told_and_the_rest_is_linked(rolegraph: Run) -> None:
    Path("wishes.csv").write_text(f"{WISHES}welder,job,,,\n,skill,,,\n", encoding="utf-8")
    done = rolegraph("link", "labels", "wishes.csv", *SAMPLE)
    assert done.returncode == 1
    assert len({row["label"] for row in rows(done.stdout)}) == 3
    _, *told = done.stderr.splitlines()
    assert [line.split(" (")[0] for line in told] == [
        "rolegraph: wishes.csv:6: 'job' is no kind",
        "rolegraph: wishes.csv:7: an empty label",
    ]


def test_a_hostile_label_stays_in_its_cell_and_off_the_terminal(rolegraph: Run) -> None:
    label = "akuntan\x1b[2J\t\n\u202e=cmd|' /C calc'!A0"
    with Path("hostile.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["label", "kind"], [label, "role"], [label, label]])
    done = rolegraph("link", "labels", "hostile.csv", *SAMPLE)
    assert done.returncode == 1
    assert all(len(line.split("\t")) == len(COLUMNS) for line in done.stdout.splitlines())
    assert "\x1b" not in done.stderr
    assert "\u202e" not in done.stderr


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name,kind\nakuntan,role\n", "wishes.csv:1: no column label (it has name, kind)"),
        ("", "wishes.csv:1: no column label and kind (it has none)"),
    ],
)
def test_a_file_that_is_no_such_table(content: str, message: str, rolegraph: Run) -> None:
    Path("wishes.csv").write_text(content)
    done = rolegraph("link", "labels", "wishes.csv", *SAMPLE, "-o", "links.tsv")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"rolegraph: {message}\n"
    assert not Path("links.tsv").exists()


def test_no_file(rolegraph: Run) -> None:
    done = rolegraph("link", "labels", "none.csv", *SAMPLE)
    assert (done.returncode, done.stdout) == (1, "")
    assert "none.csv: No such file or directory" in done.stderr


def test_an_unknown_taxonomy_is_told_with_what_is_like_it(rolegraph: Run) -> None:
    done = rolegraph("link", "labels", "wishes.csv", "--taxonomy", "esco-sampel")
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no taxonomy 'esco-sampel' (did you mean esco-sample" in done.stderr
    assert "rolegraph taxonomy add" in done.stderr


@pytest.mark.parametrize("words", [("--top", "0"), ("--top", "101"), ("--top", "many"), ("--unknown",)])
def test_wrong_usage(words: tuple[str, ...], rolegraph: Run) -> None:
    done = rolegraph("link", "labels", "wishes.csv", *SAMPLE, *words)
    assert (done.returncode, done.stdout) == (2, "")


def test_a_place_that_cannot_be_written(rolegraph: Run) -> None:
    Path("file").touch()
    done = rolegraph("link", "labels", "wishes.csv", *SAMPLE, "-o", "file/links.tsv")
    assert done.returncode != 0
    assert "Traceback" not in done.stderr


def test_a_glossary_of_the_users_own_counts(rolegraph: Run) -> None:
    uri = "http://data.europa.eu/esco/occupation/eda0d957-3c3c-4139-b89a-a18bc9e18897"
    Path("words.csv").write_text(f"label,concept\njuru hitung angka,{uri}\nbroken,\n")
    Path("roles.csv").write_text("label,kind\njuru hitung angka,role\n")
    done = rolegraph("link", "labels", "roles.csv", *SAMPLE, "--top", "1", "--glossary", "words.csv")
    (row,) = rows(done.stdout)
    assert row["uri"] == uri
    assert "label of your glossary: juru hitung angka" in row["reasons"]
    assert "words.csv:3" in done.stderr
