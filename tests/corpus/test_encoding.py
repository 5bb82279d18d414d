"""Three encodings told apart by rules."""

from __future__ import annotations

import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.corpus.encoding import decoded, stream
from rolegraph.errors import InputError

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("text", ["Kasir kafé menjaga “mutu” – setiap hari", "KAFÉ KASIR…", "à la carte: crème brûlée"])
def test_the_same_text_in_every_encoding(encoding: str, text: str) -> None:
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"Kasir \xe9 toko", "not UTF-8: byte 0xe9 at byte 6"),  # a letter on its own is no word
        (b"Kasir \xff melayani", "not UTF-8: byte 0xff at byte 6"),
        (b"kaf\xc3", "not UTF-8: byte 0xc3 at byte 3"),  # a capital behind small letters: cut off in the middle
        ("kafé “mutu” ".encode() + b"\xe9t\xe9", "not UTF-8: byte 0xe9 at byte 17"),  # mostly good UTF-8
        (b"Kasir\x81melayani", "not UTF-8: byte 0x81 at byte 5"),  # Windows-1252 has no such byte
        (b"Kasir\0melayani", "not a text: byte 0x00 at byte 5"),
        (b"\xff\xfeK\0\0", "broken UTF-16"),
        ("Kasir\0".encode("utf-16"), "not a text: U+0000 at character 5"),
    ],
)
def test_what_is_none_of_them_is_refused_with_its_place(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        decoded(data)
    assert caught.value.message.startswith(message)


@given(TEXT)
def test_utf_8_is_never_taken_for_anything_else(text: str) -> None:
    assert decoded(text.encode()) == text.removeprefix("\ufeff")


@given(TEXT)
def test_utf_16_with_a_mark_is_read(text: str) -> None:
    assert decoded(text.encode("utf-16")) == text


@given(
    st.lists(st.sampled_from(["kafé", "crème", "“mutu”", "naïf", "100 €", "kasir", "–", "Citroën", "dan"]), min_size=1)
)
def test_words_of_windows_1252_come_back(words: list[str]) -> None:
    text = " ".join(words)
    assert decoded(text.encode("cp1252")) == text


@given(st.binary())
def test_any_bytes_are_a_text_or_an_input_error(data: bytes) -> None:
    with suppress(InputError):
        decoded(data).encode("utf-8")


@given(st.lists(st.sampled_from(["kasir", "kafé,", "5 € ", "\r\n", "\n", ","])).map("".join))
def test_a_stream_gives_the_text_with_its_line_ends(text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        data = text.encode(encoding)
        assert stream(io.BytesIO(data), data[:4096]).read() == text


def test_a_stream_may_mix_encodings_line_by_line() -> None:
    data = "kafé\n".encode() + "kafé\n".encode("cp1252") + b"\x81\n"
    assert stream(io.BytesIO(data), data).read() == "kafé\nkafé\n\ufffd\n"
