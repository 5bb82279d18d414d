"""What the tagger of items sees: its region, the words that open items, the grammar's answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.extract.item_features import item_features
from rolegraph.extract.sight import prepare
from tests.texts import hostile


def rows(text: str, start: int = 0, end: int | None = None) -> dict[str, set[str]]:
    """The features of each word of a text that is a region from end to end."""
    doc, seen = prepare(text, "id")
    end = len(seen.tokens) if end is None else end
    found = item_features(doc, seen, ["has_responsibility"] * len(seen.tokens), start, end)
    return {seen.words[start + k]: set(row) for k, row in enumerate(found)}


def test_the_grammar_is_a_witness() -> None:
    found = rows("mengatur dan mengawasi proses produksi")
    answers = {word: next(part for part in row if part.startswith("g=")) for word, row in found.items()}
    assert answers == {"mengatur": "g=G", "dan": "g=O", "mengawasi": "g=A", "proses": "g=S", "produksi": "g=I"}


def test_items_are_compared_by_the_words_that_open_them() -> None:
    found = rows("mengatur stok dan mengatur harga")
    assert "samehead" in rows("mengatur stok dan mengatur harga")["stok"]
    assert "samehead" not in rows("mengatur stok dan harga")["stok"]
    assert "njoint=0/1" in found["stok"]
    assert "njoint=1/0" in found["harga"]


@pytest.mark.parametrize(("start", "end"), [(0, 1), (1, 3), (2, 5)])
def test_nothing_is_seen_outside_the_stretch(start: int, end: int) -> None:
    text = "mengatur dan mengawasi proses produksi"
    split = text.split()
    outside = set(split) - set(split[start:end])
    for row in rows(text, start, end).values():
        assert not any(f"w={word}" in part.split(":") for part in row for word in outside)


@given(hostile("id"), st.data())
def test_each_word_of_any_stretch_has_features(text: str, data: st.DataObject) -> None:
    doc, seen = prepare(text, "id")
    size = len(seen.tokens)
    start = data.draw(st.integers(0, size))
    end = data.draw(st.integers(start, size))
    region = st.sampled_from([None, "has_goal", "requires_skill"])
    regions = data.draw(st.lists(region, min_size=size, max_size=size))
    found = item_features(doc, seen, regions, start, end)
    assert len(found) == end - start
    assert all(isinstance(part, str) and part for row in found for part in row)
    assert found == item_features(doc, seen, regions, start, end)
