"""A language from a folder goes all the way: from the text to the graph, its labels and its page."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from rolegraph.resources import LANGUAGES

Run = Callable[..., subprocess.CompletedProcess[str]]
TOY = Path(__file__).parents[1] / "data" / "language-toy"


@pytest.fixture(scope="module")
def store(rolegraph: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("toy") / "store"
    done = rolegraph("build", *TOY.glob("*.txt"), "--store", folder, "--language-dir", TOY)
    assert (done.returncode, done.stderr) == (0, "")
    return folder


def test_the_graph_is_in_the_language(rolegraph: Run, store: Path) -> None:
    done = rolegraph("query", "documents", "--store", store, "--format", "csv")
    assert [line.split(",")[:3] for line in done.stdout.splitlines()[1:]] == [
        ["anonco", "Kasisto", "eo"],
        ["bibliotekisto", "Bibliotekisto", "eo"],
    ]
    ask = "SELECT ?l { ?r rg:hasResponsibility/skos:prefLabel ?l FILTER(LANG(?l) = 'eo') } ORDER BY ?l LIMIT 1"
    asked = rolegraph("query", "-", "--store", store, "--format", "csv", input=ask)
    assert asked.stdout.splitlines() == ["l", "kalkuli monon"]


def test_the_page_shows_it(rolegraph: Run, store: Path, tmp_path: Path) -> None:
    assert rolegraph("view", "--store", store, "-o", tmp_path / "page.html").returncode == 0
    assert "ordigi librojn" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_the_environment_names_the_folder_too(rolegraph: Run) -> None:
    text = TOY / "bibliotekisto.txt"
    named = rolegraph("statements", text, "--language-dir", TOY / "eo", "--format", "jsonl")
    set_ = rolegraph("statements", text, "--format", "jsonl", env={**os.environ, LANGUAGES: str(TOY)})
    assert named.stdout == set_.stdout
    assert {json.loads(line)["rule"] for line in named.stdout.splitlines()} >= {"frames/cues", "role/name"}


def test_what_is_left_of_a_store_needs_the_language_again(rolegraph: Run, store: Path) -> None:
    assert "brilas" in rolegraph("unread", "--store", store, "--language-dir", TOY).stdout
    done = rolegraph("unread", "--store", store)
    assert (done.returncode, done.stdout) == (3, "")
    assert "no language 'eo'" in done.stderr


def test_a_folder_without_a_language_is_wrong_usage(rolegraph: Run, tmp_path: Path) -> None:
    done = rolegraph("statements", TOY, "--language-dir", tmp_path)
    assert done.returncode == 2
    assert "no language folder" in done.stderr
    assert len(done.stderr.splitlines()) == 1
