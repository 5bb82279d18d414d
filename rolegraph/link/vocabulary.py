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
    def of(cls, texts: Iterable[Iterable[str]], least: int = 1) -> Vocabulary:
        """The vocabulary of some texts: what at least so many of them have."""
        counts: dict[str, int] = {}
        total = 0
        for text in texts:
            total += 1
            for feature in set(text):
                counts[feature] = counts.get(feature, 0) + 1
        kept = sorted(feature for feature, count in counts.items() if count >= least)
        numbers = np.array([counts[feature] for feature in kept] + [0], dtype=np.float64)
        return cls(kept, (np.log((1 + total) / (1 + numbers)) + 1).astype(np.float32))

    def rows(self, texts: Iterable[Iterable[str]], *, counted: bool = False) -> csr_matrix:
        """A row for each text; what the vocabulary lacks is left out.

        Args:
            texts: Features of each.
            counted: Whether a feature counts as often as it stands there, dampened: 1 + ln n (sublinear term frequency;
                Manning, Raghavan, Schütze 2008, section 6.4.1). Else once.
        """
        columns, values, ends = array("i"), array("f"), array("q", [0])
        for text in texts:
            found: dict[int, int] = {}
            for feature in text:
                place = self._place.get(feature)
                if place is not None:
                    found[place] = found.get(place, 0) + 1
            columns.extend(found)
            values.extend(found.values())
            ends.append(len(columns))
        places, counts = np.array(columns, dtype=np.int32), np.array(values, dtype=np.float32)
        data = (1 + np.log(counts) if counted else np.ones_like(counts)) * self.weights[places]
        shape = (len(ends) - 1, len(self.features))
        rows = csr_matrix((data, places, np.array(ends)), shape=shape, dtype=np.float32)
        rows.sort_indices()
        return rows

    def weight(self, text: Iterable[str]) -> float:
        """The sum of the squared weights of a text's features, each once, known or not."""
        unknown = len(self.features)
        return float(sum(float(self.weights[self._place.get(one, unknown)]) ** 2 for one in sorted(set(text))))
