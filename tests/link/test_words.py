"""rolegraph.link.words: what a label is about, and the stems that affix families meet in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.link.words import LANGUAGES, core, stems
from rolegraph.rdf.normal import words
from rolegraph.rdf.wordlists import sections

KINDS = ("", "role", "skill", "responsibility")


@pytest.mark.parametrize(
    ("label", "inner"),
    [
        ("pengalaman minimal 2 tahun di bidang personalia", "personalia"),
        ("Minimal 3 tahun pengalaman sebagai kasir", "kasir"),
        ("mampu mengoperasikan komputer", "mengoperasikan komputer"),
        ("memiliki kemampuan komunikasi yang baik", "komunikasi"),
        ("lulusan S1 jurusan akuntansi", "akuntansi"),
        ("bertanggung jawab atas kebersihan", "kebersihan"),
        ("menguasai Microsoft Excel", "microsoft excel"),
        ("mengajar di bidang musik", "mengajar musik"),
    ],
)
def test_frames_go_in_indonesian(label: str, inner: str) -> None:
    assert core(label, "id", "skill") == inner


@pytest.mark.parametrize(
    ("label", "inner"),
    [
        ("At least 3 years of experience in accounting", "accounting"),
        ("excellent knowledge of Python", "python"),
        ("able to weld", "weld"),
        ("bachelor's degree in nursing", "nursing"),
        ("responsible for stock", "stock"),
    ],
)
def test_frames_go_in_english(label: str, inner: str) -> None:
    assert core(label, "en", "skill") == inner


@pytest.mark.parametrize("label", ["kemampuan", "minimal 2 tahun", "yang baik", "untuk", "pengalaman"])
def test_a_label_that_is_all_frame_stays(label: str) -> None:
    assert core(label, "id", "skill")
    assert stems(label, "id")


def test_the_name_of_a_role_keeps_its_small_words() -> None:
    assert core("Kepala dan Wakil", "id", "role") == "kepala dan wakil"
    assert core("Kepala dan Wakil", "id", "skill") == "kepala wakil"
    assert core("Senior Manager", "en", "role") == "senior manager"


def test_a_language_without_a_list_has_no_frames() -> None:
    assert core("mampu menjahit", "eo", "role") == "mampu menjahit"
    assert core("../../etc mampu", "../../etc", "role") == "etc mampu"


@pytest.mark.parametrize(
    "family",
    [
        ("kembang", "mengembangkan", "pengembangan", "pengembang"),
        ("jahit", "menjahit", "penjahit", "jahitan"),
        ("ajar", "mengajar", "pengajar", "pengajaran"),
        ("tulis", "menulis", "penulis", "penulisan"),
        ("teliti", "ketelitian"),
    ],
)
def test_an_affix_family_meets_in_its_stem(family: tuple[str, ...]) -> None:
    assert {stems(word, "id") for word in family} == {(family[0],)}


def test_english_words_meet_in_theirs() -> None:
    assert {stems(word, "en") for word in ("manage", "manages", "managed", "managing")} == {("manage",)}


def test_function_words_go_where_others_remain() -> None:
    assert stems("laporan untuk kepala", "id") == stems("laporan kepala", "id")
    assert stems("untuk dari", "id") == ("untuk", "dari")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_entry_of_a_list_stands_there_twice(lang: str) -> None:
    for name, entries in sections(lang, "linking").items():
        assert len(set(entries)) == len(entries), name


pieces = st.sampled_from(["minimal", "tahun", "2", "pengalaman", "di bidang", "able to", "yang baik", "untuk", "C++"])
labels = st.one_of(st.text(), st.lists(pieces, max_size=8).map(" ".join))


@given(labels, st.sampled_from([*LANGUAGES, "eo", ""]), st.sampled_from(KINDS))
def test_any_label_has_a_core(label: str, lang: str, kind: str) -> None:
    """Nothing is raised, and a label with a word has a core and stems."""
    inner = core(label, lang, kind)
    assert bool(words(inner)) >= bool(words(label))
    for own in LANGUAGES:
        assert bool(stems(inner, own)) >= bool(words(label))


@given(labels)
def test_case_and_blanks_do_not_count(label: str) -> None:
    assert core(f"  {label}\n", "id") == core(label, "id")
    assert stems(label.upper(), "en") == stems(label.upper() + " ", "en")
