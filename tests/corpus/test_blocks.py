"""Paragraphs and items put together."""

from __future__ import annotations

import pytest

from rolegraph.corpus.blocks import Blocks
from rolegraph.corpus.extracted import tidy
from rolegraph.errors import InputError


def test_paragraphs_stand_apart_and_items_together() -> None:
    blocks = Blocks()
    blocks.paragraph("Syarat:")
    for depth, text in ((1, "jujur"), (2, "rapi"), (1, "teliti")):
        blocks.item(depth)
        blocks.paragraph(text)
    blocks.leave()
    blocks.paragraph("Kirim  lamaran\nhari ini")
    assert blocks.text() == "Syarat:\n\n- jujur\n  - rapi\n- teliti\n\nKirim lamaran\nhari ini"


def test_an_item_without_text_leaves_no_marker() -> None:
    blocks = Blocks()
    blocks.item()
    blocks.leave()
    blocks.paragraph("a")
    assert blocks.text() == "a"


def test_indentation_has_an_end() -> None:
    blocks = Blocks()
    blocks.item(1_000_000)
    blocks.paragraph("a")
    assert len(blocks.text()) < 30


@pytest.mark.parametrize("text", ["", " ", "a"])
def test_no_number_of_blocks_goes_on_without_end(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rolegraph.corpus.blocks.MAX_BYTES", 1000)
    blocks = Blocks()

    def fill() -> None:
        for _ in range(3000):
            blocks.paragraph(text)

    with pytest.raises(InputError, match="more than"):
        fill()


def test_tidy() -> None:
    assert tidy("a\r\nb\rc\x85d\x00e\u200bf\ud800\u2028") == "a\nb\nc\nd ef\ufffd "
