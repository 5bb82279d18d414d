"""Which columns hold what."""

from __future__ import annotations

import pytest

from rolegraph.corpus.columns import Chosen, Columns, choose, usual_names
from rolegraph.errors import InputError


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        (["id", "title", "text"], Chosen(("text",), "id", "title")),
        (["No.", "Posisi", "Deskripsi Pekerjaan", "Gaji"], Chosen(("Deskripsi Pekerjaan",), "No.", "Posisi")),
        (
            ["Job_ID", "Job Title", "Job Description", "Language"],
            Chosen(("Job Description",), "Job_ID", "Job Title", "Language"),
        ),
        (["description", "TEKS"], Chosen(("TEKS",))),
        (["isi", "Isi"], Chosen(("isi",))),
    ],
)
def test_usual_names_in_both_languages(header: list[str], chosen: Chosen) -> None:
    assert choose(header, Columns()) == chosen


def test_what_is_named_goes_before_what_is_usual() -> None:
    header = ["id", "ref", "text", "Tugas", "Syarat"]
    chosen = choose(header, Columns(id="REF", text=("tugas", "Syarat")))
    assert chosen == Chosen(("Tugas", "Syarat"), "ref")
    assert chosen.names == ("ref", "Tugas", "Syarat")


def test_a_name_as_written_goes_before_one_that_is_alike() -> None:
    assert choose(["TEXT", "text"], Columns(text=("text",))).text == ("text",)


@pytest.mark.parametrize(
    ("header", "wanted", "message"),
    [
        (["a", "b"], Columns(), "no column for the text among 'a', 'b' (name it with --text-column)"),
        (["text"], Columns(id="ref"), "no column 'ref' among 'text'"),
        ([f"k{place}" for place in range(14)], Columns(), "'k11' and 2 more"),
        ([], Columns(), "among none"),
    ],
)
def test_a_column_that_is_not_there(header: list[str], wanted: Columns, message: str) -> None:
    with pytest.raises(InputError) as caught:
        choose(header, wanted)
    assert message in str(caught.value)


def test_no_name_is_usual_for_two_things() -> None:
    names = [name for each in usual_names().values() for name in each]
    assert len(names) == len(set(names))
