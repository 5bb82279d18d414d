"""rolegraph.link.table: questions from a table of the user's own, and answers as a table that a scorer reads."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.errors import InputError
from rolegraph.link.linker import Linker
from rolegraph.link.table import COLUMNS, read, rows, text
from rolegraph.mapping import Answer, Candidate, Query, Reason
from tests.link.crafts import SEW, taxonomy

WELD = Query("mengelas", "skill", "id", "Tukang Las", "Tukang las mengelas.")
ONE = Candidate("https://example.org/1", "las", 0.87654, "skos:closeMatch", "semapv:LexicalMatching", ())


def write(folder: Path, content: str | bytes, name: str = "labels.tsv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def scored(table: str) -> list[dict[str, str]]:
    """A table as the scorer of links reads it."""
    return list(csv.DictReader(io.StringIO(table, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))


def test_a_tsv_file_is_read(tmp_path: Path) -> None:
    skill = "mengelas\tskill\tid\tTukang Las\tTukang las mengelas."
    table = read(write(tmp_path, f"label\tkind\tlang\trole\tsentence\n{skill}\nwelder\trole\ten\t\t\n"))
    assert table.queries == (WELD, Query("welder", "role", "en"))
    assert table.problems == ()


@pytest.mark.parametrize("name", ["labels.csv", "LABELS.CSV"])
def test_a_csv_file_is_read_with_its_quotes(tmp_path: Path, name: str) -> None:
    content = 'kind,label,sentence\r\nskill,"las, ""busur""","baris satu\nbaris dua"\r\n'
    (query,) = read(write(tmp_path, content, name)).queries
    assert (query.label, query.sentence) == ('las, "busur"', "baris satu baris dua")


def test_a_quote_in_a_tsv_file_is_a_character(tmp_path: Path) -> None:
    (query,) = read(write(tmp_path, 'label\tkind\n"las" busur\tskill\n')).queries
    assert query.label == '"las" busur'


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_marks_and_line_ends_of_other_systems(tmp_path: Path, end: str, mark: bytes) -> None:
    content = mark + end.join(["label\tkind", "mengelas\tskill", "", "menjahit\tskill"]).encode()
    assert [query.label for query in read(write(tmp_path, content)).queries] == ["mengelas", "menjahit"]


def test_columns_may_stand_in_any_order_and_dress(tmp_path: Path) -> None:
    table = read(write(tmp_path, " Kind \tnote\tLABEL\tLang\nSKILL\tx\tmengelas\tEN\n"))
    assert table.queries == (Query("mengelas", "skill", "en"),)


def test_the_language_of_rows_that_tell_none(tmp_path: Path) -> None:
    path = write(tmp_path, "label\tkind\tlang\nweld\tskill\t\nlas\tskill\tid\n")
    assert [query.lang for query in read(path, "en").queries] == ["en", "id"]


def test_a_role_has_no_role(tmp_path: Path) -> None:
    (query,) = read(write(tmp_path, "label\tkind\trole\nkasir\trole\tkasir\n")).queries
    assert query == Query("kasir", "role")


