"""Which run made a graph: the same for the same software and data, another for other data, and no clock in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from rolegraph.errors import RolegraphError
from rolegraph.rdf import provenance
from rolegraph.rdf.provenance import language_version, run


@pytest.fixture
def language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(provenance, "LANGUAGES", tmp_path)
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "cues.txt").write_text("kata\n", encoding="utf-8")
    language_version.cache_clear()
    yield tmp_path / "xx"
    language_version.cache_clear()


def version() -> str:
    language_version.cache_clear()
    return language_version("xx")


def test_the_version_follows_every_file_of_data_and_its_name(language: Path) -> None:
    seen = {version()}
    (language / "cues.txt").write_text("kata lain\n", encoding="utf-8")
    seen.add(version())
    (language / "words").mkdir()
    (language / "cues.txt").rename(language / "words" / "cues.txt")
    seen.add(version())
    assert len(seen) == 3


def test_the_version_follows_the_trained_weights(
    language: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> Path:
        raise RolegraphError(f"this installation lacks {name}")

    monkeypatch.setattr(provenance, "resource", missing)
    seen = {version()}
    monkeypatch.setattr(provenance, "resource", lambda name: tmp_path / name)
    (tmp_path / "data" / "models").mkdir(parents=True)
    for weights in (b"1", b"2"):
        (tmp_path / "data" / "models" / "frames.crf.xz").write_bytes(weights)
        seen.add(version())
    assert len(seen) == 3


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
