"""Confidence is a probability that rises with the taggers' own, and is fitted to what came true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.extract.confidence import Calibration, fit_calibration, logit, raw_confidence


@given(st.floats(0, 1), st.floats(0.1, 5), st.floats(-3, 3))
def test_a_calibrated_value_is_a_probability(raw: float, slope: float, intercept: float) -> None:
    assert 0 <= Calibration(slope, intercept)(raw) <= 1


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_logit_rises_and_has_a_value_everywhere(one: float, other: float) -> None:
    assert (logit(one) <= logit(other)) == (one <= other) or abs(logit(one) - logit(other)) < 1e-9


def test_the_fit_finds_how_often_labels_are_right() -> None:
    raw = [0.9] * 100 + [0.6] * 100
    right = [True] * 80 + [False] * 20 + [True] * 30 + [False] * 70
    line = fit_calibration(raw, right)
    assert line(0.9) == pytest.approx(0.8, abs=0.01)
    assert line(0.6) == pytest.approx(0.3, abs=0.01)


def test_a_labels_raw_confidence_is_the_mean_of_its_tokens_and_passes_over_white_space() -> None:
    assert raw_confidence({3: 0.5, 5: 1.0}, [3, 4, 5]) == 0.75


@pytest.mark.parametrize(("slope", "intercept"), [(1e6, 0.0), (-1e6, 0.0), (1.0, 1e9), (0.0, -1e9)])
def test_a_line_however_steep_gives_a_probability(slope: float, intercept: float) -> None:
    assert all(0 <= Calibration(slope, intercept)(raw) <= 1 for raw in (0.0, 0.3, 1.0))


def test_without_outcomes_the_raw_probability_stands() -> None:
    assert fit_calibration([], [])(0.8) == 0.8


def test_outcomes_of_one_kind_give_a_line_that_can_be_used() -> None:
    assert fit_calibration([0.2, 0.9], [True, True])(0.5) > 0.9
