"""Our Indonesian labels against the whole of ESCO, from its official zips beside the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rolegraph.resources import resource
from rolegraph.taxonomy.concept import Concept
from rolegraph.taxonomy.labels import LANGUAGE, Row, check, overlay, read
from rolegraph.taxonomy.read import read as read_taxonomy
from tests.texts import ROOT

ESCO = ROOT.parent / "shared" / "esco"
UNIT = 4
"""Digits of a unit group of ISCO-08."""

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def concepts() -> tuple[Concept, ...]:
    if not list(ESCO.glob("*.zip")):
        missing = "ESCO's zips (../shared/esco) do not lie beside this checkout"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    return read_taxonomy([ESCO])[0].concepts


def files(start: str) -> list[Path]:
    return sorted(resource("data/taxonomy/esco-id").glob(f"{start}*.tsv"))


def rows(start: str) -> list[Row]:
    return [row for path in files(start) for row in read(path)]


def lacking(concepts: list[Concept]) -> list[str]:
    """Concepts that have no preferred label in Indonesian once ours are laid over them."""
    laid = overlay(concepts, rows(""))
    return [one.iri for one in laid if not any(label.lang == LANGUAGE for label in one.labels)]


@pytest.mark.parametrize("start", ["isco-groups", "occupations", "skills-"])
def test_a_pillar_passes(start: str, concepts: tuple[Concept, ...]) -> None:
    assert check(rows(start), concepts) == []


@pytest.mark.parametrize("reuse", ["transversal", "cross-sector", "sector-specific", "occupation-specific"])
def test_a_skill_stands_in_the_file_of_its_reuse_level(reuse: str, concepts: tuple[Concept, ...]) -> None:
    """Five digital skills have no level in ESCO; ours are among the transversal ones."""
    level = {one.iri: one.reuse or "transversal" for one in concepts}
    assert [row.where for row in rows(f"skills-{reuse}") if level.get(row.uri) != reuse] == []


def test_all_unit_groups_have_a_label(concepts: tuple[Concept, ...]) -> None:
    units = [one for one in concepts if "/isco/" in one.iri and len(one.codes[0]) == UNIT]
    assert len(units) == 436
    assert lacking(units) == []


def test_all_occupations_have_a_label(concepts: tuple[Concept, ...]) -> None:
    occupations = [one for one in concepts if one.kind == "occupation"]
    assert len(occupations) == 3007
    assert lacking(occupations) == []


@pytest.mark.parametrize(("reuse", "number"), [("transversal", 440), ("cross-sector", 3754)])
def test_all_skills_of_a_level_have_a_label(reuse: str, number: int, concepts: tuple[Concept, ...]) -> None:
    skills = [one for one in concepts if one.kind == "skill" and one.reuse == reuse]
    assert len(skills) == number
    assert lacking(skills) == []
