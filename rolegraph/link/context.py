"""How a taxonomy's structure speaks: the skills of a role vote for its occupation, its occupation for its skills.

ESCO says of each occupation which skills are essential and which optional to it (ESCO Handbook, 2017, section 4).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from rolegraph.link.measures import Scores
from rolegraph.taxonomy.concept import Concept

OPTIONAL = 0.8
"""What an optional skill counts beside an essential one."""
Votes = Mapping[int, float]
"""Places of concepts, and how likely each is meant: together at most 1."""


class Structure:
    """Which occupation has which skills, and which skills the occupations of an ISCO-08 unit group have.

    Args:
        occupations: As the index of occupations has them.
        skills: As the index of skills has them.
    """

    def __init__(self, occupations: tuple[Concept, ...], skills: tuple[Concept, ...]) -> None:
        places = {skill.iri: place for place, skill in enumerate(skills)}
        rows, columns, values = [], [], []
        for row, occupation in enumerate(occupations):
            for iris, value in ((occupation.essential, 1.0), (occupation.optional, OPTIONAL)):
                known = [places[iri] for iri in iris if iri in places]
                rows += [row] * len(known)
                columns += known
                values += [value] * len(known)
        shape = (len(occupations), len(skills))
        self._has = csr_matrix((values, (rows, columns)), shape=shape, dtype=np.float32)
        self._groups, self._group_of = _groups(occupations, self._has)
        had = np.asarray((self._has > 0).sum(axis=0)).ravel()
        self._rare = np.log((len(occupations) + 1) / (had + 1)).astype(np.float32) / np.log(len(occupations) + 2)
        self.common = (np.log1p(had) / np.log1p(max(had.max(initial=0), 1))).astype(np.float32)

    def of_skills(self, occupations: Votes) -> tuple[Scores, Scores]:
        """How far some occupations have each skill, and how far others of their ISCO groups do, in [0, 1]."""
        own = np.zeros(self._has.shape[1], dtype=np.float32)
        group = np.zeros_like(own)
        for place, likely in occupations.items():
            own += likely * self._has[place].toarray().ravel()
            if self._group_of[place] >= 0:
                group += likely * np.sqrt(self._groups[self._group_of[place]].toarray().ravel())
        return own, group

    def of_occupations(self, skills: Votes, occupations: NDArray[np.intp]) -> NDArray[np.float32]:
        """Which part of what some skills stand for each occupation has; a skill that few have stands for more."""
        if not skills:
            return np.zeros(len(occupations), dtype=np.float32)
        places = np.array(list(skills), dtype=np.intp)
        weights = np.array([skills[place] for place in places]) * self._rare[places]
        shared = self._has[occupations][:, places] @ weights
        return np.asarray(shared / max(float(weights.sum()), 1e-6), dtype=np.float32)


def _groups(occupations: tuple[Concept, ...], has: csr_matrix) -> tuple[csr_matrix, NDArray[np.intp]]:
    """Which part of the occupations of each ISCO group has each skill, and the group of each occupation, or -1."""
    codes = sorted({occupation.isco for occupation in occupations if occupation.isco})
    number = {code: place for place, code in enumerate(codes)}
    group_of = np.array([number.get(occupation.isco, -1) for occupation in occupations], dtype=np.intp)
    members = np.flatnonzero(group_of >= 0)
    sizes = np.bincount(group_of[members], minlength=len(codes))
    shares = 1 / np.maximum(sizes[group_of[members]], 1)
    belongs = csr_matrix((shares, (group_of[members], members)), shape=(len(codes), len(occupations)), dtype=np.float32)
    return (belongs @ has).tocsr(), group_of
