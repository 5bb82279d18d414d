"""OpenDocument texts."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress

import odfdo
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolegraph.corpus.odt import extract
from rolegraph.errors import InputError

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "drawing")
)


def packed(body: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        text = f"<office:body><office:text>{body}</office:text></office:body>"
        archive.writestr("content.xml", f"<office:document-content {SPACES}>{text}</office:document-content>")
    return file.getvalue()


def test_headings_paragraphs_lists_and_cells() -> None:
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Header(1, "Kepala Gudang"))
    document.body.append(odfdo.Paragraph("Kepala gudang mengatur\tbarang."))
    document.body.append(odfdo.List(["Teliti", "Jujur"]))
    table = odfdo.Table("t", width=2, height=1)
    table.set_values([["Lokasi", "Solok"]])
    document.body.append(table)
    file = io.BytesIO()
    document.save(file)
    text = extract(file.getvalue()).text
    assert text == "Kepala Gudang\n\nKepala gudang mengatur barang.\n\n- Teliti\n- Jujur\n\nLokasi\n\nSolok"


ITEM = "<text:list-item><text:p>{}</text:p>{}</text:list-item>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<text:p>a<text:s text:c='3'/>b<text:line-break/>c</text:p>", "a b\nc"),
        ("<text:p>a<text:s text:c='999999999'/>b</text:p>", "a b"),
        ("<text:p>a<text:span>b</text:span><text:a>c</text:a></text:p>", "abc"),
        ("<text:p>a<text:note><text:p>x</text:p></text:note>b</text:p>", "ab"),
        ("<text:p>a<office:annotation><text:p>x</text:p></office:annotation></text:p>", "a"),
        ("<text:tracked-changes><text:p>x</text:p></text:tracked-changes><text:p>a</text:p>", "a"),
        (
            f"<text:list>{ITEM.format('a', '<text:list>' + ITEM.format('b', '') + '</text:list>')}</text:list>",
            "- a\n  - b",
        ),
        (
            "<text:list><text:list-item><text:h>Tugas</text:h></text:list-item></text:list><text:p>a</text:p>",
            "Tugas\n\na",
        ),
        ("<text:p>luar<drawing:frame><text:p>kotak</text:p></drawing:frame></text:p>", "kotak\n\nluar"),
        ("<text:p>a\n  b</text:p>bukan teks", "a b"),
    ],
)
def test_what_is_text_and_what_is_not(body: str, text: str) -> None:
    assert extract(packed(body)).text == text


@settings(max_examples=200)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    file = bytearray(SAMPLE)
    for _ in range(data.draw(st.integers(1, 20))):
        file[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))
    with suppress(InputError):
        extract(bytes(file))


SAMPLE = packed("<text:p>Kepala gudang mengatur barang.</text:p>" * 5)
