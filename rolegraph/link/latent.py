"""Meaning across languages without a dictionary: latent semantic indexing over concepts that have labels in several.

A concept's labels and descriptions, in all its languages, are one text; words that stand for the same concepts come to
lie near each other, whatever their language (Deerwester et al. 1990; across languages Dumais et al. 1997).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer

SIZE = 300
"""Dimensions, in the range that the literature finds good (Landauer and Dumais 1997)."""
_SEED = 20261126


class Latent:
    """Vectors of concepts.

    Args:
        texts: The features of each concept: stems marked by language, as often as they should count.
    """

    def __init__(self, texts: Sequence[Iterable[str]]) -> None:
        self._vectorizer = TfidfVectorizer(analyzer=list, sublinear_tf=True, dtype=np.float32, min_df=2)
        matrix = self._vectorizer.fit_transform(texts)
        size = min(SIZE, min(matrix.shape) - 1)
        self._svd = TruncatedSVD(size, algorithm="randomized", n_iter=4, random_state=_SEED)
        self._concepts = _unit(self._svd.fit_transform(matrix))

    def agree(self, queries: Sequence[Iterable[str]]) -> NDArray[np.float32]:
        """The cosine of queries and concepts, in [-1, 1], queries by concepts."""
        vectors = _unit(self._svd.transform(self._vectorizer.transform(queries)))
        agreement: NDArray[np.float32] = vectors @ self._concepts.T
        return agreement


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: NDArray[np.float32] = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit
