"""The grammar alone, and the reader's items, against a linguist's table, `tests/data/coordination.txt`."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.extract.coordination import SKIPPED, TRANSITIVE, grammar_tags, split_items
from rolegraph.extract.groups import decode
from tests.coordination import GRAMMAR, READER, TABLE, Row, by_grammar, by_reader, counts, marked, rows, table
from tests.texts import words

KEYS = sorted({*TRANSITIVE, *SKIPPED, "ber", "peng-an", "ing", "x", "preposition", "conjunction", "p,", "negation"})
STALE = "known to miss an item; where it does not any more: python benchmarks/coordination.py --mark"


def phrases(mark: str) -> list[object]:
    """The rows of the table as parameters; those with this mark are expected to fail."""
    fails = pytest.mark.xfail(reason=STALE, raises=AssertionError, strict=True)
    return [pytest.param(row, id=f"{row.lang}-{row.phrase}", marks=[fails] * (mark in row.marks)) for row in rows()]


@pytest.mark.parametrize("row", phrases(GRAMMAR))
def test_the_grammar_hears_what_a_linguist_does(row: Row) -> None:
    assert by_grammar(row) == sorted(row.items)


@pytest.mark.parametrize("row", phrases(READER))
def test_the_reader_hears_what_a_linguist_does(row: Row) -> None:
    assert by_reader(row) == sorted(row.items)


def test_the_expected_failures_are_counted() -> None:
    """An improvement has to be noted, and shows in the head of the table."""
    grammar, reader = counts(TABLE.read_text(encoding="utf-8"))
    assert grammar == sum(GRAMMAR in row.marks for row in rows())
    assert reader == sum(READER in row.marks for row in rows())


def test_the_reader_knows_better_than_the_grammar() -> None:
    """Marks are written by a command, so a floor keeps them from hiding a fall."""
    grammar, reader = counts(TABLE.read_text(encoding="utf-8"))
    assert reader < grammar < 0.6 * len(rows())
    assert reader < 0.4 * len(rows())


def test_the_table_is_broad() -> None:
    numbers = Counter(row.lang for row in rows())
    assert numbers["id"] >= 130
    assert numbers["en"] >= 40
    assert len({(row.lang, row.phrase) for row in rows()}) == len(rows())
    assert len({row.kind for row in rows()}) >= 20


def test_items_have_the_words_of_their_phrase() -> None:
    for row in rows():
        heard = words(row.phrase)
        assert all(words(item).keys() <= heard.keys() for item in row.items), row
        assert len(set(row.items)) == len(row.items), row


def test_marks_are_written_where_they_belong() -> None:
    text = """# Expected failures: 7 of the grammar, 7 of the reader.
[id] a kind
!? menghitung uang = menghitung uang
? requires_skill: jujur {dan} {has_goal: sabar} = menghitung uang
"""
    now = """# Expected failures: 1 of the grammar, 1 of the reader.
[id] a kind
menghitung uang = menghitung uang
!? requires_skill: jujur {dan} {has_goal: sabar} = menghitung uang
"""
    assert marked(text) == now
    assert marked(now) == now


def test_a_row_tells_what_its_words_belong_to() -> None:
    (row,) = table("[id] a kind\n! correction: a {b} {has_goal: c} = a | c")
    parts = [(relation, row.phrase[start:end]) for relation, start, end in row.regions]
    assert (row.kind, row.phrase, row.marks, row.items) == ("a kind", "a b c", "!", ("a", "c"))
    assert [part for part in parts if part[1].strip()] == [("correction", "a "), (None, "b"), ("has_goal", "c")]


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
