"""Which relation each word speaks of: the chain's memory, and the component on texts that anyone reads alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.extract.frames import FrameTagger, forget, remember
from rolegraph.extract.sight import prepare
from rolegraph.statement import Relation
from tests.texts import SEED, hostile

TAGGER = FrameTagger()


def regions(text: str, lang: str = "id") -> list[tuple[str, str | None]]:
    doc, _ = prepare(text, lang)
    TAGGER(doc)
    return [(doc[i].lower_, relation) for i, relation in zip(doc._.view.tokens, doc._.regions, strict=True)]


def test_words_outside_remember_what_came_last() -> None:
    assert remember([None, "misconception", None, None, "correction", None]) == [
        "O:",
        "misconception",
        "O:misconception",
        "O:misconception",
        "correction",
        "O:correction",
    ]


@given(st.lists(st.none() | st.sampled_from(list(Relation))))
def test_what_was_remembered_is_forgotten(given_regions: list[str | None]) -> None:
    assert forget(remember(given_regions)) == given_regions


@pytest.mark.parametrize(
    ("word", "relation"),
    [
        ("pengorganisasian", Relation.HAS_RESPONSIBILITY),
        ("logistik", Relation.COLLABORATES_WITH),
        ("lancar", Relation.HAS_GOAL),
        ("kepemimpinan", Relation.REQUIRES_SKILL),
        ("staf", Relation.UNSUITED_TRAIT),
        ("hanya", Relation.MISCONCEPTION),
        ("anggaran", Relation.CORRECTION),
        ("instruksi", Relation.EXPECTATION),
        ("memecahkan", Relation.REALITY),
        ("cakupan", Relation.CONTRAST_DIMENSION),
        ("spesifik", Relation.FOCUS),
    ],
)
def test_each_frame_of_the_seed_is_known(word: str, relation: Relation) -> None:
    found = regions(SEED.read_text(encoding="utf-8"))
    assert next(region for spelled, region in found if spelled == word) == relation


def test_cue_words_are_outside() -> None:
    found = regions(SEED.read_text(encoding="utf-8"))
    assert {relation for word, relation in found if word in {"miskonsepsi", "ekspektasi", "meliputi"}} == {None}


@pytest.mark.parametrize("text", ["", " \n ", "\n"])
def test_a_text_without_words_has_no_region(text: str) -> None:
    assert regions(text) == []


@given(hostile("id"))
def test_each_word_has_a_region_or_none_and_a_probability(text: str) -> None:
    doc, seen = prepare(text, "id")
    TAGGER(doc)
    assert len(doc._.regions) == len(doc._.region_scores) == len(seen.tokens)
    assert {region for region in doc._.regions if region is not None} <= set(Relation)
    assert all(-1e-9 <= score <= 1 + 1e-9 for score in doc._.region_scores)
