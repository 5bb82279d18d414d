"""Lines of a page put together to paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.corpus.paragraphs import Line, joined

WIDTH = 5.0
"""Points that a character of these pages takes."""


def page(*texts: str, left: float = 50, fall: float = 14) -> list[Line]:
    """Lines one below the other; a blank one leaves a gap."""
    found = []
    for place, text in enumerate(texts):
        indent = len(text) - len(text.lstrip())
        begin = left + indent * WIDTH
        bottom = 700 - place * fall
        if text.strip():
            found.append(Line(text.strip(), begin, begin + len(text.strip()) * WIDTH, bottom, bottom + 12))
    return found


def read(*pages: list[Line]) -> list[str]:
    return list(joined(pages))


def test_a_full_line_goes_on_whatever_its_neighbour_begins_with() -> None:
    assert read(page("Tugas kasir adalah melayani pembeli dari", "Solok dan menghitung uang setiap hari.")) == [
        "Tugas kasir adalah melayani pembeli dari Solok dan menghitung uang setiap hari."
    ]


def test_a_line_that_had_room_ends_its_paragraph() -> None:
    lines = page("Tugas kasir adalah melayani pembeli dari", "Solok.", "menghitung uang")
    assert read(lines) == ["Tugas kasir adalah melayani pembeli dari Solok.", "menghitung uang"]


def test_items_keep_their_lines_and_take_in_what_is_indented() -> None:
    lines = page("Syarat:", "- jujur", "- mampu memimpin tim yang terdiri atas dua", "  puluh orang", "\uf0b7 teliti")
    assert read(lines) == ["Syarat:", "- jujur\n- mampu memimpin tim yang terdiri atas dua puluh orang\n• teliti"]


def test_a_gap_or_another_size_ends_a_paragraph() -> None:
    assert read(page("Kasir melayani pembeli setiap", "", "", "hari kerja")) == [
        "Kasir melayani pembeli setiap",
        "hari kerja",
    ]
    heading = Line("Lowongan kerja untuk kasir toko", 50, 300, 700, 724)
    text = Line("Kasir melayani pembeli di toko", 50, 300, 684, 696)
    assert len(read([heading, text])) == 2


def test_short_columns_have_no_full_lines() -> None:
    lines = [*page("Lokasi", "Gaji"), *page("Kasir melayani pembeli dan menghitung uang", left=200)]
    assert read(lines)[:2] == ["Lokasi", "Gaji"]


def test_a_sentence_goes_over_to_the_next_page() -> None:
    first = page("Kasir melayani pembeli dan juga", "1")
    assert read(first, page("menghitung uang."), page("Syarat")) == [
        "Kasir melayani pembeli dan juga menghitung uang.", "Syarat",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("melayani pem-", "beli di toko", "melayani pembeli di toko"),
        ("bekerja hati-", "hati di toko", "bekerja hati-hati di toko"),
        ("bekerja hati\x02", "hati di toko", "bekerja hatihati di toko"),
        ("layanan 24-", "jam di toko", "layanan 24- jam di toko"),
    ],
)
def test_hyphens_at_the_end_of_a_line(first: str, second: str, text: str) -> None:
    assert read(page(first, second)) == [text]


LINES = st.builds(
    lambda text, left, right, bottom: Line(text, left, left + right, bottom, bottom + 10),
    st.text(st.sampled_from("ab -.1:•"), min_size=1).map(lambda text: f"x{text.strip()}"),
    *[st.floats(0, 600) for _ in range(3)],
)


@given(st.lists(st.lists(LINES, max_size=6), max_size=3))
def test_no_letter_is_lost(pages: list[list[Line]]) -> None:
    given_letters = "".join(line.text for page in pages for line in page).replace("-", "")
    found = "".join(joined(pages)).replace("-", "")
    assert "".join(found.split()) == "".join(given_letters.split())
