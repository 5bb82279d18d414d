"""What an unread sentence is about: the verb by which it is grouped."""

from __future__ import annotations

import pytest

from rolegraph.errors import LanguageDataError
from rolegraph.extract.verbs import cue_verb


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Kasir menyapa pembeli.", "menyapa"),
        ("Ia juga tetap menata barang dan mengepel lantai.", "menata"),
        ("Ia bekerja sama dengan gudang.", "bekerja sama"),
        ("Bertanggung jawab atas kas kecil.", "bertanggung jawab"),
        ("- Packing barang", "packing"),
        ("1. Stok opname setiap bulan", "stok"),
        ("Toko ini ramai.", "toko"),
        ("Barang dirapikan setiap malam.", "dirapikan"),
        ("Dan yang itu.", ""),
        ("…", ""),
        ("", ""),
    ],
)
def test_indonesian(sentence: str, verb: str) -> None:
    assert cue_verb(sentence, "id") == verb


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("A cashier greets the customers.", "greets"),
        ("- Greet the customers", "greet"),
        ("Till service", "till"),
    ],
)
def test_english(sentence: str, verb: str) -> None:
    assert cue_verb(sentence, "en") == verb


def test_a_language_without_data_is_refused() -> None:
    with pytest.raises(LanguageDataError, match="no language 'de'"):
        cue_verb("Der Koch kocht.", "de")
