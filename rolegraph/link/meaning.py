"""Meaning across languages: trained vectors of words and runs of characters, and of the concepts that they make up.

A text is the sum of the vectors of its features; a concept is that of its labels and description. The vectors are
trained so that each label of a concept lies nearer to the concept's other labels than to those of others
(`benchmarks/link_words.py`): a bag of features with tied sides, as in StarSpace (Wu et al. 2018), runs of characters as
in fastText (Bojanowski et al. 2017), the others in a batch as what is told apart (Henderson et al. 2017). They are of
Indonesian and English words and hold for any taxonomy that has labels in these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from itertools import islice
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags_array

from rolegraph.errors import InputError
from rolegraph.link.words import LANGUAGES, stems
from rolegraph.resources import resource

NAME = "data/linking/words.npz"
RUN = 4
"""So long is a run of characters: a word's ends count as one."""
DESCRIPTION = 0.4
"""What a concept's description counts beside its labels together."""
_TOGETHER = 512
"""Concepts taken in at a time: the vectors of all labels of ESCO at once would take a hundred megabytes."""
Vectors = NDArray[np.float32]


def features(text: str) -> list[str]:
    """What a text is made of: its stems in each language, marked by it, and the runs of characters of its words.

    >>> features("jahit")
    ['id jahit', 'en jahit', 'c <jah', 'c jahi', 'c ahit', 'c hit>']
    """
    return list(dict.fromkeys([*marked(text), *pieces(text)]))


def marked(text: str) -> list[str]:
    """A text's stems in each language, marked by it: one that is not of the language is rarely known in it."""
    return [one for lang in LANGUAGES for one in marked_in(text, lang)]


def marked_in(text: str, lang: str) -> list[str]:
    """A text's stems in one language, marked by it."""
    return [f"{lang} {stem}" for stem in stems(text, lang)]


def pieces(text: str) -> Iterator[str]:
    """The runs of characters of each word between its ends."""
    for word in text.casefold().split():
        closed = f"<{word}>"
        yield from (f"c {closed[start : start + RUN]}" for start in range(len(closed) - RUN + 1))


class Words:
    """Vectors of features.

    Args:
        features: Sorted.
        weights: How much each counts in a text.
        vectors: Features by dimensions.
    """

    def __init__(self, features: Sequence[str], weights: NDArray[np.float32], vectors: Vectors) -> None:
        self._place = {feature: place for place, feature in enumerate(features)}
        self._weights = weights
        self._vectors = vectors

    @property
    def size(self) -> int:
        """How many dimensions there are."""
        return int(self._vectors.shape[1])

    def rows(self, texts: Iterable[Iterable[str]]) -> csr_matrix:
        """The features of each text as a row of length 1; what is not known is left out."""
        columns: list[int] = []
        ends = [0]
        for text in texts:
            columns += (place for one in text if (place := self._place.get(one)) is not None)
            ends.append(len(columns))
        places = np.array(columns, dtype=np.int32)
        shape = (len(ends) - 1, len(self._place))
        rows = csr_matrix((self._weights[places], places, np.array(ends)), shape=shape, dtype=np.float32)
        lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1), dtype=np.float32).ravel())
        return (diags_array(1 / np.maximum(lengths, 1e-6)) @ rows).tocsr().astype(np.float32)

    def sums(self, texts: Iterable[Iterable[str]]) -> Vectors:
        """The vector of each text by its features, of any length; of an unknown one 0."""
        found: Vectors = np.asarray(self.rows(texts) @ self._vectors, dtype=np.float32)
        return found

    def concepts(self, labels: Sequence[Sequence[str]], descriptions: Sequence[str]) -> Vectors:
        """The vectors of concepts, of length 1 or 0.

        Args:
            labels: Of each concept.
            descriptions: Of each concept, in all languages together.
        """
        pairs = iter(zip(labels, descriptions, strict=True))
        parts = [np.zeros((0, self.size), np.float32)]
        while block := list(islice(pairs, _TOGETHER)):
            parts.append(self._block([own for own, _ in block], [text for _, text in block]))
        return np.concatenate(parts)

    def _block(self, labels: Sequence[Sequence[str]], descriptions: Sequence[str]) -> Vectors:
        owners = np.repeat(np.arange(len(labels)), [len(own) for own in labels])
        found = DESCRIPTION * self.sums(marked(text) for text in descriptions)
        counts = np.maximum([len(own) for own in labels], 1).astype(np.float32)[owners]
        np.add.at(found, owners, self.sums(features(one) for own in labels for one in own) / counts[:, None])
        return unit(found)

    def agree(self, texts: Sequence[str], concepts: Vectors) -> Vectors:
        """The cosine of texts and concepts, in [-1, 1], texts by concepts."""
        cosines: Vectors = unit(self.sums(features(text) for text in texts)) @ concepts.T
        return cosines


@cache
def words() -> Words:
    """The vectors that come with rolegraph.

    Raises:
        RolegraphError: The installation lacks them.
        InputError: The file is no such archive.

    >>> words().size
    128
    """
    path = resource(NAME)
    try:
        with np.load(path, allow_pickle=False) as file:
            vectors = file["vectors"].astype(np.float32) * file["scales"][:, None]
            return Words(file["features"].tobytes().decode("utf-8").split("\n"), file["weights"], vectors)
    except (OSError, EOFError, BadZipFile, ValueError, LookupError) as error:
        hint = "benchmarks/link_words.py writes it anew"
        raise InputError(f"{path}: not the vectors of words: {error}", hint=hint) from None


def state() -> str:
    """What names the state of the vectors: the first digits of their SHA-256."""
    return sha256(resource(NAME).read_bytes()).hexdigest()[:16]


def unit(vectors: Vectors) -> Vectors:
    """Vectors of length 1, those of no length as they are."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Vectors = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
    return scaled
