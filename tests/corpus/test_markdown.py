"""Markdown without its marks."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.corpus.extracted import MAX_MARKDOWN_BYTES
from rolegraph.corpus.markdown import extract
from rolegraph.errors import InputError


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# Kasir\n\nTugas **kasir** dan _staf_", "Kasir\n\nTugas kasir dan staf"),
        ("satu\ndua\n\ntiga", "satu dua\n\ntiga"),
        ("* jujur\n* teliti\n  - rapi\n", "- jujur\n- teliti\n  - rapi"),
        ("2. a\n3. b", "2. a\n3. b"),
        ("- a\n\n- b", "- a\n- b"),
        ("[tautan](http://x.example) ![gambar](x.png) `kode`", "tautan kode"),
        ("| Lokasi | Gaji |\n|---|---|\n| Solok | 5 |", "Lokasi\n\nGaji\n\nSolok\n\n5"),
        ("<p>a</p>\n\nb &amp; c<br>d", "a\n\nb & c\nd"),
        ("```\na\nb\n```", "a\nb"),
    ],
)
def test_blocks(source: str, text: str) -> None:
    assert extract(source.encode()).text == text


def test_of_front_matter_the_title_is_kept() -> None:
    found = extract(b'---\r\ntitle: "Kasir Toko"\r\ndate: 2026-01-01\r\n---\r\n# Kasir\r\n')
    assert (found.title, found.text) == ("Kasir Toko", "Kasir")


def test_a_rule_is_no_front_matter() -> None:
    assert extract(b"a\n\n---\n\nb\n\n---\n").text == "a\n\nb"


@given(st.text(st.sampled_from("*_`[]()<>#-|!&\\ \nab1."), max_size=200))
def test_any_string_is_read(source: str) -> None:
    assert isinstance(extract(source.encode()).text, str)


@pytest.mark.parametrize(
    "piece", [">", "[", "![", "*a ", "**a", "_a_", "`", "- ", "[a](", "<a ", "|", "a|", "<a>", "- a\n", "> a\n"]
)
def test_time_stays_bearable(piece: str) -> None:
    began = time.perf_counter()
    with suppress(InputError):
        extract(piece.encode() * (MAX_MARKDOWN_BYTES // len(piece)))
    assert time.perf_counter() - began < 20
