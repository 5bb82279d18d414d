"""`rolegraph why`, as a user runs it; `rolegraph.why` is tested in tests/test_why.py."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from rolegraph.cli.why import facts, sentence
from rolegraph.graph import RoleGraph
from tests.readings import one_statement
from tests.stores import filled

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_why_shows_the_sentence_with_the_span_marked(rolegraph: Run, built: Path) -> None:
    done = rolegraph("why", "Kepala Gudang", "collaborates_with", "departemen penjualan", "--store", built)
    assert (done.returncode, done.stderr) == (0, "")
    title, _, said, _, *rest = done.stdout.splitlines()
    assert title == "Kepala Gudang – bekerja sama dengan – departemen penjualan"
    assert "»departemen penjualan«" in said
    assert [line.split()[0] for line in rest] == ["relation", "document", "source", "rule", "version", "statement"]


def test_json_leads_from_the_names_to_the_iri_and_back(rolegraph: Run, built: Path) -> None:
    by_name = rolegraph(
        "why", "Kepala Gudang", "rg:collaboratesWith", "Departemen Penjualan", "--store", built, "--format", "json"
    )
    (one,) = json.loads(by_name.stdout)
    assert one["quote"] == one["sentence"][slice(*one["span"])]
    by_iri = rolegraph("why", one["statement"], "--store", built, "--format", "json")
    assert by_iri.stdout == by_name.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["Kepala Gudag", "focus", "x"], "there is no role 'Kepala Gudag' in the store (did you mean Kepala Gudang?)"),
        (["Kepala Gudang", "requires_skill"], "a statement is one IRI, or a role, a relation and a label, not 2 words"),
    ],
)
def test_a_miss_is_one_line(rolegraph: Run, built: Path, words: list[str], message: str) -> None:
    done = rolegraph("why", *words, "--store", built)
    assert (done.returncode, done.stdout) == (2, "")
    assert message.rstrip(")?") in done.stderr
    assert done.stderr.count("\n") == 1


def test_no_text_repaints_the_terminal() -> None:
    with RoleGraph(filled(one_statement("[red]\x1b[2J\nteliti\u202e"))) as graph:
        (one,) = graph.why("Kasir", "requires_skill", "[red]\x1b[2J\nteliti\u202e")
    assert sentence(one, marks=True).plain == "Kasir: »[red]\ufffd[2J teliti\ufffd«"
    assert dict(facts(one))["document"] == "satu, characters 7 to 24"


def test_in_colour_the_span_is_shown_in_reverse() -> None:
    with RoleGraph(filled()) as graph:
        (one,) = graph.why("Satpam", "requires_skill", "berani")
    shown = sentence(one, marks=False)
    assert shown.plain == "Satpam harus teliti dan berani."
    assert [(shown.plain[span.start : span.end], str(span.style)) for span in shown.spans] == [("berani", "reverse")]
