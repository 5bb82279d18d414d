"""`rolegraph link review`: driven over a pipe and at a pseudo-terminal, with a small ranking of its own."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rolegraph.link.decisions import load
from rolegraph.store.oxigraph import OxigraphStore
from tests.readings import one_statement
from tests.stores import ACCOUNTANT, AUDITOR, GUARD
from tests.view.conftest import fill

ROOT = Path(__file__).parents[2]
SESSION = """
import sys
from pathlib import Path
from rolegraph.cli.link_review import Wish, talk
from rolegraph.link.author import Signature
from rolegraph.store.open import open_store
from tests.link.reviewing import TAXONOMY, Fuzzy, propose

with open_store("graph", read_only=True) as store:
    wish = Wish(Path("mappings"), Signature("Ani", "2026-03-01"), unsure="--unsure" in sys.argv)
    talk(store, TAXONOMY, propose(store, TAXONOMY), Fuzzy(), wish)
"""
WORDS = [sys.executable, "-c", SESSION]
ENV = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    with OxigraphStore.open(tmp_path / "graph") as store:
        fill(store, [ACCOUNTANT, AUDITOR, GUARD])
    return tmp_path


def piped(project: Path, *keys: str, unsure: bool = False) -> str:
    words = [*WORDS, "--unsure"] if unsure else WORDS
    said = "".join(f"{key}\n" for key in keys)
    done = subprocess.run(
        words, cwd=project, env=ENV, input=said, capture_output=True, encoding="utf-8", check=False, timeout=120
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def decisions(project: Path) -> dict[str, list[tuple[str, str]]]:
    found = load(project / "mappings").mappings
    return {name: [(one.subject_label, one.object_label) for one in found[name]] for name in found}


def test_a_session_over_a_pipe(project: Path) -> None:
    told = piped(project, "1", "b", "u", "r")
    assert "3 to ask of 3, Ani decides" in told
    assert "1 of 3: skill" in told
    assert "Ia perlu teliti dan memiliki kemampuan »analisis«." in told
    assert "Arti analisis data." in told
    assert re.search(r"characters 70 % \(label: analisis data\), words-id 30 %", told)
    assert "1 accepted, 1 rejected, 1 unsure; 0 left" in told
    assert "\x1b" not in told
    found = decisions(project)
    assert found["accepted"] == [("analisis", "analisis data")]
    assert [one for one, _ in found["rejected"]] == ["teliti"] * 5
    assert load(project / "mappings").mappings["accepted"][0].predicate == "skos:broadMatch"


def test_it_goes_on_where_it_stopped(project: Path) -> None:
    piped(project, "n", "1", "", "q")
    told = piped(project, "u")
    assert "2 to ask of 3" in told
    assert "0 accepted, 0 rejected, 1 unsure; 1 left" in told
    assert "1 to ask of 3" in piped(project)
    assert "2 to ask of 3" in piped(project, unsure=True)


def test_the_end_of_input_ends_it_in_the_middle_of_an_answer(project: Path) -> None:
    assert "0 accepted, 0 rejected, 0 unsure; 3 left" in piped(project, "1")
    assert not (project / "mappings").exists()


def test_search_takes_a_concept_that_was_not_proposed(project: Path) -> None:
    told = piped(project, "s", "memasak", "menjahit", "1e", "s berani", "", "1n")
    assert told.count("search for: ") == 1
    assert decisions(project)["accepted"] == [("analisis", "menjahit"), ("berani", "keberanian")]
    first, second = load(project / "mappings").mappings["accepted"]
    assert (first.comment, first.tool) == ("searched for: menjahit", "")
    assert second.comment.startswith("proposed with 0.")
    assert [one.predicate for one in load(project / "mappings").mappings["accepted"]] == [
        "skos:exactMatch",
        "skos:narrowMatch",
    ]


def test_undo_and_single_rejections(project: Path) -> None:
    told = piped(project, "z", "r2", "r9", "x", "?", "1e", "z", "z", "q")
    assert "there is nothing to undo" in told
    assert "there is no 9" in told
    assert "'x' is none of the keys; ? tells them" in told
    assert "reject all that is shown" in told
    assert decisions(project) == {"accepted": [], "rejected": [], "unsure": []}


def test_no_text_repaints_the_terminal(tmp_path: Path) -> None:
    with OxigraphStore.open(tmp_path / "graph") as store:
        fill(store, [one_statement("[red]\x1b[2J\nteliti\u202e")])
    told = piped(tmp_path, "1e")
    assert "[red]" in told
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert decisions(tmp_path)["accepted"][0][0].startswith("[red]\x1b[2J")


def test_a_session_at_a_terminal(project: Path) -> None:
    controller, terminal = pty.openpty()
    session = subprocess.Popen(WORDS, cwd=project, env={**ENV, "TERM": "xterm"}, stdin=terminal, stdout=terminal)
    os.close(terminal)
    told = ""
    for wanted, key in (("help: ", "1"), ("[close]: ", "e"), ("help: ", "r2"), ("help: ", "q")):
        told += _until(controller, wanted)
        os.write(controller, f"{key}\n".encode())
    rest = _until(controller, "left")
    assert session.wait(timeout=60) == 0
    os.close(controller)
    assert "\x1b[7mberani\x1b[0m" in told
    assert "1 accepted, 1 rejected, 0 unsure; 2 left" in rest
    assert decisions(project)["accepted"] == [("analisis", "analisis data")]


def _until(controller: int, wanted: str) -> str:
    """What a terminal shows until it shows this."""
    told, end = b"", time.monotonic() + 60
    while wanted.encode() not in told:
        assert time.monotonic() < end, told
        told += os.read(controller, 4096)
    return told.decode("utf-8", "replace")
