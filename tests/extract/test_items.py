"""The items of each region, on sentences that anyone splits alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.extract.frames import FrameTagger
from rolegraph.extract.groups import Group
from rolegraph.extract.items import MARGIN, ItemTagger, forget, in_doc, remember, stretches
from rolegraph.extract.labels import group_labels
from rolegraph.extract.sight import prepare
from tests.texts import hostile

FRAMES, ITEMS = FrameTagger(), ItemTagger()


def items(text: str, relation: str, lang: str = "id") -> list[str]:
    doc = ITEMS(FRAMES(prepare(text, lang)[0]))
    return [found.text for group in doc._.groups if group.relation == relation for found in group_labels(doc, group)]


@pytest.mark.parametrize(
    ("text", "relation", "found"),
    [
        (
            "Tugas utama kasir adalah mengatur dan mengawasi proses produksi.",
            "has_responsibility",
            ["mengatur proses produksi", "mengawasi proses produksi"],
        ),
        (
            "Selain itu, kasir juga harus bekerja sama dengan departemen penjualan, logistik, dan keuangan.",
            "collaborates_with",
            ["departemen penjualan", "departemen logistik", "departemen keuangan"],
        ),
        (
            "Orang yang cocok adalah seseorang yang memiliki kesabaran, ketelitian, dan kejujuran.",
            "requires_skill",
            ["kesabaran", "ketelitian", "kejujuran"],
        ),
    ],
)
def test_a_coordination_is_distributed(text: str, relation: str, found: list[str]) -> None:
    assert items(f"Kasir melayani pembeli.\n{text}", relation) == found


@pytest.mark.parametrize("text", ["", "\n", "   "])
def test_a_text_without_words_has_no_items(text: str) -> None:
    doc = ITEMS(FRAMES(prepare(text, "id")[0]))
    assert (doc._.groups, doc._.item_scores) == ([], [])


def test_a_stretch_is_a_sentences_regions_and_a_little_more() -> None:
    _, seen = prepare("Satu dua tiga empat lima enam tujuh. Delapan sembilan. Sepuluh sebelas", "id")
    regions: list[str | None] = [None] * len(seen.tokens)
    regions[3] = regions[4] = regions[11] = "has_goal"
    (one, two), (three, four) = stretches(seen, regions)
    assert 3 - MARGIN <= one <= 3
    assert 5 <= two <= 5 + MARGIN
    assert (three, four) == (11, 13)


def test_groups_point_into_the_doc() -> None:
    _, seen = prepare("\n\nmenghitung uang", "id")
    group = in_doc(Group("has_goal", [[[0], [1]]]), seen)
    assert group == Group("has_goal", [[[seen.tokens[0]], [seen.tokens[1]]]])


@given(st.lists(st.sampled_from("GSAIO")).map(lambda tags: ["G", *tags]))
def test_what_was_remembered_is_forgotten(tags: list[str]) -> None:
    """From a group's beginning on: before it, there is no slot to remember."""
    assert forget(remember(tags)) == tags


@given(hostile("id"))
def test_groups_hold_words_of_their_region_and_each_word_once(text: str) -> None:
    doc = ITEMS(FRAMES(prepare(text, "id")[0]))
    seen, regions = doc._.view, doc._.regions
    place = {index: n for n, index in enumerate(seen.tokens)}
    held = [
        (group.relation, index) for group in doc._.groups for slot in group.slots for part in slot for index in part
    ]
    assert all(regions[place[index]] == relation for relation, index in held)
    assert len(held) == len(set(held))
    assert len(doc._.item_scores) == len(seen.tokens)
    assert all(-1e-9 <= score <= 1 + 1e-9 for score in doc._.item_scores)
