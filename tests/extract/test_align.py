"""Where the words of a gold label stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.extract.align import align, norm


def placed(label: str, text: str, *, near: int = 0, taken: str = "") -> str:
    """The words that a label is placed on, each with its index: "mengatur0 proses3"."""
    words = [norm(word) for word in text.split()]
    sentence, numbers = 0, []
    for word in words:
        numbers.append(sentence)
        sentence += word.endswith(".")
    words = [word.rstrip(".") for word in words]
    held = [str(i) in taken.split() for i in range(len(words))]
    found = align([norm(word) for word in label.split()], words, numbers, held, near)
    return " ".join(f"{words[i]}{i}" for i in found)


@pytest.mark.parametrize(
    ("label", "text", "places"),
    [
        ("menghitung uang", "kasir menghitung uang", "menghitung1 uang2"),
        ("mengatur proses", "mengatur dan mengawasi proses", "mengatur0 proses3"),
        ("departemen keuangan", "departemen penjualan dan keuangan", "departemen0 keuangan3"),
        ("Menghitung Uang", "menghitung uang", "menghitung0 uang1"),
        ("cakupan kerja", "pada cakupan kerjanya", "cakupan1 kerja2"),
        ("menghitung laba", "menghitung uang", "menghitung0"),
        ("terbang", "menghitung uang", ""),
        ("", "menghitung uang", ""),
        ("uang menghitung", "menghitung uang", "uang1"),
    ],
)
def test_words_are_found_in_their_order(label: str, text: str, places: str) -> None:
    assert placed(label, text) == places


def test_a_label_stays_in_one_sentence() -> None:
    assert placed("menata tas", "kasir menata buku. manajer menjual tas. pramuniaga menata tas.") == "menata7 tas8"


def test_a_label_stays_together() -> None:
    assert placed("menata tas", "menata buku dan menata tas") == "menata3 tas4"


def test_labels_follow_the_text() -> None:
    text = "uang masuk lalu uang keluar"
    assert placed("uang", text) == "uang0"
    assert placed("uang", text, near=3) == "uang3"


def test_what_another_relation_has_is_taken_last() -> None:
    assert placed("uang", "uang masuk lalu uang keluar", taken="0") == "uang3"
    assert placed("masuk", "uang masuk", taken="1") == "masuk1"


@pytest.mark.parametrize(
    ("word", "same"),
    [("Tugasnya", "tugas"), ("TUGAS", "tugas"), ("punya", "punya"), ("hanya", "hanya"), ("nya", "nya")],
)
def test_words_are_compared_without_case_and_nya(word: str, same: str) -> None:
    assert norm(word) == same


@given(st.lists(st.sampled_from("abc"), max_size=4), st.lists(st.sampled_from("abcd"), max_size=8), st.integers(0, 8))
def test_places_ascend_and_hold_the_words(label: list[str], words: list[str], near: int) -> None:
    places = align(label, words, [0] * len(words), [False] * len(words), near)
    assert places == sorted(set(places))
    rest = iter(label)
    assert all(words[place] in rest for place in places)
