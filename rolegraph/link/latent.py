"""Meaning across languages without a dictionary: latent semantic indexing over concepts that have labels in several.

A concept's labels and descriptions, in all its languages, are one text; words that stand for the same concepts come to
lie near each other, whatever their language (Deerwester et al. 1990; across languages Dumais et al. 1997).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags_array
from scipy.sparse.linalg import norm, svds

from rolegraph.link.vocabulary import Vocabulary

SIZE = 300
"""Dimensions, in the range that the literature finds good (Landauer and Dumais 1997)."""
_LEAST = 2
"""A word of one concept alone ties it to no other."""
_DENSE = 2 * SIZE
"""Up to so many concepts or words all dimensions are found at once: the search for some of them (ARPACK) goes on from
chance where it finds no more, which it does on few concepts, and would be another one each time."""
_NOTHING = 1e-5
"""A dimension this weak beside the strongest is none: its direction is what rounding makes of it."""
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
        if not rows.nnz:
            return cls(vocabulary, np.zeros((rows.shape[1], 1), np.float32), np.zeros((rows.shape[0], 1), np.float32))
        left, strengths, right = _decomposed(diags_array(1 / np.maximum(norm(rows, axis=1), 1e-9)) @ rows)
        kept = strengths > _NOTHING * strengths.max()
        concepts = _unit((left[:, kept] * strengths[kept]).astype(np.float32))
        return cls(vocabulary, right[kept].T.astype(np.float32), concepts)

    def agree(self, queries: Sequence[Iterable[str]]) -> Vectors:
        """The cosine of queries and concepts, in [-1, 1], queries by concepts."""
        rows = self.vocabulary.rows(queries, counted=True)
        agreement: Vectors = _unit(rows @ self.directions) @ self.concepts.T
        return agreement


def _decomposed(rows: csr_matrix) -> tuple[NDArray[np.floating], NDArray[np.floating], NDArray[np.floating]]:
    """The strongest dimensions of a matrix: left vectors, strengths, right vectors."""
    least = min(rows.shape)
    if least <= _DENSE:
        left, strengths, right = np.linalg.svd(rows.toarray().astype(np.float64), full_matrices=False)
        return left[:, :SIZE], strengths[:SIZE], right[:SIZE]
    start = np.ones(least, dtype=np.float32)  # a start of its own would be another one each time
    left, strengths, right = svds(rows, SIZE, v0=start)
    return left, strengths, right


def _unit(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Vectors = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit
