"""rolegraph.charts.words: lines of text that fit, and nothing that XML refuses."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from rolegraph.charts.words import clean, cut, width, wrap


@given(st.text(), st.integers(20, 300), st.integers(1, 4))
def test_lines_are_few_and_hold_the_text(text: str, room: int, lines: int) -> None:
    found = wrap(text, 13, room, lines)
    assert 1 <= len(found) <= lines
    if not found[-1].endswith("…"):
        assert "".join(found).replace(" ", "") == clean(text).replace(" ", "")


@given(st.text(alphabet="abc mW. "), st.integers(40, 300))
def test_no_line_of_ordinary_letters_is_too_wide(text: str, room: int) -> None:
    assert all(width(line, 13) <= room for line in wrap(text, 13, room, 3))


@given(st.text())
def test_a_cleaned_text_is_xml(text: str) -> None:
    escaped = clean(text).replace("&", "&amp;").replace("<", "&lt;")
    assert ElementTree.fromstring(f"<a>{escaped}</a>").text in (clean(text), clean(text) or None)


def test_what_a_reader_sees_as_one_is_not_cut() -> None:
    for one in ("👩‍🍳", "e\u0301", "👍🏽", "❤\ufe0f"):
        assert set(cut(one * 5, 13, 14)) == {one}
