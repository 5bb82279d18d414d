"""rolegraph.link.never: labels about the person or the contract, which no taxonomy of skills has; and their likes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.link.never import never
from rolegraph.link.words import LANGUAGES
from rolegraph.rdf.wordlists import sections

NEVER = {
    "id": {
        "age": ["usia maks. 32 tahun", "Usia 20-35 tahun", "maksimal 30 tahun", "20 - 35 tahun", "berusia min 21 thn"],
        "gender": ["pria", "Pria/Wanita", "laki-laki", "perempuan saja", "pria atau wanita", "wanita diutamakan"],
        "marital": ["belum menikah", "lajang", "tidak kawin", "single", "pria single"],
        "body": ["tangan tidak berkeringat", "mata tajam", "tinggi minimal 160 cm", "tidak bertato"],
        "health": ["sehat jasmani dan rohani", "bebas narkoba", "tidak merokok"],
        "domicile": ["domisili Jakarta", "berdomisili di Bandung", "WNI", "tinggal di sekitar Bekasi"],
        "equipment": ["punya motor", "memiliki laptop", "kendaraan pribadi"],
        "availability": ["bersedia ditempatkan di seluruh Indonesia", "siap relokasi", "full time", "segera bergabung"],
        "contract": ["tidak sedang hamil", "terikat kontrak", "masa percobaan 3 bulan", "kontrak kerja 1 tahun"],
        "record": ["SKCK", "berkelakuan baik", "melampirkan CV"],
        "schooling": ["S1", "minimal SMA", "SMA/SMK sederajat", "semua jurusan", "IPK min 3.00", "fresh graduate"],
        "licence": ["memiliki STR", "izin praktik", "STR aktif"],
        "experience": ["minimal 2 tahun", "pengalaman 2 tahun di bidang yang sama", "tanpa pengalaman", "pengalaman"],
    },
    "en": {
        "age": ["at least 18 years old", "aged 20 to 30", "maximum age 35"],
        "gender": ["male", "Male/Female", "female only"],
        "marital": ["single", "marital status: single", "unmarried"],
        "body": ["minimum height 160 cm", "no tattoos", "pleasant personality"],
        "health": ["non-smoker", "good health", "drug free"],
        "domicile": ["domiciled in Jakarta", "living in Bandung", "Indonesian citizen", "work permit"],
        "equipment": ["own motorcycle", "has a car"],
        "availability": ["willing to relocate", "full-time", "able to start immediately", "immediate joiner"],
        "contract": ["not under contract", "probation"],
        "record": ["no criminal record", "police clearance"],
        "schooling": ["high school", "bachelor's degree", "diploma", "fresh graduates", "any major", "GPA 3.00"],
        "licence": ["licence to practise", "license to practice"],
        "experience": ["at least 2 years of experience", "2 years", "experience", "3 years in a similar role"],
    },
}
MAY = {
    "id": [
        *("kontrak kerja konstruksi", "single page application"),
        *("pendidikan anak usia dini", "bekerja di ketinggian", "perawatan lansia", "teliti"),
        *("menjahit pakaian wanita", "S1 akuntansi", "S1 teknik sipil", "pengalaman 2 tahun di bidang gizi", "SIM C"),
        *("mata pelajaran matematika", "mata kuliah statistika", "kulit sintetis", "kulit dan kelamin", "kaki lima"),
        *("telinga hidung tenggorokan", "fisik bangunan", "kesehatan mata", "perempuan dan anak"),
        *("mengurus KTP pelanggan", "membuat surat lamaran", "menyusun kontrak kerja", "konseling narkoba"),
        *("merancang vaksin", "pemasangan tindik", "mengukur tinggi badan balita", "menimbang berat badan pasien"),
        *("mengoperasikan komputer", "memperbaiki sepeda motor", "mengikuti perkembangan tren", "usaha kecil"),
    ],
    "en": [
        *("care of aged people", "age groups", "manage ages", "cheese ageing", "women's health", "public health"),
        *("single sourcing", "single page applications", "work at heights", "design tattoos", "prevent drug abuse"),
        *("handle citizens' complaints", "citizen engagement", "process work permits", "check criminal records"),
        *("write cover letters", "manage contracts", "experience in accounting", "diploma in nursing"),
    ],
}


def pairs() -> list[tuple[str, str, str]]:
    return [(lang, reason, one) for lang, own in NEVER.items() for reason, labels in own.items() for one in labels]


@pytest.mark.parametrize(("lang", "reason", "label"), pairs())
def test_what_is_about_the_person_has_no_link(lang: str, reason: str, label: str) -> None:
    assert never(label, lang) == reason


@pytest.mark.parametrize(("lang", "label"), [(lang, label) for lang, labels in MAY.items() for label in labels])
def test_what_sounds_like_it_may_have_one(lang: str, label: str) -> None:
    assert never(label, lang) == ""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reason_of_a_language_is_tested_here(lang: str) -> None:
    reasons = {entry.split(" ", 1)[0] for entry in sections(lang, "linking")["never"]}
    assert reasons == set(NEVER[lang])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_expression_can_be_read(lang: str) -> None:
    found = sections(lang, "linking")
    patterns = [entry.split(" ", 1)[1] for entry in found["never"]] + list(found["frame"])
    assert all(re.compile(pattern) for pattern in patterns)
    assert not [pattern for pattern in patterns if re.compile(pattern).search("")]


@pytest.mark.parametrize("kind", ["role", "responsibility"])
def test_only_skills_are_looked_at(kind: str) -> None:
    assert never("usia maks. 32 tahun", "id", kind) == ""


def test_a_language_without_a_list_knows_no_reason() -> None:
    assert never("usia maks. 32 tahun", "eo") == ""


@given(st.text(), st.sampled_from(["id", "en", "eo", ""]))
def test_any_label_has_an_answer(label: str, lang: str) -> None:
    assert never(label, lang) in {"", *NEVER["id"]}
