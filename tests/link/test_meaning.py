"""rolegraph.link.meaning: trained vectors of words, and what texts and concepts they make."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.errors import InputError
from rolegraph.link import meaning
from rolegraph.link.meaning import Words, features, unit, words

LABELS = [
    [["menjahit baju", "membuat pakaian"], ["sew clothes"]],
    [["mengelas besi", "pengelasan logam"], ["weld metal"]],
    [["memasak nasi"], ["cook rice"]],
]
PLAIN = ["", "joining pieces of metal", ""]


@pytest.fixture(scope="module")
def concepts() -> np.ndarray:
    return words().concepts(LABELS, PLAIN)


@pytest.mark.parametrize(
    ("text", "place"),
    [("jahit baju anak", 0), ("sewing a dress", 0), ("tukang las", 1), ("welder", 1), ("cook", 2), ("masak", 2)],
)
def test_a_text_lies_nearest_to_what_it_means_in_either_language(concepts: np.ndarray, text: str, place: int) -> None:
    (scores,) = words().agree([text], concepts)
    assert scores.argmax() == place


def test_a_word_that_no_label_has_leads_to_its_concept(concepts: np.ndarray) -> None:
    """Which no comparison of words could: what was trained is general."""
    (scores,) = words().agree(["tailor"], concepts)
    assert scores.argmax() == 0


def test_a_word_that_is_misspelt_is_known_by_its_parts(concepts: np.ndarray) -> None:
    (scores,) = words().agree(["mengelass"], concepts)
    assert scores.argmax() == 1


@given(st.lists(st.text(max_size=40), max_size=4))
def test_agreement_is_a_cosine_of_whatever_text(texts: list[str]) -> None:
    concepts = words().concepts(LABELS, PLAIN)
    scores = words().agree(texts, concepts)
    assert scores.shape == (len(texts), len(LABELS))
    assert np.isfinite(scores).all()
    assert (abs(scores) <= 1 + 1e-5).all()


def test_what_is_not_known_is_near_nothing(concepts: np.ndarray) -> None:
    assert not words().agree(["", "ж", "彁彁彁彁"], concepts).any()


def test_a_concept_without_words_is_near_nothing() -> None:
    none = words().concepts([[[], []], [["las"], []]], ["", ""])
    assert not none[0].any()
    assert np.linalg.norm(none[1]) == pytest.approx(1)
    assert words().concepts([], []).shape == (0, words().size)


def test_many_concepts_are_as_few(monkeypatch: pytest.MonkeyPatch, concepts: np.ndarray) -> None:
    monkeypatch.setattr(meaning, "_TOGETHER", 2)
    assert np.allclose(words().concepts(LABELS, PLAIN), concepts, atol=1e-6)


def test_many_labels_of_one_language_do_not_drown_the_other() -> None:
    few, many = words().concepts([[["jahit"], ["sew"]], [["jahit"] * 50, ["sew"]]], ["", ""])
    assert np.allclose(few, many, atol=1e-6)


def test_a_description_counts_beside_the_labels() -> None:
    alone, told = words().concepts([[["mesin"]], [["mesin"]]], ["", "sewing cloth"])
    assert words().agree(["jahit"], np.array([told])) > words().agree(["jahit"], np.array([alone]))


def test_features_are_stems_of_both_languages_and_runs_of_characters() -> None:
    assert features("Las baja") == [
        "id las",
        "en la",
        "c <las",
        "c las>",
        "id baja",
        "en baja",
        "c <baj",
        "c baja",
        "c aja>",
    ]
    assert features("") == []


def test_features_weigh_as_they_are_told() -> None:
    own = Words(["id jahit", "id las"], np.array([3.0, 4.0], np.float32), np.eye(2, dtype=np.float32))
    assert own.sums(["las dan jahit", "kayu"]).tolist() == [pytest.approx([0.6, 0.8]), [0.0, 0.0]]


def test_no_length_stays_none() -> None:
    assert unit(np.zeros((1, 3), np.float32)).tolist() == [[0.0, 0.0, 0.0]]


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 half an archive"])
def test_a_broken_file_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "words.npz"
    path.write_bytes(content)
    monkeypatch.setattr(meaning, "resource", lambda _: path)
    with pytest.raises(InputError, match=r"words\.npz: not the vectors of words: .*link_words\.py"):
        words.__wrapped__()


def test_an_archive_of_something_else_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    np.savez(tmp_path / "words.npz", other=np.zeros(2))
    monkeypatch.setattr(meaning, "resource", lambda _: tmp_path / "words.npz")
    with pytest.raises(InputError, match="not the vectors of words"):
        words.__wrapped__()
