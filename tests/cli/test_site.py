"""`rolegraph text` and `rolegraph site`: pages where they are wanted, and errors of one line."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


def told(done: subprocess.CompletedProcess[str], code: int = 0) -> str:
    assert done.returncode == code
    return done.stderr if code else done.stdout


def test_text_writes_the_page_of_one_text(rolegraph: Run, built: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert told(rolegraph("text", "kepala-gudang", "--store", built, "-o", page)).endswith("bytes\n")
    assert "Kepala Gudang" in page.read_text(encoding="utf-8")


def test_text_names_the_nearest_text(rolegraph: Run, built: Path, tmp_path: Path) -> None:
    done = rolegraph("text", "kepala-gudan", "--store", built, "-o", tmp_path / "page.html")
    assert "did you mean kepala-gudang" in told(done, 2)
    assert not list(tmp_path.iterdir())


def test_site_writes_a_site_and_checks_it(rolegraph: Run, built: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert ", 3 texts, " in told(rolegraph("site", "--store", built, "-o", site))
    assert told(rolegraph("site", "--check", "-o", site)) == f"{site}: every link leads somewhere\n"
    page = next((site / "role").iterdir())
    page.unlink()
    done = rolegraph("site", "--check", "-o", site)
    assert f"role/{page.name}" in told(done, 1)
    assert "links lead nowhere" in done.stderr.splitlines()[-1]
    told(rolegraph("site", "--store", built, "-o", site))
    assert page.exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-o", "site"), "a site is made from a store, or checked without one"),
        (("-o", "missing", "--check"), "missing: no pages"),
        (("-o", "missing", "--check", "--store", "graph"), "a site is made from a store"),
    ],
)
def test_wrong_usage_is_told_in_one_line(
    rolegraph: Run, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    done = rolegraph("site", *arguments, cwd=tmp_path)
    assert message in told(done, 2)
    assert len(done.stderr.splitlines()) == 1


def test_a_full_disk_leaves_the_older_site(
    rolegraph: Run, built: Path, small_disk: Path, full: Callable[[], None]
) -> None:
    site = small_disk / "site"
    told(rolegraph("site", "--store", built, "-o", site))
    before = {path.name: path.read_bytes() for path in site.rglob("*.html")}
    full()
    done = rolegraph("site", "--store", built, "-o", site, "--lang", "en")
    assert "No space left" in told(done, 3)
    assert {path.name: path.read_bytes() for path in site.rglob("*.html")} == before
    assert not [path for path in site.iterdir() if path.name.startswith(".")]
