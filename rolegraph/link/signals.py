"""What speaks for a concept as the meaning of a label: one number a measure, for the nearest concepts of a query."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from rolegraph.link.index import Index, best
from rolegraph.link.measures import Scores
from rolegraph.link.words import LANGUAGES, core, measured, stems
from rolegraph.mapping import Query

NEAR = 60
"""So many concepts of each query are looked at more closely."""
FIRST = {
    "same": 0.5,
    "words-own": 1.0,
    "told-own": 0.4,
    "pool-own": 0.4,
    "words-other": 0.5,
    "characters": 0.8,
    "meaning": 1.5,
    "context": 0.3,
    "group": 0.3,
    "trade": 0.5,
    "sentence": 1.0,
    "around": 0.4,
    "vectors": 1.0,
}
"""How the measures are added up to choose these: roughly as they turn out in the end (`weights`)."""
BLOCK = 32
"""Queries compared at a time: a block of them by all labels of ESCO takes some 30 MB, several times over."""
Numbers = NDArray[np.float32]
More = Callable[[Sequence[Query]], dict[str, Scores]]
"""Measures that do not come from the labels alone, queries by concepts."""


def _nothing(queries: Sequence[Query]) -> dict[str, Scores]:
    return {}


@dataclass(frozen=True, slots=True)
class Signals:
    """The nearest concepts of one query.

    Args:
        query: The query.
        places: Of the concepts in the index.
        values: Of each measure by its name, one number a concept.
    """

    query: Query
    places: NDArray[np.intp]
    values: dict[str, Numbers] = field(hash=False)


def signals(index: Index, queries: Sequence[Query], more: More = _nothing) -> list[Signals]:
    """Compare queries with the concepts of an index.

    Args:
        index: Of the pillar in which all these queries look.
        queries: What is asked.
        more: Other measures of some queries, each an array of queries by concepts in [0, 1].
    """
    starts = range(0, len(queries), BLOCK)
    return [one for start in starts for one in _block(index, queries[start : start + BLOCK], more)]


def _block(index: Index, queries: Sequence[Query], more: More) -> list[Signals]:
    texts = [core(query.label, query.lang, query.kind) for query in queries]
    measures = _measures(index, texts) | more(queries)
    measures |= _around(index, queries, texts, measures)
    near = best(_sums(measures, queries), NEAR)
    return [
        Signals(query, places, _gathered(measures, index.facts, row, places) | _form(index, texts[row], places))
        for row, (query, places) in enumerate(zip(queries, near, strict=True))
    ]


def _sums(measures: Mapping[str, Scores], queries: Sequence[Query]) -> Scores:
    """The measures added up by `FIRST`."""
    total = np.zeros_like(measures["same"])
    for name, weight in FIRST.items():
        meant = [measured(name, query.lang) for query in queries]
        for one in sorted(set(meant)):
            if one in measures:
                rows = [row for row, other in enumerate(meant) if other == one]
                total[rows] += np.float32(weight) * measures[one][rows]
    return total


def _measures(index: Index, texts: Sequence[str]) -> dict[str, Scores]:
    found: dict[str, Scores] = {}
    for lang in LANGUAGES:
        agreement = index.words[lang].agree(texts)
        found |= {f"words-{lang}": agreement.cosine, f"told-{lang}": agreement.told, f"asked-{lang}": agreement.asked}
        found[f"pool-{lang}"] = index.pools[lang].told(texts)
    found["characters"] = index.characters.cosine(texts)
    found["meaning"] = index.meaning(texts)
    found["same"] = np.zeros_like(found["meaning"])
    for row, text in enumerate(texts):
        for place, value in index.called(text).items():
            found["same"][row, place] = value
    return found


def _around(
    index: Index, queries: Sequence[Query], texts: Sequence[str], measures: Mapping[str, Scores]
) -> dict[str, Scores]:
    """What a label's sentence and role add to it."""
    found = {"around": np.zeros_like(measures["same"])}
    for lang in LANGUAGES:
        rows = [row for row, query in enumerate(queries) if measured("around-own", query.lang) == f"around-{lang}"]
        told = [row for row in rows if queries[row].sentence or queries[row].role]
        found["around"][rows] = measures[f"asked-{lang}"][rows]
        if told:
            said = [f"{texts[row]} {queries[row].sentence} {queries[row].role}" for row in told]
            found["around"][told] = index.words[lang].asked(said)
    if any(query.role for query in queries):
        found["trade"] = index.meaning([query.role for query in queries])
    if any(query.sentence for query in queries):
        said = [f"{query.sentence} {query.role}" if query.sentence else "" for query in queries]
        found["sentence"] = index.meaning(said)
    return found


def _gathered(
    measures: Mapping[str, Scores], facts: Mapping[str, Scores], row: int, places: NDArray[np.intp]
) -> dict[str, Numbers]:
    own = {name: scores[row, places] for name, scores in measures.items()}
    return own | {name: values[places] for name, values in facts.items()}


def _form(index: Index, text: str, places: NDArray[np.intp]) -> dict[str, Numbers]:
    """Whether the first stem, which of a duty is the verb and of a name the thing, is that of some label."""
    first = {f"{lang} {one}" for lang in LANGUAGES for one in stems(text, lang)[:1]}
    return {"first": np.array([not first.isdisjoint(index.firsts[place]) for place in places], dtype=np.float32)}
