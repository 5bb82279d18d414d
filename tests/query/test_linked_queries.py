"""The named queries that need links, on the small graph of conftest.py with links to the sample of ESCO.

In the sample an accountant (ISCO 2411) needs accounting techniques, statistics, and to calculate tax and prepare
financial statements; a financial auditor (2411 too) needs accounting techniques and to develop an audit plan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from rolegraph.query.catalogue import Catalogue
from rolegraph.query.run import run
from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.store.protocol import Store
from rolegraph.taxonomy.home import SAMPLE, find
from rolegraph.taxonomy.lookup import Places
from tests.linked import Link, link
from tests.query.conftest import READINGS, built

QUERIES = Catalogue.carried()
LINKS = (
    Link("role", "Akuntan", "accountant"),
    Link("role", "Auditor", "financial auditor", "skos:closeMatch"),
    Link("responsibility", "menyusun laporan keuangan", "prepare financial statements"),
    Link("responsibility", "membayar pajak", "calculate tax", "skos:closeMatch"),
    Link("skill", "analisis", "think analytically", "skos:narrowMatch"),
    Link("skill", "ketelitian", "attend to detail"),
)
NAMES = ("skills-gap", "roles-by-isco-group", "skills-by-level", "outside-taxonomy")


@pytest.fixture(scope="module")
def linked() -> Iterator[Store]:
    with built(*READINGS) as store:
        link(store, LINKS)
        yield store


def asked(store: Store, name: str, **params: object) -> list[tuple[Any, ...]]:
    """Rows without IRIs, which tell the same as the labels beside them."""
    kept = [place for place, column in enumerate(QUERIES[name].columns) if column.name not in ("kind", "concept")]
    if name == "skills-by-level":
        kept = list(range(len(QUERIES[name].columns)))
    return [tuple(row[place] for place in kept) for row in run(store, QUERIES[name], {"lang": "en", **params})]


def test_the_gap_of_a_role(linked: Store) -> None:
    """Two duties are what ESCO calls essential; the two skills that the texts tell are not among its own."""
    assert asked(linked, "skills-gap", role="Akuntan") == [
        ("Akuntan", "accountant", "text", "accounting techniques"),
        ("Akuntan", "accountant", "text", "statistics"),
        ("Akuntan", "accountant", "esco", "analisis"),
        ("Akuntan", "accountant", "esco", "ketelitian"),
    ]


def test_what_is_not_linked_is_no_gap_of_esco(linked: Store) -> None:
    assert asked(linked, "skills-gap", role="Auditor")[-3:] == [
        ("Auditor", "financial auditor", "esco", "analisis"),
        ("Auditor", "financial auditor", "esco", "ketelitian"),
        ("Auditor", "financial auditor", "unlinked", "skeptisisme"),
    ]


def test_the_concept_of_a_gap_is_told_where_there_is_one(linked: Store) -> None:
    rows = run(linked, QUERIES["skills-gap"], {"role": "Auditor"})
    told = {row[2]: row[4] for row in rows}
    assert str(told["text"]).startswith("http://data.europa.eu/esco/skill/")
    assert told["unlinked"] is None


def test_a_role_without_an_occupation_has_no_gap(linked: Store) -> None:
    assert asked(linked, "skills-gap", role="Cashier") == []
    assert {row[0] for row in asked(linked, "skills-gap")} == {"Akuntan", "Auditor"}


@pytest.mark.parametrize(
    ("essential", "missing"), [("manage budgets", 0), ("carry out calculations", 0), ("attend to detail", 1)]
)
def test_a_narrower_skill_covers_a_wider_one(
    store_of: Callable[..., OxigraphStore], essential: str, missing: int
) -> None:
    """To manage budgets is below calculations: a text that tells the first does not miss the second."""
    taxonomy = find(SAMPLE)
    iri = Places(taxonomy).concept(essential).iri
    concepts = (
        replace(one, essential=(iri,), optional=()) if one.label("en") == "project manager" else one
        for one in taxonomy.concepts
    )
    with store_of(("a", "id", "Manajer", ("requires_skill", "mengelola anggaran"))) as store:
        links = [Link("role", "Manajer", "project manager"), Link("skill", "mengelola anggaran", "manage budgets")]
        link(store, links, replace(taxonomy, concepts=tuple(concepts)))
        gaps = [row[2] for row in asked(store, "skills-gap")]
    assert gaps == ["text", "esco"] * missing


def test_roles_by_isco_group_at_any_level(linked: Store) -> None:
    both = [("Akuntan", "accountant"), ("Auditor", "financial auditor")]
    groups = [("2", "Professionals"), ("24", "Business and administration professionals")]
    groups += [("241", "Finance professionals"), ("2411", "Accountants")]
    assert asked(linked, "roles-by-isco-group") == [(*group, *role) for group in groups for role in both]
    assert asked(linked, "roles-by-isco-group", code="24") == [(*groups[1], *role) for role in both]
    assert asked(linked, "roles-by-isco-group", digits=4, role="Auditor") == [(*groups[3], *both[1])]
    assert asked(linked, "roles-by-isco-group", code="9") == []


def test_a_role_may_be_linked_to_a_group_itself(store_of: Callable[..., OxigraphStore]) -> None:
    with store_of(("a", "id", "Tenaga Keuangan")) as store:
        link(store, [Link("role", "Tenaga Keuangan", "Finance professionals", "skos:broadMatch")])
        rows = asked(store, "roles-by-isco-group", digits=3)
        assert rows == [("241", "Finance professionals", "Tenaga Keuangan", "Finance professionals")]
        assert asked(store, "skills-gap") == []


def test_skills_by_level(linked: Store) -> None:
    """What is below no group in the sample ("prepare financial statements") stands at no level."""
    skills = {
        "T1": ("core skills and competences", "membayar pajak", "calculate tax", 1),
        "T2": ("thinking skills and competences", "analisis", "think analytically", 2),
        "T3": ("self-management skills and competences", "ketelitian", "attend to detail", 2),
    }
    assert asked(linked, "skills-by-level") == [(code, *row) for code, row in skills.items()]
    top = {(row[0], row[1]) for row in asked(linked, "skills-by-level", level=0)}
    assert top == {("T", "transversal skills and competences")}
    assert [row[0] for row in asked(linked, "skills-by-level", level=2, role="Auditor")] == ["T2.1", "T3.1"]
    assert asked(linked, "skills-by-level", level=9) == []


def test_groups_without_a_code_have_their_level_too(store_of: Callable[..., OxigraphStore]) -> None:
    with store_of(("a", "id", "Analis", ("requires_skill", "menguasai SQL"))) as store:
        link(store, [Link("skill", "menguasai SQL", "SQL")])
        (row,) = asked(store, "skills-by-level", level=1)
        assert row == (None, "information and communication technologies (icts)", "menguasai SQL", "SQL", 1)


def test_what_is_outside_the_taxonomy(linked: Store) -> None:
    assert asked(linked, "outside-taxonomy") == [("serve customers", 1, 1), ("accuracy", 1, 1), ("skeptisisme", 1, 1)]
    assert asked(linked, "outside-taxonomy", role="Akuntan") == []


def test_labels_of_concepts_come_in_the_language_asked_for(linked: Store) -> None:
    rows = asked(linked, "skills-gap", role="Akuntan", lang="id")
    assert {row[1] for row in rows} == {"akuntan"}
    assert ("Akuntan", "akuntan", "text", "statistika") in rows


@pytest.mark.parametrize("name", NAMES)
def test_rows_come_in_one_order_whatever_the_order_of_writing(linked: Store, name: str) -> None:
    with OxigraphStore.memory() as other:
        for graph in reversed(linked.graphs()):
            other.replace_graph(graph, reversed(list(linked.quads(graph))))
        assert run(linked, QUERIES[name]) == run(other, QUERIES[name])
