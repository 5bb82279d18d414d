"""Lines, bullets, headings, sections, sentences: what a reader sees before reading."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from spacy.tokens import Doc

from rolegraph.extract.layout import layout
from rolegraph.language.pipeline import blank
from tests.texts import carried, hostile

PIPELINES = {lang: blank(lang) for lang in ("id", "en")}


def laid_out(text: str, lang: str = "id") -> Doc:
    return layout(PIPELINES[lang](text))


def blocks(text: str, lang: str = "id") -> list[tuple[str, str, str]]:
    """Kind, section and words of each block."""
    doc = laid_out(text, lang)
    return [(b.kind, b.section, " ".join(doc[b.start : b.end].text.split())) for b in doc._.blocks]


def sentences(text: str, lang: str = "id") -> list[str]:
    return [" ".join(sent.text.split()) for sent in laid_out(text, lang).sents if sent.text.strip()]


@pytest.mark.parametrize("bullet", ["-", "•", "*", "·", "–", "▪", "◦", "✓", "1.", "2)", "12.", "a."])
def test_bullets_and_numbers_open_items(bullet: str) -> None:
    text = f"Tugas:\n{bullet} Menghitung uang\n{bullet} Melayani pembeli"
    assert blocks(text) == [
        ("heading", "duties", "Tugas:"),
        ("bullet", "duties", f"{bullet} Menghitung uang"),
        ("bullet", "duties", f"{bullet} Melayani pembeli"),
    ]


@pytest.mark.parametrize(
    "line", ["3 tahun pengalaman", "2.500 pelanggan dilayani", "Kasir - toko buku", "S1 Akuntansi", "-"]
)
def test_what_only_looks_like_a_bullet(line: str) -> None:
    assert blocks(line) == [("prose", "", line)]


@pytest.mark.parametrize(
    ("line", "lang", "section"),
    [
        ("Tanggung Jawab", "id", "duties"),
        ("TANGGUNG JAWAB", "id", "duties"),
        ("Tugas & Tanggung Jawab:", "id", "duties"),
        ("Tugas utama staf gudang kami:", "id", "duties"),
        ("Kualifikasi", "id", "skills"),
        ("Melapor kepada:", "id", "parties"),
        ("Benefit", "id", "aside"),
        ("CARA MELAMAR", "id", "aside"),
        ("Tentang Kami", "id", "company"),
        ("Yang lain-lain:", "id", ""),
        ("Responsibilities", "en", "duties"),
        ("What you'll do:", "en", "duties"),
        ("About you", "en", "skills"),
        ("What we offer", "en", "aside"),
        ("About us", "en", "company"),
    ],
)
def test_headings_and_their_sections(line: str, lang: str, section: str) -> None:
    assert blocks(line, lang) == [("heading", section, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Tugas kasir adalah melayani pembeli dan menghitung uang di akhir hari:",
        "Tugas utama kasir adalah melayani pembeli.",
        "Melayani pembeli",
        "KASIR",
    ],
)
def test_what_is_no_heading(line: str) -> None:
    assert blocks(line)[0][0] == "prose"


def test_a_section_lasts_to_the_next_heading() -> None:
    text = "Kasir toko.\nTugas\n- Menghitung uang\n\n- Melayani pembeli\nSyarat\n- Jujur\nBenefit:\n- Gaji pokok"
    assert [(section, words) for kind, section, words in blocks(text) if kind != "heading"] == [
        ("", "Kasir toko."),
        ("duties", "- Menghitung uang"),
        ("duties", "- Melayani pembeli"),
        ("skills", "- Jujur"),
        ("aside", "- Gaji pokok"),
    ]


def test_a_heading_may_be_dressed_in_marks() -> None:
    assert blocks("**Persyaratan:**\n- Jujur")[-1] == ("bullet", "skills", "- Jujur")


def test_an_unknown_heading_behind_a_blank_line_ends_a_section() -> None:
    assert blocks("Tugas\n- Menghitung uang\n\nLain-lain:\n- Kopi gratis")[-1] == ("bullet", "", "- Kopi gratis")
    assert blocks("Tugas\n- Menghitung uang\nHarian:\n- Menutup toko")[-1] == ("bullet", "duties", "- Menutup toko")


def test_a_heading_may_stand_before_its_content() -> None:
    assert blocks("Tugas: menghitung uang\nSyarat: jujur\nTerbiasa berdiri") == [
        ("prose", "duties", "Tugas: menghitung uang"),
        ("prose", "skills", "Syarat: jujur"),
        ("prose", "skills", "Terbiasa berdiri"),
    ]
    assert blocks("Catatannya begini: menghitung uang")[0][1] == ""


def test_a_line_goes_on_in_lower_case() -> None:
    text = "Kasir menghitung uang\ndan melayani pembeli.\nkasir juga menata barang."
    assert [words for _, _, words in blocks(text)] == [
        "Kasir menghitung uang dan melayani pembeli.",
        "kasir juga menata barang.",
    ]


def test_a_bullet_goes_on_in_lower_case() -> None:
    assert blocks("Tugas\n- Menghitung uang dan\n  menyimpan kuitansi\n- Melayani pembeli")[1:] == [
        ("bullet", "duties", "- Menghitung uang dan menyimpan kuitansi"),
        ("bullet", "duties", "- Melayani pembeli"),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_ends_a_line(newline: str) -> None:
    text = newline.join(["Tugas", "- Menghitung uang", "", "- Melayani pembeli"])
    assert [words for _, _, words in blocks(text)] == ["Tugas", "- Menghitung uang", "- Melayani pembeli"]


PROSE = "Perawat memantau pasien, memberi obat, dan mencatat perkembangan setiap hari. Ia bekerja sama dengan dokter."
NAMES = "Perbedaan antara perawat dan bidan terletak pada sasaran pelayanannya, kata Perawat Ratna kepada Bidan Sari."


@pytest.mark.parametrize("width", [30, 40, 50, 60, 70])
def test_a_hard_wrapped_paragraph_has_the_sentences_of_an_unwrapped_one(width: int) -> None:
    assert sentences(textwrap.fill(PROSE, width)) == sentences(PROSE)


@pytest.mark.xfail(reason="a wrapped line that begins with a capital is taken for a line of its own")
def test_a_hard_wrapped_line_may_begin_with_a_name() -> None:
    assert sentences(textwrap.fill(NAMES, 76)) == [NAMES]


def test_lines_whose_breaks_were_lost_part_again() -> None:
    text = "Tugas:Menghitung uang hasil penjualanMelayani pembeli di tokoMenyusun laporan harian"
    assert [words for _, _, words in blocks(text)][-2:] == ["Melayani pembeli di toko", "Menyusun laporan harian"]


@pytest.mark.parametrize("text", ["Menguasai JavaScript dan PowerPoint", "Lulusan SMA/SMK atau S1Hukum"])
def test_a_name_with_a_capital_inside_is_no_lost_line(text: str) -> None:
    assert len(blocks(text)) == 1


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("Kasir menghitung uang. Kasir melayani pembeli.", "id", 2),
        ("Kasir menghitung uang! Lalu? Ia pulang…", "id", 3),
        ("Kasir menghitung uang.Kasir melayani pembeli.", "id", 2),
        ("Kasir, perawat, dll. bekerja malam.", "id", 1),
        ("Pengalaman min. 2 tahun di PT. Maju.", "id", 1),
        ("Dr. A. Susanti, S.H. memimpin rapat.", "id", 1),
        ("Upah 4.500.000 atau 3.5 juta sebulan.", "id", 1),
        ('Katanya, "Kasir itu mudah." Nyatanya tidak.', "id", 2),
        ("Katanya (begitulah.) Nyatanya tidak.", "id", 2),
        ("Lancar... dan cepat.", "id", 1),
        ("Buka toko.id hari ini. Lalu melamar.", "id", 2),
        ("Mr. Smith, e.g. a manager, leads. He plans.", "en", 2),
        ("Experience min. 2 years. No licence.", "en", 2),
        ("tanpa titik", "id", 1),
        ("", "id", 0),
        ("   \n ", "id", 0),
    ],
)
def test_where_sentences_end(text: str, lang: str, found: int) -> None:
    assert len(sentences(text, lang)) == found


def test_a_closing_quote_stays_with_its_sentence() -> None:
    assert sentences('Katanya, "Kasir itu mudah." Nyatanya tidak.')[0] == 'Katanya, "Kasir itu mudah."'


def test_each_line_of_its_own_begins_a_sentence() -> None:
    assert sentences("Tugas\n- Menghitung uang\n- Melayani pembeli") == [
        "Tugas",
        "- Menghitung uang",
        "- Melayani pembeli",
    ]


def assert_whole(doc: Doc) -> None:
    """Blocks in order, none overlapping, no word outside them, and each opens a sentence."""
    at = 0
    for block in doc._.blocks:
        assert at <= block.start < block.end <= len(doc)
        assert all(doc[i].is_space for i in range(at, block.start))
        assert doc[block.start].is_sent_start
        assert not doc[block.start].is_space
        at = block.end
    assert all(token.is_space for token in doc[at:])


@given(hostile("id"))
def test_every_word_is_in_one_block(text: str) -> None:
    assert_whole(laid_out(text))


def test_every_word_of_the_carried_texts_is_in_one_block() -> None:
    for document in carried():
        assert_whole(laid_out(document.text, document.lang))
