"""The weights that ship."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from rolegraph.errors import RolegraphError
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
    monkeypatch.setattr(models, "FOLDER", "data/no-models")
    models.tagger.cache_clear()
    models._weights.cache_clear()
    try:
        with pytest.raises(RolegraphError, match=r"this installation lacks data/no-models/frames\.crf\.xz"):
            models.tagger("frames")
    finally:
        models.tagger.cache_clear()
        models._weights.cache_clear()


def test_the_weights_are_small_enough_to_ship() -> None:
    folder = Path(models.resource(models.FOLDER))
    assert sum(path.stat().st_size for path in folder.iterdir()) < 10_000_000
