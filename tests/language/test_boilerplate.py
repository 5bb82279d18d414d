"""Sentences that say nothing of a role: told by what opens, closes or fills them, and by nothing less."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rolegraph.errors import LanguageDataError
from rolegraph.language.boilerplate import SHORT, boilerplate
from rolegraph.resources import LANGUAGES, languages

Write = Callable[[str], None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Makes a language "xx" whose topics are these."""

    def topics(content: str) -> None:
        for name in ("cues", "words"):
            (tmp_path / "xx" / name).mkdir(parents=True, exist_ok=True)
        (tmp_path / "xx" / "boilerplate.txt").write_text(content, encoding="utf-8")
        monkeypatch.setenv(LANGUAGES, str(tmp_path))

    return topics


@pytest.mark.parametrize(
    ("line", "told", "not_told"),
    [
        ("gaji pokok", ["gaji pokok", "ada gaji pokok besar"], ["gaji", "pokok gaji"]),
        ("^ gaji", ["gaji", "gaji besar"], ["besar gaji"]),
        ("gaji $", ["gaji", "besar gaji"], ["gaji besar"]),
        ("^ gaji $", ["gaji"], ["gaji besar", "besar gaji"]),
        ("^ gaji|upah (pokok) $", ["gaji", "upah pokok"], ["gaji besar"]),
    ],
)
def test_a_phrase_stands_anywhere_at_the_beginning_at_the_end_or_alone(
    write: Write, line: str, told: list[str], not_told: list[str]
) -> None:
    write(f"[pay]\n{line}\n")
    topics = boilerplate("xx")
    assert [topics.topic(sentence.split()) for sentence in told] == ["pay"] * len(told)
    assert [topics.topic(sentence.split()) for sentence in not_told] == [None] * len(not_told)


def test_a_single_word_that_opens_tells_the_topic_of_a_short_sentence_alone(write: Write) -> None:
    write("[pay]\n^ gaji\n[hours]\n^ jam kerja\n")
    topics = boilerplate("xx")
    assert topics.topic(["gaji", *["kata"] * (SHORT - 1)]) == "pay"
    assert topics.topic(["gaji", *["kata"] * SHORT]) is None
    assert topics.topic(["jam", "kerja", *["kata"] * SHORT]) == "hours"


def test_the_first_topic_of_the_file_counts(write: Write) -> None:
    write("[pay]\ngaji\n[hours]\n^ jam kerja\n[benefits]\n^ jam kerja dan\n")
    assert boilerplate("xx").topics == ["pay", "hours", "benefits"]
    assert boilerplate("xx").topic(["jam", "kerja", "dan", "gaji"]) == "pay"
    assert boilerplate("xx").topic(["jam", "kerja", "dan", "libur"]) == "hours"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("gaji\n", "line 1: it is in no topic"),
        ("[pay]\n# gaji\n\ngaji (pokok\n", "line 4: an optional word"),
        ("[pay]\n^ $\n", "line 2: spells no phrase"),
        ("[pay]\n^\n", "line 2: spells no phrase"),
    ],
)
def test_a_slip_is_told_with_its_line(write: Write, content: str, problem: str) -> None:
    write(content)
    with pytest.raises(LanguageDataError, match=r"boilerplate\.txt, line") as caught:
        boilerplate("xx")
    assert problem in str(caught.value)


def test_a_language_without_the_file_sets_nothing_aside(write: Write) -> None:
    write("")
    assert boilerplate("xx").topic(["gaji", "pokok"]) is None
    assert boilerplate("xx").topic([]) is None
    with pytest.raises(LanguageDataError, match="no language 'yy'"):
        boilerplate("yy")


@pytest.mark.parametrize("lang", ["id", "en"])
def test_our_languages_know_what_adverts_hold_beside_the_role(lang: str) -> None:
    known = {"greeting", "application", "form", "pay", "benefits", "hours", "place", "vacancy", "company", "question"}
    assert known <= set(boilerplate(lang).topics)
    assert (languages()[lang] / "boilerplate.txt").read_text(encoding="utf-8").startswith("#")
