"""A small ESCO of our own making in the layout of the official files, to be bent in every way."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

OCCUPATION, SKILL, ISCO = (f"http://data.europa.eu/esco/{name}/" for name in ("occupation", "skill", "isco"))
Files = dict[str, str]


def table(*rows: Mapping[str, str] | list[str]) -> str:
    """A table as the official files have it: lines end in CRLF, only what must be is quoted."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows(row if isinstance(row, list) else row.values() for row in rows)
    return written.getvalue()


def occupations(*rows: list[str]) -> str:
    return table(OCCUPATION_COLUMNS, *rows)


def skills(*rows: list[str]) -> str:
    return table(SKILL_COLUMNS, *rows)


OCCUPATION_COLUMNS = [
    *("conceptType", "conceptUri", "iscoGroup", "preferredLabel", "altLabels"),
    *("hiddenLabels", "status", "inScheme", "description", "code"),
]
SKILL_COLUMNS = [
    *("conceptType", "conceptUri", "skillType", "reuseLevel"),
    *("preferredLabel", "altLabels", "status", "description"),
]
KASIR = ["Occupation", OCCUPATION + "k", "5230", " cashier ", "till operator\ncashier\ncheckout operator", "casheer",
         "released", "http://e/a,\nhttp://e/b", "Cashiers take money.\nThey count it.", "5230.1"]  # fmt: skip
KEPALA = ["Occupation", OCCUPATION + "h", "5230", "head cashier", "", "", "released", "", "", "5230.1.1"]
COUNT = ["KnowledgeSkillCompetence", SKILL + "c", "skill/competence", "cross-sector", "count money", "counting money",
         "released", "Count it."]  # fmt: skip
SUMS = ["KnowledgeSkillCompetence", SKILL + "s", "knowledge", "transversal", "arithmetic", "", "released", ""]
GROUP_COLUMNS = [
    "conceptType",
    "conceptUri",
    "code",
    "preferredLabel",
    "status",
    "altLabels",
    "inScheme",
    "description",
]


def small_esco() -> Files:
    """Two occupations, two skills, a group of skills, five groups of ISCO-08 and what ties them."""
    codes = {"5": "Service and sales workers", "52": "Sales workers", "523": "Cashiers and ticket clerks"}
    groups = [["ISCOGroup", f"{ISCO}C{code}", code, label, "released", "", "", ""] for code, label in codes.items()]
    groups += [["ISCOGroup", f"{ISCO}C0110", "0110", "Commissioned officers", "released", "", "", ""],
               ["ISCOGroup", f"{ISCO}C5230", "5230", "Cashiers", "released", "", "", "Cashiers.  \n"]]  # fmt: skip
    return {
        "occupations_en.csv": occupations(KASIR, KEPALA),
        "skills_en.csv": skills(COUNT, SUMS),
        "ISCOGroups_en.csv": table(GROUP_COLUMNS, *groups),
        "skillGroups_en.csv": table(
            ["conceptType", "conceptUri", "preferredLabel", "altLabels", "status", "description"],
            ["SkillGroup", SKILL + "S1", "handling money", "", "released", ""],
            ["SkillGroup", SKILL + "S", "skills", "", "released", ""],
        ),
        "skillsHierarchy_en.csv": "Level 0 URI,Level 0 preferred term,Level 1 URI,Level 1 preferred term,Level 0 code,"
        f"Level 1 code\r\n{SKILL}S,skills,,,S\r\n{SKILL}S,skills,{SKILL}S1,handling money,S,S1\r\n",
        "broaderRelationsOccPillar.csv": table(
            ["conceptType", "conceptUri", "broaderType", "broaderUri"],
            ["Occupation", OCCUPATION + "k", "ISCOGroup", ISCO + "C5230"],
            ["Occupation", OCCUPATION + "h", "Occupation", OCCUPATION + "k"],
        ),
        "broaderRelationsSkillPillar.csv": table(
            ["conceptType", "conceptUri", "broaderType", "broaderUri"],
            ["KnowledgeSkillCompetence", SKILL + "c", "SkillGroup", SKILL + "S1"],
        ),
        "occupationSkillRelations.csv": table(
            ["occupationUri", "relationType", "skillType", "skillUri"],
            [OCCUPATION + "k", "essential", "skill/competence", SKILL + "c"],
            [OCCUPATION + "k", "optional", "knowledge", SKILL + "s"],
        ),
        "skillSkillRelations.csv": table(
            ["originalSkillUri", "originalSkillType", "relationType", "relatedSkillType", "relatedSkillUri"],
            [SKILL + "c", "skill/competence", "optional", "knowledge", SKILL + "s"],
        ),
        "transversalSkillsCollection_en.csv": "conceptType,conceptUri,preferredLabel,altLabels,broaderConceptUri\r\n"
        f"KnowledgeSkillCompetence,{SKILL}s,arithmetic,sums | adding,{SKILL}S\r\n",
        "conceptSchemes_en.csv": "conceptType,conceptSchemeUri,preferredLabel,hasTopConcept\r\nConceptScheme,http://e/a,x,\r\n",
    }


@pytest.fixture
def esco() -> Files:
    """The files by name."""
    return small_esco()


@pytest.fixture
def laid(tmp_path: Path) -> Callable[..., Path]:
    """Lay files into a folder."""

    def lay(files: Files, folder: str = "esco") -> Path:
        for name, text in files.items():
            path = tmp_path / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
        return tmp_path / folder

    return lay


@pytest.fixture
def zipped(tmp_path: Path) -> Callable[..., Path]:
    """Pack files into a zip."""

    def pack(files: Files, name: str = "esco.zip") -> Path:
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for within, text in files.items():
                archive.writestr(within, text)
        return path

    return pack
