"""The concepts of a taxonomy that a kind of label may mean, ready to be compared with labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

import numpy as np

from rolegraph.link.latent import Latent
from rolegraph.link.measures import Labels, Scores, runs
from rolegraph.link.words import LANGUAGES, core, stems
from rolegraph.taxonomy.concept import Concept, Label

Pillar = Literal["occupation", "skill"]
PILLARS: dict[str, Pillar] = {"role": "occupation", "skill": "skill", "responsibility": "skill"}
"""The concepts among which a label of some kind is looked for."""
_PREFERRED = 3
"""So often a preferred label counts in the space of meanings, an alternative label and a description once."""
SAME = 1.0
"""A label that is the preferred label."""
SAME_ALTERNATIVE = 0.8
"""A label that is an alternative one: less, since several concepts may share it."""


@dataclass(frozen=True, slots=True)
class Index:
    """The concepts of one pillar and their labels.

    Args:
        concepts: Sorted by IRI.
        words: Labels by stems, of each language.
        characters: Labels of all languages by runs of characters.
        latent: The space of meanings.
        same: Of a label's stems in a language the concepts that are called so, each with how well.
    """

    concepts: tuple[Concept, ...]
    words: dict[str, Labels]
    characters: Labels
    latent: Latent
    same: dict[tuple[str, ...], dict[int, float]]

    def meaning(self, texts: Sequence[str]) -> Scores:
        """How near texts lie to each concept, by the stems of all languages."""
        return self.latent.agree([marked(text) for text in texts])

    def called(self, query: str) -> dict[int, float]:
        """The concepts that have this label, by place, and how well."""
        found: dict[int, float] = {}
        for lang in LANGUAGES:
            for place, value in self.same.get((lang, *stems(query, lang)), {}).items():
                found[place] = max(value, found.get(place, 0.0))
        return found


def index(concepts: Iterable[Concept], pillar: Pillar) -> Index:
    """Take the concepts of a pillar in; those of a taxonomy that tells no pillars are in each."""
    held = tuple(sorted((one for one in concepts if one.kind in (pillar, "concept")), key=lambda one: one.iri))
    everything = sorted((place, text) for lang in LANGUAGES for place, text in _labels(held, lang))
    return Index(
        held,
        {lang: _side(held, lang) for lang in LANGUAGES},
        Labels.of([text for _, text in everything], [place for place, _ in everything], len(held), runs),
        Latent.of([_meaning(concept) for concept in held]),
        _same(held),
    )


def _side(concepts: Sequence[Concept], lang: str) -> Labels:
    pairs = list(_labels(concepts, lang))
    features = partial(stems, lang=lang)
    return Labels.of([text for _, text in pairs], [place for place, _ in pairs], len(concepts), features)


def _labels(concepts: Sequence[Concept], lang: str) -> Iterator[tuple[int, str]]:
    """Each concept's labels of a language, without frames, each once; also those without a language."""
    for place, concept in enumerate(concepts):
        own = (*concept.labels, *concept.alternatives, *concept.hidden)
        yield from ((place, text) for text in dict.fromkeys(core(one.text, lang) for one in own if one.lang in (lang, "")))


def _same(concepts: Sequence[Concept]) -> dict[tuple[str, ...], dict[int, float]]:
    found: dict[tuple[str, ...], dict[int, float]] = {}
    for place, concept in enumerate(concepts):
        for labels, value in ((concept.labels, SAME), (concept.alternatives, SAME_ALTERNATIVE)):
            for label in labels:
                for lang in _languages(label):
                    called = found.setdefault((lang, *stems(core(label.text, lang), lang)), {})
                    called[place] = max(value, called.get(place, 0.0))
    return found


def _languages(label: Label) -> Iterable[str]:
    return LANGUAGES if label.lang == "" else [lang for lang in LANGUAGES if lang == label.lang]


def _meaning(concept: Concept) -> list[str]:
    """The words of a concept, as often as they count."""
    found: list[str] = []
    for labels, times in ((concept.labels, _PREFERRED), (concept.alternatives, 1), (concept.descriptions, 1)):
        for label in labels:
            for lang in _languages(label):
                found += [f"{lang} {stem}" for stem in stems(core(label.text, lang), lang)] * times
    return found


def marked(text: str) -> list[str]:
    """A text's stems in each language, marked by it: one that is not of the language is rarely known in it."""
    return [f"{lang} {stem}" for lang in LANGUAGES for stem in stems(text, lang)]


def best(scores: Scores, count: int) -> np.ndarray[tuple[int, int], np.dtype[np.intp]]:
    """The places of the highest scores of each row, highest first; of equal ones the first place."""
    count = min(count, scores.shape[1])
    near = np.sort(np.argpartition(-scores, count - 1, axis=1)[:, :count], axis=1)
    order = np.argsort(-np.take_along_axis(scores, near, axis=1), axis=1, kind="stable")
    return np.take_along_axis(near, order, axis=1)
