"""The role that a text describes: which name, how it is written, what else it is called."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolegraph.extract.role import Role, role_named
from rolegraph.extract.sight import SIGHT, assembled

PIPELINES = {lang: assembled(lang, SIGHT) for lang in ("id", "en")}


def role_of(text: str, lang: str = "id") -> Role | None:
    return PIPELINES[lang](text)._.role


def name_of(text: str, lang: str = "id") -> str | None:
    role = role_of(text, lang)
    return role.name if role else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Pekerjaan sebagai penata taman adalah merawat tanaman. Tugas utama meliputi menyiram dan memangkas.",
            "Penata Taman",
        ),
        ("Seorang penata taman merawat tanaman. Penata taman juga harus memangkas pohon.", "Penata Taman"),
        ("Tugas utama kepala dapur meliputi menyusun menu. Kepala dapur juga harus menjaga mutu.", "Kepala Dapur"),
        ("LOWONGAN KASIR\nTugas:\n- melayani pembeli\n- menghitung uang", "Kasir"),
        ("Dibutuhkan segera Staf Gudang\n\nKualifikasi:\n- teliti\n- min. SMA", "Staf Gudang"),
        ("Posisi: Analis Data\nTugas:\n- menyusun laporan", "Analis Data"),
        ("Tour Leader (Umrah)\nKualifikasi:\n- pernah umrah\n- fasih bahasa Arab", "Tour Leader"),
    ],
)
def test_a_role_is_named_by_cues_by_repetition_and_by_titles(text: str, name: str) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A beekeeper looks after hives. Beekeepers must also harvest honey and need patience.", "Beekeeper"),
        ("Ship Broker (Oslo)\nResponsibilities:\n- negotiate charters\n- draft contracts", "Ship Broker"),
        (
            "The job of a ship broker involves negotiating charters. The main tasks include drafting contracts.",
            "Ship Broker",
        ),
    ],
)
def test_english_names_end_with_their_head_and_are_singular(text: str, name: str) -> None:
    assert name_of(text, "en") == name


def test_verbs_and_adverbs_behind_a_name_do_not_belong_to_it() -> None:
    text = "Tukang roti menimbang tepung. Tukang roti biasanya bangun pukul dua. Tugas tukang roti meliputi menguleni."
    assert name_of(text) == "Tukang Roti"


def test_nouns_that_look_like_verbs_stay_in_a_name() -> None:
    text = "Sekretaris direksi mengatur jadwal. Tugas utama sekretaris direksi meliputi menyaring surat."
    assert name_of(text) == "Sekretaris Direksi"


def test_a_conjunction_can_be_part_of_a_name() -> None:
    text = "Pekerjaan Ahli Keselamatan dan Kesehatan Kerja (K3) adalah mencegah kecelakaan. Ahli K3 harus tegas."
    role = role_of(text)
    assert role is not None
    assert role.name == "Ahli Keselamatan dan Kesehatan Kerja"
    assert "Ahli K3" in role.aliases


def test_abbreviations_keep_their_capitals() -> None:
    assert name_of("LOWONGAN GURU SD\nTugas:\n- mengajar\n- menilai siswa") == "Guru SD"


def test_partners_and_other_roles_are_not_the_role() -> None:
    text = (
        "Pekerjaan sebagai apoteker adalah meracik obat. Apoteker bekerja sama dengan dokter, perawat, dan bidan. "
        "Berbeda dengan dokter, apoteker tidak menegakkan diagnosis."
    )
    assert name_of(text) == "Apoteker"


def test_mentions_are_the_name_and_its_shortened_forms_but_not_other_roles() -> None:
    doc = PIPELINES["id"](
        "Pekerjaan sebagai guru olahraga melibatkan latihan fisik. Guru harus sabar. "
        "Guru olahraga bekerja sama dengan guru kelas."
    )
    texts = [doc[start:end].text.lower() for start, end in doc._.role.mentions]
    assert texts == ["guru olahraga", "guru", "guru olahraga"]


def test_the_span_is_a_mention_whose_words_are_the_name() -> None:
    doc = PIPELINES["id"]("KASIR\nTugas kasir meliputi menghitung uang. Kasir harus teliti.")
    start, end = doc._.role.span
    assert doc[start:end].text.lower() == doc._.role.name.lower() == "kasir"


def test_speakers_of_a_dialogue_are_no_role() -> None:
    text = (
        "PENYIAR: Malam ini kita bahas penata cahaya.\nTAMU: Baik.\n"
        "PENYIAR: Apa tugas penata cahaya?\nTAMU: Tugas penata cahaya meliputi memasang lampu."
    )
    assert name_of(text) == "Penata Cahaya"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("", "id"),
        (" \n\n ", "id"),
        ("!!! ???", "id"),
        ("Gunung Merapi adalah gunung berapi di Pulau Jawa. Lerengnya subur.", "id"),
        ("Resep nasi goreng: panaskan minyak, tumis bawang, masukkan nasi.", "id"),
        ("The council met on Tuesday, and the architect presented the plans.", "en"),
        ("Photosynthesis is a process used by plants to convert light.", "en"),
    ],
)
def test_ordinary_text_has_no_role(text: str, lang: str) -> None:
    doc = PIPELINES[lang](text)
    assert doc._.role is None or doc._.role.guessed


def test_a_name_from_elsewhere_is_found_where_the_text_has_it() -> None:
    doc = PIPELINES["id"]("Nelayan menangkap ikan. Nelayan juga memperbaiki jaring.")
    role = role_named(doc, "Nelayan")
    assert role is not None
    assert len(role.mentions) == 2
    assert role_named(doc, "Petani Kopi") is None


WORDS = st.sampled_from(
    [
        *("kasir", "guru", "kepala", "dapur", "dan", "atau", "adalah", "dicari", "seorang", "KASIR", "Posisi", "K3"),
        *("lah", "12", "yang", "sebagai", "menulis", ",", ".", ":", "(", ")", "-", "\n"),
    ]
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_whatever_the_words_the_span_lies_in_the_text_and_reading_is_repeatable(text: str) -> None:
    doc = PIPELINES["id"](text)
    role = doc._.role
    assert role == PIPELINES["id"](text)._.role
    if role is not None:
        assert 0 <= role.span[0] < role.span[1] <= len(doc)
        assert list(role.mentions) == sorted(role.mentions)


@given(st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_the_reading(text: str) -> None:
    for lang in ("id", "en"):
        role_of(text, lang)
