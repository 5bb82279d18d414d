"""Which wordings name one thing, and which only look alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.rdf.normal import key, role_key, words


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Analisis Data", "analisis data", "skill"),
        ("kepemimpinan yang kuat", "kepemimpinan", "skill"),
        ("kepemimpinan yang kuat dan luas", "kepemimpinan", "skill"),
        ("kemampuan analisis yang sangat baik", "analisis", "skill"),
        ("pemahaman mengenai pajak", "pemahaman yang mendalam tentang pajak", "skill"),
        ("cakupan kerjanya", "cakupan kerja", "dimension"),
        ("pendidikan min. SMP/Sederajat", "pendidikan min SMP/sederajat", "skill"),
        ("mengelola  stok\nbarang", "mengelola stok barang", "responsibility"),
        ("Ｅｘｃｅｌ", "excel", "skill"),
    ],
)
def test_wordings_that_name_one_thing(one: str, other: str, kind: str) -> None:
    assert key(one, "id", kind) == key(other, "id", kind)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pendidikan tinggi", "pendidikan"),
        ("tidak sabar", "sabar"),
        ("tanpa pengalaman", "dengan pengalaman"),
        ("menerima barang dari gudang", "menerima barang ke gudang"),
        ("C++", "C#"),
        ("C", "C++"),
        ("usia < 30 tahun", "usia > 30 tahun"),
        ("IPK 3,00", "IPK 300"),
        ("bertanya", "berta"),
        ("punya nyali", "pu nyali"),
        ("SIM A", "SIM"),
        ("कि", "की"),
        ("🎉", "🎊"),
    ],
)
def test_wordings_that_only_look_alike(one: str, other: str) -> None:
    assert key(one, "id") != key(other, "id")


def test_english_words_go_by_english_lists() -> None:
    assert key("strong communication skills", "en", "skill") == key("Communication", "en", "skill")
    assert key("ability to work under pressure", "en", "skill") == key("work under pressure", "en", "skill")
    assert key("customers' questions", "en") == key("Customers’ questions", "en-GB")
    assert key("high school", "en") != key("school", "en")


def test_one_word_in_two_languages_is_one_thing() -> None:
    assert key("Excel", "id", "skill") == key("Excel", "en", "skill")


@pytest.mark.parametrize("label", ["yang baik", "kemampuan", "dan", "the", "skills", "★", "baik"])
def test_a_label_of_nothing_but_dropped_words_keeps_them(label: str) -> None:
    assert key(label, "id", "skill")
    assert key(label, "en", "skill")


def test_a_language_without_lists_only_loses_case_and_marks() -> None:
    assert key("Der gute Koch!", "de") == "der gute koch"
    assert key("x", "../../etc") == "x"


def test_a_role_keeps_every_word() -> None:
    assert role_key("Kepala Bagian yang Baik") == "kepala bagian yang baik"
    assert role_key("Head of HR") != role_key("Head HR")


@given(st.text(), st.sampled_from(["id", "en", "de"]), st.sampled_from(["", "skill", "goal"]))
def test_case_space_and_width_never_count(label: str, lang: str, kind: str) -> None:
    assert key(f"  {label}\n", lang, kind) == key(label, lang, kind)
    assert bool(key(label, lang, kind)) == bool(label.strip()) or not words(label)


@given(st.text())
def test_words_hold_no_space(text: str) -> None:
    assert all(word and word.split() == [word] for word in words(text))
