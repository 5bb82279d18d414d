"""How words of a query and words of labels agree: one sparse matrix, three measures, the best label of each concept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

Scores = NDArray[np.float32]
Features = Callable[[str], Iterable[str]]
"""What a label is made of: its stems, or its runs of characters."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How queries agree with the best label of each concept, as arrays of queries by concepts in [0, 1].

    Args:
        cosine: Of the weighted features of query and label.
        told: Which part of the query's weight the label has.
        asked: Which part of the label's weight the query has.
    """

    cosine: Scores
    told: Scores
    asked: Scores


class Labels:
    """The labels of concepts in one language, by their features.

    A feature weighs its inverse document frequency (Spärck Jones 1972, as scikit-learn smooths it); how often it stands
    in a label does not count, since labels are short.

    Args:
        texts: The labels.
        owners: The concept of each label, by its place, in rising order.
        concepts: How many concepts there are; one without a label agrees with nothing.
        features: What a label is made of.
    """

    def __init__(self, texts: Sequence[str], owners: Sequence[int], concepts: int, features: Features) -> None:
        self._vectorizer = TfidfVectorizer(analyzer=features, binary=True, norm=None, dtype=np.float32)
        self._labels: csr_matrix = self._vectorizer.fit_transform(texts).tocsr()
        self._size = _squares(self._labels)
        held = np.asarray(owners)
        self._concepts = concepts
        self._starts = np.flatnonzero(np.r_[True, held[1:] != held[:-1]])
        self._owners = held[self._starts]
        self._transposed = self._labels.T.tocsr()

    def agree(self, queries: Sequence[str]) -> Agreement:
        """How queries agree with the concepts."""
        asked: csr_matrix = self._vectorizer.transform(queries).tocsr()
        shared = (asked @ self._transposed).toarray()
        sizes = np.array([self._weight(query) for query in queries], dtype=np.float32)[:, None]
        told = shared / np.maximum(sizes, 1e-6)
        part = shared / np.maximum(self._size, 1e-6)
        return Agreement(self._best(np.sqrt(told * part)), self._best(told), self._best(part))

    def _weight(self, query: str) -> float:
        """The weight of all features of a query; one that no label has weighs as much as the rarest."""
        features = set(self._vectorizer.build_analyzer()(query))
        known, idf = self._vectorizer.vocabulary_, self._vectorizer.idf_
        rarest = float(idf.max())
        return float(sum((float(idf[known[one]]) if one in known else rarest) ** 2 for one in sorted(features)))

    def _best(self, scores: Scores) -> Scores:
        best = np.zeros((scores.shape[0], self._concepts), dtype=np.float32)
        best[:, self._owners] = np.maximum.reduceat(scores, self._starts, axis=1)
        return best


def _squares(matrix: csr_matrix) -> Scores:
    return np.asarray(matrix.multiply(matrix).sum(axis=1), dtype=np.float32).ravel()


def runs(text: str) -> list[str]:
    """The runs of three and four characters of each word, its ends marked by a blank.

    >>> runs("las")
    [' la', 'las', 'as ', ' las', 'las ']
    """
    found = []
    for word in text.split():
        padded = f" {word} "
        found += [padded[start : start + size] for size in (3, 4) for start in range(len(padded) - size + 1)]
    return found
