"""From tokens to labels: the words of the text, clean at both ends, references resolved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from rolegraph.extract.groups import Group
from rolegraph.extract.labels import group_labels, join, trim
from rolegraph.extract.sight import prepare
from rolegraph.language.data import language_data
from tests.texts import hostile

ID = language_data("id")


def doc_of(text: str, lang: str = "id") -> Doc:
    return prepare(text, lang)[0]


def tokens(doc: Doc, phrase: str) -> list[int]:
    """The indices of the first tokens that spell a phrase."""
    wanted = [token.text for token in doc_of(phrase, doc.lang_) if not token.is_space]
    for start in range(len(doc)):
        if [token.text for token in doc[start : start + len(wanted)]] == wanted:
            return list(range(start, start + len(wanted)))
    raise AssertionError(f"{phrase!r} is not in {doc.text!r}")


def label(text: str, *parts: str, relation: str = "has_responsibility", lang: str = "id") -> str:
    """The label that parts of a text make together, "" for none."""
    doc = doc_of(text, lang)
    slots = [[tokens(doc, part)] for part in parts]
    return " + ".join(found.text for found in group_labels(doc, Group(relation, slots)))


@pytest.mark.parametrize(
    ("text", "part", "clean"),
    [
        ("Kasir menghitung uang, lalu pulang.", "menghitung uang,", "menghitung uang"),
        ("Kasir menghitung uang.", "menghitung uang.", "menghitung uang"),
        ("Ia harus mampu menghitung uang", "harus mampu menghitung uang", "menghitung uang"),
        ("memiliki kesabaran", "memiliki kesabaran", "kesabaran"),
        ("dan juga teliti serta", "dan juga teliti serta", "teliti"),
        ("- teliti;", "- teliti;", "teliti"),
        ("“ramah”, jujur", "“ramah”, jujur", "“ramah”, jujur"),
        ("ramah, “jujur", "ramah, “jujur", "ramah, jujur"),
        ("menguasai C++.", "C++.", "C++"),
        ("diskon 50%!", "diskon 50%!", "diskon 50%"),
        ("🎉 ramah 🎉", "🎉 ramah 🎉", "ramah"),
        ("mampu", "mampu", "mampu"),
        ("...", "...", ""),
    ],
)
def test_ends_are_cleaned(text: str, part: str, clean: str) -> None:
    assert label(text, part) == clean


@pytest.mark.parametrize(
    ("text", "part", "relation", "left"),
    [
        ("Kasir. Kualifikasi Teliti", "Kualifikasi", "requires_skill", ""),
        ("Kasir. Job Desc Menghitung uang", "Job Desc", "has_responsibility", ""),
        ("Berbeda pada tanggung jawab", "tanggung jawab", "contrast_dimension", "tanggung jawab"),
        ("Kemampuan berhitung", "Kemampuan berhitung", "requires_skill", "kemampuan berhitung"),
    ],
)
def test_a_heading_s_words_alone_state_nothing_of_what_sections_hold(
    text: str, part: str, relation: str, left: str
) -> None:
    assert label(text, part, relation=relation) == left


@pytest.mark.parametrize("relation", ["misconception", "expectation", "unsuited_trait"])
def test_a_proposition_keeps_its_beginning(relation: str) -> None:
    text = "dan tidak mampu menghitung uang,"
    assert label(text, text, relation=relation) == "tidak mampu menghitung uang"
    assert label("memiliki rasa takut", "memiliki rasa takut", relation=relation) == "memiliki rasa takut"


@pytest.mark.parametrize(
    ("text", "part", "clean"),
    [
        ("menguasai Excel (VLOOKUP, Pivot)", "Excel (VLOOKUP, Pivot)", "Excel (VLOOKUP, Pivot)"),
        ("menguasai Excel (VLOOKUP, Pivot)", "Excel (VLOOKUP", "Excel VLOOKUP"),
        ("menguasai Excel (VLOOKUP, Pivot)", "VLOOKUP, Pivot)", "VLOOKUP, Pivot"),
        ("((teliti)", "((teliti)", "(teliti)"),
        (")teliti(", ")teliti(", "teliti"),
        ("jujur [dan] “ramah”", "jujur [dan] “ramah”", "jujur [dan] “ramah”"),
    ],
)
def test_a_bracket_without_its_partner_is_dropped(text: str, part: str, clean: str) -> None:
    assert label(text, part) == clean


@pytest.mark.parametrize(
    ("text", "parts", "joined"),
    [
        ("mengatur dan mengawasi proses produksi", ["mengatur", "proses produksi"], "mengatur proses produksi"),
        ("merancang UI/UX dengan Node.js", ["merancang UI/UX"], "merancang UI/UX"),
        ("menata  buku\nlama", ["menata"], "menata"),
        ("menata buku\nlama", ["menata buku", "lama"], "menata buku lama"),
        ("usia maks.30 tahun", ["usia maks.30 tahun"], "usia maks.30 tahun"),
    ],
)
def test_words_stand_as_in_the_text(text: str, parts: list[str], joined: str) -> None:
    assert label(text, *parts) == joined


@pytest.mark.parametrize(
    ("text", "part", "written"),
    [
        ("Menghitung uang.", "Menghitung uang", "menghitung uang"),
        ("- Menghitung uang", "Menghitung uang", "menghitung uang"),
        ("Tugas: Menghitung uang", "Menghitung uang", "menghitung uang"),
        ("Kasir toko. Teliti dan sabar.", "Teliti", "teliti"),
        ("Adobe Photoshop dan Excel", "Adobe Photoshop", "Adobe Photoshop"),
        ("ia menguasai Photoshop", "Photoshop", "Photoshop"),
        ("- SQL dan Python", "SQL", "SQL"),
        ("- S1 Akuntansi", "S1 Akuntansi", "S1 Akuntansi"),
        ("- S1 semua jurusan", "S1 semua jurusan", "S1 semua jurusan"),
        ("- B1 umum", "B1 umum", "B1 umum"),
        ("- Menguasai Excel", "Menguasai Excel", "menguasai Excel"),
        ("- Bekerja Dengan Teliti", "Bekerja Dengan Teliti", "bekerja Dengan Teliti"),
    ],
)
def test_a_capital_that_the_sentence_gave_is_lowered_and_a_name_keeps_its_own(
    text: str, part: str, written: str
) -> None:
    assert label(text, part) == written


@pytest.mark.parametrize(
    ("text", "first", "second", "resolved"),
    [
        (
            "Ia menerima keluhan pengguna lalu menindaklanjutinya.",
            "menerima keluhan pengguna",
            "menindaklanjutinya",
            "menindaklanjuti keluhan pengguna",
        ),
        ("Ia merawat mesin dan membersihkannya", "merawat mesin", "membersihkannya", "membersihkan mesin"),
        ("Ia merawat mesin. Membersihkannya wajib", "merawat mesin", "Membersihkannya", "membersihkannya"),
        ("Ia bekerja keras dan mencintainya", "bekerja keras", "mencintainya", "mencintainya"),
        ("Ia merawat mesin dan suaranya", "merawat mesin", "suaranya", "suaranya"),
        ("Ia merawat lalu membersihkannya", "merawat", "membersihkannya", "membersihkannya"),
        ("Ia menata buku dan mencatat judulnya", "menata buku", "mencatat judulnya", "mencatat judulnya"),
    ],
)
def test_an_object_nya_stands_for_the_object_of_the_verb_before(
    text: str, first: str, second: str, resolved: str
) -> None:
    doc = doc_of(text)
    one, other = tokens(doc, first), tokens(doc, second)
    both = group_labels(doc, Group("has_responsibility", [[one, other]]))
    assert both[1].text == resolved
    before = group_labels(doc, Group("has_responsibility", [[one]]))[0]
    apart = group_labels(doc, Group("has_responsibility", [[other]]), before)[0]
    assert apart.text == resolved
    assert apart.resolved == (resolved != second.lower())
    assert set(apart.tokens) >= set(other)


def test_a_reference_without_a_verb_before_stays() -> None:
    assert label("lalu menindaklanjutinya", "menindaklanjutinya") == "menindaklanjutinya"


def test_labels_of_a_group_follow_the_text_and_empty_ones_are_left_out() -> None:
    doc = doc_of("jujur, ramah, dan ... teliti")
    parts = [tokens(doc, part) for part in ("teliti", "...", "jujur")]
    assert [found.text for found in group_labels(doc, Group("requires_skill", [parts]))] == ["jujur", "teliti"]


def test_english_words_are_cleaned_by_english_lists() -> None:
    assert label("You must have patience.", "must have patience.", lang="en") == "patience"
    assert label("to be honest and", "honest and", lang="en") == "honest"


@given(hostile("id"), st.data())
def test_a_label_is_made_of_its_tokens_and_of_nothing_else(text: str, data: st.DataObject) -> None:
    doc = doc_of(text)
    solid = [token.i for token in doc if not token.is_space]
    chosen = sorted(data.draw(st.sets(st.sampled_from(solid), max_size=8))) if solid else []
    kept = trim(doc, chosen, "has_responsibility", ID)
    assert kept == [index for index in chosen if index in set(kept)]
    if kept:
        joined = join(doc, kept, ID)
        assert joined == joined.strip()
        assert "".join(joined.lower().split()) == "".join(doc[index].lower_ for index in kept)
