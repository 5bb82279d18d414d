"""`rolegraph chart`, as real runs over a store of our texts."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from rolegraph.charts.kinds import CHARTS

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_help_names_every_chart(rolegraph: Run) -> None:
    done = rolegraph("chart", "--help")
    assert done.returncode == 0
    assert all(kind in done.stdout for kind in CHARTS)
    assert "rolegraph chart skills --store graph" in done.stdout


@pytest.mark.parametrize("kind", CHARTS)
def test_each_chart_is_written_and_says_what_it_shows(rolegraph: Run, built: Path, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "chart.svg"
    done = rolegraph("chart", kind, "--store", built, "-o", file, "--top", "2")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{file}: 2 of ")
    assert file.read_text(encoding="utf-8").startswith("<svg ")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("skils", "-o", "a.svg"), "there is no chart 'skils'"),
        (("skills", "-o", "a.pdf"), "charts are not written as '.pdf'"),
        (("skills", "-o", "a.svg", "--lang", "fr"), "charts do not speak 'fr'"),
        (("skills", "-o", "a.svg", "--role", "Kepala Gudag"), "Kepala Gudang"),
        (("skills", "-o", "a.svg", "--top", "0"), "a chart of 0 shows nothing"),
    ],
)
def test_wrong_usage_is_one_line(
    rolegraph: Run, built: Path, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    done = rolegraph("chart", *arguments, "--store", built, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
