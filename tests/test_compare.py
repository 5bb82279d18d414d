"""rolegraph.compare: roles side by side."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from rolegraph.errors import UsageError
from rolegraph.graph import RoleGraph
from rolegraph.statement import Relation
from tests.readings import HOSTILE, cashier, one_statement
from tests.stores import filled
from tests.view.conftest import tell


@pytest.fixture(scope="module")
def graph() -> Iterator[RoleGraph]:
    with RoleGraph(filled()) as found:
        yield found


def test_what_roles_share_and_what_each_has_alone(graph: RoleGraph) -> None:
    found = graph.compare("Akuntan", "auditor")
    assert [role.label for role in found.roles] == ["Akuntan", "Auditor"]
    assert [(item.relation.value, item.label, tuple(map(len, item.told))) for item in found.items] == [
        ("has_responsibility", "membayar pajak", (1, 0)),
        ("has_responsibility", "menyusun laporan keuangan", (1, 0)),
        ("has_responsibility", "memeriksa laporan keuangan", (0, 1)),
        ("requires_skill", "analisis", (1, 1)),
        ("requires_skill", "teliti", (1, 1)),
        ("collaborates_with", "auditor luar", (1, 0)),
        ("collaborates_with", "direksi", (0, 1)),
    ]


def test_each_cell_knows_the_sentences_behind_it(graph: RoleGraph) -> None:
    (item,) = (item for item in graph.compare("Akuntan", "Auditor").items if item.label == "analisis")
    assert item.holders == 2
    assert [[one.label for one in told] for told in item.told] == [["analisis"], ["analisis yang baik"]]


def test_what_the_texts_say_of_the_contrast(graph: RoleGraph) -> None:
    found = graph.compare("Auditor", "Akuntan")
    (contrast,) = found.contrasts
    assert (contrast.role.label, contrast.other.label) == ("Akuntan", "Auditor")
    assert [one.label for one in contrast.dimensions] == ["waktu kerja"]
    assert {(one.about, one.label) for one in contrast.foci} == {
        (contrast.role.iri, "mencatat"),
        (contrast.other.iri, "memeriksa"),
    }
    assert [one.sentence[:7] for one in contrast.sources] == ["Berbeda"]
    assert found.name_of(contrast.told) == "Profil Akuntan"


def test_more_than_two_roles(graph: RoleGraph) -> None:
    found = graph.compare("Akuntan", "Auditor", "Satpam", relations=["requires_skill"])
    assert [(item.label, item.holders) for item in found.items] == [("teliti", 3), ("analisis", 2), ("berani", 1)]
    assert found.of(Relation.HAS_GOAL) == ()


def test_rows_have_a_column_for_each_role(graph: RoleGraph) -> None:
    rows = graph.compare("Akuntan", "Auditor").to_rows()
    assert rows.columns == ("relation", "item", "roles", "Akuntan", "Auditor")
    assert rows[3] == ("requires_skill", "analisis", 2, 1, 1)
    assert [tuple(row) for row in rows[7:]] == [
        ("contrast_dimension", "waktu kerja", 2, 1, 1),
        ("focus", "memeriksa", 1, 0, 1),
        ("focus", "mencatat", 1, 1, 0),
    ]


def test_a_role_that_is_called_like_a_column_has_its_place_before_it() -> None:
    with RoleGraph(filled(tell("item", "id", [("item teliti.", ["requires_skill: teliti"])]), cashier())) as graph:
        assert graph.compare("item", "Kasir").to_rows().columns[3:] == ("1: item", "2: Kasir")


def test_all_of_it_is_json(graph: RoleGraph) -> None:
    told = json.loads(json.dumps(graph.compare("Akuntan", "Auditor").as_dict()))
    first = told["items"][0]
    assert (first["label"], first["roles"]) == ("membayar pajak", 1)
    assert first["told"][0][0]["document"] == "akuntan"
    assert told["contrasts"][0]["dimensions"] == ["waktu kerja"]


@pytest.mark.parametrize(
    ("roles", "message"),
    [
        (["Akuntan"], "a comparison needs two roles or more"),
        ([], "a comparison needs two roles or more"),
        (["Akuntan", "AKUNTAN"], "'AKUNTAN' and 'Akuntan' are one role"),
        (["Akuntan", "Satpm"], "there is no role 'Satpm' in the store .did you mean Satpam"),
    ],
)
def test_roles_that_cannot_be_compared(graph: RoleGraph, roles: list[str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        graph.compare(*roles)


def test_a_relation_that_is_none(graph: RoleGraph) -> None:
    with pytest.raises(UsageError, match="'skils' is no relation"):
        graph.compare("Akuntan", "Auditor", relations=["skils"])


@pytest.mark.parametrize("label", HOSTILE)
def test_foreign_text_stays_text(label: str) -> None:
    with RoleGraph(filled(one_statement(label), cashier())) as graph:
        found = graph.compare("Kasir", "Pramuniaga")
    assert label in {item.label for item in found.items}
