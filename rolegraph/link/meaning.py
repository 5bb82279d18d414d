"""Meaning across languages: trained vectors of words and runs of characters, and of the concepts that they make up.

A text is the sum of the vectors of its features; a concept is that of its labels and description. The vectors are
trained so that each label of a concept lies nearer to the concept's other labels than to those of others
(`benchmarks/link_words.py`): a bag of features with tied sides, as in StarSpace (Wu et al. 2018), runs of characters as
in fastText (Bojanowski et al. 2017), the others in a batch as what is told apart (Henderson et al. 2017). They are of
Indonesian and English words and hold for any taxonomy that has labels in these.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from itertools import islice
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags_array

from rolegraph.errors import InputError
from rolegraph.link.words import LANGUAGES, stem
from rolegraph.rdf.normal import words as words_of
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
    """What a text is made of, each once: the features of its words.

    >>> features("Las las")
    ['id las', 'en la', 'c <las', 'c las>']
    """
    return list(dict.fromkeys(one for word in words_of(text) for one in of_word(word)))


def of_word(word: str) -> tuple[str, ...]:
    """A word's stem in each language, marked by it, and the runs of characters between its ends.

    One that is not of a language is rarely known in it.
    """
    closed = f"<{word}>"
    runs = (closed[start : start + RUN] for start in range(len(closed) - RUN + 1))
    return (*(f"{lang} {stem(word, lang)}" for lang in LANGUAGES), *(f"c {run}" for run in runs))


class Words:
    """Vectors of features.

    Args:
        features: Sorted.
        weights: How much each counts in a text.
        vectors: Features by dimensions.
    """

    def __init__(self, features: Sequence[str], weights: NDArray[np.float32], vectors: Vectors) -> None:
        self._place = {feature: place for place, feature in enumerate(features)}
        self._of_word: dict[str, tuple[int, ...]] = {}
        self._weights = weights
        self._vectors = vectors

    @property
    def size(self) -> int:
        """How many dimensions there are."""
        return int(self._vectors.shape[1])

    def rows(self, texts: Iterable[str]) -> csr_matrix:
        """The features of each text as a row of length 1; what is not known is left out."""
        columns: list[int] = []
        ends = [0]
        for text in texts:
            columns += dict.fromkeys(place for word in words_of(text) for place in self._places(word))
            ends.append(len(columns))
        places = np.array(columns, dtype=np.int32)
        shape = (len(ends) - 1, len(self._place))
        rows = csr_matrix((self._weights[places], places, np.array(ends)), shape=shape, dtype=np.float32)
        lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1), dtype=np.float32).ravel())
        return (diags_array(1 / np.maximum(lengths, 1e-6)) @ rows).tocsr().astype(np.float32)

    def _places(self, word: str) -> tuple[int, ...]:
        found = self._of_word.get(word)
        if found is None:
            found = tuple(self._place[one] for one in of_word(word) if one in self._place)
            self._of_word[word] = found
        return found

    def sums(self, texts: Iterable[str]) -> Vectors:
        """The vector of each text by its features, of any length; of an unknown one 0."""
        found: Vectors = np.asarray(self.rows(texts) @ self._vectors, dtype=np.float32)
        return found

    def concepts(self, labels: Sequence[Sequence[Sequence[str]]], descriptions: Sequence[str]) -> Vectors:
        """The vectors of concepts, of length 1 or 0.

        Args:
            labels: Of each concept, by language: each language counts the same, however many labels it has.
            descriptions: Of each concept, in all languages together.
        """
        pairs = iter(zip(labels, descriptions, strict=True))
        parts = [np.zeros((0, self.size), np.float32)]
        while block := list(islice(pairs, _TOGETHER)):
            parts.append(self._block([own for own, _ in block], [text for _, text in block]))
        return np.concatenate(parts)

    def _block(self, labels: Sequence[Sequence[Sequence[str]]], descriptions: Sequence[str]) -> Vectors:
        owners = [place for place, own in enumerate(labels) for some in own for _ in some]
        shares = [1 / (len(some) * sum(map(bool, own))) for own in labels for some in own for _ in some]
        found = DESCRIPTION * self.sums(descriptions)
        sums = self.sums(one for own in labels for some in own for one in some)
        np.add.at(found, np.array(owners, dtype=np.intp), sums * np.array(shares, dtype=np.float32)[:, None])
        return unit(found)

    def agree(self, texts: Sequence[str], concepts: Vectors) -> Vectors:
        """The cosine of texts and concepts, in [-1, 1], texts by concepts."""
        cosines: Vectors = unit(self.sums(texts)) @ concepts.T
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
