"""The weights that ship."""

from __future__ import annotations

import gc
import lzma
from pathlib import Path

import pytest

from rolegraph import resources
from rolegraph.errors import RolegraphError, UsageError
from rolegraph.extract import models
from rolegraph.extract.frames import forget
from rolegraph.statement import Relation

NAMES = ("frames", "items")


@pytest.mark.parametrize("name", NAMES)
def test_a_tagger_is_loaded_once(name: str) -> None:
    assert models.tagger(name) is models.tagger(name)


@pytest.mark.parametrize("name", NAMES)
def test_the_weights_outlive_the_collector(name: str) -> None:
    """The tagger reads its weights where they lie in memory: were they freed, its answers would change or crash."""
    tagger = models.tagger(name)
    features = [["bias", "0:w=menghitung"], ["bias", "0:w=uang"]] * 20
    before = tagger.tag(features)
    for _ in range(3):
        gc.collect()
        assert [bytearray(1_000_000) for _ in range(20)]
        assert tagger.tag(features) == before


def test_frames_know_every_relation_that_they_are_to_find() -> None:
    found = {relation for relation in forget(models.tagger("frames").labels()) if relation is not None}
    assert found <= set(Relation)
    assert found >= set(Relation) - {Relation.ROLE, Relation.CONTRASTED_WITH}


def test_probabilities_of_all_tags_sum_to_one() -> None:
    tagger = models.tagger("items")
    tagger.tag([["bias"], ["bias", "r=has_responsibility"]])
    assert sum(tagger.marginal(tag, 1) for tag in tagger.labels()) == pytest.approx(1.0, abs=1e-3)


def test_an_installation_without_weights_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "PACKAGE", Path("/nowhere/rolegraph"))
    monkeypatch.setattr(resources, "CARRIED", Path("/nowhere/rolegraph/_carried"))
    with pytest.raises(RolegraphError, match="this installation lacks data/models"):
        models.tagger("frames")


def test_other_weights_are_read_from_the_folder_that_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in resources.models().iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    carried = models.tagger("items")
    monkeypatch.setenv(resources.MODELS, str(tmp_path))
    assert models.tagger("items") is not carried
    assert models.tagger("items").labels() == carried.labels()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (None, "lacks the trained weights frames.crf.xz"),
        (b"", "no trained weights"),
        (b"weights", "no trained weights"),
        (lzma.compress(b"weights"), "no trained weights"),
        (lzma.compress(b"weights" * 999)[:-20], "no trained weights"),
    ],
)
def test_a_folder_without_weights_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None, problem: str
) -> None:
    if content is not None:
        (tmp_path / "frames.crf.xz").write_bytes(content)
    monkeypatch.setenv(resources.MODELS, str(tmp_path))
    with pytest.raises(RolegraphError, match=problem) as caught:
        models.tagger("frames")
    assert str(tmp_path) in str(caught.value)


def test_a_folder_of_weights_that_is_none_is_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(resources.MODELS, str(tmp_path / "none"))
    with pytest.raises(UsageError, match="no folder of trained weights"):
        models.tagger("frames")


@pytest.mark.parametrize(
    ("card", "languages"),
    [('{"languages": ["eo"]}', {"eo"}), ('{"texts": 3}', models.LEARNED), (None, models.LEARNED)],
)
def test_the_card_tells_the_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, card: str | None, languages: set[str]
) -> None:
    if card is not None:
        (tmp_path / "model.json").write_text(card, encoding="utf-8")
    monkeypatch.setenv(resources.MODELS, str(tmp_path))
    assert models.learned_languages() == languages


@pytest.mark.parametrize("card", ["", "[]", '{"languages": 3}', '{"calibration": 1}', '{"precision": []}'])
def test_a_card_that_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, card: str) -> None:
    (tmp_path / "model.json").write_text(card, encoding="utf-8")
    monkeypatch.setenv(resources.MODELS, str(tmp_path))
    with pytest.raises(RolegraphError, match=r"model\.json: no card"):
        models.learned_languages()


def test_the_weights_are_small_enough_to_ship() -> None:
    folder = resources.resource("data/models")
    assert sum(path.stat().st_size for path in folder.iterdir()) < 12_000_000
