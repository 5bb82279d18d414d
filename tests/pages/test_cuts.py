"""rolegraph.pages.cuts: nothing of a text is lost, and overlapping spans keep lines of their own."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.pages.cuts import WORD, lines
from rolegraph.pages.marks import LANES, Mark, marks, stretches
from rolegraph.pages.sheets import Left
from rolegraph.statement import Relation
from rolegraph.told import Told

RELATIONS = (Relation.REQUIRES_SKILL, Relation.HAS_RESPONSIBILITY, Relation.COLLABORATES_WITH)


def said(start: int, end: int, relation: Relation = Relation.REQUIRES_SKILL) -> Told:
    iri = f"https://example.org/{relation}/{start}-{end}"
    place = "s", 0, start, end, "rule", 0.5, None, "t", "s"
    return Told(iri, relation, "r", "p", iri, "label", "id", "positive", None, "d", *place)


def under(text: str, found: list[Mark]) -> dict[int, str]:
    """The characters under the line of each mark."""
    covered: dict[int, str] = {}
    for line in lines(text, found):
        for piece in line.pieces:
            for mark in piece.marks:
                covered[mark.number] = covered.get(mark.number, "") + piece.text
    return covered


spans = st.lists(st.tuples(st.integers(-3, 60), st.integers(-3, 60), st.sampled_from(RELATIONS)), max_size=12)
words = st.text(st.sampled_from("ab é🧵\n\t"), max_size=50)


@given(words, spans, st.lists(st.tuples(st.integers(-3, 60), st.integers(-3, 60)), max_size=4))
def test_a_text_is_its_pieces(text: str, wanted: list[tuple[int, int, Relation]], rest: list[tuple[int, int]]) -> None:
    found = marks(text, [said(*one) for one in wanted])
    left = stretches(text, [Left(start, end, "") for start, end in rest])
    assert "\n".join("".join(piece.text for piece in line.pieces) for line in lines(text, found, left)) == text


@given(words, spans)
def test_each_mark_is_over_its_own_characters(text: str, wanted: list[tuple[int, int, Relation]]) -> None:
    found = marks(text, [said(*one) for one in wanted])
    assert under(text, found) == {mark.number: text[mark.start : mark.end].replace("\n", "") for mark in found}


@given(words, spans)
def test_marks_that_share_characters_have_different_lines(text: str, wanted: list[tuple[int, int, Relation]]) -> None:
    found = marks(text, [said(*one) for one in wanted])
    for one, other in combinations(found, 2):
        if one.lane == other.lane < LANES:
            assert one.end <= other.start or other.end <= one.start


@given(words, spans)
def test_every_mark_begins_once_and_every_statement_has_at_most_one_mark(
    text: str, wanted: list[tuple[int, int, Relation]]
) -> None:
    found = marks(text, [said(*one) for one in wanted])
    begun = [mark.number for line in lines(text, found) for piece in line.pieces for mark in piece.begins]
    assert sorted(begun) == [mark.number for mark in found]
    numbers = [number for mark in found for number in mark.told]
    assert len(numbers) == len(set(numbers))


def test_the_shortest_span_is_nearest_to_the_text() -> None:
    text = "mengawasi mesin, operator, dan mutu"
    outer, middle, inner = marks(text, [said(0, 35), said(10, 35), said(31, 35)])
    assert (outer.lane, middle.lane, inner.lane) == (3, 2, 1)
    (line,) = lines(text, [outer, middle, inner])
    assert [[mark.lane for mark in piece.marks] for piece in line.pieces] == [[3], [3, 2], [3, 2, 1]]
    assert line.lanes == 3


def test_statements_of_one_kind_and_place_share_a_mark_and_those_of_another_kind_do_not() -> None:
    found = marks("jujur", [said(0, 5), said(0, 5), said(0, 5, Relation.HAS_GOAL)])
    assert [(mark.kind.key, mark.told) for mark in found] == [("skill", (1, 2)), ("goal", (3,))]


def test_spans_of_a_damaged_store_are_held_inside_and_blank_ones_are_left_out() -> None:
    found = marks("a  b", [said(-5, 99), said(1, 3), said(4, 2), said(7, 9)])
    assert [(mark.start, mark.end, mark.told) for mark in found] == [(0, 4, (1,))]


def test_a_sign_stays_with_the_word_behind_it_unless_that_is_long() -> None:
    long = "x" * (WORD + 1)
    (line,) = lines(f"a {long} b", marks(f"a {long} b", [said(2, 2 + len(long))]))
    assert [piece.head for piece in line.pieces] == ["", "", ""]
    (line,) = lines("mau kerja keras", marks("mau kerja keras", [said(4, 15)]))
    assert [piece.head for piece in line.pieces] == ["", "kerja"]


def test_a_text_of_ten_thousand_spans_is_cut_quickly_enough_to_be_read() -> None:
    text = "kata " * 10_000
    found = marks(text, [said(5 * at, 5 * at + 4) for at in range(10_000)])
    assert sum(len(line.pieces) for line in lines(text, found)) == 20_000


@pytest.mark.parametrize("text", ["", "\n", "\n\n", " "])
def test_texts_without_words(text: str) -> None:
    assert len(lines(text, [])) == text.count("\n") + 1
