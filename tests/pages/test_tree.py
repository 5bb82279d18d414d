"""rolegraph.pages.tree: what hangs on what, and where it stands."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from rolegraph.pages.sheets import sheets
from rolegraph.pages.tree import LETTERS, LINE, Node, draw, folded, roots, shortened
from rolegraph.told import Told
from rolegraph.view.kinds import BY_KEY
from tests.stores import ACCOUNTANT, filled


def accountant() -> tuple[tuple[Told, ...], dict[str, tuple[str, ...]]]:
    with filled(ACCOUNTANT) as store:
        (sheet,) = sheets(store, "id")
    return sheet.told, sheet.parents


def labels(nodes: list[Node]) -> list[object]:
    return [(node.label, labels(node.children)) if node.children else node.label for node in nodes]


def test_what_belongs_to_another_thing_hangs_on_it_and_kinds_stand_together() -> None:
    assert labels(roots(*accountant())) == [
        "menyusun laporan keuangan", "membayar pajak", "teliti", "analisis", "auditor luar",
        ("hanya berhitung", ["menafsirkan angka"]), ("Auditor", ["mencatat", "memeriksa", "waktu kerja"]),
    ]  # fmt: skip


def test_a_thing_that_is_said_twice_is_one_node() -> None:
    told, parents = accountant()
    again = replace(told[1], iri=f"{told[1].iri}-again")
    (node,) = [node for node in roots((*told, again), parents) if node.label == told[1].label]
    assert node.told == [2, len(told) + 1]


def test_statements_that_belong_to_one_another_in_a_circle_lose_nothing() -> None:
    told, _ = accountant()
    iris = [one.iri for one in told[1:]]
    circle = {iri: (iris[(at + 1) % len(iris)],) for at, iri in enumerate(iris)}
    assert sum(1 for _ in roots(told, circle)) == len({one.object for one in told[1:]})


def test_a_parent_that_is_not_there_is_passed_over() -> None:
    told, _ = accountant()
    assert len(roots(told, {one.iri: ("https://example.org/gone",) for one in told})) == len(told) - 1


@given(st.lists(st.integers(0, 4), min_size=1, max_size=120))
def test_nodes_stand_apart_and_inside_the_picture(children: list[int]) -> None:
    kind = BY_KEY["skill"]
    found = [
        Node(f"{at}", "x" * 30, "id", kind, [1], [Node(f"{at}-{one}", "y", "id", kind, [1]) for one in range(count)])
        for at, count in enumerate(children)
    ]
    picture = draw(found)
    assert len(picture.spots) == len(children) + sum(children)
    left, top, width, height = picture.box
    assert all(left < spot.x < left + width and top < spot.y < top + height for spot in picture.spots)
    if not picture.crowded:
        assert all(math.dist((a.x, a.y), (b.x, b.y)) > 9 for a, b in combinations(picture.spots, 2))


def test_labels_read_from_left_to_right_on_both_sides() -> None:
    kind = BY_KEY["skill"]
    picture = draw([Node(f"{at}", "kata", "id", kind, [1]) for at in range(12)])
    assert all(spot.flipped == (spot.x < 0) for spot in picture.spots if abs(spot.x) > 1)
    assert all(-90 <= spot.turn % 360 <= 90 or 270 <= spot.turn % 360 <= 360 for spot in picture.spots)


@given(st.text())
def test_the_name_of_a_role_is_folded_into_the_middle(name: str) -> None:
    rows = folded(name)
    assert 1 <= len(rows) <= 3
    assert all(len(row) <= LINE for row in rows)


@given(st.text())
def test_shortened_labels_are_short(label: str) -> None:
    assert len(shortened(label)) <= LETTERS
