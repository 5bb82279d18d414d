"""A text before anything learned looks at it."""

from __future__ import annotations

import pytest

from rolegraph.errors import LanguageDataError
from rolegraph.extract.reader import COMPONENTS
from rolegraph.extract.sight import SIGHT, assembled, prepare


def test_sight_is_how_reading_begins() -> None:
    assert COMPONENTS[: len(SIGHT)] == SIGHT
    assert assembled("id", SIGHT).pipe_names == list(SIGHT)


def test_training_sees_a_text_as_reading_does() -> None:
    text = "Kasir melayani pembeli. Tugas utama kasir adalah menghitung uang."
    doc, seen = prepare(text, "id")
    assert doc.text == text
    assert doc._.role.name == "Kasir"
    assert [cue.name for cue in doc._.cues if cue.name == "duty"] == ["duty"]
    assert [doc[i].text for i in seen.tokens][:3] == ["Kasir", "melayani", "pembeli"]


def test_nothing_learned_has_spoken() -> None:
    doc, _ = prepare("Kasir menghitung uang.", "id")
    assert doc._.regions is None
    assert doc._.statements == ()


def test_spacy_s_limit_of_a_million_characters_does_not_bind() -> None:
    text = "uang " * 200_001
    assert assembled("id", ())(text).text == text


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(LanguageDataError):
        prepare("Der Koch kocht.", "de")
