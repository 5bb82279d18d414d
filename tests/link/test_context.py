"""rolegraph.link.context: skills vote for occupations, occupations for skills; counted by hand."""

from __future__ import annotations

from math import log

import numpy as np
import pytest

from rolegraph.link.context import OPTIONAL, Structure
from rolegraph.taxonomy.concept import Concept
from tests.link.crafts import concept, iri, skill

SKILLS = tuple(skill(name) for name in ("cut", "iron", "sew"))
CUT, IRON, SEW = range(3)


def occupation(name: str, isco: str, essential: str = "", optional: str = "") -> Concept:
    needs = {"essential": tuple(map(iri, essential.split())), "optional": tuple(map(iri, optional.split()))}
    return concept(name, "occupation", isco=isco, **needs)


OCCUPATIONS = (
    occupation("baker", ""),
    occupation("presser", "8157", "iron", "unknown"),
    occupation("tailor", "7531", "sew cut", "iron"),
    occupation("upholsterer", "7531", "sew"),
)
BAKER, PRESSER, TAILOR, UPHOLSTERER = range(4)
STRUCTURE = Structure(OCCUPATIONS, SKILLS)


def test_an_occupation_votes_for_its_skills() -> None:
    own, _ = STRUCTURE.of_skills({TAILOR: 1.0})
    assert own.tolist() == pytest.approx([1, OPTIONAL, 1])


def test_likelihoods_add_up() -> None:
    own, _ = STRUCTURE.of_skills({TAILOR: 0.5, PRESSER: 0.25})
    assert own.tolist() == pytest.approx([0.5, 0.5 * OPTIONAL + 0.25, 0.5])


def test_so_do_the_others_of_its_group() -> None:
    _, group = STRUCTURE.of_skills({UPHOLSTERER: 1.0})
    assert group.tolist() == pytest.approx([0.5**0.5, (OPTIONAL / 2) ** 0.5, 1])


def test_an_occupation_without_skills_or_group_says_nothing() -> None:
    own, group = STRUCTURE.of_skills({BAKER: 1.0})
    assert not own.any()
    assert not group.any()
    assert not STRUCTURE.of_skills({})[0].any()


def test_skills_vote_for_occupations() -> None:
    every = np.arange(len(OCCUPATIONS))
    assert STRUCTURE.of_occupations({SEW: 1.0}, every).tolist() == pytest.approx([0, 0, 1, 1])
    both = STRUCTURE.of_occupations({SEW: 1.0, CUT: 1.0}, every)
    assert both[TAILOR] == pytest.approx(1)
    rare, common = log(5 / 2), log(5 / 3)  # one of four occupations cuts, two sew
    assert both[UPHOLSTERER] == pytest.approx(common / (rare + common))


def test_no_votes_are_no_trouble() -> None:
    assert STRUCTURE.of_occupations({}, np.array([TAILOR, BAKER])).tolist() == [0, 0]
    assert STRUCTURE.of_occupations({SEW: 0.0}, np.array([TAILOR])).tolist() == [0]


def test_what_many_need_is_common() -> None:
    assert STRUCTURE.common.tolist() == pytest.approx([log(2) / log(3), 1, 1])


@pytest.mark.parametrize(("occupations", "skills"), [((), ()), (OCCUPATIONS, ()), ((), SKILLS)])
def test_a_taxonomy_without_one_of_the_two(occupations: tuple[Concept, ...], skills: tuple[Concept, ...]) -> None:
    structure = Structure(occupations, skills)
    assert structure.common.tolist() == [0] * len(skills)
    own, group = structure.of_skills({})
    assert own.shape == group.shape == (len(skills),)
    assert structure.of_occupations({}, np.arange(len(occupations))).shape == (len(occupations),)
