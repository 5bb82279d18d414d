"""Troubles of real adverts, each shown by a text of our own: lost breaks, abbreviations, forms, company text, …

What is not read right yet is marked, with the reason, and the marks are counted: neither a gain nor a loss is silent.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from rolegraph.corpus.text import load
from rolegraph.extract.gold import load_gold
from rolegraph.extract.reader import read

TROUBLES = Path(__file__).resolve().parent.parent / "data" / "troubles"
TEXTS = {gold.name: gold for gold in load_gold([TROUBLES])}
NOT_YET = {
    "company-text": "what a company says of itself without a heading above it is read as the role's",
    "fixed-terms": "traits under a heading for skills are read as duties where they begin a list",
    "forms-and-no-demands": "an item behind one in English is lost, and so is the one before a platform's form",
    "one-line-aside": "short traits in lower case, a line each, are lost",
    "role-in-title-alone": "a trait of one word that ends a text is lost",
}


def stated(name: str) -> set[tuple[str, str]]:
    """The role and all labels that are read from a text, as (relation, label in lower case)."""
    statements = read(load(TROUBLES / f"{name}.txt")).statements
    return {(str(statement.relation), statement.label.lower()) for statement in statements}


def right(name: str) -> set[tuple[str, str]]:
    """What a person reads from it."""
    gold = TEXTS[name]
    return {("role", gold.role.lower())} | {(relation, label.lower()) for relation, label in gold.statements}


def case(name: str) -> object:
    marks = pytest.mark.xfail(reason=NOT_YET[name], strict=True) if name in NOT_YET else ()
    return pytest.param(name, marks=marks, id=name)


@pytest.mark.parametrize("name", [case(name) for name in TEXTS])
def test_a_trouble_of_real_adverts_is_read_right(name: str) -> None:
    assert stated(name) == right(name)


@pytest.mark.parametrize("name", TEXTS)
def test_every_label_stands_in_its_text(name: str) -> None:
    text = TEXTS[name].text.lower()
    assert [label for _, label in right(name) if not all(word in text for word in label.split())] == []


def test_troubles_that_stay_are_counted() -> None:
    assert len(NOT_YET) == 5
    assert set(NOT_YET) <= set(TEXTS)
