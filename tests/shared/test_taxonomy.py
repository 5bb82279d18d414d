"""The whole of ESCO, from its official zips beside the repository."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.store.protocol import Solutions, Store
from rolegraph.taxonomy.concept import Taxonomy
from rolegraph.taxonomy.kept import counts, keep, kept_as, load
from rolegraph.taxonomy.lookup import Places
from rolegraph.taxonomy.problem import Problem
from rolegraph.taxonomy.read import ATTRIBUTION, read
from tests.texts import ROOT

ESCO = ROOT.parent / "shared" / "esco"
WAREHOUSE = "http://data.europa.eu/esco/occupation/2f5de1ab-eddf-4715-8193-e994912c22ea"

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def esco() -> tuple[Taxonomy, list[Problem]]:
    if not list(ESCO.glob("*.zip")):
        missing = "ESCO's zips (../shared/esco) do not lie beside this checkout"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    return read([ESCO])


@pytest.fixture(scope="module")
def store(esco: tuple[Taxonomy, list[Problem]], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with OxigraphStore.open(tmp_path_factory.mktemp("esco") / "store") as opened:
        keep(opened, esco[0])
        yield opened


def test_all_of_it_is_read(esco: tuple[Taxonomy, list[Problem]]) -> None:
    taxonomy, _ = esco
    kinds = Counter(concept.kind for concept in taxonomy.concepts)
    assert kinds == {"occupation": 3007, "skill": 13_896, "group": 619 + 640}
    assert sum("/isco/" in concept.iri for concept in taxonomy.concepts) == 619
    assert (taxonomy.origin.title, taxonomy.origin.attribution) == ("ESCO v1.1.1", ATTRIBUTION)


def test_its_relations_are_counted(esco: tuple[Taxonomy, list[Problem]]) -> None:
    """Of 123,855 rows of occupations 67 name unknown concepts; of 5,899 of skills one names a skill twice."""
    taxonomy, problems = esco
    needs = sum(len(concept.essential) + len(concept.optional) for concept in taxonomy.concepts)
    assert needs == (123_855 - 67) + (5_899 - 1)
    assert [problem.count for problem in problems if "to itself" in problem.what] == [1]
    unknown = {Path(problem.file).name: problem.count for problem in problems if "unknown concept" in problem.what}
    assert unknown == {
        "broaderRelationsOccPillar.csv": 1,
        "broaderRelationsSkillPillar.csv": 7,
        "occupationSkillRelations.csv": 67,
    }


def test_it_comes_back_from_the_store(store: Store, esco: tuple[Taxonomy, list[Problem]]) -> None:
    assert load(store, "esco") == esco[0]
    kept = kept_as(store, "esco")
    assert kept is not None
    assert counts(store, kept) == {"occupation": 3007, "skill": 13_896, "group": 1259}


def test_broader_leads_to_the_top(store: Store, esco: tuple[Taxonomy, list[Problem]]) -> None:
    answer = store.query(f"SELECT DISTINCT ?up {{ <{WAREHOUSE}> skos:broader+ ?up }}")
    assert isinstance(answer, Solutions)
    places = Places(esco[0])
    ways = places.above(places.concept("warehouse manager"))
    assert {up.value for (up,) in answer.rows} == {step.iri for way in ways for step in way}  # type: ignore[union-attr]
    assert {way[-1].label() for way in ways} == {"Managers"}
