"""How the words of a query and those of labels agree: three measures, and of each concept its best label."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from rolegraph.link.vocabulary import Vocabulary

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
    """The labels of concepts, by their features.

    A feature weighs its inverse document frequency (Spärck Jones 1972); how often it stands in a label does not count,
    since labels are short.

    Args:
        vocabulary: Of the labels.
        rows: Labels by features.
        owners: The concept of each label, by its place, in rising order.
        concepts: How many concepts there are; one without a label agrees with nothing.
        features: What a label is made of.
    """

    def __init__(
        self, vocabulary: Vocabulary, rows: csr_matrix, owners: NDArray[np.int32], concepts: int, features: Features
    ) -> None:
        self.vocabulary = vocabulary
        self.owners = owners
        self.concepts = concepts
        self._features = features
        self._sizes = np.asarray(rows.multiply(rows).sum(axis=1), dtype=np.float32).ravel()
        self._starts = np.flatnonzero(np.r_[True, owners[1:] != owners[:-1]]) if len(owners) else np.array([], int)
        self._columns = rows.T.tocsr()
        self._numbers = np.diff(rows.indptr).astype(np.int32)

    @classmethod
    def of(cls, made: Iterable[Iterable[str]], owners: Sequence[int], concepts: int, features: Features) -> Labels:
        """Take labels in, by the features that `features` makes of them; `made` is gone through twice."""
        vocabulary = Vocabulary.of(made)
        return cls(vocabulary, vocabulary.rows(made), np.array(owners, dtype=np.int32), concepts, features)

    @property
    def rows(self) -> csr_matrix:
        """Labels by features, made anew: only their columns are held, since both of all of ESCO take much memory."""
        return self._columns.T.tocsr()

    def agree(self, queries: Sequence[str]) -> Agreement:
        """How queries agree with the concepts, in all three measures."""
        shared, sizes = self._shared(queries)
        told = shared / sizes
        asked = shared / np.maximum(self._sizes, 1e-6)
        return Agreement(self._best(np.sqrt(told * asked)), self._best(told), self._best(asked))

    def cosine(self, queries: Sequence[str]) -> Scores:
        """Only the cosine, which is cheaper."""
        shared, sizes = self._shared(queries)
        return self._best(shared / np.sqrt(sizes * np.maximum(self._sizes, 1e-6)))

    def told(self, queries: Sequence[str]) -> Scores:
        """Only which part of the query's weight the best label has."""
        shared, sizes = self._shared(queries)
        return self._best(shared / sizes)

    def lengths(self) -> NDArray[np.int32]:
        """How many features the first label of each concept has; 0 where it has no label."""
        found = np.zeros(self.concepts, dtype=np.int32)
        if len(self._starts):
            found[self.owners[self._starts]] = self._numbers[self._starts]
        return found

    def asked(self, queries: Sequence[str]) -> Scores:
        """Only which part of the best label's weight the query has."""
        shared, _ = self._shared(queries)
        return self._best(shared / np.maximum(self._sizes, 1e-6))

    def _shared(self, queries: Sequence[str]) -> tuple[Scores, Scores]:
        """The weight that each query shares with each label, and the weight of each query."""
        made = [tuple(self._features(query)) for query in queries]
        sizes = np.array([self.vocabulary.weight(one) for one in made], dtype=np.float32).reshape(-1, 1)
        return (self.vocabulary.rows(made) @ self._columns).toarray(), np.maximum(sizes, 1e-6)

    def _best(self, scores: NDArray[np.floating]) -> Scores:
        best = np.zeros((scores.shape[0], self.concepts), dtype=np.float32)
        if len(self._starts):
            best[:, self.owners[self._starts]] = np.maximum.reduceat(scores, self._starts, axis=1)
        return best


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
