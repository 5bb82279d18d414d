"""The other commands, as real runs over a store of our texts; their failures are in test_bad_input.py."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

COMMANDS = (
    *("statements", "build", "query", "why", "compare", "similar", "diff", "view", "text", "site"),
    *("export", "ontology", "taxonomy", "link", "demo"),
)
ENDINGS = ("ttl", "trig", "nt", "nq", "jsonld", "rdf")


def done_well(done: subprocess.CompletedProcess[str]) -> str:
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_examples_of_the_command(rolegraph: Run, command: str) -> None:
    told = done_well(rolegraph(command, "--help"))
    assert re.search(rf"Examples:\n( .*\n)*?.*rolegraph {command}", told)


def test_without_a_command_the_help_is_shown(rolegraph: Run) -> None:
    done = rolegraph()
    assert (done.returncode, done.stderr) == (2, "")
    assert all(command in done.stdout for command in COMMANDS)


def test_the_version(rolegraph: Run) -> None:
    assert done_well(rolegraph("--version")) == "rolegraph 0.1.0\n"


@pytest.mark.parametrize("ending", ENDINGS)
def test_build_writes_equal_bytes_whatever_the_order(rolegraph: Run, texts: Path, tmp_path: Path, ending: str) -> None:
    paths = [texts / "kepala-gudang.txt", texts / "project-manager.txt"]
    files = [tmp_path / f"{run}.{ending}" for run in "ab"]
    for file, order in zip(files, (paths, paths[::-1]), strict=True):
        done_well(rolegraph("build", *order, "-o", file))
    assert files[0].read_bytes() == files[1].read_bytes() != b""


def test_store_and_file_hold_the_same(rolegraph: Run, texts: Path, tmp_path: Path) -> None:
    store, file = tmp_path / "store", tmp_path / "graph.nq"
    done_well(rolegraph("build", texts / "kepala-gudang.txt", "--store", store))
    told = done_well(rolegraph("build", texts / "staf-gudang.txt", "--store", store, "-o", file))
    assert "1 of 1 texts written" in told
    quads = list(pyoxigraph.parse(file.read_bytes(), format=pyoxigraph.RdfFormat.N_QUADS))
    with_both = pyoxigraph.Store.read_only(str(store))
    assert set(quads) == set(with_both)
    graphs = {quad.graph_name.value.rpartition("/")[2].rpartition("-")[0] for quad in quads}
    assert {"kepala-gudang", "staf-gudang"} <= graphs


def test_the_counts_are_those_of_statements(rolegraph: Run, texts: Path, tmp_path: Path) -> None:
    told = done_well(rolegraph("build", texts / "staf-gudang.txt", "-o", tmp_path / "graph.nt"))
    listed = done_well(rolegraph("statements", texts / "staf-gudang.txt", "--format", "jsonl")).splitlines()
    assert f", {len(listed)} statements, " in told
    relations = [json.loads(line)["relation"] for line in listed]
    for relation in set(relations):
        assert re.search(rf"\b{relation} +{relations.count(relation)}\b", told)


def test_names_are_minted_under_a_base(rolegraph: Run, texts: Path, tmp_path: Path) -> None:
    file = tmp_path / "graph.nq"
    done_well(rolegraph("build", texts / "staf-gudang.txt", "-o", file, "--base", "https://example.org/id/"))
    quads = list(pyoxigraph.parse(file.read_bytes(), format=pyoxigraph.RdfFormat.N_QUADS))
    assert all(quad.graph_name.value.startswith("https://example.org/id/") for quad in quads)


def test_a_named_query_takes_its_parameters_as_options(rolegraph: Run, built: Path) -> None:
    one = done_well(rolegraph("query", "duties", "--role", "Kepala Gudang", "--store", built, "--format", "csv"))
    roles = {row["role"] for row in csv.DictReader(io.StringIO(one))}
    assert roles == {"Kepala Gudang"}
    every = done_well(rolegraph("query", "--store", built, "duties", "--format=csv"))
    assert set(one.splitlines()) < set(every.splitlines())


def test_the_second_role_is_the_other_one(rolegraph: Run, built: Path) -> None:
    pair = ("--role", "Kepala Gudang", "--role", "Staf Gudang")
    repeated = done_well(rolegraph("query", "shared-skills", *pair, "--store", built, "--format", "tsv"))
    named = done_well(
        rolegraph(
            "query", "shared-skills", "--role=Kepala Gudang", "--param", "other=Staf Gudang",
            "--store", built, "--format", "tsv",
        )
    )  # fmt: skip
    assert repeated == named != ""


def test_a_query_from_a_file_and_from_standard_input(rolegraph: Run, built: Path, tmp_path: Path) -> None:
    text = "SELECT ?name { ?role a rg:Role ; skos:prefLabel ?name } ORDER BY ?name"
    (tmp_path / "names.rq").write_text(text)
    from_file = json.loads(done_well(rolegraph("query", tmp_path / "names.rq", "--store", built, "--format", "json")))
    from_input = json.loads(done_well(rolegraph("query", "-", "--store", built, "--format", "json", input=text)))
    assert from_file == from_input
    names = [row["name"]["value"] for row in from_file["results"]["bindings"]]
    assert {"Kepala Gudang", "Staf Gudang", "Project Manager"} <= set(names)


def test_a_construct_gives_turtle(rolegraph: Run, built: Path) -> None:
    text = "CONSTRUCT { ?role a rg:Role } { ?role a rg:Role }"
    told = done_well(rolegraph("query", "-", "--store", built, "--format", "ttl", input=text))
    assert len(list(pyoxigraph.parse(told, format=pyoxigraph.RdfFormat.TURTLE))) >= 3


def test_the_list_names_every_query_with_its_parameters(rolegraph: Run) -> None:
    told = done_well(rolegraph("query", "--list"))
    assert re.search(r"shared-skills .*--role --other \[--lang\]", told)


def test_view_writes_one_page(rolegraph: Run, built: Path, tmp_path: Path) -> None:
    whole, part, asked = (tmp_path / name for name in ("whole.html", "part.html", "asked.html"))
    done_well(rolegraph("view", "--store", built, "-o", whole))
    done_well(rolegraph("view", "--store", built, "-o", part, "--role", "Staf Gudang"))
    (tmp_path / "skills.rq").write_text("CONSTRUCT { ?r rg:requiresSkill ?s } { ?r rg:requiresSkill ?s }")
    done_well(rolegraph("view", "--store", built, "-o", asked, "--query", tmp_path / "skills.rq"))
    assert "Kepala Gudang" in whole.read_text(encoding="utf-8")
    assert "Project Manager" not in part.read_text(encoding="utf-8")
    assert asked.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_demo_shows_all_of_it_and_twice_the_same(rolegraph: Run, tmp_path: Path) -> None:
    first = done_well(rolegraph("demo", "--into", tmp_path / "demo"))
    assert "17 of 17 texts written" in first
    assert len(re.findall(r"^\$ rolegraph query ", first, re.MULTILINE)) == 4
    assert re.search(r"^  menyusun laporan keuangan +skos:exactMatch +menyusun laporan keuangan ", first, re.MULTILINE)
    assert re.search(r"^│ Akuntan │ akuntan +│ text +│ statistika ", first, re.MULTILINE)
    assert "This publication uses the ESCO classification of the European Commission." in first
    page, file = tmp_path / "demo" / "page.html", tmp_path / "demo" / "graph.trig"
    assert page.as_uri() in first
    proposed = tmp_path / "demo" / "proposed.sssom.tsv"
    before = (page.read_bytes(), file.read_bytes(), proposed.read_bytes())
    assert done_well(rolegraph("demo", "--into", tmp_path / "demo")) == first
    assert (page.read_bytes(), file.read_bytes(), proposed.read_bytes()) == before
