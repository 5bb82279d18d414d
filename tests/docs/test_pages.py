"""The pages keep their word: what they tell to write is written, what they tell to run is run and answers so."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from rolegraph.resources import PACKAGE

DOCS = Path(__file__).parents[2] / "docs"
TOY = Path(__file__).parents[1] / "data" / "language-toy"
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)

Blocks = list[tuple[str, str, str]]


def blocks(page: str) -> Blocks:
    """The fenced blocks of a page: their language, the file that they are, what they hold."""
    return BLOCK.findall((DOCS / page).read_text(encoding="utf-8"))


def follow(page: str, folder: Path, *, env: dict[str, str] | None = None) -> None:
    """Do what a page says in a folder: write its files, then run its commands and compare what they answer."""
    for _, path, content in blocks(page):
        if path:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(content, encoding="utf-8")
    for kind, _, content in blocks(page):
        if kind == "console":
            command, _, answer = content.removeprefix("$ ").partition("\n")
            same(run(command, folder, env), answer)


def run(command: str, folder: Path, env: dict[str, str] | None = None) -> str:
    """What a command of the shell writes."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    settings = {**os.environ, "PATH": path, **(env or {})}
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=settings, capture_output=True, text=True, check=False, timeout=120
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def same(told: str, shown: str) -> None:
    """Whether an answer is what the page shows, blanks and rules of tables aside; "…" leaves out a line's end."""
    lines = [line for line in map(plain, told.splitlines()) if line]
    expected = [line for line in map(plain, shown.splitlines()) if line]
    for line, wanted in zip(lines, expected, strict=True):
        assert line.startswith(wanted.removesuffix("…")) if wanted.endswith("…") else line == wanted


def plain(line: str) -> str:
    return " ".join(line.replace("─", " ").split())


@pytest.mark.parametrize("page", ["languages.md", "own-queries.md", "training.md"])
def test_a_page_can_be_followed(page: str, tmp_path: Path) -> None:
    assert any(kind == "console" for kind, *_ in blocks(page))
    follow(page, tmp_path)


def test_the_language_of_the_page_can_be_installed(tmp_path: Path) -> None:
    """The package that the page describes, laid out as an installer would, needs no option."""
    follow("languages.md", tmp_path)
    wanted = run("rolegraph statements kasisto.txt --language-dir eo", tmp_path)
    (project,) = (tomllib.loads(content) for kind, _, content in blocks("languages.md") if kind == "toml")
    ((group, points),) = project["project"]["entry-points"].items()
    site = tmp_path / "site"
    info = site / "rolegraph_eo-1.0.dist-info"
    info.mkdir(parents=True)
    for tag, package in points.items():
        (tmp_path / tag).rename(site / package)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['project']['name']}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[{group}]\n" + "".join(f"{k} = {v}\n" for k, v in points.items()))
    assert run("rolegraph statements kasisto.txt", tmp_path, {"PYTHONPATH": str(site)}) == wanted


def test_the_page_names_every_file_of_our_languages() -> None:
    page = (DOCS / "languages.md").read_text(encoding="utf-8")
    files = [path for lang in ("id", "en") for path in (PACKAGE / "language" / lang).rglob("*.txt")]
    assert {path.stem for path in files if f"`{path.stem}`" not in page and f"`{path.name}`" not in page} == set()


def test_the_pages_lead_to_pages_that_are_there() -> None:
    for page in DOCS.glob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (DOCS / target).exists(), f"{page.name}: {target}"
