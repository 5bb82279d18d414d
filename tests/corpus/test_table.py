"""Rows to documents."""

from __future__ import annotations

import pytest

from rolegraph.corpus.columns import Chosen
from rolegraph.corpus.extracted import MAX_BYTES
from rolegraph.corpus.table import MAX_ID, Row, document, language
from rolegraph.document import Document
from rolegraph.errors import InputError

CHOSEN = Chosen(("text",), "id", "title", "lang")


def made(chosen: Chosen = CHOSEN, **cells: object) -> Document:
    return document(Row(7, cells), chosen, "lowongan", "data/lowongan.csv")


def test_all_that_a_row_tells() -> None:
    found = made(id=12, title=" Kasir\n(Solok) ", text="Melayani pembeli.", lang="ID")
    assert found == Document(
        "12", "Kasir (Solok)\n\nMelayani pembeli.", "id", "data/lowongan.csv#row=7", "Kasir (Solok)"
    )


def test_a_text_that_begins_with_its_title_does_not_say_it_twice() -> None:
    assert made(title="Kasir Toko", text="KASIR  TOKO\nMelayani pembeli.").text == "KASIR  TOKO\nMelayani pembeli."


def test_without_identifier_title_and_language() -> None:
    found = made(text="The cashier serves the customers.")
    assert (found.id, found.lang, found.title) == ("lowongan/7", "en", None)


def test_several_texts_stand_under_the_names_of_their_columns() -> None:
    chosen = Chosen(("Tugas", "Syarat", "Lain"))
    assert made(chosen, Tugas="melayani", Syarat=["jujur", "teliti"], Lain=" ").text == (
        "Tugas:\nmelayani\n\nSyarat:\n- jujur\n- teliti"
    )


def test_an_identifier_is_one_printable_line() -> None:
    assert (
        made(id="a\nb\x1b\ud800" + "x" * 500, text="a").id
        == ("a b" + "x" * 500)[:MAX_ID].replace("bx", "b \ufffdx", 1)[:MAX_ID]
    )


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"text": " "}, "its text is empty"),
        ({"title": "Kasir"}, "its text is empty"),
        ({"text": {}}, "a cell holds no text but a dict"),
        ({"text": "a", "lang": "fr"}, "language 'fr' is none of en, id"),
        ({"text": "a" * (MAX_BYTES - 9), "title": "b" * 99}, "more than 300,000 characters"),
    ],
)
def test_a_row_that_is_no_text(cells: dict[str, object], message: str) -> None:
    with pytest.raises(InputError) as caught:
        made(**cells)
    assert message in caught.value.message


@pytest.mark.parametrize(
    ("written", "tag"),
    [("id", "id"), ("EN-us", "en"), ("in_ID", "id"), ("Bahasa Indonesia", "id"), ("indonesian", "id"), ("", None)],
)
def test_languages(written: str, tag: str | None) -> None:
    assert language(written) == tag
