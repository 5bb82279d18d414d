"""One file, one document, or one clear error."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rolegraph.corpus.text import MAX_BYTES, load
from rolegraph.errors import InputError


def written(folder: Path, data: bytes) -> Path:
    path = folder / "kasir.txt"
    path.write_bytes(data)
    return path


def test_the_text_stands_as_given(tmp_path: Path) -> None:
    document = load(written(tmp_path, "  Kasir\r\nmelayani\tpembeli é e\u0301.\n".encode()))
    assert document.text == "  Kasir\r\nmelayani\tpembeli é e\u0301.\n"
    assert (document.id, document.lang, document.source) == ("kasir", "id", (tmp_path / "kasir.txt").as_posix())


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert load(written(tmp_path, b"\xef\xbb\xbfKasir")).text == "Kasir"


def test_a_document_can_be_given_another_name(tmp_path: Path) -> None:
    assert load(written(tmp_path, b"Kasir"), name="toko/kasir").id == "toko/kasir"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (" \n\t\u00a0\n".encode(), "the file is blank"),
        (b"Kasir \xe9 toko", "not UTF-8: byte 0xe9 at byte 6"),
        (b"\xef\xbb\xbfKasir \xe9", "not UTF-8: byte 0xe9 at byte 9"),
        (b"Kasir \xc3", "not UTF-8: byte 0xc3 at byte 6"),
        ("surrogate \ud800".encode("utf-8", "surrogatepass"), "not UTF-8: byte 0xed at byte 10"),
        ("Kasir\0".encode("utf-16"), "not a text: U+0000 at character 5"),
        (b"{\\rtf1 Kasir}", "an RTF file, which is not read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc), which is not read"),
        (b"Kasir\0toko", "not a text: byte 0x00 at byte 5"),
        (b"\x89PNG\r\n\x1a\n\0\0", "not a text: byte 0x1a at byte 6"),
        (b"Kasir \x1b[31m", "not a text: byte 0x1b at byte 6"),
        (b"k" * (MAX_BYTES + 1), "larger than 300,000 bytes"),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(tmp_path: Path, data: bytes, message: str) -> None:
    path = written(tmp_path, data)
    with pytest.raises(InputError) as caught:
        load(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_line_of_20_megabytes_is_refused_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, b"kasir " * 3_500_000)
    began = time.perf_counter()
    with pytest.raises(InputError, match="larger than"):
        load(path)
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize("name", ["gone.txt", "folder", "loop.txt", "x" * 300])
def test_what_cannot_be_opened_is_an_input_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    with pytest.raises(InputError, match="cannot be read: "):
        load(tmp_path / name)


def test_a_file_that_the_user_may_not_read(open_folder: Path, unprivileged: Callable[[Callable[[], Any]], Any]) -> None:
    path = written(open_folder, b"Kasir")
    path.chmod(0)

    def message() -> str:
        with pytest.raises(InputError) as caught:
            load(path)
        return caught.value.message

    assert unprivileged(message) == f"{path}: cannot be read: Permission denied"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_every_text_comes_back_as_it_was_written(tmp_path: Path, text: str) -> None:
    expected = text.removeprefix("\ufeff")
    if expected.strip():
        assert load(written(tmp_path, text.encode())).text == expected
