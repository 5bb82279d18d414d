"""A language is a folder of text files; a slip in one of them is told with its file and line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.errors import LanguageDataError
from rolegraph.language.data import MAX_PHRASES, LanguageData, language_data, lines, load, spell
from rolegraph.resources import languages

LANGUAGES = list(languages())
Write = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Write:
    """Makes a language folder "xx" from file names and their contents."""

    def write(**files: str | bytes) -> Path:
        home = tmp_path / "xx"
        for name in ("cues", "words"):
            (home / name).mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            path = home / (name.replace("__", "/") + ".txt")
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return home

    return write


@pytest.mark.parametrize(
    ("pattern", "phrases"),
    [
        ("tugas", ["tugas"]),
        ("Tugas Utama", ["tugas utama"]),
        ("tugas|peran", ["tugas", "peran"]),
        ("tugas (utama)", ["tugas utama", "tugas"]),
        ("tugas (utama|pokok)", ["tugas utama", "tugas pokok", "tugas"]),
        ("(yang) tugas|peran", ["yang tugas", "yang peran", "tugas", "peran"]),
        ("(ini) (itu)", ["ini itu", "ini", "itu"]),
        ("dan||atau", ["dan", "atau"]),
        ("bekerja   sama", ["bekerja sama"]),
    ],
)
def test_a_line_spells_phrases(pattern: str, phrases: list[str]) -> None:
    assert [" ".join(phrase) for phrase in spell(pattern)] == phrases


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("tugas (utama", "an optional word is written (word): (utama"),
        ("tugas utama)", "an optional word is written (word): utama)"),
        ("tugas (sangat utama)", "an optional word is written (word): (sangat"),
        ("a|b " * 13, f"spells 8192 phrases, more than {MAX_PHRASES}"),
        ("()", "spells no phrase"),
        ("|", "spells no phrase"),
    ],
)
def test_a_line_that_spells_nothing_sensible(pattern: str, message: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        spell(pattern)
    assert str(caught.value) == message


@given(st.lists(st.lists(st.sampled_from(["a", "b", "c", "d"]), min_size=1, max_size=3), min_size=1, max_size=5))
def test_as_many_phrases_as_the_alternatives_make(parts: list[list[str]]) -> None:
    phrases = spell(" ".join("|".join(part) for part in parts))
    size = 1
    for part in parts:
        size *= len(part)
    assert len(phrases) == size
    assert all(len(phrase) == len(parts) for phrase in phrases)


def test_a_folder_holds_cues_words_headings_and_shapes(folder: Write) -> None:
    data = load(
        folder(
            cues__duty="# tasks\n\n  tugas (utama)\r\nmeliputi\n",
            words__conjunction="Dan\natau\n",
            phrases__also_called="alias\n",
            abbreviations="dll\n",
            headings="duties: Tugas, uraian  tugas,\nskills: syarat\n",
            affixes="mem ^me[a-z]+$\nan   ^[a-z]+an$\n",
            shapes="# parts\nverb: mem\naction: an, peng\n",
        )
    )
    assert data.lang == "xx"
    assert data.cues == {"duty": {("tugas",), ("tugas", "utama"), ("meliputi",)}}
    assert data.words == {"conjunction": {"dan", "atau"}}
    assert data.phrases == {"also_called": {("alias",)}}
    assert data.abbreviations == {"dll"}
    assert data.headings["tugas"] == "duties"
    assert data.headings["syarat"] == "skills"
    assert data.openers >= {"tugas", "meliputi", "syarat"}
    assert [data.affix(word) for word in ("memasang", "melakukan", "catatan", "uang")] == ["mem", "mem", "an", ""]
    assert [data.kind(word) for word in ("memasang", "catatan", "uang")] == ["verb", "action", ""]


def test_only_cues_and_words_are_needed(folder: Write) -> None:
    data = load(folder())
    assert data == LanguageData("xx", {}, {}, frozenset(), {}, ())
    assert data.affix("memasang") == ""
    assert data.kind("memasang") == ""
    assert data.words["conjunction"] == data.cues["duty"] == data.phrases["occupation"] == frozenset()


@pytest.mark.parametrize(
    ("files", "place", "problem"),
    [
        ({"cues__duty": "tugas\n\n# komentar\nperan (utama\n"}, "cues/duty.txt, line 4", "an optional word"),
        ({"phrases__alias": "alias)\n"}, "phrases/alias.txt, line 1", "an optional word"),
        ({"cues__duty": "tugas\n" + "a|b " * 13}, "cues/duty.txt, line 2", "spells 8192 phrases"),
        ({"cues__duty": "()\n"}, "cues/duty.txt, line 1", "spells no phrase"),
        ({"words__relative": "yang\ndi mana\n"}, "words/relative.txt, line 2", "one word a line, not 'di mana'"),
        ({"abbreviations": "dan lain lain\n"}, "abbreviations.txt, line 1", "one word a line"),
        ({"affixes": "mem ^me\nan ^[a-z\n"}, "affixes.txt, line 2", "unterminated character set"),
        ({"affixes": "mem\n"}, "affixes.txt, line 1", "a line is written 'class pattern'"),
        ({"headings": "duties: tugas\ntugas utama\n"}, "headings.txt, line 2", "'section: phrase, phrase'"),
        ({"shapes": "verb mem\n"}, "shapes.txt, line 1", "'section: phrase, phrase'"),
        ({"shapes": "verbs: mem\n"}, "shapes.txt", "'mem' is no 'verbs' (the parts are transitive, verb, action)"),
        ({"cues__duty": b"tugas\nperan\n\xe9\n"}, "cues/duty.txt, line 3", "not UTF-8"),
        ({"words__x": "dan\n".encode("utf-16")}, "words/x.txt, line 1", "not UTF-8"),
    ],
)
def test_a_slip_is_told_with_file_and_line(
    folder: Write, files: dict[str, str | bytes], place: str, problem: str
) -> None:
    with pytest.raises(LanguageDataError) as caught:
        load(folder(**files))
    assert place in str(caught.value)
    assert problem in str(caught.value)


def test_a_folder_without_cues_is_no_language(tmp_path: Path) -> None:
    with pytest.raises(LanguageDataError, match="is no language folder") as caught:
        load(tmp_path)
    assert caught.value.hint == "it needs the folders cues and words"


@pytest.mark.parametrize("lang", ["de", "", "ID", "id/../en", "..", "id-ID", "phrases"])
def test_an_unknown_language_is_told_with_those_that_there_are(lang: str) -> None:
    with pytest.raises(LanguageDataError, match=f"there are: {', '.join(LANGUAGES)}"):
        language_data(lang)


def test_lines_are_numbered_as_an_editor_does(tmp_path: Path) -> None:
    path = tmp_path / "daftar.txt"
    path.write_text("# satu\n\n dua \ntiga # empat\n", encoding="utf-8")
    assert lines(path) == [(3, "dua"), (4, "tiga # empat")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_ships_names_the_sections_that_layout_knows(lang: str) -> None:
    data = language_data(lang)
    assert set(data.headings.values()) <= {"duties", "skills", "parties", "aside", "company"}
    assert {"conjunction", "negation", "trim_front"} <= set(data.words)
    assert {"duty", "skill", "goal", "misconception", "contrast"} <= set(data.cues)


@pytest.mark.parametrize(
    ("lang", "word", "affix"),
    [
        ("id", "mengawasi", "mem-i"),
        ("id", "memastikan", "mem-kan"),
        ("id", "menghitung", "mem"),
        ("id", "nge-review", "nge"),
        ("id", "diperiksa", "di"),
        ("id", "berkoordinasi", "ber"),
        ("id", "pengawasan", "peng-an"),
        ("id", "otomatisasi", "isasi"),
        ("id", "kasir", ""),
        ("en", "managing", "ing"),
        ("en", "production", "tion"),
        ("en", "cashier", "er"),
        ("en", "stock", ""),
    ],
)
def test_shapes_of_words(lang: str, word: str, affix: str) -> None:
    assert language_data(lang).affix(word) == affix
