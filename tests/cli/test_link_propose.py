"""`rolegraph link --store`: links proposed for a store, with the sample that ships."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from rolegraph.link.sssom import read
from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.taxonomy.read import ATTRIBUTION
from tests.stores import ACCOUNTANT, AUDITOR, GUARD
from tests.view.conftest import fill

Run = Callable[..., subprocess.CompletedProcess[str]]
SAMPLE = ("--store", "graph", "--taxonomy", "esco-sample")
ACCOUNTANT_OF_ESCO = "http://data.europa.eu/esco/occupation/eda0d957-3c3c-4139-b89a-a18bc9e18897"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a store of three roles; what is remembered goes into it too."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ROLEGRAPH_AUTHOR", "Ani")
    monkeypatch.setenv("ROLEGRAPH_HOME", str(tmp_path / "home"))
    with OxigraphStore.open(tmp_path / "graph") as store:
        fill(store, [ACCOUNTANT, AUDITOR, GUARD])
    return tmp_path


def proposed(rolegraph: Run) -> dict[str, str]:
    """What is proposed: label and concept."""
    done = rolegraph("link", *SAMPLE, "-o", "proposed.sssom.tsv")
    assert (done.returncode, done.stdout) == (0, "")
    mappings, problems = read(Path("proposed.sssom.tsv"))
    assert problems == []
    return {one.subject_label: one.object for one in mappings}


def test_links_are_proposed_with_all_that_sssom_wants(rolegraph: Run) -> None:
    assert proposed(rolegraph)["Akuntan"] == ACCOUNTANT_OF_ESCO
    mappings, _ = read(Path("proposed.sssom.tsv"))
    for one in mappings:
        assert one.justification.startswith("semapv:")
        assert one.confidence is not None
        assert 0 <= one.confidence <= 1
        assert (one.author, one.date, one.tool, one.negated) == ("", "", "rolegraph", False)
        assert one.source_version == "1.1.1"
    assert len({one.subject for one in mappings}) == len(mappings)


def test_it_says_how_many_and_whose_the_data_is(rolegraph: Run) -> None:
    done = rolegraph("link", *SAMPLE, "-o", "proposed.sssom.tsv")
    number = len(read(Path("proposed.sssom.tsv"))[0])
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"rolegraph: {number} links proposed for ")
    assert line.endswith(f" roles, skills and duties. {ATTRIBUTION}")
    assert ATTRIBUTION in Path("proposed.sssom.tsv").read_text()


def test_standard_output_has_what_a_file_has(rolegraph: Run) -> None:
    shown = rolegraph("link", *SAMPLE)
    assert shown.returncode == 0
    proposed(rolegraph)
    assert Path("proposed.sssom.tsv").read_text(encoding="utf-8") == shown.stdout


def test_nothing_is_written_into_the_store_or_the_decisions(rolegraph: Run) -> None:
    proposed(rolegraph)
    assert not Path("mappings").exists()
    with OxigraphStore.open(Path("graph")) as store:
        assert [graph for graph in store.graphs() if "mappings" in graph or "taxonomy" in graph] == []


def test_a_second_run_gives_the_same_bytes(rolegraph: Run) -> None:
    first = rolegraph("link", *SAMPLE).stdout
    assert rolegraph("link", *SAMPLE).stdout == first
    Path("home/cache/links.sqlite").unlink()
    assert rolegraph("link", *SAMPLE).stdout == first


def test_a_rejected_pair_is_not_proposed_again(rolegraph: Run) -> None:
    before = proposed(rolegraph)
    done = rolegraph("link", "reject", *SAMPLE, "role", "Akuntan", ACCOUNTANT_OF_ESCO)
    assert done.returncode == 0
    after = proposed(rolegraph)
    assert after.pop("Akuntan", "") != before.pop("Akuntan")
    assert after == before


def test_what_is_accepted_is_not_proposed_again(rolegraph: Run) -> None:
    before = proposed(rolegraph)
    done = rolegraph("link", "accept", *SAMPLE, "role", "Akuntan", ACCOUNTANT_OF_ESCO)
    assert done.returncode == 0
    assert proposed(rolegraph) == {label: uri for label, uri in before.items() if label != "Akuntan"}


def test_all_that_is_proposed_may_be_accepted(rolegraph: Run) -> None:
    number = len(proposed(rolegraph))
    done = rolegraph("link", "accept", "--from", "proposed.sssom.tsv", "--store", "graph")
    assert done.returncode == 0
    assert f"{number} links in the graph" in done.stdout
    assert proposed(rolegraph) == {}


def test_a_broken_file_of_decisions_stops_it(rolegraph: Run) -> None:
    Path("mappings").mkdir()
    Path("mappings/rejected.sssom.tsv").write_text("subject_id\n")
    done = rolegraph("link", *SAMPLE, "-o", "proposed.sssom.tsv")
    assert (done.returncode, done.stdout) == (1, "")
    assert "mappings/rejected.sssom.tsv: no metadata above the column names" in done.stderr
    assert not Path("proposed.sssom.tsv").exists()


def test_a_store_without_things_is_told(rolegraph: Run, tmp_path: Path) -> None:
    with OxigraphStore.open(tmp_path / "empty"):
        pass
    done = rolegraph("link", "--store", "empty", "--taxonomy", "esco-sample")
    assert (done.returncode, done.stdout) == (2, "")
    assert "empty has no roles, skills or duties (rolegraph build fills a store)" in done.stderr


def test_no_store_is_made_by_a_wrong_path(rolegraph: Run) -> None:
    done = rolegraph("link", "--store", "nowhere", "--taxonomy", "esco-sample")
    assert (done.returncode, done.stdout) == (3, "")
    assert not Path("nowhere").exists()


def test_an_unknown_taxonomy_is_told_with_what_is_like_it(rolegraph: Run) -> None:
    done = rolegraph("link", "--store", "graph", "--taxonomy", "esco-sampel")
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no taxonomy 'esco-sampel' (did you mean esco-sample" in done.stderr


def test_without_store_and_command_the_help_is_shown(rolegraph: Run) -> None:
    done = rolegraph("link")
    assert (done.returncode, done.stderr) == (2, "")
    assert "labels" in done.stdout


def test_a_broken_memory_only_costs_time(rolegraph: Run) -> None:
    first = rolegraph("link", *SAMPLE)
    Path("home/cache/links.sqlite").write_bytes(b"no database" * 500)
    again = rolegraph("link", *SAMPLE)
    assert (again.returncode, again.stdout) == (0, first.stdout)
