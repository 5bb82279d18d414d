"""Indices in a file of the user's cache: making them of all of ESCO takes half a minute, reading them a second or two.

A file is NumPy's archive of arrays (`.npz`) without pickled objects, so that reading it runs nothing.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from secrets import token_hex
from typing import Any
from zipfile import BadZipFile

import numpy as np
from scipy.sparse import csr_matrix

from rolegraph.link.index import Index, Pillar, facts, held_by, index
from rolegraph.link.measures import Features, Labels, runs
from rolegraph.link.vocabulary import Vocabulary
from rolegraph.link.words import LANGUAGES, stems
from rolegraph.taxonomy.concept import Concept

Arrays = dict[str, np.ndarray[Any, Any]]
KEPT = 4
"""So many files are kept, the newest: each is of one state of one taxonomy."""
_BROKEN = (OSError, EOFError, BadZipFile, zlib.error, ValueError, TypeError, AttributeError, LookupError)
"""What a file raises that is cut short, or that somebody else wrote."""


def kept(concepts: Iterable[Concept], pillar: Pillar, name: str, folder: Path) -> Index:
    """The index of a pillar, read if it was made before, else made and kept.

    A file that cannot be read, and a folder that cannot be written, only cost the time.

    Args:
        concepts: Of the taxonomy.
        pillar: Which of them.
        name: The state of all that the index depends on (letters and digits).
        folder: Of the cache.
    """
    path = folder / f"index-{pillar}-{name}.npz"
    held = held_by(concepts, pillar)
    try:
        with np.load(path, allow_pickle=False) as file:
            return _read(held, {key: file[key] for key in file.files})
    except _BROKEN:
        made = index(held, pillar)
        _write(path, _arrays(made))
        return made


def _write(path: Path, arrays: Arrays) -> None:
    draft = path.with_name(f".{path.name}.{token_hex(4)}.npz")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez(draft, **arrays)  # type: ignore[arg-type]
        draft.replace(path)
        others = sorted(path.parent.glob("index-*.npz"), key=lambda one: one.stat().st_mtime)
        for old in others[:-KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _sides(made: Index) -> dict[str, Labels]:
    sides = {"characters": made.characters}
    for lang in LANGUAGES:
        sides |= {f"words {lang}": made.words[lang], f"pools {lang}": made.pools[lang]}
    return sides


def _arrays(made: Index) -> Arrays:
    found: Arrays = {
        "meanings": made.meanings,
        "same": _text(json.dumps([[*key, values] for key, values in made.same.items()])),
        "firsts": _text(json.dumps([sorted(one) for one in made.firsts])),
    }
    for name, side in _sides(made).items():
        rows = side.rows
        found |= {f"{name} data": rows.data, f"{name} indices": rows.indices, f"{name} indptr": rows.indptr}
        found |= {f"{name} owners": side.owners, **_of_vocabulary(name, side.vocabulary)}
    return found


def _of_vocabulary(name: str, vocabulary: Vocabulary) -> Arrays:
    return {f"{name} features": _text("\n".join(vocabulary.features)), f"{name} weights": vocabulary.weights}


def _text(text: str) -> np.ndarray[Any, Any]:
    return np.frombuffer(text.encode("utf-8", "surrogatepass"), dtype=np.uint8)


def _read(held: tuple[Concept, ...], arrays: Arrays) -> Index:
    side: Callable[[str, Features], Labels] = partial(_side, arrays, len(held))
    sides = {lang: side(f"words {lang}", partial(stems, lang=lang)) for lang in LANGUAGES}
    return Index(
        held,
        sides,
        {lang: side(f"pools {lang}", partial(stems, lang=lang)) for lang in LANGUAGES},
        side("characters", runs),
        arrays["meanings"],
        {
            tuple(key): {int(place): worth for place, worth in of.items()}
            for *key, of in json.loads(_said(arrays["same"]))
        },
        tuple(frozenset(one) for one in json.loads(_said(arrays["firsts"]))),
        facts(held, sides),
    )


def _side(arrays: Mapping[str, np.ndarray[Any, Any]], concepts: int, name: str, features: Features) -> Labels:
    vocabulary = _vocabulary(arrays, name)
    parts = tuple(arrays[f"{name} {part}"] for part in ("data", "indices", "indptr"))
    rows = csr_matrix(parts, shape=(len(parts[2]) - 1, len(vocabulary.features)))
    return Labels(vocabulary, rows, arrays[f"{name} owners"], concepts, features)


def _vocabulary(arrays: Mapping[str, np.ndarray[Any, Any]], name: str) -> Vocabulary:
    said = _said(arrays[f"{name} features"])
    return Vocabulary(said.split("\n") if said else [], arrays[f"{name} weights"])


def _said(array: np.ndarray[Any, Any]) -> str:
    return array.tobytes().decode("utf-8", "surrogatepass")
