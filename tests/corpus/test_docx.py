"""Word files: those that a library makes, and XML that only Word makes."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from rolegraph.corpus.docx import extract
from rolegraph.errors import InputError

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def saved(document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def packed(body: str, *, word: str = WORD, name: str = "word/document.xml", **parts: str) -> bytes:
    """A Word file with this XML as its body."""
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, f'<w:document xmlns:w="{word}" xmlns:mc="{mc}"><w:body>{body}</w:body></w:document>')
        for part, text in parts.items():
            archive.writestr(part, text)
    return file.getvalue()


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_headings_paragraphs_lists_and_cells() -> None:
    document = docx.Document()
    document.add_heading("Kepala Gudang", 1)
    paragraph = document.add_paragraph("Kepala gudang ")
    paragraph.add_run("mengatur").bold = True
    paragraph.add_run(" barang.")
    for text in ("Teliti", "Jujur"):
        document.add_paragraph(text, style="List Bullet")
    document.add_paragraph("Rapi", style="List Number 2")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Lokasi", "Solok"
    document.sections[0].header.paragraphs[0].text = "RAHASIA"
    text = extract(saved(document)).text
    assert text == "Kepala Gudang\n\nKepala gudang mengatur barang.\n\n- Teliti\n- Jujur\n- Rapi\n\nLokasi\n\nSolok"


def test_direct_numbering_and_its_depth() -> None:
    numbered = '<w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr></w:pPr>'
    rows = [("a", 0, 5), ("b", 1, 5), ("c", 0, 0)]
    body = "".join(f"<w:p>{numbered.format(depth, number)}{run(text)}</w:p>" for text, depth, number in rows)
    assert extract(packed(body)).text == "- a\n  - b\n\nc"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<w:p>{run('a')}<w:del>{run('x')}</w:del><w:ins>{run('b')}</w:ins></w:p>", "ab"),
        (f"<w:p><w:sdt><w:sdtContent>{run('a')}</w:sdtContent></w:sdt></w:p>", "a"),
        (f"<w:sdt><w:sdtContent><w:p>{run('a')}</w:p></w:sdtContent></w:sdt>", "a"),
        (f"<w:p><w:hyperlink>{run('a')}</w:hyperlink>{run('b')}</w:p>", "ab"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r><w:r><w:t>a</w:t></w:r></w:p>", "a"),
        ("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>", "a"),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r></w:p>", "a b\nc-"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>a</w:t></w:r></w:p>", "a"),
        (
            f"<w:p>{run('luar')}<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>{run('kotak')}</w:p>"
            f"</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p>{run('kotak')}</w:p></w:txbxContent>"
            "</mc:Fallback></mc:AlternateContent></w:r></w:p>",
            "kotak\n\nluar",
        ),
    ],
)
def test_what_is_text_and_what_is_not(body: str, text: str) -> None:
    assert extract(packed(body)).text == text


def test_the_strict_form_and_a_body_that_lies_elsewhere() -> None:
    relations = (
        '<Relationships><Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>'
    )
    data = packed(f"<w:p>{run('a')}</w:p>", word=STRICT, name="word/document2.xml", **{"_rels/.rels": relations})
    assert extract(data).text == "a"


def test_text_boxes_and_content_controls_of_a_library_file() -> None:
    document = docx.Document()
    document.add_paragraph("a")
    control = parse_xml(f'<w:sdt xmlns:w="{WORD}"><w:sdtContent><w:p>{run("b")}</w:p></w:sdtContent></w:sdt>')
    document.element.body.insert(1, control)
    assert extract(saved(document)).text == "a\n\nb"


@settings(max_examples=15)
@given(st.lists(st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=20), min_size=1, max_size=5))
def test_paragraphs_come_back(paragraphs: list[str]) -> None:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    assert extract(saved(document)).text == "\n\n".join(paragraphs)


@settings(max_examples=200)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    file = bytearray(SAMPLE)
    for _ in range(data.draw(st.integers(1, 20))):
        file[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))
    with suppress(InputError):
        extract(bytes(file))


SAMPLE = packed(f"<w:p>{run('Kepala gudang mengatur barang.')}</w:p>" * 5)
