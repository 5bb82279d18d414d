"""Lines that a scraped text lost are found again, and names with a capital inside stay whole."""

from __future__ import annotations

import pytest

from rolegraph.extract.breaks import lost_breaks
from rolegraph.language.data import language_data
from rolegraph.language.pipeline import blank


def begun(text: str, lang: str = "id") -> list[str]:
    """The first words of the lines that are found inside a line."""
    doc = blank(lang)(text)
    return [doc[i].text for i in sorted(lost_breaks(doc, language_data(lang))) if i < len(doc)]


def test_a_verb_stuck_to_the_line_before_begins_a_line() -> None:
    assert begun("Merapikan rak tokoMelayani pembeli") == ["Melayani"]


@pytest.mark.parametrize("name", ["JavaScript", "YouTube", "SketchUp", "WhatsApp"])
def test_a_name_with_a_capital_inside_is_no_lost_line(name: str) -> None:
    assert begun(f"Menguasai {name} dan menyusun laporan") == []


def test_in_a_scraped_text_every_stuck_word_begins_a_line_but_known_names_do_not() -> None:
    text = "Menyapu lantaiMengepel terasMencuci gelasMenguasai JavaScriptKulit sehat"
    assert begun(text) == ["Mengepel", "Mencuci", "Menguasai", "Kulit"]


def test_numbers_that_count_up_begin_items_where_they_are_stuck() -> None:
    assert begun("1. Menyapu halaman2. Mencuci mobil3. Merawat taman") == ["1", "2", "3"]


def test_numbers_of_articles_are_no_items() -> None:
    assert begun("Pasal 1. Juru sita bertugas. Pasal 2. Barang disita. Pasal 3. Masyarakat diberi tahu.") == []


def test_a_bracketed_number_begins_at_its_bracket() -> None:
    assert begun("(1) Apoteker menyusun. (2) Apoteker meracik. (3) Apoteker menyimpan.") == ["(", "(", "("]


def test_a_dash_between_two_stuck_words_is_a_bullet() -> None:
    assert begun("menagih piutang-Mengadakan temu lapang") == ["-"]


@pytest.mark.parametrize("text", ["jalur Purwokerto–Tegal", "tugas non-Teknis", "e-Commerce"])
def test_a_dash_inside_a_name_is_no_bullet(text: str) -> None:
    assert begun(text) == []


def test_a_heading_stuck_between_two_lines_is_a_line_of_its_own() -> None:
    assert begun("Melayani pembeli dengan ramahPERSYARATAN : Jujur") == ["PERSYARATAN", "Jujur"]


def test_a_heading_word_in_a_sentence_is_no_heading() -> None:
    assert begun("Ia memegang tugas yang berat dan menyusun syarat baru.") == []
