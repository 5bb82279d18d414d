"""Features of texts as rows of a sparse matrix, each weighed by how few texts have it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

Weights = NDArray[np.float32]


class Vocabulary:
    """Features and their inverse document frequencies, ln((1 + N) / (1 + n)) + 1 where n of N texts have one.

    Args:
        features: Sorted.
        weights: Of each; the last may be of none: it is what an unknown feature weighs.

    >>> words = Vocabulary.of([["las", "busur"], ["las"]])
    >>> words.rows([["las", "gas"]]).toarray().round(1).tolist()
    [[0.0, 1.0]]
    """

    def __init__(self, features: Sequence[str], weights: Weights) -> None:
        self.features = features
        self.weights = weights
        self._place = {feature: place for place, feature in enumerate(features)}

    @classmethod
    def of(cls, texts: Iterable[Iterable[str]]) -> Vocabulary:
        """The vocabulary of some texts."""
        counts: dict[str, int] = {}
        total = 0
        for text in texts:
            total += 1
            for feature in set(text):
                counts[feature] = counts.get(feature, 0) + 1
        kept = sorted(counts)
        numbers = np.array([counts[feature] for feature in kept] + [0], dtype=np.float64)
        return cls(kept, (np.log((1 + total) / (1 + numbers)) + 1).astype(np.float32))

    def rows(self, texts: Iterable[Iterable[str]]) -> csr_matrix:
        """A row for each text; what the vocabulary lacks is left out, and a feature counts once."""
        columns, ends = array("i"), array("q", [0])
        for text in texts:
            columns.extend(dict.fromkeys(place for one in text if (place := self._place.get(one)) is not None))
            ends.append(len(columns))
        places = np.array(columns, dtype=np.int32)
        shape = (len(ends) - 1, len(self.features))
        rows = csr_matrix((self.weights[places], places, np.array(ends)), shape=shape, dtype=np.float32)
        rows.sort_indices()
        return rows

    def weight(self, text: Iterable[str]) -> float:
        """The sum of the squared weights of a text's features, each once, known or not."""
        unknown = len(self.features)
        return float(sum(float(self.weights[self._place.get(one, unknown)]) ** 2 for one in sorted(set(text))))
