"""Languages told apart by function words."""

from __future__ import annotations

import pytest

from rolegraph.corpus.recognise import function_words, recognise
from rolegraph.corpus.text import load
from rolegraph.resources import resource

ENGLISH = {"data-analyst", "project-manager", "vacancy-production-manager"}


@pytest.mark.parametrize("path", sorted(resource("data/roles").glob("*.txt")), ids=lambda path: path.stem)
def test_every_text_of_ours_is_recognised(path) -> None:
    assert load(path).lang == ("en" if path.stem in ENGLISH else "id")


def test_no_word_speaks_for_two_languages() -> None:
    lists = list(function_words().values())
    assert len(frozenset().union(*lists)) == sum(map(len, lists))


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Account Manager with a flair for sales", "en"),
        ("Dicari: Account Manager yang jujur dan teliti", "id"),
        ("MENCARI ORANG YANG TELITI", "id"),
        ("Barista", "id"),
        ("", "id"),
    ],
)
def test_short_texts(text: str, lang: str) -> None:
    assert recognise(text) == lang


def test_many_lines_of_one_language_outweigh_a_loan_from_the_other() -> None:
    assert recognise("Posisi ini untuk yang fresh graduate and up, dengan minat pada desain.") == "id"
