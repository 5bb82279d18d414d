"""Coordinations as slots of alternatives: their labels, and the tags that spell them."""

from __future__ import annotations

from itertools import product
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.extract.groups import MAX_LABELS, MAX_MULTIPLE, decode, encode

Labels = list[tuple[int, ...]]


def labels(relations: list[str | None], tags: str) -> Labels:
    return [label for group in decode(relations, list(tags)) for label in group.labels()]


@pytest.mark.parametrize(
    ("words", "tags", "expected"),
    [
        ("mengatur dan mengawasi proses produksi", "GOASI", ["mengatur proses produksi", "mengawasi proses produksi"]),
        ("departemen penjualan dan logistik", "GSOA", ["departemen penjualan", "departemen logistik"]),
        (
            "menjual dan menata buku dan tas kulit",
            "GOASOAS",
            ["menjual buku kulit", "menjual tas kulit", "menata buku kulit", "menata tas kulit"],
        ),
        ("melayani pembeli lalu menghitung uang", "GIOGI", ["melayani pembeli", "menghitung uang"]),
        ("jujur , teliti", "GOG", ["jujur", "teliti"]),
        ("dan", "O", []),
    ],
)
def test_tags_give_the_labels_of_a_coordination(words: str, tags: str, expected: list[str]) -> None:
    split = words.split()
    found = labels(["r"] * len(split), tags)
    assert [" ".join(split[i] for i in label) for label in found] == expected


def test_a_group_goes_on_across_words_of_another_relation() -> None:
    relations: list[str | None] = ["duty", "goal", "goal", "duty"]
    assert labels(relations, "GGII") == [(0, 3), (1, 2)]


@pytest.mark.parametrize("tag", ["S", "A", "I"])
def test_a_group_begins_with_its_relation_whatever_the_tag(tag: str) -> None:
    assert labels(["r", "r"], tag + "I") == [(0, 1)]


def test_words_outside_every_relation_count_for_nothing() -> None:
    assert labels([None, "r", None, "r"], "GGAI") == [(1, 3)]


def test_a_third_slot_with_alternatives_begins_a_group_of_its_own() -> None:
    assert labels(["r"] * 6, "GASASA") == [(0, 2), (0, 3), (1, 2), (1, 3), (4,), (5,)]


def test_a_product_too_large_to_be_meant_goes_on_in_a_new_group() -> None:
    found = decode(["r"] * 9, list("GAASAAAAA"))
    assert [len(group.labels()) for group in found] == [MAX_LABELS, 2]


@st.composite
def coordinations(draw: st.DrawFn) -> list[list[list[int]]]:
    """Slots of alternatives laid out as a text does: in order, fillers between alternatives."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3).filter(_meant))
    at = draw(st.integers(0, 2))
    slots = []
    for size in sizes:
        slot = []
        for _ in range(size):
            width = draw(st.integers(1, 3))
            slot.append(list(range(at, at + width)))
            at += width + draw(st.integers(0, 2))
        slots.append(slot)
    return slots


def _meant(sizes: list[int]) -> bool:
    """Whether a coordination has such slots: verbs times objects, no more."""
    return prod(sizes) <= MAX_LABELS and sum(size > 1 for size in sizes) <= MAX_MULTIPLE


def spelled(slots: list[list[list[int]]]) -> Labels:
    return [tuple(i for part in row for i in part) for row in product(*slots)]


def read_back(gold: Labels) -> Labels:
    """The labels that the tags of labels give."""
    tags = encode(gold)
    length = max(tags) + 1
    relations = ["r" if i in tags else None for i in range(length)]
    return labels(relations, "".join(tags.get(i, "O") for i in range(length)))


@given(coordinations())
def test_a_cross_product_survives_its_tags(slots: list[list[list[int]]]) -> None:
    gold = spelled(slots)
    assert sorted(read_back(gold)) == sorted(gold)


@given(st.lists(coordinations(), min_size=1, max_size=4))
def test_several_coordinations_in_a_row_stay_apart(rows: list[list[list[list[int]]]]) -> None:
    gold: Labels = []
    for slots in rows:
        shift = max((max(label) + 2 for label in gold), default=0)
        gold.extend(tuple(i + shift for i in label) for label in spelled(slots))
    assert sorted(read_back(gold)) == sorted(gold)


@given(st.lists(st.sampled_from("GSAIO"), max_size=14))
def test_any_tags_give_labels_that_can_be_tagged_again(tags: list[str]) -> None:
    once = labels(["r"] * len(tags), "".join(tags))
    if once and len(once) < MAX_LABELS:
        assert sorted(read_back(once)) == sorted(once)


@given(st.lists(st.sets(st.integers(0, 9), min_size=1, max_size=4).map(lambda s: tuple(sorted(s))), max_size=5))
def test_labels_that_are_no_product_lose_no_word_but_a_shared_one(gold: Labels) -> None:
    """Labels that overlap freely cannot all come back; every word does, once in some label, and none is made up."""
    tags = encode(gold)
    assert set(tags) == {i for label in gold for i in label}
    assert not gold or {i for label in read_back(gold) for i in label} == set(tags)


@given(st.lists(st.tuples(st.sampled_from(["a", "b", None]), st.sampled_from("GSAIO")), max_size=20))
def test_labels_are_never_empty_and_ascend_within_a_slot(row: list[tuple[str | None, str]]) -> None:
    for group in decode([relation for relation, _ in row], [tag for _, tag in row]):
        assert group.labels()
        assert all(label for label in group.labels())
        assert all(part == sorted(part) for slot in group.slots for part in slot)
