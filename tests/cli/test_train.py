"""`rolegraph train`: the same texts give the same weights, and the commands that read take them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
TINY = Path(__file__).parents[1] / "data" / "gold-tiny"


@pytest.fixture(scope="module")
def weights(rolegraph: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The weights of three small texts."""
    folder = tmp_path_factory.mktemp("trained") / "models"
    done = rolegraph("train", TINY, "--into", folder)
    assert (done.returncode, done.stderr) == (0, "")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_it_writes_the_weights_and_says_on_what_they_learned(rolegraph: Run, weights: Path, tmp_path: Path) -> None:
    again = rolegraph("train", TINY, "--into", tmp_path / "more" / "models")
    assert set(contents(weights)) == {"frames.crf.xz", "items.crf.xz", "model.json"}
    lines = [line.split() for line in again.stdout.splitlines() if line.strip()]
    assert lines[0] == ["language", "genre", "texts", "labels"]
    assert [line[:2] for line in lines[2:5]] == [["en", "en"], ["id", "iklan"], ["id", "seri"]]
    assert json.loads((weights / "model.json").read_text(encoding="utf-8"))["languages"] == ["en", "id"]


def test_the_same_texts_give_the_same_bytes(rolegraph: Run, weights: Path, tmp_path: Path) -> None:
    for path in sorted(TINY.iterdir(), reverse=True):
        (tmp_path / "gold").mkdir(exist_ok=True)
        (tmp_path / "gold" / path.name).write_bytes(path.read_bytes())
    done = rolegraph("train", tmp_path / "gold", TINY, "--into", tmp_path / "models")
    assert done.returncode == 0
    assert contents(tmp_path / "models") == contents(weights)


def test_the_commands_that_read_take_them(rolegraph: Run, weights: Path) -> None:
    text = TINY / "tukang-jam.txt"
    told, other = (rolegraph("statements", text, "--format", "jsonl", *more) for more in (("--models", weights), ()))
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout != other.stdout
    labels = {(row["relation"], row["label"]) for row in map(json.loads, told.stdout.splitlines())}
    gold = json.loads(text.with_suffix(".json").read_text(encoding="utf-8"))["statements"]
    known = {(row["relation"], row["label"]) for row in gold}
    assert len(labels & known) > len(known) / 2
    assert rolegraph("unread", text, "--models", weights).returncode == 0


def test_a_store_names_the_run_by_the_weights(rolegraph: Run, weights: Path, tmp_path: Path) -> None:
    text, runs = TINY / "tukang-jam.txt", set()
    for name, more in (("own", ("--models", weights)), ("carried", ())):
        assert rolegraph("build", text, "-o", tmp_path / f"{name}.nq", *more).returncode == 0
        runs.add(next(part for part in (tmp_path / f"{name}.nq").read_text("utf-8").split() if "/run/" in part))
    assert len(runs) == 2


@pytest.mark.parametrize(
    ("arguments", "code", "problem"),
    [
        (("train", "nowhere", "--into", "models"), 1, "no annotated text in nowhere"),
        (("train", "bare", "--into", "models"), 1, "hold no statement to learn from"),
        (("train", "broken", "--into", "models"), 1, "x.json: no annotated text"),
        (("train", "foreign", "--into", "models"), 3, "no language 'de'"),
        (("train", "bare"), 2, "--into"),
        (("statements", "bare/x.txt", "--models", "nowhere"), 2, "nowhere: no folder of trained weights"),
        (("statements", "bare/x.txt", "--models", "bare"), 3, "lacks the trained weights frames.crf.xz"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    rolegraph: Run, tmp_path: Path, arguments: tuple[str, ...], code: int, problem: str
) -> None:
    gold = {"doc": "x", "lang": "id", "role": "Kasir", "genre": "iklan", "statements": []}
    skill = {"relation": "requires_skill", "label": "teliti"}
    contents = {"bare": gold, "broken": {}, "foreign": {**gold, "lang": "de", "statements": [skill]}}
    for name, content in contents.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.txt").write_text("Kasir\n\nKasir harus teliti.\n", encoding="utf-8")
        (tmp_path / name / "x.json").write_text(json.dumps(content), encoding="utf-8")
    done = rolegraph(*arguments, cwd=tmp_path)
    assert done.returncode == code
    assert problem in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "models").exists()
