"""What is a thing of which class, and which party is a part of an organisation."""

from __future__ import annotations

import pytest

from rolegraph.rdf.things import KINDS, is_unit
from rolegraph.statement import Relation


def test_each_relation_has_its_class_and_property() -> None:
    assert set(KINDS) == set(Relation)
    assert len({kind.predicate for kind in KINDS.values()}) == len(Relation)


@pytest.mark.parametrize(
    ("label", "lang"),
    [
        ("Departemen Penjualan", "id"),
        ("tim QA", "id"),
        ("bagian gudang", "id"),
        ("QA team", "id"),
        ("reception team", "en"),
        ("Department of Finance", "en"),
    ],
)
def test_a_part_of_an_organisation(label: str, lang: str) -> None:
    assert is_unit(label, lang)


@pytest.mark.parametrize(
    ("label", "lang"),
    [
        ("kepala bagian", "id"),
        ("pemasok kain", "id"),
        ("timnas", "id"),
        ("bagiannya", "id"),
        ("team leader", "en"),
        ("steam", "en"),
        ("tim QA", "de"),
        ("", "id"),
    ],
)
def test_no_part_of_an_organisation(label: str, lang: str) -> None:
    assert not is_unit(label, lang)
