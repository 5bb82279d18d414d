"""The trained weights: those that ship with rolegraph, or those of the folder that `ROLEGRAPH_MODELS` names."""

from __future__ import annotations

import json
import lzma
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Protocol

import pycrfsuite

from rolegraph.errors import RolegraphError
from rolegraph.extract.confidence import Calibration
from rolegraph.resources import models

LEARNED = frozenset({"en", "id"})
"""The languages of weights whose card names none."""
UNCHANGED = Calibration(1.0, 0.0)
"""The calibration of weights whose card has none."""


class Tagger(Protocol):
    """The part of a `pycrfsuite.Tagger` that reading uses."""

    def tag(self, xseq: Sequence[Sequence[str]]) -> list[str]:
        """The best tags of a sequence."""

    def marginal(self, y: str, pos: int) -> float:
        """The probability of a tag at a position of the sequence tagged last, in [0, 1]."""

    def labels(self) -> list[str]:
        """All tags that the model knows."""


def tagger(name: str) -> Tagger:
    """The linear-chain CRF called `name` ("frames", "items"), loaded once a process.

    Raises:
        RolegraphError: The folder of weights lacks it, or the file holds no weights.
    """
    return _tagger(models() / f"{name}.crf.xz")


@cache
def _tagger(path: Path) -> Tagger:
    model = pycrfsuite.Tagger()
    try:
        model.open_inmemory(_weights(path))
    except ValueError as error:
        raise _no_weights(path) from error
    return model  # type: ignore[no-any-return]


@cache
def _weights(path: Path) -> bytes:
    """The weights of a file; the cache keeps them alive, since the tagger reads them where they lie."""
    try:
        return lzma.decompress(path.read_bytes())
    except FileNotFoundError:
        raise RolegraphError(f"{path.parent} lacks the trained weights {path.name}", hint="train them again") from None
    except (lzma.LZMAError, EOFError) as error:
        raise _no_weights(path) from error


def _no_weights(path: Path) -> RolegraphError:
    return RolegraphError(f"{path}: no trained weights", hint="rolegraph train GOLD --into DIR writes them")


def learned_languages() -> frozenset[str]:
    """The languages of the texts that the weights were trained on.

    Raises:
        RolegraphError: The card of the weights is none.

    >>> sorted(learned_languages())
    ['en', 'id']
    """
    return card(models()).languages


def calibration() -> Calibration:
    """What makes a confidence of a tagger's raw probability.

    Raises:
        RolegraphError: The card of the weights is none.
    """
    return card(models()).calibration


def precision(relation: str) -> float:
    """How often the rules are right that find the names of this relation, in [0, 1]; 1 where nobody measured it.

    Raises:
        RolegraphError: The card of the weights is none.
    """
    return card(models()).precision.get(relation, 1.0)


@dataclass(frozen=True)
class Card:
    """What `model.json` says of the weights beside it."""

    languages: frozenset[str] = LEARNED
    calibration: Calibration = UNCHANGED
    precision: Mapping[str, float] = field(default_factory=dict)


@cache
def card(folder: Path) -> Card:
    """The card of a folder of weights; one that does not tell something leaves it as it is by default.

    Raises:
        RolegraphError: It is no card.
    """
    path = folder / "model.json"
    try:
        said = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        line = said.get("calibration")
        return Card(
            languages=frozenset(said.get("languages", LEARNED)),
            calibration=Calibration(float(line["slope"]), float(line["intercept"])) if line else UNCHANGED,
            precision={str(name): float(share) for name, share in said.get("precision", {}).items()},
        )
    except (ValueError, AttributeError, TypeError, KeyError) as error:
        raise RolegraphError(f"{path}: no card of trained weights: {error}", hint="train them again") from error
