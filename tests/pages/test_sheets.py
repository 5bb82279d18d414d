"""rolegraph.pages.sheets: a document with all that a page tells of it."""

from __future__ import annotations

import pytest

from rolegraph.document import Document
from rolegraph.errors import UsageError
from rolegraph.pages.sheets import Left, find_document, sheets
from rolegraph.statement import Reading, Sentence
from rolegraph.store.oxigraph import OxigraphStore
from tests.stores import ACCOUNTANT, filled


def test_a_sheet_has_the_text_its_statements_and_what_gave_none() -> None:
    document = ACCOUNTANT.document
    aside = Sentence(document.text[:10], 0, 10, "boilerplate/pay")
    unread = Sentence(document.text[10:20], 10, 20)
    with filled(Reading(document, ACCOUNTANT.statements, (unread,), (aside,))) as store:
        (sheet,) = sheets(store, "id")
    assert sheet.content == document.text
    assert [one.label for one in sheet.told][:2] == ["Akuntan", "menyusun laporan keuangan"]
    assert sheet.left == (Left(0, 10, "boilerplate/pay"), Left(10, 20, ""))
    assert (sheet.role, sheet.title) == ("Akuntan", "Profil Akuntan")
    assert sheet.version.startswith("rolegraph ")
    assert len(sheet.parents) == 4


def test_one_document_is_the_same_alone_as_among_others() -> None:
    with filled() as store:
        every = {sheet.about.iri: sheet for sheet in sheets(store, "id")}
        assert len(every) == 3
        for iri, sheet in every.items():
            assert list(sheets(store, "id", document=iri)) == [sheet]


def test_documents_are_found_by_name_and_iri() -> None:
    with filled() as store:
        iri = find_document(store, "satpam")
        assert find_document(store, iri) == iri
        with pytest.raises(UsageError, match=r"no document is called 'satpan' \(did you mean satpam"):
            find_document(store, "satpan")
    with OxigraphStore.memory() as empty, pytest.raises(UsageError, match="the store holds no documents"):
        find_document(empty, "satpam")


def test_a_text_without_a_role_is_called_by_its_name() -> None:
    with filled(Reading(Document("entah", "Entah apa.", "id", "x.txt"), ())) as store:
        (sheet,) = sheets(store, "id")
    assert (sheet.title, sheet.role, sheet.told) == ("entah", "", ())
