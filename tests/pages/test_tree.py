"""rolegraph.pages.tree: what hangs on what."""

from __future__ import annotations

from dataclasses import replace

from rolegraph.pages.sheets import sheets
from rolegraph.pages.tree import Node, roots
from rolegraph.told import Told
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
