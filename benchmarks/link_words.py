"""Train the vectors of words: `python benchmarks/link_words.py ESCO… [--write] [--epochs 12] [--size 128]`.

ESCO are the official CSV files, zips or folders; our Indonesian labels are laid over it. No judged pair is used. Each
label has to find its concept among those of a batch: by another of the concept's labels and its description. In the
second half of the epochs a batch holds whole groups of related concepts, which are harder to tell apart. Prints how
often it does, and with `--write` writes `data/linking/words.npz`. Two minutes.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, vstack

sys.path.insert(0, str(Path(__file__).parents[1]))

from rolegraph.link.meaning import DESCRIPTION, NAME, Words, features
from rolegraph.link.words import LANGUAGES
from rolegraph.taxonomy.concept import Concept
from rolegraph.taxonomy.home import overlay
from rolegraph.taxonomy.read import read

ROOT = Path(__file__).parents[1]
LEAST = 5
"""A feature of fewer labels is left out."""
PIECE = 0.8
"""What a run of characters counts beside a word that is as rare."""
BATCH = 4096
RELATED = 128
"""So many labels of related concepts stand together in a batch."""
SHARPNESS = 0.07
"""By which cosines are divided before the softmax (its temperature)."""
DROPPED = 0.2
"""Of a label's features so many are left out each time, so that none is relied on alone."""
RATE = 0.1
SEED = 1


def texts(concepts: Sequence[Concept]) -> Iterator[tuple[int, str]]:
    """The labels of concepts with their places, each once."""
    for place, concept in enumerate(concepts):
        own = (*concept.labels, *concept.alternatives, *concept.hidden)
        known = {label.text.casefold(): label.text for label in reversed(own) if label.lang in LANGUAGES}
        if len(known) > 1:
            yield from ((place, text) for text in sorted(known.values()))


def vocabulary(made: Sequence[Sequence[str]]) -> tuple[list[str], np.ndarray]:
    """The features of labels, and what each weighs: its inverse document frequency."""
    counts = Counter(one for own in made for one in own)
    kept = sorted(one for one, count in counts.items() if count >= LEAST)
    weights = [np.log(len(made) / counts[one]) * (PIECE if one.startswith("c ") else 1) for one in kept]
    return kept, np.array(weights, dtype=np.float32)


