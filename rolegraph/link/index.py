"""The concepts of a taxonomy that a kind of label may mean, ready to be compared with labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

import numpy as np

from rolegraph.link.meaning import Vectors, words
from rolegraph.link.measures import Labels, Scores, runs
from rolegraph.link.words import LANGUAGES, core, stems
from rolegraph.taxonomy.concept import Concept

Pillar = Literal["occupation", "skill", "group"]
PILLARS: dict[str, Pillar] = {"role": "occupation", "skill": "skill", "responsibility": "skill"}
"""The concepts among which a label of some kind is looked for."""
SAME = 1.0
"""A label that is the preferred label."""
SAME_HIDDEN = 0.5
"""A label that is a hidden one: less again, since hidden labels are looser."""
SAME_ALTERNATIVE = 0.8
"""A label that is an alternative one: less, since several concepts may share it."""
LONG = 8
"""Stems of a label as long as any: nearly all of ESCO's preferred labels have fewer."""
REUSE = {"transversal": 1.0, "cross-sector": 2 / 3, "sector-specific": 1 / 3, "occupation-specific": 0.0}
"""How widely a skill is used (ESCO Handbook, 2017, section 3.2: reusability levels)."""


@dataclass(frozen=True, slots=True)
class Index:
    """The concepts of one pillar and their labels.

    Args:
        concepts: Sorted by IRI.
        words: Labels by stems, of each language.
        pools: All words of each concept in a language, of labels and descriptions together.
        characters: Labels of all languages but hidden ones by runs of characters.
        meanings: The vector of each concept.
        same: Of a label's stems in a language the concepts that are called so, each with how well.
        firsts: Of each concept the first stems of its labels, marked by language.
        facts: What is known of each concept whatever is asked, in [0, 1]: "knowledge", "reuse", how long its preferred
            label is ("length-id", "length-en").
    """

    concepts: tuple[Concept, ...]
    words: dict[str, Labels]
    pools: dict[str, Labels]
    characters: Labels
    meanings: Vectors
    same: dict[tuple[str, ...], dict[int, float]]
    firsts: tuple[frozenset[str], ...]
    facts: dict[str, Scores]

    def meaning(self, texts: Sequence[str]) -> Scores:
        """How near texts lie to each concept, in [0, 1], queries by concepts."""
        return np.maximum(words().agree(texts, self.meanings), 0)

    def called(self, query: str) -> dict[int, float]:
        """The concepts that have this label, by place, and how well."""
        found: dict[int, float] = {}
        for lang in LANGUAGES:
            for place, value in self.same.get((lang, *stems(query, lang)), {}).items():
                found[place] = max(value, found.get(place, 0.0))
        return found


def held_by(concepts: Iterable[Concept], pillar: Pillar) -> tuple[Concept, ...]:
    """The concepts of a pillar by IRI; those of a taxonomy that tells no pillars are in each."""
    return tuple(sorted((one for one in concepts if one.kind in (pillar, "concept")), key=lambda one: one.iri))


def index(concepts: Iterable[Concept], pillar: Pillar) -> Index:
    """Take the concepts of a pillar in."""
    held = held_by(concepts, pillar)
    names = [tuple(_names(concept)) for concept in held]
    sides = {lang: _labels(names, lang) for lang in LANGUAGES}
    return Index(
        held,
        sides,
        {lang: _pool(held, names, lang) for lang in LANGUAGES},
        _labels(names, None),
        words().concepts(list(map(_by_language, names)), list(map(_described, held))),
        _same(names),
        tuple(frozenset(one for name in own for one in name.marked[:1]) for own in names),
        facts(held, sides),
    )


def facts(concepts: Sequence[Concept], sides: Mapping[str, Labels]) -> dict[str, Scores]:
    """What is known of concepts whatever is asked, and by their labels in each language how long the preferred is."""
    found = {
        "knowledge": np.array([concept.skill_type == "knowledge" for concept in concepts], dtype=np.float32),
        "reuse": np.array([REUSE.get(concept.reuse, 0.0) for concept in concepts], dtype=np.float32),
    }
    for lang, side in sides.items():
        found[f"length-{lang}"] = np.minimum(side.lengths() / LONG, 1).astype(np.float32)
    return found


