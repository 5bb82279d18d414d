"""Cells as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.corpus.extracted import MAX_BYTES
from rolegraph.corpus.field import field_text
from rolegraph.errors import InputError


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (float("nan"), ""),
        (17, "17"),
        (b"kaf\xc3\xa9", "kafé"),
        ("kasir\r\ndan satpam", "kasir\ndan satpam"),
        ("R&amp;D &#38; AT&T &copy 2026", "R&D & AT&T &copy 2026"),
        ("&amp;lt;b&amp;gt;Kasir&amp;lt;/b&amp;gt; &amp;nbsp;toko", "Kasir toko"),
        ("&lt;p&gt;Tugas:&lt;/p&gt;&lt;ul&gt;&lt;li&gt;a&lt;/li&gt;&lt;/ul&gt;", "Tugas:\n\n- a"),
        ("<p>Tugas:</p>\n<p>a\nb</p>", "Tugas:\n\na b"),
        ("Tugas:\n- <b>a</b>\n- b\n\nSyarat", "Tugas:\n- a\n- b\n\nSyarat"),
        ("gaji > 5 juta, usia < 30, <nama>", "gaji > 5 juta, usia < 30, <nama>"),
        ('=HYPERLINK("http://x")', '=HYPERLINK("http://x")'),
        (["jujur", None, "<b>teliti</b>"], "- jujur\n- teliti"),
        ("a\0b\x0bc", "a b c"),
    ],
)
def test_values(value: object, text: str) -> None:
    assert field_text(value) == text


@pytest.mark.parametrize("value", [{"a": 1}, object(), [[{}]]])
def test_what_holds_no_text(value: object) -> None:
    with pytest.raises(InputError, match="holds no text but a"):
        field_text(value)


@pytest.mark.parametrize("size", [MAX_BYTES + 1, 5_000_000])
def test_a_huge_cell(size: int) -> None:
    with pytest.raises(InputError, match="more than"):
        field_text("k" * size)


@given(st.text(st.characters(exclude_characters="&<\r", exclude_categories=["C", "Z"])))
def test_text_without_markup_stands(text: str) -> None:
    assert field_text(text) == text


@given(st.text(st.sampled_from("&;<>/#pbrulti amp123xlgt\n")))
def test_any_string_is_read(text: str) -> None:
    assert isinstance(field_text(text), str)
