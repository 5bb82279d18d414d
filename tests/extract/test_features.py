"""What the taggers see of a text: lists that run parallel, features that depend on the text alone."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given

from rolegraph.extract.features import CLASSES, View, frame_features, role_mask, word_class
from rolegraph.extract.sight import prepare
from rolegraph.language.data import language_data
from tests.texts import SEED, hostile

TEXT = "Tugas\n- Kasir menghitung uang.\n  Ia juga melayani pembeli!\n"


def seen(text: str, lang: str = "id") -> View:
    return prepare(text, lang)[1]


def test_white_space_is_no_token() -> None:
    doc, view = prepare(TEXT, "id")
    assert " ".join(doc[i].text for i in view.tokens) == "Tugas - Kasir menghitung uang . Ia juga melayani pembeli !"


def test_words_are_compared_without_case_and_nya() -> None:
    assert seen("Tugasnya MENGHITUNG").words == ["tugas", "menghitung"]


def test_sentences_are_numbered_and_known_by_their_first_word() -> None:
    view = seen(TEXT)
    assert view.sentence == [0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2]
    assert view.starts == [0, 1, 6]


def test_each_word_knows_its_block() -> None:
    view = seen(TEXT)
    assert view.kinds == ["heading"] + ["bullet"] * 5 + ["prose"] * 5
    assert set(view.sections) == {"duties"}


def test_each_word_knows_the_cues_over_it() -> None:
    view = seen("Ia bertanggung jawab kepada manajer.")
    over = dict(zip(view.words, view.cues, strict=True))
    assert {"duty", "party"} <= set(over["jawab"])
    assert over["manajer"] == ()


@pytest.mark.parametrize(
    ("word", "lang", "name"),
    [
        ("dan", "id", "conjunction"),
        ("untuk", "id", "purpose"),
        ("tidak", "id", "negation"),
        ("kasir", "id", ""),
        (",", "id", "p,"),
        ("...", "id", "p..."),
        ("and", "en", "conjunction"),
        ("not", "en", "negation"),
        ("dan", "en", ""),
    ],
)
def test_closed_classes(word: str, lang: str, name: str) -> None:
    assert word_class(word, language_data(lang)) == name


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_word_of_several_classes_goes_by_the_first(lang: str) -> None:
    data = language_data(lang)
    for name in CLASSES:
        for word in data.words.get(name, ()):
            assert CLASSES.index(word_class(word, data)) <= CLASSES.index(name)


def test_a_mention_of_the_role_is_marked() -> None:
    doc, view = prepare("Kasir melayani pembeli. Tugas utama kasir adalah menghitung uang.", "id")
    assert [doc[i].lower_ for i, own in zip(view.tokens, role_mask(doc, view), strict=True) if own] == ["kasir"] * 2


def test_features_are_a_matter_of_the_text_alone() -> None:
    text = SEED.read_text(encoding="utf-8")
    one, other = (prepare(text, "id") for _ in range(2))
    assert frame_features(*one) == frame_features(*other)


def test_a_feature_sees_beyond_its_word_but_not_beyond_the_text() -> None:
    (only,) = frame_features(*prepare("kasir", "id"))
    assert {"-1:edge", "1:edge"} <= set(only)
    doc, view = prepare("kasir menghitung uang", "id")
    first, middle, _ = frame_features(doc, view)
    assert "1:w=menghitung" in first
    assert {"-1:w=kasir", "1:w=uang"} <= set(middle)


def assert_parallel(view: View) -> None:
    size = len(view.tokens)
    assert all(len(getattr(view, field.name)) == size for field in fields(view) if field.name != "starts")
    assert view.starts == [n for n in range(size) if not n or view.sentence[n] != view.sentence[n - 1]]
    assert view.sentence == sorted(view.sentence)
    assert not size or set(view.sentence) == set(range(view.sentence[-1] + 1))
    assert all(view.kinds)


@given(hostile("id"))
def test_all_lists_run_parallel(text: str) -> None:
    doc, view = prepare(text, "id")
    assert_parallel(view)
    rows = frame_features(doc, view)
    assert len(rows) == len(view.tokens)
    assert all(isinstance(part, str) and part for row in rows for part in row)
