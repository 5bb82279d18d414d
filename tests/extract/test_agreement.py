"""Labels agree as the annotation guide counts it."""

from __future__ import annotations

import pytest

from rolegraph.extract.agreement import agree, kept, similarity


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Kemampuan komunikasi yang baik", ["komunikasi"]),
        ("tidak mampu bekerja cepat", ["tidak", "bekerja", "cepat"]),
        ("tugasnya", ["tugas"]),
        ("baik", ["baik"]),
        ("", []),
    ],
)
def test_light_words_do_not_count_unless_nothing_else_is_there(label: str, words: list[str]) -> None:
    assert kept(label) == words


def test_similarity_is_symmetric_and_bounded() -> None:
    assert similarity(["a", "b"], ["a"]) == similarity(["a"], ["a", "b"]) == pytest.approx(2 / 3)
    assert similarity([], ["a"]) == 0.0


def test_each_gold_label_matches_once_and_the_best_pair_first() -> None:
    gold = ["menyusun laporan", "menyusun anggaran"]
    assert agree("has_responsibility", gold, ["menyusun laporan", "menyusun laporan keuangan", "anggaran"]) == [
        True,
        False,
        False,
    ]


def test_propositions_may_differ_more() -> None:
    gold, said = ["koki hanya memasak mi"], ["hanya memasak"]
    assert agree("misconception", gold, said) == [True]
    assert agree("correction", gold, said) == [False]
