"""rolegraph.link.sssom: mapping sets as files, written, read back, and checked by the standard's own library."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import sssom_pydantic
from hypothesis import given, settings
from hypothesis import strategies as st

from rolegraph.errors import InputError
from rolegraph.link.sssom import About, read, whole, write
from rolegraph.mapping import Mapping

SKILL = "https://w3id.org/rolegraph/id/skill/teliti-0123abcd"
CONCEPT = "http://data.europa.eu/esco/skill/1"
PROPOSED = Mapping(
    SKILL, "teliti", "skos:closeMatch", CONCEPT, "attend to detail", "semapv:CompositeMatching", 0.871,
    source="http://data.europa.eu/esco/concept-scheme/skills", source_version="1.1", tool="rolegraph",
    tool_version="0.1.0", comment="words-id 62 %, meaning 38 %",
)  # fmt: skip
REJECTED = replace(PROPOSED, object=f"{CONCEPT}0", negated=True, confidence=None, author="Ani", date="2026-03-01")
REJECTED = replace(REJECTED, justification="semapv:ManualMappingCuration")
ABOUT = About("mappings/proposed", title="Proposals")
HEAD = "#curie_map:\n#  a: https://example.org/\n#mapping_set_id: https://example.org/m\n"
TITLE = "subject_id\tpredicate_id\tobject_id\tmapping_justification\tconfidence\n"
ROW = "a:1\tskos:exactMatch\ta:2\tsemapv:LexicalMatching\t{}\n"


def test_a_set_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "m.sssom.tsv"
    write([REJECTED, PROPOSED], path, ABOUT)
    assert read(path) == ([PROPOSED, REJECTED], [])
    assert [child.name for child in tmp_path.iterdir()] == ["m.sssom.tsv"]


def test_the_file_is_as_the_standard_writes_it() -> None:
    text = whole([PROPOSED], ABOUT)
    assert text.splitlines()[:10] == [
        "#curie_map:",
        "#  esco: http://data.europa.eu/esco/",
        "#  rgid: https://w3id.org/rolegraph/id/",
        "#  semapv: https://w3id.org/semapv/vocab/",
        "#  skos: http://www.w3.org/2004/02/skos/core#",
        "#mapping_set_id: https://w3id.org/rolegraph/id/mappings/proposed",
        "#mapping_set_title: Proposals",
        "#license: https://w3id.org/sssom/license/unspecified",
        "#comment: This publication uses the ESCO classification of the European Commission.",
        "subject_id\tsubject_label\tpredicate_id\tobject_id\tobject_label\tmapping_justification\tsubject_source\t"
        "object_source\tobject_source_version\tmapping_tool\tmapping_tool_version\tconfidence\tcomment",
    ]
    assert text.splitlines()[10].startswith("rgid:skill/teliti-0123abcd\tteliti\tskos:closeMatch\tesco:skill/1\t")


def test_the_same_mappings_give_the_same_bytes_in_any_order() -> None:
    assert whole([PROPOSED, REJECTED, PROPOSED], ABOUT) == whole([REJECTED, PROPOSED], ABOUT)


def test_concepts_of_any_taxonomy_get_prefixes_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "m.sssom.tsv"
    iris = ("urn:isbn:1", "https://example.org", "https://example.org/a/b", "https://example.org/a#b:c", "tag:x,1:y/")
    found = [replace(PROPOSED, object=iri) for iri in iris]
    write(found, path, replace(ABOUT, base="https://example.org/id/"))
    assert {one.object for one in read(path)[0]} == {*iris}
    assert "ESCO classification" not in path.read_text()
    assert len(sssom_pydantic.read(path).mappings) == len(iris)


@settings(max_examples=40)
@given(label=st.text(), other=st.text(), comment=st.text())
def test_any_label_survives(label: str, other: str, comment: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "any.sssom.tsv"
    one = replace(PROPOSED, subject_label=label, object_label=other, comment=comment)
    write([one, REJECTED], path, ABOUT)
    found, problems = read(path)
    assert (sorted(found, key=lambda one: one.negated), problems) == ([one, REJECTED], [])
    first, second = sssom_pydantic.read(path, return_errors=True)[0]  # the library strips values and knows no bare \r
    assert {first.predicate_modifier, second.predicate_modifier} == {None, "Not"}


def test_values_that_a_spreadsheet_would_run_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "m.sssom.tsv"
    write([replace(PROPOSED, subject_label="=cmd|' /C calc'!A0")], path, ABOUT)
    assert "\t" + "=cmd|' /C calc'!A0" + "\t" in "\t" + path.read_text()


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (ROW.format("1.5"), "confidence: Input should be less than or equal to 1"),
        (ROW.format("nan"), "confidence: Input should be"),
        (ROW.format("0.5\tmore"), "1 cells beyond the last column"),
        (ROW.format("").replace("a:2", "b:2"), "'b:2' is no CURIE under a prefix that the file declares"),
        (ROW.format("").replace("a:2", "a: <>"), "'a: <>' is no CURIE"),
        (ROW.format("").replace("a:2", "https://example.org/2"), "'https://example.org/2' is no CURIE"),
        (ROW.format("").replace("exact", "related"), "passed over: 'skos:relatedMatch' is none of skos:exactMatch"),
        (ROW.format("").replace("semapv:Lex", "skos:Lex"), "mapping_justification: 'skos:LexicalMatching' is no term"),
        ("a:1\t\ta:2\tsemapv:LexicalMatching\t\n", "predicate_id: Field required"),
    ],
)
def test_a_bad_row_is_told_by_its_line_and_costs_no_other(row: str, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "m.sssom.tsv"
    path.write_text(HEAD + TITLE + ROW.format("0.5") + row + ROW.format("1"))
    found, (told,) = read(path)
    assert [one.confidence for one in found] == [0.5, 1.0]
    assert str(told).startswith(f"{path}:6: {problem}")
    assert told.fits == ("passed over" in problem)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no column names"),
        (TITLE, "no metadata above the column names"),
        ("#x\n" + TITLE, "its metadata has no names"),
        ("#a: [\n" + TITLE, "its metadata is no YAML"),
        ("#a: " + "[" * 5000 + "\n" + TITLE, "its metadata is no YAML"),
        ("#a: &x [1]\n#b: *x\n" + TITLE, "its metadata is no YAML: it has an anchor, an alias, a tag or a directive"),
        ("#mapping_set_title: x\n" + TITLE, "its metadata is not of SSSOM: mapping_set_id: Field required"),
        (HEAD + "subject_id\tobject_id\n", "no column predicate_id or mapping_justification"),
        (HEAD + TITLE + 'a:1\t"b\n', ":5: unexpected end of data"),
        (HEAD + TITLE + 'a:1\t"b"c\n', ":5: "),
    ],
)
def test_what_is_no_sssom_is_one_clear_message(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "m.sssom.tsv"
    path.write_text(text)
    with pytest.raises(InputError) as told:
        read(path)
    assert str(told.value).startswith(str(path))
    assert message in str(told.value)
    assert "\n" not in str(told.value)


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "m.sssom.tsv"
    path.write_bytes(HEAD.encode() + b"\xff")
    with pytest.raises(InputError, match="is not UTF-8"):
        read(path)


def test_a_value_of_the_set_holds_where_no_mapping_has_its_own(tmp_path: Path) -> None:
    path = tmp_path / "m.sssom.tsv"
    shared = HEAD + "#mapping_tool: other\n#mapping_date: 2026-01-02\n#object_source_version: 1.10\n"
    path.write_text(shared + TITLE + ROW.format(""))
    assert [(one.tool, one.date, one.source_version) for one in read(path)[0]] == [("other", "2026-01-02", "1.10")]
    own = TITLE.replace("confidence", "mapping_date") + ROW.format("2026-02-03") + ROW.format("")
    path.write_text(shared + own)
    assert [one.date for one in read(path)[0]] == ["2026-02-03", ""]


def test_windows_line_ends_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    path = tmp_path / "m.sssom.tsv"
    path.write_bytes(("\ufeff" + HEAD + TITLE + ROW.format("0.5")).replace("\n", "\r\n").encode())
    found, problems = read(path)
    assert (len(found), found[0].confidence, problems) == (1, 0.5, [])
