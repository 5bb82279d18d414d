"""rolegraph.link.measures: how queries agree with labels, in three measures."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.link.measures import Labels, runs

ROUNDING = 1e-5


def labels(texts: list[str], owners: list[int], concepts: int) -> Labels:
    """Labels by their words."""
    return Labels.of([text.split() for text in texts], owners, concepts, str.split)


WELDING = labels(["las busur", "las", "las gas argon"], [0, 0, 2], 4)


def test_a_label_agrees_with_itself_in_all_measures() -> None:
    agreement = WELDING.agree(["las busur", "las gas argon"])
    for scores in (agreement.cosine, agreement.told, agreement.asked):
        assert scores[0, 0] == pytest.approx(1)
        assert scores[1, 2] == pytest.approx(1)


def test_a_concept_counts_by_its_best_label() -> None:
    """ "las" is a label of the first concept, although its other label says more."""
    agreement = WELDING.agree(["las"])
    assert agreement.cosine[0, 0] == pytest.approx(1)
    assert agreement.told[0, 2] == pytest.approx(1)
    assert agreement.asked[0, 2] < 1


def test_what_is_told_and_what_is_asked() -> None:
    """A query of more words is told only in part; a label of more words is asked for only in part."""
    longer = WELDING.agree(["las busur listrik"])
    assert longer.told[0, 0] < 1
    assert longer.asked[0, 0] == pytest.approx(1)
    shorter = labels(["las busur"], [0], 1).agree(["las"])
    assert shorter.told[0, 0] == pytest.approx(1)
    assert shorter.asked[0, 0] < 1


def test_a_concept_without_a_label_agrees_with_nothing() -> None:
    agreement = WELDING.agree(["las busur gas argon"])
    assert agreement.cosine.shape == (1, 4)
    for scores in (agreement.cosine, agreement.told, agreement.asked):
        assert (scores[:, [1, 3]] == 0).all()


def test_the_single_measures_are_those_of_all_three() -> None:
    queries = ["las", "las busur", "kayu", ""]
    agreement = WELDING.agree(queries)
    assert WELDING.cosine(queries) == pytest.approx(agreement.cosine, abs=ROUNDING)


def test_asked_alone_is_that_of_all_three() -> None:
    queries = ["las busur listrik", "gas", ""]
    assert WELDING.asked(queries) == pytest.approx(WELDING.agree(queries).asked)


def test_the_length_is_that_of_the_first_label() -> None:
    assert WELDING.lengths().tolist() == [2, 0, 3, 0]
    assert labels([], [], 2).lengths().tolist() == [0, 0]


@pytest.mark.parametrize("query", ["", "kayu", "kayu jati"])
def test_a_query_of_nothing_known_agrees_with_nothing(query: str) -> None:
    agreement = WELDING.agree([query])
    assert not agreement.cosine.any()
    assert not agreement.told.any()
    assert not agreement.asked.any()


def test_no_queries_and_no_labels() -> None:
    assert WELDING.agree([]).cosine.shape == (0, 4)
    nothing = labels([], [], 3)
    assert nothing.agree(["las"]).told.tolist() == [[0, 0, 0]]
    assert labels([], [], 0).cosine(["las"]).shape == (1, 0)


def test_a_label_without_a_word_is_no_trouble() -> None:
    assert labels(["", "las"], [0, 1], 2).agree(["las"]).asked.tolist() == [[0, 1]]


def test_runs_mark_the_ends_of_words() -> None:
    assert runs("") == []
    assert runs("a") == [" a "]
    assert set(runs("las gas")) == set(runs("las")) | set(runs("gas"))


words = st.lists(st.sampled_from(["las", "gas", "busur", "argon", "kayu"]), max_size=4).map(" ".join)


@given(st.lists(words, max_size=5), st.lists(words, max_size=4))
def test_all_measures_stay_within_bounds(names: list[str], queries: list[str]) -> None:
    agreement = labels(names, list(range(len(names))), len(names)).agree(queries)
    for scores in (agreement.cosine, agreement.told, agreement.asked):
        assert scores.shape == (len(queries), len(names))
        assert np.isfinite(scores).all()
        assert (scores >= 0).all()
        assert (scores <= 1 + ROUNDING).all()


@given(st.lists(words, min_size=1, max_size=5), st.lists(words, min_size=1, max_size=4))
def test_a_query_is_answered_alike_alone_and_in_company(names: list[str], queries: list[str]) -> None:
    held = labels(names, [0] * len(names), 1)
    alone = [held.agree([query]).cosine[0, 0] for query in queries]
    assert held.agree(queries).cosine[:, 0].tolist() == alone
