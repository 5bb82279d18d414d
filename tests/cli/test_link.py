"""`rolegraph link`: decisions for scripts, and the graph of links, as a user runs them."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from rolegraph.store.oxigraph import OxigraphStore
from tests.stores import ACCOUNTANT, AUDITOR, GUARD
from tests.view.conftest import fill

Run = Callable[..., subprocess.CompletedProcess[str]]
TABLE = "id,label,lang,alternative labels\n1,attend to detail,en,be careful\n2,memberanikan diri,id,\n"


@pytest.fixture
def graph(rolegraph: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of three roles with a small taxonomy in it; the working directory is the project's."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ROLEGRAPH_AUTHOR", "Ani")
    monkeypatch.setenv("ROLEGRAPH_HOME", str(tmp_path / "home"))
    with OxigraphStore.open(tmp_path / "graph") as store:
        fill(store, [ACCOUNTANT, AUDITOR, GUARD])
    (tmp_path / "toy.csv").write_text(TABLE)
    assert rolegraph("taxonomy", "add", "toy.csv", "--store", "graph").returncode == 0
    return tmp_path / "graph"


def decide(rolegraph: Run, decision: str, *words: str) -> subprocess.CompletedProcess[str]:
    return rolegraph("link", decision, "--store", "graph", "--taxonomy", "toy", *words)


def test_an_accepted_link_is_in_its_file_and_in_the_graph(rolegraph: Run, graph: Path) -> None:
    done = decide(rolegraph, "accept", "skill", "Berani", "memberanikan diri", "--predicate", "close")
    assert (done.returncode, done.stderr) == (0, "")
    first, second = done.stdout.splitlines()
    assert re.fullmatch(r"accepted by Ani: berani skos:closeMatch memberanikan diri <.*2>", first)
    assert second == "1 link in the graph"
    why = rolegraph("why", "Satpam", "requires_skill", "berani", "--store", graph)
    (link,) = (line for line in why.stdout.splitlines() if line.lstrip().startswith("link"))
    pattern = r"  link +skos:closeMatch memberanikan diri <.*>: by Ani; on \d{4}-\d\d-\d\d; semapv:ManualMapping.*"
    assert re.fullmatch(pattern, link)
    told = json.loads(
        rolegraph("why", "Satpam", "requires_skill", "berani", "--store", graph, "--format", "json").stdout
    )
    assert {"property": "author_label", "value": "Ani"} in told[0]["links"][0]["reasons"]


def test_a_decision_is_listed_and_replaced(rolegraph: Run, graph: Path) -> None:
    decide(rolegraph, "accept", "skill", "teliti", "be careful")
    done = decide(rolegraph, "reject", "skill", "teliti", "attend to detail")
    assert done.stdout.splitlines()[1] == "0 links in the graph"
    (one,) = json.loads(rolegraph("link", "list", "--format", "json").stdout)
    assert (one["decision"], one["subject_label"], one["negated"], one["author"]) == ("rejected", "teliti", True, "Ani")
    table = rolegraph("link", "list").stdout.splitlines()
    assert table[1].split() == ["decision", "label", "match", "concept", "author", "date", "comment"]
    assert rolegraph("link", "list", "--decision", "accepted", "--format", "json").stdout == "[]\n"


def test_a_whole_file_is_decided_about(rolegraph: Run, graph: Path) -> None:
    decide(rolegraph, "accept", "skill", "teliti", "attend to detail")
    decide(rolegraph, "accept", "skill", "berani", "memberanikan diri")
    proposed = Path("mappings/accepted.sssom.tsv").rename("proposed.sssom.tsv")
    with proposed.open("a") as file:
        file.write("broken\n")
    done = rolegraph("link", "reject", "--from", proposed, "--author", "Budi")
    assert done.returncode == 1
    assert done.stdout == "rejected by Budi: 2 mappings\n"
    assert re.search(r"proposed\.sssom\.tsv:\d+: predicate_id: Field required", done.stderr)
    rows = json.loads(rolegraph("link", "list", "--format", "json").stdout)
    assert [(row["decision"], row["author"]) for row in rows] == [
        ("rejected", "Ani")
    ] * 2  # who decided before is named
    again = rolegraph("link", "accept", "--from", "mappings/rejected.sssom.tsv")
    assert "2 rows are negated and were passed over" in again.stderr


def test_links_survive_a_rebuild_and_come_back_by_apply(rolegraph: Run, graph: Path, texts: Path) -> None:
    decide(rolegraph, "accept", "skill", "berani", "memberanikan diri")
    assert rolegraph("link", "apply", "--store", "graph").stdout == "1 link in the graph, as before\n"
    assert rolegraph("build", texts / "kepala-gudang.txt", "--store", "graph", "--again").returncode == 0
    assert "closeMatch" not in rolegraph("link", "apply", "--store", "graph").stderr
    gone = rolegraph("build", texts / "kepala-gudang.txt", "--store", "graph", "--prune")
    assert gone.returncode == 0
    done = rolegraph("link", "apply", "--store", "graph")
    assert done.stdout == "0 links in the graph\n"
    assert "berani is no longer in the graph: its link to" in done.stderr
    assert len(json.loads(rolegraph("link", "list", "--format", "json").stdout)) == 1


def test_a_store_that_somebody_writes_keeps_the_decision_waiting(rolegraph: Run, graph: Path) -> None:
    with OxigraphStore.open(graph):
        done = decide(rolegraph, "accept", "skill", "berani", "memberanikan diri")
    assert done.returncode == 0
    assert "not applied to the graph" in done.stderr
    assert "(rolegraph link apply does it later)" in done.stderr
    assert rolegraph("link", "apply", "--store", "graph").stdout == "1 link in the graph\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("skill", "teliti"), "nothing to decide about"),
        (("goal", "teliti", "be careful"), "'goal' cannot be linked (there are: role, skill, responsibility)"),
        (("skill", "telti", "be careful"), "there is no skill 'telti' in the store (did you mean teliti"),
        (("skill", "teliti", "be carful"), "there is no concept 'be carful' in toy"),
        (("skill", "teliti", "be careful", "--author", "a|b"), "'a|b' is no name of one author"),
    ],
)
def test_a_wrong_name_is_one_line_and_writes_nothing(
    words: tuple[str, ...], message: str, rolegraph: Run, graph: Path
) -> None:
    done = decide(rolegraph, "accept", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert done.stderr.count("\n") == 1
    assert not Path("mappings").exists()


def test_no_store_is_made_by_a_wrong_path(rolegraph: Run, graph: Path) -> None:
    assert rolegraph("link", "apply", "--store", "nowhere").returncode == 3
    assert not Path("nowhere").exists()


def test_a_file_made_by_hand_that_is_broken_is_told(rolegraph: Run, graph: Path) -> None:
    Path("mappings").mkdir()
    Path("mappings/accepted.sssom.tsv").write_text("subject_id\n")
    done = decide(rolegraph, "accept", "skill", "berani", "memberanikan diri")
    assert (done.returncode, done.stdout) == (1, "")
    assert "mappings/accepted.sssom.tsv: no metadata above the column names" in done.stderr
    assert Path("mappings/accepted.sssom.tsv").read_text() == "subject_id\n"
