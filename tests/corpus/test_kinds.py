"""The registry of kinds, and what a file is."""

from __future__ import annotations

import io
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import docx
import odfdo
import pytest

from rolegraph.corpus import kinds
from rolegraph.corpus.given import opened
from rolegraph.corpus.kinds import KINDS, by_ending, by_name
from rolegraph.corpus.sniff import kind_of
from rolegraph.errors import InputError, UsageError

FIELD_NEEDS = {"rolegraph.corpus.html"}
"""What the cells of tables need, which are read where the reader of any file is chosen."""


def kind(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    with opened(path) as given:
        return kind_of(path, given).name


def word() -> bytes:
    file = io.BytesIO()
    docx.Document().save(file)
    return file.getvalue()


def open_document(form: str) -> bytes:
    file = io.BytesIO()
    odfdo.Document(form).save(file)
    return file.getvalue()


@pytest.mark.parametrize("each", KINDS.values(), ids=lambda each: each.name)
def test_every_kind_is_found_by_name_and_ending_and_its_function_is_there(each: kinds.Kind) -> None:
    assert by_name(f".{each.name.upper()}") is each
    assert all(by_ending(Path(f"KASIR{ending.upper()}")) is each for ending in each.endings)
    module, function = each.home
    assert callable(getattr(import_module(f"rolegraph.corpus.{module}"), function))


def test_an_unknown_kind_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match=r"'xlsx' \(one of txt, md, "):
        by_name("xlsx")


def test_no_reader_is_loaded_before_a_file_needs_it() -> None:
    script = "import sys, rolegraph.corpus.documents; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    readers = {f"rolegraph.corpus.{kind.home[0]}" for kind in KINDS.values()}
    assert not {*readers, "xml", "markdown_it", "pyarrow", "pypdfium2"} & set(done.stdout.split()) - FIELD_NEEDS


def test_a_missing_library_is_one_line_that_names_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "find_spec", lambda name: None)
    with pytest.raises(InputError) as caught:
        KINDS["pdf"].extract(b"%PDF-")
    assert str(caught.value) == "reading .pdf needs pypdfium2 (pip install 'rolegraph[pdf]')"
    assert KINDS["docx"].missing is None


@pytest.mark.parametrize("name", ["kasir", "kasir.txt", "kasir.pdf", "kasir.csv"])
@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\n%PDF-1.7\n", "pdf"),
        (b"PAR1abc", "parquet"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html>\n<html>", "html"),
        (b"<!-- saved --><HTML lang=id>", "html"),
        (b'<?xml version="1.0"?>\n<html xmlns="x">', "html"),
        (word(), "docx"),
        (open_document("text"), "odt"),
    ],
)
def test_the_first_bytes_go_before_the_ending(tmp_path: Path, name: str, data: bytes, expected: str) -> None:
    assert kind(tmp_path / name, data) == expected


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("kasir.md", b"# Kasir", "md"),
        ("kasir.HTM", b"<p>Kasir", "html"),
        ("kasir.text", b"<htmlx>", "txt"),
        ("kasir.dat", b"Kasir", "txt"),
        ("kasir", b'{"text": "a"}\n', "jsonl"),
        ("kasir.txt", b'{"text": "a"}\n', "txt"),
        ("kasir.pdf", b"", "pdf"),
    ],
)
def test_else_the_ending_tells(tmp_path: Path, name: str, data: bytes, expected: str) -> None:
    assert kind(tmp_path / name, data) == expected


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("kasir.pdf", b"Kasir", "its name ends in .pdf, but it is no PDF file"),
        ("kasir.docx", b"Kasir", "its name ends in .docx, but it is no DOCX file"),
        ("kasir.doc", b"{\\rtf1", "an RTF file, which is not read"),
        ("kasir.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
        ("kasir.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "by a password"),
        ("kasir.txt", open_document("spreadsheet"), "a spreadsheet, which is not read (save it as .csv)"),
        ("kasir.txt", b"PK\x03\x04kasir", "a broken archive"),
    ],
)
def test_what_is_not_read_is_named(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        kind(tmp_path / name, data)
    assert str(caught.value).startswith(f"{tmp_path / name}: ")
    assert message in str(caught.value)
