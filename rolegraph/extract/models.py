"""The trained weights that ship with rolegraph, and where they lie."""

from __future__ import annotations

import lzma
from collections.abc import Sequence
from functools import cache
from typing import Protocol

import pycrfsuite

from rolegraph.resources import resource

FOLDER = "data/models"


class Tagger(Protocol):
    """The part of a `pycrfsuite.Tagger` that reading uses."""

    def tag(self, xseq: Sequence[Sequence[str]]) -> list[str]:
        """The best tags of a sequence."""

    def marginal(self, y: str, pos: int) -> float:
        """The probability of a tag at a position of the sequence tagged last, in [0, 1]."""

    def labels(self) -> list[str]:
        """All tags that the model knows."""


@cache
def tagger(name: str) -> Tagger:
    """The linear-chain CRF called `name` ("frames", "items"), loaded once a process.

    Raises:
        RolegraphError: The installation lacks its weights.
    """
    model = pycrfsuite.Tagger()
    model.open_inmemory(_weights(name))
    return model  # type: ignore[no-any-return]


@cache
def _weights(name: str) -> bytes:
    """The weights of a model; the cache keeps them alive, since the tagger reads them where they lie."""
    return lzma.decompress(resource(f"{FOLDER}/{name}.crf.xz").read_bytes())
