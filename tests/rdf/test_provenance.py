"""Which run made a graph: the same for the same software and data, another for other data, and no clock in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from rolegraph.errors import RolegraphError
from rolegraph.rdf import provenance
from rolegraph.rdf.provenance import _digits, language_version, run
from rolegraph.resources import LANGUAGES, MODELS


@pytest.fixture
def language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("cues", "words"):
        (tmp_path / "xx" / name).mkdir(parents=True)
    (tmp_path / "xx" / "cues.txt").write_text("kata\n", encoding="utf-8")
    monkeypatch.setenv(LANGUAGES, str(tmp_path))
    return tmp_path / "xx"


def version() -> str:
    _digits.cache_clear()
    return language_version("xx")


def test_the_version_follows_every_file_of_data_and_its_name(language: Path) -> None:
    seen = {version()}
    (language / "cues.txt").write_text("kata lain\n", encoding="utf-8")
    seen.add(version())
    (language / "cues.txt").rename(language / "words" / "cues.txt")
    seen.add(version())
    assert len(seen) == 3


def test_the_version_follows_the_trained_weights(
    language: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> Path:
        raise RolegraphError("this installation lacks data/models")

    seen = {version()}
    (tmp_path / "models").mkdir()
    monkeypatch.setenv(MODELS, str(tmp_path / "models"))
    for weights in (b"1", b"2"):
        (tmp_path / "models" / "frames.crf.xz").write_bytes(weights)
        seen.add(version())
    monkeypatch.setattr(provenance, "models", missing)
    seen.add(version())
    assert len(seen) == 4


def test_the_version_does_not_follow_code_or_hidden_files(language: Path) -> None:
    before = version()
    (language / "__pycache__").mkdir()
    (language / "__pycache__" / "x.pyc").write_bytes(b"1")
    (language / "x.py").write_text("", encoding="utf-8")
    (language / ".DS_Store").write_bytes(b"2")
    assert version() == before


@pytest.mark.parametrize("lang", ["yy", "..", "/", "مدير"])
def test_a_language_without_a_folder_has_no_version(lang: str) -> None:
    assert language_version(lang) == "00000000"


def test_a_run_is_named_by_software_and_data() -> None:
    assert run("https://example.org/", "id") == run("https://example.org/", "id")
    assert run("https://example.org/", "id") != run("https://example.org/", "en")
