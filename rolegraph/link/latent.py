"""Meaning across languages without a dictionary: latent semantic indexing over concepts that have labels in several.

A concept's labels and descriptions, in all its languages, are one text; words that stand for the same concepts come to
lie near each other, whatever their language (Deerwester et al. 1990; across languages Dumais et al. 1997).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import diags_array
from scipy.sparse.linalg import norm, svds

from rolegraph.link.vocabulary import Vocabulary

SIZE = 300
"""Dimensions, in the range that the literature finds good (Landauer and Dumais 1997)."""
_LEAST = 2
"""A word of one concept alone ties it to no other."""
Vectors = NDArray[np.float32]


class Latent:
    """Vectors of concepts.

    Args:
        vocabulary: Words, marked by language.
        directions: Words by dimensions.
        concepts: Concepts by dimensions, each of length 1 or 0.
    """

    def __init__(self, vocabulary: Vocabulary, directions: Vectors, concepts: Vectors) -> None:
        self.vocabulary = vocabulary
        self.directions = directions
        self.concepts = concepts

    @classmethod
    def of(cls, texts: Sequence[Sequence[str]]) -> Latent:
        """Take concepts in: the words of each, as often as they should count."""
        vocabulary = Vocabulary.of(texts, _LEAST)
        rows = vocabulary.rows(texts, counted=True)
        size = min(SIZE, min(rows.shape) - 1)
        if size < 1:
            return cls(vocabulary, np.zeros((rows.shape[1], 1), np.float32), np.zeros((rows.shape[0], 1), np.float32))
        start = np.ones(min(rows.shape), dtype=np.float32)  # a start of its own would be another one each time
        left, strengths, right = svds(diags_array(1 / np.maximum(norm(rows, axis=1), 1e-9)) @ rows, size, v0=start)
        return cls(vocabulary, right.T.astype(np.float32), _unit((left * strengths).astype(np.float32)))

    def agree(self, queries: Sequence[Iterable[str]]) -> Vectors:
        """The cosine of queries and concepts, in [-1, 1], queries by concepts."""
        rows = self.vocabulary.rows(queries, counted=True)
        agreement: Vectors = _unit(rows @ self.directions) @ self.concepts.T
        return agreement


def _unit(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Vectors = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit
