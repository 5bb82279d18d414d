"""How sure the reader is of a label: probabilities of the taggers, mapped to how often such labels are right."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from spacy.tokens import Doc

EDGE = 1e-4
"""Probabilities are kept this far from 0 and 1, where the logit has no value."""
STEEPEST = 700.0
"""Log odds are kept within this, where the exponential has a value."""

UNMEASURED = 0.5
"""The confidence of what no annotated text has tried."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """A line on the logit of a raw probability (Platt, Probabilistic outputs for support vector machines, 1999).

    Args:
        slope: What the logit is multiplied with.
        intercept: What is added to it.

    >>> Calibration(1.0, 0.0)(0.8)
    0.8
    """

    slope: float
    intercept: float

    def __call__(self, raw: float) -> float:
        """The calibrated probability, in [0, 1], to four decimals."""
        odds = self.slope * logit(raw) + self.intercept
        return round(1 / (1 + math.exp(-min(max(odds, -STEEPEST), STEEPEST))), 4)


def logit(probability: float) -> float:
    """The log odds of a probability in [0, 1]."""
    held = min(max(probability, EDGE), 1 - EDGE)
    return math.log(held / (1 - held))


def token_scores(doc: Doc) -> dict[int, float]:
    """The probability of each token's tags, of both taggers."""
    both = zip(doc._.region_scores, doc._.item_scores, strict=True)
    return {index: region * item for index, (region, item) in zip(doc._.view.tokens, both, strict=True)}


def raw_confidence(scores: Mapping[int, float], tokens: Sequence[int]) -> float:
    """The mean probability of a label's tokens, in [0, 1]."""
    spots = [scores[index] for index in tokens if index in scores]
    return sum(spots) / len(spots)


def fit_calibration(raw: Sequence[float], right: Sequence[bool]) -> Calibration:
    """The line that makes the seen outcomes likeliest; without any, the raw probabilities as they are."""
    if not raw:
        return Calibration(1.0, 0.0)
    odds = np.array([logit(value) for value in raw])
    signs = np.where(np.array(right), 1.0, -1.0)

    def loss(line: np.ndarray) -> float:
        return float(np.logaddexp(0.0, -signs * (line[0] * odds + line[1])).mean())

    slope, intercept = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead").x
    return Calibration(round(float(slope), 4), round(float(intercept), 4))
