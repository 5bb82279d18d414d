"""The grammar alone against a linguist's table, `tests/data/coordination.txt`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.extract.coordination import SKIPPED, TRANSITIVE, grammar_tags, split_items
from rolegraph.extract.groups import decode
from rolegraph.extract.item_features import JOINTS
from rolegraph.extract.labels import join
from rolegraph.extract.sight import prepare
from rolegraph.language.data import language_data
from tests.texts import ROOT

TABLE = ROOT / "tests" / "data" / "coordination.txt"
KEYS = sorted({*TRANSITIVE, *SKIPPED, "ber", "peng-an", "ing", "x", "preposition", "conjunction", "p,", "negation"})


@dataclass(frozen=True)
class Row:
    """A phrase, its items, and whether the grammar is known not to find them."""

    lang: str
    phrase: str
    items: tuple[str, ...]
    beyond: bool


def table() -> Iterator[Row]:
    lang = ""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lang = line.strip("[]")
        elif line and not line.startswith("#"):
            phrase, items = line.removeprefix("! ").split(" = ")
            yield Row(lang, phrase, tuple(items.split(" | ")), line.startswith("! "))


ROWS = list(table())


def heard(phrase: str, lang: str) -> list[str]:
    """The items that the grammar hears in a phrase."""
    doc, seen = prepare(phrase, lang)
    keys = [known or shape or "x" for known, shape in zip(seen.classes, seen.affixes, strict=True)]
    joints = [w in JOINTS or c == "conjunction" for w, c in zip(seen.words, seen.classes, strict=True)]
    groups = decode(["has_responsibility"] * len(keys), grammar_tags(keys, joints))
    labels = sorted(label for group in groups for label in group.labels())
    return [join(doc, [seen.tokens[n] for n in label], language_data(lang)) for label in labels]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, id=row.phrase, marks=[pytest.mark.xfail(reason="beyond shapes")] if row.beyond else [])
        for row in ROWS
    ],
)
def test_the_grammar_hears_what_a_linguist_does(row: Row) -> None:
    assert sorted(heard(row.phrase, row.lang)) == sorted(row.items)


def test_the_table_is_broad_and_the_grammar_does_most_of_it() -> None:
    assert len(ROWS) >= 60
    assert {row.lang for row in ROWS} == {"id", "en"}
    assert len({row.phrase for row in ROWS}) == len(ROWS)
    assert sum(row.beyond for row in ROWS) <= 22


def test_items_stand_between_joints_without_words_of_stance() -> None:
    keys = ["stance", "mem", "x", "p,", "conjunction", "modal", "mem"]
    joints = [False, False, False, True, True, False, False]
    assert [(i.start, i.end, i.head, i.size) for i in split_items(keys, joints)] == [(1, 3, "mem", 2), (6, 7, "mem", 1)]


def test_a_word_of_stance_that_stands_alone_is_an_item() -> None:
    assert [(i.start, i.end) for i in split_items(["stance", "p,", "stance"], [False, True, False])] == [(0, 1), (2, 3)]


def test_nothing_but_joints_has_no_item() -> None:
    assert split_items(["p,", "conjunction"], [True, True]) == []
    assert grammar_tags(["p,", "conjunction"], [True, True]) == ["O", "O"]
    assert grammar_tags([], []) == []


@given(st.lists(st.tuples(st.sampled_from(KEYS), st.booleans()), max_size=24))
def test_any_row_of_words_gets_tags_that_can_be_read(row: list[tuple[str, bool]]) -> None:
    keys, joints = [key for key, _ in row], [joint for _, joint in row]
    tags = grammar_tags(keys, joints)
    assert len(tags) == len(keys)
    assert all(tag == "O" for tag, joint in zip(tags, joints, strict=True) if joint)
    first = next((tag for tag in tags if tag != "O"), "G")
    assert first == "G"
    words = {
        index for group in decode(["r"] * len(tags), tags) for slot in group.slots for part in slot for index in part
    }
    assert words == {index for index, tag in enumerate(tags) if tag != "O"}
    assert all(key in SKIPPED for key, tag, joint in zip(keys, tags, joints, strict=True) if tag == "O" and not joint)
