"""Places where a scrape lost a line break, guessed from the words around them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from rolegraph.extract.line_starts import evidence, glued, line_starts, written
from rolegraph.language.data import language_data
from rolegraph.language.pipeline import blank
from tests.texts import hostile

SCRAPED = "Menyapu lantai lobiMengepel teras depanMencuci gelas dan piring"


def begun(text: str, lang: str = "id") -> list[str]:
    """The words that are taken for the first of a line."""
    doc = blank(lang)(text)
    return [doc[i].text for i in line_starts(doc, language_data(lang))]


@pytest.mark.parametrize(
    ("rest", "first"),
    [
        ("Memiliki SIM C", "Memiliki"),
        (" Memiliki SIM C", "Memiliki"),
        ("- Merapikan meja", "-"),
        ("• Merapikan meja", "•"),
    ],
)
def test_a_lost_break_is_found_whether_nothing_or_a_blank_is_left_of_it(rest: str, first: str) -> None:
    assert begun(SCRAPED + rest) == ["Mengepel", "Mencuci", first]


@pytest.mark.parametrize("rest", [" dari PT Maju Jaya", " bersama Ibu Ratna", " dengan Microsoft Office"])
def test_a_name_behind_a_blank_begins_no_line(rest: str) -> None:
    assert begun(SCRAPED + rest) == ["Mengepel", "Mencuci"]


@pytest.mark.parametrize(
    "text",
    [
        "Kasir melayani pembeli. Ia juga menghitung uang bersama Kepala Toko di Pasar Baru setiap malam.",
        "Tugas utama seorang Kepala Gudang adalah memeriksa barang dari Surabaya.",
    ],
)
def test_prose_loses_nothing(text: str) -> None:
    assert begun(text) == []


def test_english_adverts_lose_their_breaks_too() -> None:
    assert begun("Serve guests at the counterHandle cash and cardsClean the coffee machine", "en") == [
        "Handle",
        "Clean",
    ]


def test_a_language_without_weights_guesses_nothing() -> None:
    data = replace(language_data("id"), line_starts={})
    assert list(line_starts(blank("id")(SCRAPED), data)) == []


def test_names_are_counted_with_the_glued_words() -> None:
    assert (glued(SCRAPED), glued("Menyapu lantai lobi"), glued("JavaScript")) == (2, 0, 1)


def test_weights_are_written_as_they_are_read() -> None:
    data = language_data("id")
    lines = [line.split(" ", 1) for line in written(data.line_starts).splitlines()]
    assert {name: float(weight) for weight, name in lines} == data.line_starts


@given(hostile("id"))
def test_every_place_lies_inside_the_text_behind_a_word(text: str) -> None:
    doc = blank("id")(text)
    for index in evidence(doc, language_data("id")):
        assert 0 < index < len(doc)
        assert not doc[index].is_space
        assert not doc[index - 1].is_space
