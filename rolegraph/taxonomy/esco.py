"""ESCO's official CSV files, versions 1.0 to 1.2, told apart by their headers.

Files of concepts have a language, which ends their name ("occupations_id.csv"); files of relations have none that
matters, and end in "_en" in some versions. Lists stand in one cell: alternatives by line ends, or " | " in collections.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rolegraph.taxonomy.concept import Kind, Label
from rolegraph.taxonomy.draft import Draft, Drafts, label_text, prose, tag
from rolegraph.taxonomy.problem import Problems
from rolegraph.taxonomy.tables import Cells, Rows

BASE = "http://data.europa.eu/esco/"
KINDS: dict[str, Kind] = {
    "Occupation": "occupation",
    "KnowledgeSkillCompetence": "skill",
    "ISCOGroup": "group",
    "SkillGroup": "group",
}
"""What each `conceptType` is."""
UNKNOWN = "relations that name an unknown concept, skipped"
_BETWEEN = re.compile(r"\n|\s\|\s")
_LANGUAGE = re.compile(r"_([a-z]{2,3}(?:-[a-z0-9]{2,8})?)$")
Reads = Callable[[Rows, Drafts], None]


def reader(columns: Sequence[str]) -> Reads | None:
    """What reads a table of these columns into drafts; None where it is none of ESCO's.

    >>> reader(("conceptUri", "preferredLabel")) is read_concepts, reader(("id", "label")) is None
    (True, True)
    """
    return next((reads for needed, reads in _READERS if needed <= set(columns)), None)


def is_relations(reads: Reads) -> bool:
    """Whether a reader adds to concepts that others have read, and so comes after them."""
    return reads not in (read_concepts, pass_over)


def read_concepts(rows: Rows, drafts: Drafts) -> None:
    """Occupations, skills, ISCO groups and skill groups."""
    lang, file = _language(rows, drafts.problems), rows.part.name
    seen: set[str] = set()
    for place, cells in rows.each(drafts.problems, needed=("conceptUri",)):
        iri = cells["conceptUri"].strip()
        if iri in seen:
            drafts.problems.add("concepts that come a second time, skipped", file, f"{place}: {iri}")
            continue
        seen.add(iri)
        if cells.get("status", "").strip().lower() in ("obsolete", "deprecated"):
            drafts.problems.add("obsolete concepts, skipped", file, f"{place}: {iri}")
            continue
        draft = drafts.of(iri, file, place)
        if draft is not None:
            _describe(draft, cells, lang)
            drafts.prefer(draft, cells["preferredLabel"], lang, file, place)


def _describe(draft: Draft, cells: Cells, lang: str) -> None:
    """Fill in what a row says beside the preferred label."""
    draft.kind = KINDS.get(cells.get("conceptType", ""), draft.kind)
    draft.alternatives.update(_labels(cells.get("altLabels", ""), lang))
    draft.hidden.update(_labels(cells.get("hiddenLabels", ""), lang))
    description = prose(cells.get("description", "")) or prose(cells.get("definition", ""))
    if description:
        draft.descriptions.setdefault(lang, description)
    if code := cells.get("code", "").strip():
        draft.codes.add(code)
    draft.isco = cells.get("iscoGroup", "").strip().removeprefix("C") or draft.isco
    draft.skill_type = skill_type(cells.get("skillType", "")) or draft.skill_type
    draft.reuse = cells.get("reuseLevel", "").strip() or draft.reuse


def read_broader(rows: Rows, drafts: Drafts) -> None:
    """What stands right above what."""
    _relate(rows, drafts, "conceptUri", "broaderUri", lambda draft, cells: draft.broader)


def read_needs(rows: Rows, drafts: Drafts) -> None:
    """The skills that an occupation needs or may need."""
    _relate(rows, drafts, "occupationUri", "skillUri", _needs)


def read_skill_needs(rows: Rows, drafts: Drafts) -> None:
    """The skills that a skill needs or may need."""
    _relate(rows, drafts, "originalSkillUri", "relatedSkillUri", _needs)


def read_hierarchy(rows: Rows, drafts: Drafts) -> None:
    """The codes of skill groups, and what stands above them where no other file says so.

    Rows end behind their last cell, so that a short one is a whole one here.
    """
    unplaced = {draft.iri for draft in drafts if draft.kind == "group" and not draft.broader}
    for _, cells in rows.each(drafts.problems, whole=False):
        upper: Draft | None = None
        for level in range(4):
            draft = drafts.get(cells.get(f"Level {level} URI", "").strip())
            if draft is None:
                break
            code = cells.get(f"Level {level} code", "").strip()
            if code and not draft.codes:
                draft.codes.add(code)
            if upper is not None and draft.iri in unplaced:
                draft.broader.add(upper.iri)
            upper = draft


def pass_over(rows: Rows, drafts: Drafts) -> None:
    """Collections and schemes: they hold nothing of a concept that its own file does not."""


def _relate(
    rows: Rows, drafts: Drafts, subject: str, target: str, where: Callable[[Draft, Cells], set[str] | None]
) -> None:
    problems, file = drafts.problems, rows.part.name
    for place, cells in rows.each(problems, needed=(subject, target)):
        one, other = cells[subject].strip(), cells[target].strip()
        draft = drafts.get(one)
        if draft is None or other not in drafts:
            problems.add(UNKNOWN, file, f"{place}: {one if draft is None else other}")
            continue
        found = where(draft, cells)
        if one == other:
            problems.add("relations of a concept to itself, skipped", file, f"{place}: {one}")
        elif found is None:
            problems.add("relations of an unknown type, skipped", file, place)
        elif other in found:
            problems.add("relations that come a second time, skipped", file, place)
        else:
            found.add(other)


def _needs(draft: Draft, cells: Cells) -> set[str] | None:
    return {"essential": draft.essential, "optional": draft.optional}.get(cells.get("relationType", "").strip().lower())


def _language(rows: Rows, problems: Problems) -> str:
    found = _LANGUAGE.search(rows.part.stem)
    lang = tag(found[1]) if found else None
    if not lang:
        problems.tell(
            "its labels have no language, since its name tells none (occupations_id.csv does)", rows.part.name
        )
    return lang or ""


def _labels(cell: str, lang: str) -> set[Label]:
    return {Label(text, lang) for one in _BETWEEN.split(cell) if (text := label_text(one))} if cell else set()


def skill_type(written: str) -> str:
    """The type of a skill as we call it; the last step of its IRI serves too.

    >>> skill_type("skill/competence"), skill_type("knowledge"), skill_type("")
    ('skill', 'knowledge', '')
    """
    found = written.strip().lower()
    return "skill" if found.startswith("skill") else "knowledge" if found == "knowledge" else ""


_READERS: tuple[tuple[set[str], Reads], ...] = (
    ({"conceptUri", "broaderUri"}, read_broader),
    ({"occupationUri", "skillUri"}, read_needs),
    ({"originalSkillUri", "relatedSkillUri"}, read_skill_needs),
    ({"Level 0 URI"}, read_hierarchy),
    ({"conceptSchemeUri"}, pass_over),
    ({"conceptUri", "broaderConceptUri"}, pass_over),
    ({"conceptUri", "preferredLabel"}, read_concepts),
)
"""The columns that a table must have, and what reads it: the first that fits."""
