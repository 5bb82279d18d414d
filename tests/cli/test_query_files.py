"""`rolegraph query` into files, with queries of the user's own, and what queries do with a build."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pyoxigraph
import pytest

from rolegraph.query.derive import derived_graph

Run = Callable[..., subprocess.CompletedProcess[str]]
VIOLATION = """#: title = { id = "Peran", en = "Roles there should not be" }
#: kind = "violation"
SELECT ?role { ?r a rg:Role ; skos:prefLabel ?role } ORDER BY ?role
"""
CONSTRUCT = """#: title = { id = "Mitra", en = "Partners" }
#: kind = "construct"
CONSTRUCT { ?p skos:related ?r } { ?r rg:collaboratesWith ?p }
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A folder of queries."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "own.rq").write_text("SELECT (COUNT(DISTINCT ?r) AS ?roles) { ?r a rg:Role }")
    return folder


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl"])
def test_a_file_holds_what_standard_output_would(rolegraph: Run, built: Path, tmp_path: Path, form: str) -> None:
    shown = rolegraph("query", "statements", "--store", built, "--format", form)
    file = tmp_path / f"rows.{form}"
    told = rolegraph("query", "statements", "--store", built, "-o", file)
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")
    assert file.read_text(encoding="utf-8") == shown.stdout != ""  # both with universal newlines


def test_parquet_in_a_file_and_in_a_pipe(rolegraph: Run, built: Path, tmp_path: Path) -> None:
    file, piped = tmp_path / "rows.parquet", tmp_path / "piped"
    assert rolegraph("query", "statements", "--store", built, "-o", file).returncode == 0
    with piped.open("wb") as out:
        done = rolegraph("query", "statements", "--store", built, "--format", "parquet", stdout=out)
    assert (done.returncode, done.stderr) == (0, "")
    assert piped.read_bytes() == file.read_bytes()
    lines = rolegraph("query", "statements", "--store", built, "--format", "jsonl").stdout.splitlines()
    rows = [json.loads(line) for line in lines]
    read = pq.read_table(file).to_pylist()
    assert [(row["label"], row["start"], row["confidence"]) for row in read] == [
        (row["label"], row["start"], row["confidence"]) for row in rows
    ]


def test_a_file_of_an_unknown_ending_and_one_that_is_left_as_it_was(
    rolegraph: Run, built: Path, tmp_path: Path
) -> None:
    done = rolegraph("query", "roles", "--store", built, "-o", tmp_path / "rows.xls")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no format ends in '.xls'" in done.stderr
    (tmp_path / "rows.csv").write_text("before")
    assert rolegraph("query", "dutis", "--store", built, "-o", tmp_path / "rows.csv").returncode == 2
    done = rolegraph("query", "duties", "--role", "Nobody", "--store", built, "-o", tmp_path / "rows.csv")
    assert done.returncode == 2
    assert (tmp_path / "rows.csv").read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["rows.csv"]


def test_queries_of_a_folder_are_known_by_option_and_by_environment(
    rolegraph: Run, built: Path, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("query", "own", "--store", built, "--format", "csv")
    assert rolegraph(*asked).returncode == 2
    by_option = rolegraph(*asked, "--queries", mine)
    assert by_option.stdout.startswith("roles\n")
    assert " own " in rolegraph("query", "--list", "--queries", mine).stdout
    monkeypatch.setenv("ROLEGRAPH_QUERIES", str(mine))
    assert rolegraph(*asked).stdout == by_option.stdout
    done = rolegraph(*asked, "--queries", mine / "none")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_a_violation_fails_a_build_whose_texts_are_kept(
    rolegraph: Run, texts: Path, mine: Path, tmp_path: Path
) -> None:
    (mine / "no-roles.rq").write_text(VIOLATION)
    store = tmp_path / "store"
    done = rolegraph("build", texts / "staf-gudang.txt", "--store", store, "--queries", mine)
    assert done.returncode == 1
    assert "rolegraph: no-roles: Roles there should not be: " in done.stderr
    assert "1 of 1 texts written" in done.stdout
    assert rolegraph("build", texts / "staf-gudang.txt", "--store", store).returncode == 0


def test_a_build_derives_into_a_graph_of_its_own_and_the_next_one_drops_it(
    rolegraph: Run, texts: Path, mine: Path, tmp_path: Path
) -> None:
    (mine / "partners.rq").write_text(CONSTRUCT)
    build = ("build", texts / "staf-gudang.txt", "--store", tmp_path / "store")
    graphs = []
    for more in ((), ("--derive", "partners", "--queries", mine), ("--derive", "all", "--queries", mine), ()):
        done = rolegraph(*build, *more, "-o", tmp_path / "graph.nq")
        assert (done.returncode, done.stderr) == (0, "")
        quads = pyoxigraph.parse((tmp_path / "graph.nq").read_bytes(), format=pyoxigraph.RdfFormat.N_QUADS)
        graphs.append({quad.graph_name.value for quad in quads})
    plain, once, again, after = graphs
    assert once - plain == {derived_graph("partners")}
    assert again == once
    assert after == plain


@pytest.mark.parametrize(("name", "told"), [("partner", "there is no query"), ("roles", "derives nothing")])
def test_a_query_that_derives_nothing_is_told_before_the_work(
    rolegraph: Run, texts: Path, tmp_path: Path, name: str, told: str
) -> None:
    done = rolegraph("build", texts / "staf-gudang.txt", "--store", tmp_path / "store", "--derive", name)
    assert done.returncode == 2
    assert told in done.stderr
    assert not (tmp_path / "store").exists()