class Training:
    """Labels and concepts as rows, and the vectors that are moved.

    Args:
        concepts: With their labels.
        size: Dimensions.
    """

    def __init__(self, concepts: Sequence[Concept], size: int) -> None:
        pairs = list(texts(concepts))
        made = [features(text) for _, text in pairs]
        self.features, self.weights = vocabulary(made)
        self.owners = np.array([place for place, _ in pairs])
        self.chance = np.random.default_rng(SEED)
        self.vectors = (self.chance.standard_normal((len(self.features), size)) * 0.1).astype(np.float32)
        self._moved = np.full((len(self.features), 1), 1e-6, dtype=np.float32)
        rows = Words(self.features, self.weights, self.vectors).rows
        self._labels = rows(text for _, text in pairs)
        described = [
            " ".join(one.text for one in concept.descriptions if one.lang in LANGUAGES) for concept in concepts
        ]
        self._descriptions = rows(described)
        self._first = np.searchsorted(self.owners, self.owners, side="left")
        self._last = np.searchsorted(self.owners, self.owners, side="right")
        groups = {one: place for place, one in enumerate(sorted({_group(concept) for concept in concepts}))}
        self._groups = np.array([groups[_group(concept)] for concept in concepts])[self.owners]

    def epoch(self, rate: float, related: bool) -> float:
        """Go through all labels once; the share of them that found their concept first."""
        order = self.chance.permutation(len(self.owners))
        if related:
            shuffled = self.chance.permutation(self._groups.max() + 1)[self._groups]
            order = np.argsort(shuffled + self.chance.random(len(order)), kind="stable")
            runs = [order[start : start + RELATED] for start in range(0, len(order), RELATED)]
            self.chance.shuffle(runs)
            order = np.concatenate(runs)
        found = [self._batch(order[start : start + BATCH], rate) for start in range(0, len(order) - BATCH + 1, BATCH)]
        return float(np.mean(found))

    def _batch(self, labels: np.ndarray, rate: float) -> float:
        _, once = np.unique(self.owners[labels], return_index=True)
        labels = labels[once]
        asked, told = self._asked(labels), self._told(labels)
        (left, left_lengths), (right, right_lengths) = _unit(asked @ self.vectors), _unit(told @ self.vectors)
        likeness = left @ right.T / SHARPNESS
        wrong = (_shares(likeness, 1) + _shares(likeness, 0)) / 2
        hits = float((likeness.argmax(axis=1) == np.arange(len(labels))).mean())
        wrong[np.diag_indices(len(labels))] -= 1
        wrong /= SHARPNESS * len(labels)
        slopes = [_along(wrong @ right, left, left_lengths), _along(wrong.T @ left, right, right_lengths)]
        self._move(vstack([asked, told]).tocsc(), np.vstack(slopes), rate)
        return hits

    def _asked(self, labels: np.ndarray) -> csr_matrix:
        rows = self._labels[labels]
        rows.data *= self.chance.random(len(rows.data)) > DROPPED
        return rows

    def _told(self, labels: np.ndarray) -> csr_matrix:
        """Another label of the concept of each, and its description."""
        first, last = self._first[labels], self._last[labels]
        others = first + (self.chance.random(len(labels)) * (last - first)).astype(int)
        others = np.where(others == labels, np.where(labels + 1 < last, labels + 1, first), others)
        return self._labels[others] + DESCRIPTION * self._descriptions[self.owners[labels]]

    def _move(self, rows: csr_matrix, slopes: np.ndarray, rate: float) -> None:
        """A step of Adagrad (Duchi et al. 2011) with one rate for each feature."""
        touched = np.flatnonzero(np.diff(rows.indptr))
        slope = np.asarray(rows[:, touched].T @ slopes)
        self._moved[touched, 0] += (slope**2).mean(axis=1)
        self.vectors[touched] -= rate * slope / np.sqrt(self._moved[touched])


def _group(concept: Concept) -> str:
    return min(concept.broader, default=concept.iri)


def _shares(likeness: np.ndarray, axis: int) -> np.ndarray:
    raised = np.exp(likeness - likeness.max(axis=axis, keepdims=True))
    return raised / raised.sum(axis=axis, keepdims=True)


def _unit(sums: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    lengths = np.linalg.norm(sums, axis=1, keepdims=True) + 1e-8
    return sums / lengths, lengths


def _along(slopes: np.ndarray, units: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """Slopes by vectors of length 1 as slopes by the vectors before they were made so."""
    return (slopes - (slopes * units).sum(axis=1, keepdims=True) * units) / lengths


def write(path: Path, training: Training) -> None:
    """Vectors in a byte a number, each feature with its scale."""
    scales = np.maximum(np.abs(training.vectors).max(axis=1), 1e-9) / 127
    np.savez_compressed(
        path,
        features=np.frombuffer("\n".join(training.features).encode(), dtype=np.uint8),
        weights=training.weights,
        scales=scales.astype(np.float32),
        vectors=np.round(training.vectors / scales[:, None]).astype(np.int8),
    )


def main() -> None:
    """Read, train, tell, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("esco", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--size", type=int, default=128)
    given = parser.parse_args()
    training = Training(overlay(read(given.esco, "esco")[0]).concepts, given.size)
    print(f"{len(training.owners):,} labels, {len(training.features):,} features")
    for epoch in range(given.epochs):
        part = epoch / given.epochs
        found = training.epoch(RATE * (1 - 0.7 * part), part >= 0.5)
        print(f"epoch {epoch + 1}: {found:.3f} find their concept first in a batch", flush=True)
    if given.write:
        write(ROOT / NAME, training)


if __name__ == "__main__":
    main()
