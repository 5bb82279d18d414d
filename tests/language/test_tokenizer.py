"""Characters to words: nothing is lost, hyphens stay, glued words part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.language.pipeline import blank
from rolegraph.language.tokenizer import pieces
from tests.texts import carried, hostile

ID = blank("id")


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in pieces(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        (" \n\t", []),
        ("Kasir melayani pembeli.", ["Kasir", "melayani", "pembeli", "."]),
        ("tugas-tugas sehari-hari", ["tugas-tugas", "sehari-hari"]),
        ("nge-review barang2", ["nge-review", "barang", "2"]),
        ("problem-solving, e-mail", ["problem-solving", ",", "e-mail"]),
        ("customers' questions and Jum’at", ["customers", "'", "questions", "and", "Jum’at"]),
        ("- menghitung -uang- ", ["-", "menghitung", "-", "uang", "-"]),
        ("UI/UX dan/atau", ["UI", "/", "UX", "dan", "/", "atau"]),
        ("C++, C# & Node.js", ["C++", ",", "C#", "&", "Node.js"]),
        ("S.H. dan M.Kom.", ["S.H.", "dan", "M", ".", "Kom", "."]),
        ("Rp 4.500.000, 08.30, 3,5 tahun", ["Rp", "4.500.000", ",", "08.30", ",", "3,5", "tahun"]),
        ("hrd@toko-kita.co.id!", ["hrd@toko-kita.co.id", "!"]),
        ("https://toko.id/kerja?a=1 sekarang", ["https://toko.id/kerja?a=1", "sekarang"]),
        ("lancar...dan", ["lancar", "...", "dan"]),
        ("____", ["____"]),
        ("“baik”—katanya", ["“", "baik", "”", "—", "katanya"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert split(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("di bidang rasaTeliti dan", ["di", "bidang", "rasa", "Teliti", "dan"]),
        ("Kualifikasi:Minimal S1Jujur", ["Kualifikasi", ":", "Minimal", "S1", "Jujur"]),
        ("(kontrak)2 tahun", ["(", "kontrak", ")", "2", "tahun"]),
        ("mengelola stok.Menyusun laporan", ["mengelola", "stok", ".", "Menyusun", "laporan"]),
        ("PowerPoint", ["Power", "Point"]),
        ("HRD", ["HRD"]),
    ],
)
def test_words_that_lost_their_blank_part_again(text: str, words: list[str]) -> None:
    assert split(text) == words


@pytest.mark.parametrize("text", ["e\u0301lan", "\u0301", "مُدير", "👩‍🍳 koki", "नमस्ते", "a\u200bb", "\u202ekasir"])
def test_marks_of_every_script_are_words_too(text: str) -> None:
    assert "".join(split(text)) == "".join(text.split())
    assert ID(text).text == text


def assert_complete(text: str) -> None:
    """Spans in order, none empty, none overlapping, and only white space between them."""
    at = 0
    for start, end in [*pieces(text), (len(text), len(text))]:
        assert at <= start <= end
        assert not text[at:start].strip()
        assert start < end or start == len(text)
        assert not any(c.isspace() for c in text[start:end])
        at = end


@given(st.text() | hostile("id") | hostile("en"))
def test_no_character_is_lost(text: str) -> None:
    assert_complete(text)
    doc = ID(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_no_character_of_a_carried_text_is_lost() -> None:
    for document in carried():
        assert_complete(document.text)
        assert ID(document.text).text == document.text


@pytest.mark.parametrize("unit", [*"a-.+@_(0é•", "a.", "a-", "a+", "a@", "aB", "1,", "http://", "\u0301", "👩‍🍳"])
def test_twenty_thousand_characters_without_a_blank(unit: str) -> None:
    text = (unit * 20_000)[:20_000]
    assert_complete(text)
    assert ID(text).text == text


@pytest.mark.parametrize(
    "text", ["a\r\nb", "a\r\n\r\n b", "a \n b", " a", "\na", "a  b", "a\u00a0b", "a \u3000b\t", "\r"]
)
def test_white_space_is_kept_as_it_is(text: str) -> None:
    assert ID(text).text == text


def test_a_pipeline_with_this_tokenizer_can_be_stored() -> None:
    again = blank("id").from_bytes(ID.to_bytes())
    assert [token.text for token in again("nge-scan barang")] == ["nge-scan", "barang"]
