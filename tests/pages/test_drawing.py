"""rolegraph.pages.drawing: where everything of a small graph stands."""

from __future__ import annotations

import math
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from rolegraph.pages.drawing import LETTERS, LINE, MOST, draw, folded, shortened
from rolegraph.pages.tree import Node
from rolegraph.view.kinds import BY_KEY


@given(st.lists(st.integers(0, 4), min_size=1, max_size=120))
def test_nodes_stand_apart_and_inside_the_picture(children: list[int]) -> None:
    kind = BY_KEY["skill"]
    found = [
        Node(f"{at}", "x" * 30, "id", kind, [1], [Node(f"{at}-{one}", "y", "id", kind, [1]) for one in range(count)])
        for at, count in enumerate(children)
    ]
    picture = draw(found)
    assert len(picture.spots) <= picture.every == len(children) + sum(children)
    left, top, width, height = picture.box
    assert all(left < spot.x < left + width and top < spot.y < top + height for spot in picture.spots)
    if not picture.crowded:
        assert all(math.dist((a.x, a.y), (b.x, b.y)) > 9 for a, b in combinations(picture.spots, 2))


def test_labels_read_from_left_to_right_on_both_sides() -> None:
    kind = BY_KEY["skill"]
    picture = draw([Node(f"{at}", "kata", "id", kind, [1]) for at in range(12)])
    assert all(spot.flipped == (spot.x < 0) for spot in picture.spots if abs(spot.x) > 1)
    assert all(-90 <= spot.turn % 360 <= 90 or 270 <= spot.turn % 360 <= 360 for spot in picture.spots)


def test_of_too_many_things_those_said_most_often_are_drawn_with_what_hangs_on_them() -> None:
    kind = BY_KEY["skill"]
    often = Node("often", "sering", "id", kind, [900, 901], [Node("below", "bawah", "id", kind, [902])])
    picture = draw([*(Node(f"{at}", "kata", "id", kind, [at]) for at in range(1, 800)), often])
    assert len(picture.spots) == MOST
    assert picture.every == 801
    assert [spot.node.thing for spot in picture.spots] == [*map(str, range(1, MOST - 1)), "often", "below"]


@given(st.text())
def test_the_name_of_a_role_is_folded_into_the_middle(name: str) -> None:
    rows = folded(name)
    assert 1 <= len(rows) <= 3
    assert all(len(row) <= LINE for row in rows)


@given(st.text())
def test_shortened_labels_are_short(label: str) -> None:
    assert len(shortened(label)) <= LETTERS
