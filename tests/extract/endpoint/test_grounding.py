"""Where labels stand, and which ones stand nowhere."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolegraph.extract.endpoint.grounding import MOST_WORDS, WIDEST_HOLE, Ground, folded
from rolegraph.extract.sight import assembled
from rolegraph.language.tokenizer import pieces
from rolegraph.statement import Relation
from tests.texts import ROLES, hostile, reading

TEXT = (
    "Kepala gudang mengatur dan mengawasi proses produksi. Ia bekerja sama dengan departemen penjualan, logistik, dan "
    "keuangan. Perbedaannya ada pada tingkat tanggung jawabnya.\nSyarat:\n- Menguasai JavaScript (React), C++ dan "
    "UI/UX\n- Don’t panic\nStaf gudang mengatur rak."
)


@cache
def laid_out(lang: str = "id"):
    return assembled(lang, ("rolegraph_layout",))


def ground(text: str = TEXT, lang: str = "id") -> Ground:
    return Ground(laid_out(lang)(text))


def span(label: str, text: str = TEXT, near: int = 0) -> str | None:
    """The stretch of the text that a label was found in."""
    on = ground(text)
    spot = on.find(label, near)
    return None if spot is None else on.doc[spot.tokens[0] : spot.tokens[-1] + 1].text


@pytest.mark.parametrize(
    ("label", "stretch"),
    [
        ("mengawasi proses produksi", "mengawasi proses produksi"),
        ("mengatur proses produksi", "mengatur dan mengawasi proses produksi"),
        ("departemen keuangan", "departemen penjualan, logistik, dan keuangan"),
        ("MENGAWASI Proses", "mengawasi proses"),
        ("tingkat tanggung jawab", "tingkat tanggung jawabnya"),
        ("javascript", "JavaScript"),
        ("c++", "C++"),
        ("ux", "UX"),
        ("don't panic", "Don’t panic"),
        ("  mengatur\n rak. ", "mengatur rak"),
    ],
)
def test_all_words_in_order_close_together(label: str, stretch: str) -> None:
    assert span(label) == stretch


@pytest.mark.parametrize(
    "label",
    [
        "mengatur keuangan",  # a verb, and an object of the next sentence
        "proses mengatur",  # the other way round
        "mengelola proses produksi",  # a word that is nowhere
        "mengatur mengatur rak",  # a word more often than it stands there
        "atur proses",  # part of a word
        "produksi rak",
        "C",
        "",
        " .,; ",
        "🎉",
        "mengatur " * (MOST_WORDS + 1),
    ],
)
def test_what_does_not_stand_together_stands_nowhere(label: str) -> None:
    assert span(label) is None


def test_neighbouring_sentences_may_share_a_label() -> None:
    assert span("Syarat: menguasai React") is not None
    assert span("Syarat: panic") is None


def test_words_far_apart_in_one_sentence_are_no_label() -> None:
    text = "Kasir menghitung " + "uang " * WIDEST_HOLE + "kembalian"
    assert span("menghitung kembalian", text) is not None
    assert span("menghitung kembalian", text.replace("kembalian", "uang kembalian")) is None


def test_a_label_that_stands_twice_is_looked_for_from_the_one_before() -> None:
    text = "Kasir menghitung uang tunai. Manajer tidur. Kasir menghitung uang kertas."
    on = ground(text)
    assert on.find("menghitung uang").places == (1, 2)
    assert on.find("menghitung uang", near=6).places == (7, 8)


def test_a_whole_phrase_is_preferred_to_its_words_across_others() -> None:
    assert span("menghitung uang", "Kasir menghitung barang dan uang, lalu menghitung uang.") == "menghitung uang"


@pytest.mark.parametrize(
    ("label", "spelled"),
    [
        ("menguasai javascript (react)", "menguasai JavaScript (React)"),
        ("menguasai react)", "menguasai React"),
        ("menguasai ui/ux", "menguasai UI/UX"),
        ("menguasai <b>ui</b>", None),
        ("<menguasai> [c++]!", "menguasai C++"),
        ("mengatur & mengawasi", "mengatur mengawasi"),
        ("Mengatur Proses Produksi.", "Mengatur proses produksi"),
        ("tanggung jawab", "tanggung jawab"),
        ("don't panic", "don’t panic"),
    ],
)
def test_the_label_is_spelled_as_the_text_is(label: str, spelled: str | None) -> None:
    spot = ground().find(label)
    assert (spot and spot.label) == spelled


@pytest.mark.parametrize("path", sorted(ROLES.glob("*.txt")), ids=lambda path: path.stem)
def test_what_our_own_reader_finds_is_found_again(path: Path) -> None:
    """Its labels hold the words of the text, so nearly all of them must stand; references alone turn words round."""
    read = reading(path)
    on = ground(read.document.text, read.document.lang)
    labels = [s.label for s in read.statements if s.relation not in (Relation.ROLE, Relation.CONTRASTED_WITH)]
    lost = [label for label in labels if on.find(label) is None]
    assert len(lost) <= max(2, len(labels) // 20), lost


@settings(max_examples=60, deadline=None)
@given(hostile("id"), st.data())
def test_whatever_is_found_stands_there(text: str, data: st.DataObject) -> None:
    on = ground(text)
    words = [text[start:end] for start, end in pieces(text)] or ["x"]
    label = " ".join(data.draw(st.lists(st.sampled_from(words) | st.text(max_size=3), max_size=6)))
    spot = on.find(label, data.draw(st.integers(0, len(words))))
    if spot is None:
        return
    assert list(spot.tokens) == sorted(set(spot.tokens))
    assert spot.label.strip()
    stretch = {folded(on.doc[i].text) for i in spot.tokens}
    assert all(folded(on.doc[i].text) in stretch for i in spot.tokens)
    assert on.sentence[spot.places[-1]] - on.sentence[spot.places[0]] <= 1


def test_a_text_of_one_word_is_searched_in_bounded_time() -> None:
    on = ground("ab ba " * 8_000)
    for size in range(2, 30):
        on.find("ab ab " * (size // 2), near=size * 500)
