"""The ISCO-08 route for roles: one that is worded like a unit group is likelier to be an occupation of that group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from rolegraph.link.index import Index
from rolegraph.link.index import index as index_of
from rolegraph.link.measures import Scores
from rolegraph.link.words import LANGUAGES, core
from rolegraph.mapping import Query
from rolegraph.taxonomy.concept import Concept

UNIT = 4
"""Digits of the code of a unit group (ISCO-08, volume I, part I)."""
_WORDS, _CHARACTERS, _LATENT = 0.5, 0.25, 0.25
"""What words, runs of characters and meaning count."""


class Groups:
    """The unit groups of a taxonomy, and which occupation belongs to which.

    Args:
        concepts: Of the taxonomy.
        occupations: As the index of occupations has them.
    """

    def __init__(self, concepts: Iterable[Concept], occupations: Sequence[Concept]) -> None:
        units = [one for one in concepts if one.kind == "group" and unit_code(one)]
        self._index: Index | None = index_of(units, "group") if units else None
        codes = {unit_code(one): place for place, one in enumerate(self._index.concepts)} if self._index else {}
        self.codes = tuple(sorted(codes, key=codes.__getitem__))
        self._group_of = np.array([codes.get(one.isco, -1) for one in occupations], dtype=np.intp)

    def agree(self, queries: Sequence[Query]) -> Scores:
        """How roles agree with each group, in [0, 1]."""
        if self._index is None:
            return np.zeros((len(queries), 0), dtype=np.float32)
        texts = [core(query.label, query.lang, query.kind) for query in queries]
        words = np.max([self._index.words[lang].agree(texts).cosine for lang in LANGUAGES], axis=0)
        meaning = np.maximum(self._index.meaning(texts), 0)
        total: Scores = _WORDS * words + _CHARACTERS * self._index.characters.cosine(texts) + _LATENT * meaning
        return total

    def of_occupations(self, queries: Sequence[Query]) -> Scores:
        """How roles agree with the group of each occupation; 0 for one without a group."""
        scores = self.agree(queries)
        if not self.codes:
            return np.zeros((len(queries), len(self._group_of)), dtype=np.float32)
        found: Scores = np.where(self._group_of >= 0, scores[:, self._group_of], 0)
        return found


def unit_code(concept: Concept) -> str:
    """The code of an ISCO-08 unit group, or "".

    >>> unit_code(Concept("http://data.europa.eu/esco/isco/C7212", "group", codes=("7212",)))
    '7212'
    """
    return next((code for code in concept.codes if len(code) == UNIT and code.isdecimal()), "")
