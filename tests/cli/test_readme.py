"""The README keeps its word: its commands and its Python run, in order, in a folder with the texts."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

README = Path(__file__).parents[2] / "README.md"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def toured(texts: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the commands of the tour were run."""
    folder = tmp_path_factory.mktemp("tour")
    (folder / "data").mkdir()
    (folder / "data" / "roles").symlink_to(texts)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    script = "set -euo pipefail\n" + "\n".join(blocks("sh"))
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env={**os.environ, "PATH": path, "ROLEGRAPH_HOME": str(tmp_path_factory.mktemp("home"))},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    told = [line for line in done.stderr.splitlines() if "ESCO classification" not in line]
    assert (done.returncode, told) == (0, [])
    assert done.stderr.count("linked to ESCO v1.1.1, a sample") == 1
    return folder


def test_the_commands_of_the_tour_write_what_they_name(toured: Path) -> None:
    written = {path.name for path in toured.iterdir()}
    pages = {"page.html", "gudang.html", "compared.html", "ontology.html", "skills.html", "kepala-gudang.html", "site"}
    links = {"proposed.sssom.tsv", "wishes.csv", "links.tsv", "mappings"}
    assert written == {"data", "statements.jsonl", "graph", "graph.trig", "public", *pages, *links}


def test_the_tour_links(toured: Path) -> None:
    rows = (toured / "links.tsv").read_text(encoding="utf-8").splitlines()
    assert [row.split("\t")[:3] for row in rows if "\t1\t" in row] == [
        ["akuntan", "role", "1"],
        ["menyusun laporan keuangan", "responsibility", "1"],
    ]
    assert "skos:exactMatch" in (toured / "mappings" / "accepted.sssom.tsv").read_text(encoding="utf-8")


def test_the_python_of_the_tour_runs(toured: Path) -> None:
    (script,) = blocks("python")
    done = subprocess.run([sys.executable, "-c", script], cwd=toured, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Manajer Proyek" in done.stdout


def test_every_command_is_in_the_tour() -> None:
    told = {words.split()[1] for block in blocks("sh") for words in re.findall(r"rolegraph \w+", block)}
    asked = {"query", "view", "chart", "text", "site", "why", "compare", "similar", "diff"}
    assert told == {"statements", "build", "unread", "export", "ontology", "taxonomy", "link", *asked}
