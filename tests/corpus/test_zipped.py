"""Archives that were made to hurt."""

from __future__ import annotations

import io
import struct
import time
import zipfile

import pytest

from rolegraph.corpus.docx import extract as read_docx
from rolegraph.corpus.odt import extract as read_odt
from rolegraph.corpus.zipped import MAX_DEPTH, MAX_PART_BYTES, Package
from rolegraph.errors import InputError

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
START = f'<w:document xmlns:w="{WORD}">'


def archive(compression: int = zipfile.ZIP_DEFLATED, **parts: str | bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return file.getvalue()


def document(xml: str, **more: str | bytes) -> bytes:
    return archive(**{"word/document.xml": xml, **more})


HOSTILE = {
    "a part that swells": (START + " " * (MAX_PART_BYTES + 1), "unpacks to more than"),
    "paragraphs without end": (START + "<w:p/>" * 4_000_000, "its text has more than"),
    "elements in elements": (START + "<w:p>" * (MAX_DEPTH + 1), "nested more than"),
    "entities that call entities": ('<!DOCTYPE d [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><d>&b;</d>', "a document type"),
    "an entity that reads a file": (
        '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>',
        "a document type",
    ),
    "a document type elsewhere": ('<!DOCTYPE d SYSTEM "http://localhost/x.dtd"><d/>', "a document type"),
    "no XML": ("kasir", "is no XML"),
    "XML that ends early": (START + "<w:p>", "is no XML"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_xml(name: str) -> None:
    xml, message = HOSTILE[name]
    began = time.perf_counter()
    with pytest.raises(InputError, match=message):
        read_docx(document(xml))
    assert time.perf_counter() - began < 10


def test_what_is_not_asked_for_is_not_unpacked() -> None:
    text = "<w:p><w:r><w:t>a</w:t></w:r></w:p></w:document>"
    bomb = b"\0" * (MAX_PART_BYTES + 1)
    assert read_docx(document(START + text, **{"word/media/x.png": bomb})).text == "a"


def test_a_list_of_parts_without_end() -> None:
    data = bytearray(archive(a="a"))
    end = data.rfind(b"PK\x05\x06")
    struct.pack_into("<L", data, end + 12, 500_000_000)
    with pytest.raises(InputError, match="far more parts"):
        Package(bytes(data))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18, archive(a="a")[:-5], archive(b="b")])
def test_what_is_no_word_file(data: bytes) -> None:
    with pytest.raises(InputError):
        read_docx(data)


def test_a_rare_compression_is_refused() -> None:
    with pytest.raises(InputError, match="packed in a way"):
        read_docx(archive(zipfile.ZIP_BZIP2, **{"word/document.xml": START + "</w:document>"}))


def test_a_part_with_a_password() -> None:
    data = bytearray(document(START + "</w:document>"))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + place] |= 1  # the flag of encryption (APPNOTE.TXT, section 4.4.4)
    with pytest.raises(InputError, match="is protected"):
        read_docx(bytes(data))


def test_an_open_document_with_a_password() -> None:
    manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    with pytest.raises(InputError, match="protected by a password"):
        read_odt(archive(**{"META-INF/manifest.xml": manifest, "content.xml": b"\x01\x02"}))
