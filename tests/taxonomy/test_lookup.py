"""Concepts by what people call them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rolegraph.errors import UsageError
from rolegraph.taxonomy.cycles import without_cycles
from rolegraph.taxonomy.lookup import Places
from rolegraph.taxonomy.read import read
from tests.taxonomy.conftest import ISCO, KASIR, KEPALA, OCCUPATION, Files, occupations


@pytest.fixture
def places(laid: Callable[..., Path], esco: Files) -> Places:
    return Places(read([laid(esco)])[0])


@pytest.mark.parametrize("named", [OCCUPATION + "k", "5230.1", "Cashier", " till  operator", "casheer"])
def test_iri_code_label_and_alternative_name_a_concept(places: Places, named: str) -> None:
    assert places.concept(named).iri == OCCUPATION + "k"


def test_the_nearest_is_offered(places: Places) -> None:
    with pytest.raises(UsageError, match="did you mean cashier"):
        places.concept("cashir")


def test_a_name_of_two_is_refused(laid: Callable[..., Path], esco: Files) -> None:
    twin = [*KASIR]
    twin[1], twin[9] = OCCUPATION + "z", "9"
    places = Places(read([laid({**esco, "occupations_en.csv": occupations(KASIR, KEPALA, twin)})])[0])
    with pytest.raises(UsageError, match="names 2 concepts"):
        places.concept("cashier")


def test_the_way_up_passes_over_no_step(places: Places) -> None:
    (way,) = places.above(places.concept("head cashier"))
    assert [step.iri for step in way] == [OCCUPATION + "k", *(f"{ISCO}C{code}" for code in ("5230", "523", "52", "5"))]
    assert [concept.iri for concept in places.narrower(places.concept("5230"))] == [OCCUPATION + "h", OCCUPATION + "k"]


def test_many_circles_are_all_opened() -> None:
    above = {str(number): [str((number + step) % 50) for step in (1, 7)] for number in range(50)}
    for lower, upper, _ in list(without_cycles(above)):
        above[lower].remove(upper)
    assert list(without_cycles(above)) == []


def test_a_long_way_up_is_no_matter() -> None:
    assert list(without_cycles({str(number): [str(number + 1)] for number in range(100_000)})) == []
