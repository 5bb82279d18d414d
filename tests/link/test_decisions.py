"""rolegraph.link.decisions and deciding: files of the project that the tool adds to and never overwrites."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
import sssom_pydantic

from rolegraph.errors import InputError, StoreError
from rolegraph.link.author import Signature, signature
from rolegraph.link.changing import undo
from rolegraph.link.deciding import decide
from rolegraph.link.decisions import DECISIONS, file_of, load
from rolegraph.link.proposal import decided
from rolegraph.mapping import Mapping
from tests.link.test_sssom import CONCEPT, PROPOSED, SKILL

ANI = Signature("Ani", "2026-03-01")
OTHER = replace(PROPOSED, object=f"{CONCEPT}0", object_label="be careful")
HAND = '''#mapping_set_id: https://example.org/mine
#curie_map:
#  E: http://data.europa.eu/esco/
#  mine: https://w3id.org/rolegraph/id/skill/
#license: https://creativecommons.org/licenses/by/4.0/
#comment: ours
subject_id\tpredicate_id\tobject_id\tmapping_justification\tticket\tauthor_label
mine:x-1\tskos:exactMatch\tE:skill/7\tsemapv:ManualMappingCuration\tT-1\tBudi
# a note of Budi's
mine:y-2\tskos:closeMatch\tE:skill/8\tsemapv:ManualMappingCuration\t"T ""2"""
'''


def accept(folder: Path, *mappings: Mapping) -> None:
    decide(folder, [decided(one, "accepted", ANI) for one in mappings], "accepted")


def pairs(folder: Path) -> dict[str, list[str]]:
    return {decision: [one.object for one in found] for decision, found in load(folder).mappings.items()}


def test_a_folder_that_is_not_there_holds_no_decision(tmp_path: Path) -> None:
    found = load(tmp_path / "none")
    assert (found.accepted, found.rejected, found.unsure, found.problems) == ({}, frozenset(), frozenset(), ())
    assert not (tmp_path / "none").exists()


def test_decisions_are_kept_with_author_and_date(tmp_path: Path) -> None:
    accept(tmp_path, PROPOSED)
    decide(tmp_path, [decided(OTHER, "rejected", ANI)], "rejected")
    found = load(tmp_path)
    assert found.accepted == {SKILL: decided(PROPOSED, "accepted", ANI)}
    assert found.rejected == {(SKILL, f"{CONCEPT}0")}
    (one,) = found.mappings["rejected"]
    assert (one.negated, one.author, one.date, one.confidence) == (True, "Ani", "2026-03-01", None)
    assert one.comment == "proposed with 0.87: words-id 62 %, meaning 38 %"


def test_the_files_are_good_sssom(tmp_path: Path) -> None:
    for decision in DECISIONS:
        decide(tmp_path, [decided(replace(PROPOSED, object=CONCEPT + decision), decision, ANI)], decision)
        mappings, _, _, errors = sssom_pydantic.read(file_of(tmp_path, decision), return_errors=True)
        assert (len(mappings), errors) == (1, [])
        assert mappings[0].negated == (decision == "rejected")
        assert "#comment: This publication uses the ESCO" in file_of(tmp_path, decision).read_text()


def test_a_decision_replaces_the_former_about_the_same_pair(tmp_path: Path) -> None:
    accept(tmp_path, PROPOSED, OTHER)
    decide(tmp_path, [decided(PROPOSED, "unsure", ANI)], "unsure")
    assert pairs(tmp_path) == {"accepted": [OTHER.object], "rejected": [], "unsure": [CONCEPT]}
    decide(tmp_path, [decided(PROPOSED, "rejected", ANI)], "rejected")
    assert pairs(tmp_path) == {"accepted": [OTHER.object], "rejected": [CONCEPT], "unsure": []}
    accept(tmp_path, replace(PROPOSED, predicate="skos:broadMatch"))
    assert pairs(tmp_path) == {"accepted": [OTHER.object, CONCEPT], "rejected": [], "unsure": []}
    assert load(tmp_path).accepted[SKILL].object == OTHER.object  # a close match comes before a broad one


def test_the_same_decision_again_changes_no_byte(tmp_path: Path) -> None:
    accept(tmp_path, PROPOSED)
    before = file_of(tmp_path, "accepted").read_bytes()
    accept(tmp_path, PROPOSED)
    assert file_of(tmp_path, "accepted").read_bytes() == before


def test_a_decision_is_taken_back_to_the_byte(tmp_path: Path) -> None:
    file_of(tmp_path, "accepted").write_text(HAND)
    gone = replace(PROPOSED, subject="https://w3id.org/rolegraph/id/skill/x-1", object=f"{CONCEPT[:-1]}7")
    step = decide(tmp_path, [decided(gone, "rejected", ANI)], "rejected")
    assert pairs(tmp_path)["rejected"] == [gone.object]
    undo(step)
    assert file_of(tmp_path, "accepted").read_text() == HAND
    assert not file_of(tmp_path, "rejected").exists()


def test_nothing_is_taken_back_over_somebody_elses_change(tmp_path: Path) -> None:
    step = decide(tmp_path, [decided(PROPOSED, "accepted", ANI)], "accepted")
    accept(tmp_path, OTHER)
    with pytest.raises(InputError, match="was changed since"):
        undo(step)
    assert len(pairs(tmp_path)["accepted"]) == 2


def test_what_people_wrote_stays_to_the_byte(tmp_path: Path) -> None:
    path = file_of(tmp_path, "accepted")
    path.write_text(HAND)
    accept(tmp_path, PROPOSED)
    now, then = path.read_text().splitlines(), HAND.splitlines()
    assert [line for line in then if line not in now] == [then[6]]  # the line of column names got more names
    assert now[2:6] == [
        "#  rgid: https://w3id.org/rolegraph/id/",
        "#  semapv: https://w3id.org/semapv/vocab/",
        "#  skos: http://www.w3.org/2004/02/skos/core#",
        "#  E: http://data.europa.eu/esco/",
    ]
    assert next(line for line in now if line.startswith("subject_id")).startswith(then[6])
    assert now[-1].startswith("mine:teliti-0123abcd\tskos:closeMatch\tE:skill/1\tsemapv:ManualMappingCuration\t\tAni\t")
    assert len(load(tmp_path).mappings["accepted"]) == 3
    assert load(tmp_path).problems == ()


def test_a_row_leaves_its_unknown_cells_to_the_one_that_replaces_it(tmp_path: Path) -> None:
    file_of(tmp_path, "accepted").write_text(HAND)
    one = replace(PROPOSED, subject="https://w3id.org/rolegraph/id/skill/y-2", object=f"{CONCEPT[:-1]}8")
    decide(tmp_path, [decided(one, "rejected", ANI)], "rejected")
    assert file_of(tmp_path, "rejected").read_text().endswith('\t"T ""2"""\n')
    assert file_of(tmp_path, "accepted").read_text() == HAND[: HAND.index("mine:y-2")]


@pytest.mark.parametrize(
    "harm",
    ["mine:z\tskos:exactMatch\tother:1\tsemapv:ManualMappingCuration\n", 'mine:z\t"open\n', "mine:z\n"],
)
def test_a_file_that_cannot_be_read_whole_is_not_written(harm: str, tmp_path: Path) -> None:
    path = file_of(tmp_path, "accepted")
    path.write_text(HAND + harm)
    for decision in DECISIONS:
        with pytest.raises(InputError, match=rf"{path}:11: "):
            decide(tmp_path, [decided(PROPOSED, decision, ANI)], decision)
    assert path.read_text() == HAND + harm
    assert [child.name for child in tmp_path.iterdir()] == ["accepted.sssom.tsv"]


def test_a_row_of_another_predicate_is_told_and_kept(tmp_path: Path) -> None:
    path = file_of(tmp_path, "accepted")
    path.write_text(HAND.replace("closeMatch", "relatedMatch"))
    accept(tmp_path, PROPOSED)
    assert [problem.line for problem in load(tmp_path).problems] == [13]
    assert "mine:y-2\tskos:relatedMatch" in path.read_text()


def test_a_value_for_all_rows_is_not_given_to_a_new_one(tmp_path: Path) -> None:
    path = file_of(tmp_path, "accepted")
    path.write_text("#mapping_date: 2020-01-01\n#mapping_tool: rolegraph\n" + HAND)
    with pytest.raises(InputError, match="its metadata gives mapping_date '2020-01-01' to all rows"):
        accept(tmp_path, PROPOSED)
    path.write_text("#mapping_tool: rolegraph\n" + HAND)
    accept(tmp_path, PROPOSED)
    assert load(tmp_path).accepted[SKILL].tool == "rolegraph"


def test_prefixes_in_one_line_are_refused(tmp_path: Path) -> None:
    flow = "#curie_map: {E: 'http://data.europa.eu/esco/', mine: 'https://m/'}\n#x: "
    text = HAND.replace("#curie_map:\n#  E: ", flow)
    file_of(tmp_path, "accepted").write_text(text.replace("#  mine: https://w3id.org/rolegraph/id/skill/\n", ""))
    with pytest.raises(InputError, match=r"accepted\.sssom\.tsv: its prefixes are not written one a line"):
        accept(tmp_path, PROPOSED)


def test_a_pair_in_two_files_is_told_and_not_accepted(tmp_path: Path) -> None:
    accept(tmp_path, PROPOSED)
    text = file_of(tmp_path, "accepted").read_text()
    decide(tmp_path, [decided(PROPOSED, "rejected", ANI)], "rejected")
    file_of(tmp_path, "accepted").write_text(text)
    found = load(tmp_path)
    assert (found.accepted, len(found.rejected)) == ({}, 1)
    assert "the same pair is rejected too: take one of the rows away" in str(found.problems[0])
    accept(tmp_path, PROPOSED)  # a new decision ends it
    assert (len(load(tmp_path).accepted), load(tmp_path).problems) == (1, ())


def test_a_row_that_says_otherwise_than_its_file_is_told(tmp_path: Path) -> None:
    accept(tmp_path, PROPOSED)
    file_of(tmp_path, "accepted").rename(file_of(tmp_path, "rejected"))
    found = load(tmp_path)
    assert (found.rejected, len(found.problems)) == (frozenset(), 1)
    assert "is not negated (predicate_modifier Not)" in str(found.problems[0])


def _accepted(number: int, folder: Path) -> None:
    accept(folder, replace(PROPOSED, object=f"{CONCEPT}{number}"))


def test_two_who_decide_at_once_lose_nothing(tmp_path: Path) -> None:
    with ProcessPoolExecutor(4) as pool:
        list(pool.map(_accepted, range(12), [tmp_path] * 12))
    assert sorted(pairs(tmp_path)["accepted"]) == sorted(f"{CONCEPT}{number}" for number in range(12))
    assert len(list(tmp_path.iterdir())) == 1


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot write"):
        accept(tmp_path / "file" / "mappings", PROPOSED)


def test_a_decision_of_another_person_keeps_its_name(tmp_path: Path) -> None:
    theirs = decided(PROPOSED, "accepted", Signature("Budi", "2025-01-01"))
    again = decided(theirs, "accepted", ANI)
    assert (again.author, again.date, again.comment) == ("Budi", "2025-01-01", theirs.comment)


@pytest.mark.parametrize("name", ["", " ", "Ani|Budi", "x" * 201, "a\x1bb"])
def test_a_name_that_is_none_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from rolegraph.errors import UsageError

    monkeypatch.setenv("ROLEGRAPH_AUTHOR", "Citra")
    assert signature().author == "Citra"
    with pytest.raises(UsageError, match="is no name of one author"):
        signature(name)
