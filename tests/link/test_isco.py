"""rolegraph.link.isco: a role that is worded like a unit group is led to its occupations."""

from __future__ import annotations

import pytest

from rolegraph.link.index import index
from rolegraph.link.isco import Groups, unit_code
from rolegraph.mapping import Query
from rolegraph.taxonomy.concept import Concept
from tests.link.crafts import CASHIER, GROUPS, OCCUPATIONS, TAILOR, WELDER, concept, taxonomy

SHOEMAKER = concept("shoemaker", "occupation", "tukang sepatu", "shoemaker", isco="7536")
HELD = index([*OCCUPATIONS, SHOEMAKER], "occupation").concepts
ALL = (*GROUPS, *HELD)
ROUTE = Groups(ALL, HELD)


def test_only_unit_groups_count() -> None:
    assert sorted(ROUTE.codes) == ["5230", "7212", "7531"]


@pytest.mark.parametrize(
    ("codes", "code"),
    [(("7212",), "7212"), (("0110",), "0110"), (("721",), ""), (("72121",), ""), (("C721", "7212"), "7212"), ((), "")],
)
def test_a_unit_group_has_four_digits(codes: tuple[str, ...], code: str) -> None:
    assert unit_code(concept("group", "group", codes=codes)) == code


def test_a_role_agrees_most_with_its_group() -> None:
    (scores,) = ROUTE.agree([Query("tukang las kapal", "role")])
    assert ROUTE.codes[int(scores.argmax())] == "7212"
    assert ((scores >= 0) & (scores <= 1 + 1e-5)).all()


def test_an_occupation_has_what_its_group_has() -> None:
    (scores,) = ROUTE.of_occupations([Query("pemotong logam", "role")])
    by_iri = dict(zip((one.iri for one in HELD), scores.tolist(), strict=True))
    assert by_iri[WELDER.iri] > max(by_iri[TAILOR.iri], by_iri[CASHIER.iri])
    assert by_iri[SHOEMAKER.iri] == 0


def test_english_roles_go_the_same_way() -> None:
    (scores,) = ROUTE.agree([Query("ticket clerk", "role", "en")])
    assert ROUTE.codes[int(scores.argmax())] == "5230"


@pytest.mark.parametrize("concepts", [(), OCCUPATIONS, GROUPS[3:], taxonomy(*OCCUPATIONS, GROUPS[3]).concepts])
def test_a_taxonomy_without_unit_groups_says_nothing(concepts: tuple[Concept, ...]) -> None:
    groups = Groups(concepts, OCCUPATIONS)
    assert groups.agree([Query("penjahit", "role")]).shape == (1, 0)
    assert groups.of_occupations([Query("penjahit", "role")]).tolist() == [[0, 0, 0]]


def test_no_queries_and_no_occupations() -> None:
    assert Groups(ALL, ()).of_occupations([Query("penjahit", "role")]).shape == (1, 0)
    assert ROUTE.of_occupations([]).shape == (0, len(HELD))
