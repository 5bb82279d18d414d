"""rolegraph.taxonomy.labels: our labels laid over concepts, and what is refused of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.errors import InputError
from rolegraph.resources import resource
from rolegraph.taxonomy.concept import Concept, Label
from rolegraph.taxonomy.home import SAMPLE, find, find_origin
from rolegraph.taxonomy.labels import COLUMNS, MOST, Row, carried, check, overlay, read, state

SEW, WELD = "https://example.org/sew", "https://example.org/weld"
CONCEPTS = (
    Concept(SEW, "skill", (Label("sew", "en"),), (Label("tailoring", "en"),)),
    Concept(WELD, "skill", (Label("weld", "en"), Label("mengelas", "id")), hidden=(Label("wled", "en"),)),
)
FILES = sorted(resource("data/taxonomy/esco-id").glob("*.tsv"))
PILLARS = {"groups": ("isco-groups",), "occupations": ("occupations",), "skills": ("skills-",)}


def row(uri: str = SEW, preferred: str = "menjahit", **more: tuple[str, ...]) -> Row:
    given = {"alternatives": (), "hidden": (), "loans": (), **more}
    return Row(uri, preferred, where="labels.tsv:2", **given)


def written(folder: Path, *lines: str, heading: str = "\t".join(COLUMNS)) -> Path:
    path = folder / "labels.tsv"
    path.write_text("".join(f"{line}\n" for line in (heading, *lines)), encoding="utf-8")
    return path


def test_labels_are_laid_over_a_concept() -> None:
    laid, _ = overlay(CONCEPTS, [row(alternatives=("jahit",), hidden=("njahit",))])
    assert (laid.label("id"), laid.label("en")) == ("menjahit", "sew")
    assert laid.alternatives == (Label("tailoring", "en"), Label("jahit", "id"))
    assert laid.hidden == (Label("njahit", "id"),)


def test_a_preferred_label_that_is_there_stays() -> None:
    """ESCO may come to have Indonesian: then ours are alternatives."""
    _, laid = overlay(CONCEPTS, [row(WELD, "las", alternatives=("pengelasan",), hidden=("ngelas",))])
    assert laid.label("id") == "mengelas"
    assert laid.alternatives == (Label("las", "id"), Label("pengelasan", "id"))
    assert laid.hidden == (Label("wled", "en"), Label("ngelas", "id"))


def test_what_no_row_is_about_stays_as_it_is() -> None:
    assert tuple(overlay(CONCEPTS, [])) == CONCEPTS
    assert tuple(overlay(CONCEPTS, [row("https://example.org/unknown")])) == CONCEPTS
    assert tuple(overlay((), [row()])) == ()


def test_a_file_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, f"{SEW}\tmenjahit\tjahit | tailoring\tnjahit\ttailoring", f"{WELD}\tmengelas\t\t\t")
    first, second = read(path)
    assert first == Row(SEW, "menjahit", ("jahit", "tailoring"), ("njahit",), ("tailoring",), "labels.tsv:2")
    assert second == Row(WELD, "mengelas", (), (), (), "labels.tsv:3")
    assert first.labels == ("menjahit", "jahit", "tailoring")


def test_a_quote_is_a_character(tmp_path: Path) -> None:
    (only,) = read(written(tmp_path, f'{SEW}\t"jahit" tangan\t\t\t'))
    assert only.preferred == '"jahit" tangan'


def test_an_empty_file_has_no_columns(tmp_path: Path) -> None:
    (tmp_path / "labels.tsv").touch()
    with pytest.raises(InputError, match=r"labels\.tsv:1: these are not the columns uri, preferred"):
        list(read(tmp_path / "labels.tsv"))


@pytest.mark.parametrize(
    "heading", ["uri\tpreferred", "uri,preferred,alternatives,hidden,loans", "\t".join(COLUMNS[::-1])]
)
def test_other_columns_are_refused(heading: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"labels\.tsv:1: these are not the columns"):
        list(read(written(tmp_path, heading=heading)))


@pytest.mark.parametrize(("line", "cells"), [("", 0), (SEW, 1), (f"{SEW}\ta\tb\tc", 4), (f"{SEW}\ta\tb\tc\td\te", 6)])
def test_a_row_has_all_cells_and_no_more(line: str, cells: int, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=rf"labels\.tsv:3: {cells} cells"):
        list(read(written(tmp_path, f"{SEW}\tmenjahit\t\t\t", line)))


def test_good_rows_pass() -> None:
    rows = [row(alternatives=("jahit", "tailoring"), hidden=("njahit",), loans=("tailoring",)), row(WELD, "mengelas")]
    assert check(rows) == check(rows, CONCEPTS) == []


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        (row(preferred=""), "'' is empty or has blanks that do not count"),
        (row(preferred=" menjahit"), "' menjahit' is empty or has blanks"),
        (row(alternatives=("jahit  baju",)), "'jahit  baju' is empty or has blanks"),
        (row(hidden=("njahit\u00a0",)), "is empty or has blanks"),
        (row(alternatives=tuple(f"jahit {number}" for number in range(MOST + 1))), f"more than {MOST}"),
        (row(alternatives=("jahit", "Jahit")), "a label stands there twice"),
        (row(alternatives=("Menjahit",)), "a label stands there twice"),
        (row(preferred="quality control"), "'quality control' is English and not marked as a loan"),
        (row(alternatives=("sewing",)), "'sewing' is English and not marked as a loan"),
        (row(loans=("tailoring",)), "the loan 'tailoring' is no label of the row"),
        (row("https://example.org/unknown"), "the taxonomy has no https://example.org/unknown"),
        (row(preferred="Excel"), "'Excel' is English and not marked as a loan"),  # names are marked too
        (row(alternatives=("Sew",)), "'Sew' is English and not marked as a loan"),
    ],
)
def test_each_refusal_tells_its_place(bad: Row, problem: str) -> None:
    (told,) = check([bad], CONCEPTS)
    assert told.startswith("labels.tsv:2: ")
    assert problem in told


def test_a_uri_is_only_checked_where_the_taxonomy_is_at_hand() -> None:
    assert check([row("https://example.org/unknown")]) == []


def test_one_label_stands_at_one_concept() -> None:
    (told,) = check([row(), row(WELD, "mengelas", alternatives=("MENJAHIT",))])
    assert told == "labels.tsv:2: 'MENJAHIT' stands at labels.tsv:2 too"


def test_one_concept_has_one_row() -> None:
    """Of two rows only one would be laid over it."""
    assert check([row(), row(preferred="jahit-menjahit")], CONCEPTS) == [
        f"labels.tsv:2: {SEW} has a row at labels.tsv:2"
    ]


def test_a_hidden_label_may_stand_at_several_concepts() -> None:
    assert check([row(hidden=("kerja mesin",)), row(WELD, "mengelas", hidden=("kerja mesin", "menjahit"))]) == []


@pytest.mark.parametrize("word", ["data", "program", "PC", "las TIG", "K3"])
def test_words_that_indonesian_has_too_are_no_english(word: str) -> None:
    assert check([row(preferred=word)]) == []


@given(st.text(), st.lists(st.text(), max_size=3), st.lists(st.text(), max_size=3))
def test_any_row_is_checked(preferred: str, alternatives: list[str], hidden: list[str]) -> None:
    told = check([row(preferred=preferred, alternatives=tuple(alternatives), hidden=tuple(hidden))], CONCEPTS)
    assert all(one.startswith("labels.tsv:2: ") for one in told)


@pytest.mark.parametrize("pillar", PILLARS)
def test_the_files_that_ship_pass(pillar: str) -> None:
    files = [path for path in FILES if path.name.startswith(PILLARS[pillar])]
    assert files
    assert check([one for path in files for one in read(path)]) == []


def test_each_file_that_ships_belongs_to_a_pillar() -> None:
    starts = tuple(start for own in PILLARS.values() for start in own)
    assert [path.name for path in FILES if not path.name.startswith(starts)] == []


def test_a_concept_has_one_row_in_all_files() -> None:
    uris = [one.uri for one in carried()]
    assert len(uris) == len(set(uris)) > 0
    assert all(uri.startswith("http://data.europa.eu/esco/") for uri in uris)


def test_all_that_is_found_has_our_labels(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ROLEGRAPH_HOME", str(tmp_path))
    concepts = find(SAMPLE).concepts
    named = [one for one in concepts if one.kind == "occupation"]
    assert named
    assert all(any(label.lang == "id" for label in one.labels) for one in named)


def test_a_changed_file_changes_the_state_of_every_taxonomy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ROLEGRAPH_HOME", str(tmp_path / "home"))
    before = find_origin(SAMPLE).digest
    monkeypatch.setattr("rolegraph.taxonomy.labels.state", lambda: "another")
    assert find_origin(SAMPLE).digest != before
    assert len(state()) == 16
