"""PDF files, made by a library."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from contextlib import suppress

import pytest
from fpdf import FPDF
from fpdf.enums import EncryptionMethod
from hypothesis import given, settings
from hypothesis import strategies as st

from rolegraph.corpus.pdf import MAX_PAGES, extract
from rolegraph.errors import InputError

TEXT = (
    "Kasir adalah orang yang melayani pembeli. Tugas utama kasir adalah memindai barang, menghitung uang, dan melayani "
    "pembeli dengan ramah setiap hari."
)


def made(write: Callable[[FPDF], object], **password: object) -> bytes:
    file = FPDF()
    if password:
        file.set_encryption(**password)
    file.add_page()
    file.set_font("helvetica", size=12)
    write(file)
    return bytes(file.output())


def test_paragraphs_and_lists() -> None:
    data = made(lambda file: file.multi_cell(0, 8, f"{TEXT}\n\nSyarat:\n- jujur\n- teliti"))
    assert extract(data).text == f"{TEXT}\n\nSyarat:\n\n- jujur\n- teliti"


def test_pages_follow_each_other() -> None:
    def write(file: FPDF) -> None:
        file.cell(text="Kasir melayani pembeli.")
        file.add_page()
        file.cell(text="Syarat")

    assert extract(made(write)).text == "Kasir melayani pembeli.\n\nSyarat"


@pytest.mark.parametrize("method", EncryptionMethod)
def test_a_file_that_only_its_owner_may_change_is_read(method: EncryptionMethod) -> None:
    data = made(lambda file: file.cell(text="Kasir"), owner_password="x", encryption_method=method)
    assert extract(data).text == "Kasir"


def test_a_file_with_a_password_is_refused() -> None:
    data = made(lambda file: file.cell(text="Kasir"), owner_password="x", user_password="y")
    with pytest.raises(InputError, match="protected by a password"):
        extract(data)


def test_a_file_without_text_may_be_a_scan() -> None:
    with pytest.raises(InputError, match=r"no page holds text.*OCR"):
        extract(made(lambda file: file.rect(10, 10, 50, 50)))


@pytest.mark.parametrize("cut", [0, 5, 100, 700])
def test_half_a_file_is_an_input_error(cut: int) -> None:
    with pytest.raises(InputError):
        extract(made(lambda file: file.cell(text="Kasir"))[:cut])


def written(content: bytes, pages: int = 1) -> bytes:
    """A PDF by hand whose pages share one packed content."""
    packed = zlib.compress(content, 9)
    kids = " ".join(f"{5 + place} 0 R" for place in range(pages))
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {pages}>>".encode(),
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *[page.encode()] * pages,
    ]
    body = b"\n".join(b"%d 0 obj%sendobj" % (number, each) for number, each in enumerate(objects, 1))
    return b"%PDF-1.5\n" + body + b"\ntrailer<</Root 1 0 R>>\n%%EOF"


def test_too_much_text_and_too_many_pages() -> None:
    assert extract(written(b"BT /F 12 Tf 50 700 Td (Kasir) Tj ET")).text == "Kasir"
    with pytest.raises(InputError, match="its text has more than"):
        extract(written(b"BT /F 12 Tf 50 700 Td " + b"(Kasir melayani) Tj " * 50_000 + b"ET"))
    with pytest.raises(InputError, match="pages"):
        extract(written(b"", pages=MAX_PAGES + 1))


@settings(max_examples=200)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    file = bytearray(SAMPLE)
    for _ in range(data.draw(st.integers(1, 20))):
        file[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))
    with suppress(InputError):
        extract(bytes(file))


SAMPLE = made(lambda file: file.multi_cell(0, 8, TEXT))