def test_rows_that_ask_nothing_are_told_and_skipped(tmp_path: Path) -> None:
    content = "label\tkind\nlas\tskill\nlas\tjob\n \tskill\nlas\n\tskill\ngas\tskill\textra\n\t\n"
    table = read(write(tmp_path, content))
    assert [query.label for query in table.queries] == ["las", "gas"]
    told = [problem.message.rpartition("labels.tsv:")[2] for problem in table.problems]
    assert told == ["3: 'job' is no kind", "4: an empty label", "5: '' is no kind", "6: an empty label"]
    assert "role, skill, responsibility" in str(table.problems[0].hint)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", r"labels\.tsv:1: no column label and kind"),
        (b"\n", r"labels\.tsv:1: no column label and kind"),
        (b"label\nlas\n", r"labels\.tsv:1: no column kind"),
        (b"kind\nskill\n", r"labels\.tsv:1: no column label"),
        (b"label,kind\nlas,skill\n", r"labels\.tsv:1: no column label and kind"),
        (b"label\tkind\nl\xe4s\tskill\n", r"labels\.tsv: not UTF-8 at byte 12"),
        ("label\tkind\n".encode("utf-16"), r"labels\.tsv: not UTF-8 at byte 0"),
        (b"label\tkind\n" + b"x" * 1_100_000 + b"\tskill\n", r"labels\.tsv:2: field larger than"),
    ],
)
def test_a_file_that_is_no_such_table(tmp_path: Path, content: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(write(tmp_path, content))


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.tsv: No such file"):
        read(tmp_path / "none.tsv")
    with pytest.raises(InputError, match="Is a directory"):
        read(tmp_path)


def test_a_heading_alone_asks_nothing(tmp_path: Path) -> None:
    assert read(write(tmp_path, "label\tkind\n")).queries == ()


def test_each_candidate_is_a_row() -> None:
    why = (Reason("words-id", 0.9, 0.7, "label: las"), Reason("meaning", 0.4, 0.3))
    two = Candidate("https://example.org/2", "gas", 0.5, "skos:closeMatch", "semapv:CompositeMatching", why)
    found = scored(text([Answer(WELD, (ONE, two), linked=True)]))
    assert [tuple(row) for row in found] == [COLUMNS, COLUMNS]
    assert [(row["rank"], row["uri"], row["score"]) for row in found] == [
        ("1", "https://example.org/1", "0.8765"),
        ("2", "https://example.org/2", "0.5000"),
    ]
    assert {(row["label"], row["kind"]) for row in found} == {("mengelas", "skill")}
    assert found[1]["reasons"] == "words-id 70 % (label: las), meaning 30 %"


def test_a_label_without_a_link_has_no_row() -> None:
    assert text([Answer(WELD, (ONE,), linked=False, why_not="age")]) == "\t".join(COLUMNS) + "\n"
    assert text([]) == "\t".join(COLUMNS) + "\n"
    assert list(rows([Answer(WELD, (), linked=False, why_not="age")])) == []


HOSTILE = ["a\tb", "a\nb", "a\r\nb", "a\x85b", "a\u2028b", 'a"b', '"a', "a\x0bb", "=1+1", "a\\tb", "\x1b[2Ja", "‮a"]


@pytest.mark.parametrize("label", HOSTILE)
def test_a_hostile_label_stays_in_its_cell(label: str) -> None:
    why = (Reason("words-id", 0.9, 1.0, f"label: {label}"),)
    one = Candidate("https://example.org/1", label, 0.5, "skos:closeMatch", "semapv:LexicalMatching", why)
    table = text([Answer(Query(label, "skill"), (one,), linked=True)])
    assert len(table.splitlines()) == table.count("\n") == 2
    (row,) = scored(table)
    assert (row["label"].split(), row["uri"]) == (label.split(), "https://example.org/1")


@given(st.text(min_size=1), st.sampled_from(["role", "skill", "responsibility"]))
def test_a_table_survives_the_way_there_and_back(label: str, kind: str) -> None:
    """Whatever stands in a cell, the scorer finds the label as the user's own table has it, blanks aside."""
    answer = Answer(Query(label, kind), (ONE,), linked=True)  # type: ignore[arg-type]
    (row,) = scored(text([answer]))
    assert (row["label"].split(), row["kind"], row["rank"]) == (label.split(), kind, "1")
    assert set(row) == set(COLUMNS)


def test_from_a_table_to_a_table(tmp_path: Path) -> None:
    path = write(tmp_path, "kind,label\nskill,kemampuan  menjahit pakaian\nskill,usia maks. 30 tahun\n", "wishes.csv")
    found = scored(text(Linker(taxonomy()).answer(read(path).queries, top=3)))
    assert [(row["label"], row["rank"]) for row in found] == [("kemampuan menjahit pakaian", rank) for rank in "123"]
    assert found[0]["uri"] == SEW.iri
    assert [float(row["score"]) for row in found] == sorted((float(row["score"]) for row in found), reverse=True)