@dataclass(frozen=True, slots=True)
class _Name:
    """A label of a concept as it is compared: its core in a language, its stems, and how well it names the concept."""

    lang: str
    core: str
    stems: tuple[str, ...]
    worth: float

    @property
    def marked(self) -> list[str]:
        return [f"{self.lang} {stem}" for stem in self.stems]


def _names(concept: Concept) -> Iterator[_Name]:
    """The labels of a concept, each once a language; one without a language is read in each."""
    seen = set()
    for labels, worth in (
        (concept.labels, SAME),
        (concept.alternatives, SAME_ALTERNATIVE),
        (concept.hidden, SAME_HIDDEN),
    ):
        for label in labels:
            for lang in LANGUAGES if label.lang == "" else {label.lang} & set(LANGUAGES):
                inner = core(label.text, lang)
                if (lang, inner) not in seen:
                    seen.add((lang, inner))
                    yield _Name(lang, inner, stems(inner, lang), worth)


@dataclass(frozen=True, slots=True)
class _Runs:
    """The runs of characters of labels, made anew each time: of all of ESCO's at once they take half a gigabyte."""

    labels: Sequence[str]

    def __iter__(self) -> Iterator[list[str]]:
        return map(runs, self.labels)


def _labels(names: Sequence[Sequence[_Name]], lang: str | None) -> Labels:
    """The labels of one language by their stems; of all languages (None) by runs of characters."""
    if lang is None:
        shown = ({name.core for name in own if name.worth > SAME_HIDDEN} for own in names)
        pairs = [(place, inner) for place, own in enumerate(shown) for inner in sorted(own)]
        made = _Runs([inner for _, inner in pairs])
        return Labels.of(made, [place for place, _ in pairs], len(names), runs)
    found = [(place, name.stems) for place, own in enumerate(names) for name in own if name.lang == lang]
    features = partial(stems, lang=lang)
    return Labels.of([made for _, made in found], [place for place, _ in found], len(names), features)


def _pool(concepts: Sequence[Concept], names: Sequence[Sequence[_Name]], lang: str) -> Labels:
    """All words of each concept in a language as one label."""
    pooled = []
    for concept, own in zip(concepts, names, strict=True):
        found = {stem for name in own if name.lang == lang for stem in name.stems}
        found.update(stem for text in concept.descriptions if text.lang == lang for stem in stems(text.text, lang))
        pooled.append(sorted(found))
    return Labels.of(pooled, range(len(concepts)), len(concepts), partial(stems, lang=lang))


def _same(names: Sequence[Sequence[_Name]]) -> dict[tuple[str, ...], dict[int, float]]:
    found: dict[tuple[str, ...], dict[int, float]] = {}
    for place, own in enumerate(names):
        for name in own:
            called = found.setdefault((name.lang, *name.stems), {})
            called[place] = max(name.worth, called.get(place, 0.0))
    return found


def _by_language(names: Sequence[_Name]) -> list[list[str]]:
    return [[name.core for name in names if name.lang == lang] for lang in LANGUAGES]


def _described(concept: Concept) -> str:
    return " ".join(text.text for text in concept.descriptions if text.lang in LANGUAGES)


def best(scores: Scores, count: int) -> np.ndarray[tuple[int, int], np.dtype[np.intp]]:
    """The places of the highest scores of each row, highest first; of equal ones the first place."""
    count = min(count, scores.shape[1])
    near = np.sort(np.argpartition(-scores, count - 1, axis=1)[:, :count], axis=1)
    order = np.argsort(-np.take_along_axis(scores, near, axis=1), axis=1, kind="stable")
    return np.take_along_axis(near, order, axis=1)
