"""rolegraph.link.vocabulary: weights counted by hand, and rows that add up to them."""

from __future__ import annotations

from collections import Counter
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.link.vocabulary import Vocabulary

TEXTS = [["las", "busur"], ["las"], ["las", "gas", "gas"]]


def inverse(total: int, having: int) -> float:
    return log((1 + total) / (1 + having)) + 1


def test_a_feature_weighs_by_how_few_texts_have_it() -> None:
    vocabulary = Vocabulary.of(TEXTS)
    assert vocabulary.features == ["busur", "gas", "las"]
    assert vocabulary.weights.tolist() == pytest.approx(
        [inverse(3, 1), inverse(3, 1), inverse(3, 3), inverse(3, 0)], rel=1e-6
    )


def test_a_feature_counts_once_in_a_row() -> None:
    vocabulary = Vocabulary.of(TEXTS)
    (once,) = vocabulary.rows([TEXTS[2]]).toarray()
    assert once.tolist() == pytest.approx([0, inverse(3, 1), 1])


def test_what_is_unknown_is_in_no_row_and_weighs_most() -> None:
    vocabulary = Vocabulary.of(TEXTS)
    assert vocabulary.rows([["kayu"]]).nnz == 0
    assert vocabulary.weight(["las", "kayu", "las"]) == pytest.approx(1 + inverse(3, 0) ** 2)
    assert vocabulary.weight(["kayu"]) > max(vocabulary.weight([one]) for one in vocabulary.features)


def test_nothing_is_a_vocabulary_too() -> None:
    empty = Vocabulary.of([])
    assert empty.rows([["las"], []]).shape == (2, 0)
    assert empty.rows([]).shape == (0, 0)
    assert empty.weight(["las"]) == pytest.approx(inverse(0, 0) ** 2)
    assert Vocabulary.of([[], []]).rows([[]]).shape == (1, 0)


some = st.lists(st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=5), max_size=6)


@given(some)
def test_counts_are_those_of_a_simple_count(texts: list[list[str]]) -> None:
    vocabulary = Vocabulary.of(texts)
    having = Counter(feature for text in texts for feature in set(text))
    assert vocabulary.features == sorted(having)
    for feature, weight in zip(vocabulary.features, vocabulary.weights, strict=False):
        assert weight == pytest.approx(inverse(len(texts), having[feature]), rel=1e-5)
    rows = vocabulary.rows(texts)
    assert rows.shape == (len(texts), len(having))
    for number, text in enumerate(texts):
        assert (rows[[number]].data ** 2).sum() == pytest.approx(vocabulary.weight(text), rel=1e-5)


@given(some, st.randoms(use_true_random=False))
def test_the_order_of_texts_and_features_does_not_count(texts: list[list[str]], chance: object) -> None:
    shuffled = [sorted(text, reverse=True) for text in texts]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = Vocabulary.of(texts), Vocabulary.of(shuffled)
    assert (one.features, one.weights.tobytes()) == (other.features, other.weights.tobytes())
    for text in texts:
        assert one.weight(text) == other.weight(text[::-1])
