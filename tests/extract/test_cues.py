"""Where cue phrases stand, found as a reader's finger would."""

from __future__ import annotations

import pytest
from hypothesis import given
from spacy.language import Language

from rolegraph.extract.cues import Cue
from rolegraph.extract.sight import SIGHT, assembled
from rolegraph.language.data import language_data
from tests.texts import hostile

PIPELINES: dict[str, Language] = {
    lang: assembled(lang, ("rolegraph_layout", "rolegraph_cues")) for lang in ("id", "en")
}


def found(text: str, name: str, lang: str = "id") -> list[str]:
    """The places of one cue, white space in them made one blank."""
    doc = PIPELINES[lang](text)
    return [" ".join(doc[cue.start : cue.end].text.split()) for cue in doc._.cues if cue.name == name]


@pytest.mark.parametrize(
    ("text", "lang", "name", "phrases"),
    [
        ("Tugas utama kasir adalah menghitung uang.", "id", "duty", ["Tugas utama"]),
        ("TUGAS UTAMA KASIR", "id", "duty", ["TUGAS UTAMA"]),
        ("Ia bekerja sama dengan departemen keuangan", "id", "party", ["bekerja sama dengan", "departemen"]),
        ("Tugas kasir dan tugas perawat", "id", "duty", ["Tugas", "tugas"]),
        ("Petugas kasir bertugas di toko", "id", "duty", ["bertugas"]),
        ("Uang dan barang", "id", "duty", []),
        ("The role is responsible for cash.", "en", "duty", ["responsible for"]),
        ("", "id", "duty", []),
    ],
)
def test_phrases_are_found_in_any_case_and_as_whole_words(text: str, lang: str, name: str, phrases: list[str]) -> None:
    assert found(text, name, lang) == phrases


def test_of_one_name_the_longest_phrase_counts() -> None:
    assert found("Kasir bertanggung jawab penuh atas uang.", "duty") == ["bertanggung jawab penuh atas"]


def test_two_names_may_hold_the_same_words() -> None:
    doc = PIPELINES["id"]("Ia bertanggung jawab kepada manajer.")
    assert {cue.name for cue in doc._.cues if cue.start == 1} >= {"duty", "party"}


@pytest.mark.parametrize("white", ["\n", "\r\n", "  ", "\n   ", "\t"])
def test_a_phrase_may_go_on_in_the_next_line(white: str) -> None:
    """The line before is full, as a wrapped line is; a short one was broken on purpose (test_layout)."""
    text = f"Setiap pagi kasir yang bertugas di toko pusat bekerja{white}sama dengan pemasok dan kepala gudang."
    assert found(text, "party") == ["bekerja sama dengan"]


@pytest.mark.parametrize("gap", ["\n\n", ". ", "\n- "])
def test_a_phrase_ends_with_its_sentence(gap: str) -> None:
    assert "Tugas utama" not in found(f"Ini Tugas{gap}Utama sekali", "duty")


def test_a_sentence_of_another_language_has_that_language_s_cues() -> None:
    doc = assembled("id", SIGHT)("Tugas kasir: menghitung uang.\nYou are responsible for the cash of the shop.")
    assert [(cue.name, doc[cue.start : cue.end].text) for cue in doc._.cues if cue.name == "duty"] == [
        ("duty", "Tugas"),
        ("duty", "responsible for"),
    ]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_phrase_of_the_data_is_found(lang: str) -> None:
    """One whose words the tokenizer splits in another way than the text's could never be."""
    for name, phrases in language_data(lang).cues.items():
        for phrase in phrases:
            assert found(f"x {' '.join(phrase)} x", name, lang), (name, phrase)


@given(hostile("id"))
def test_cues_stand_in_order_and_those_of_one_name_apart(text: str) -> None:
    doc = PIPELINES["id"](text)
    cues: list[Cue] = doc._.cues
    assert [cue.start for cue in cues] == sorted(cue.start for cue in cues)
    until: dict[str, int] = {}
    for cue in cues:
        assert until.get(cue.name, 0) <= cue.start < cue.end <= len(doc)
        assert not doc[cue.start].is_space
        assert not doc[cue.end - 1].is_space
        until[cue.name] = cue.end
