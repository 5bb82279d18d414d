"""What gave nothing: unread, or set aside because its layout or its own words say that it tells nothing of the role."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from rolegraph.extract.features import view
from rolegraph.extract.gold import gold_tags, load_gold
from rolegraph.extract.leftover import Judge, left_over
from rolegraph.extract.sight import prepare
from rolegraph.statement import Evidence, Relation, Statement
from tests.texts import GOLD


def prepared(text: str, *said: str, lang: str = "id") -> Doc:
    """A text of which these stretches were read."""
    doc, _ = prepare(text, lang)
    places = [(text.index(words), text.index(words) + len(words)) for words in said]
    doc._.statements = tuple(
        Statement("Kasir", Relation.HAS_RESPONSIBILITY, text[a:b], Evidence(a, b, text[a:b], a, "test/hand", 1.0))
        for a, b in places
    )
    return doc


def reason(sentence: str, lang: str = "id", *, before: str = "") -> str | None:
    """Why the last sentence of a text is set aside."""
    unread, aside = left_over(prepared(before + sentence, lang=lang))
    return max([*unread, *aside], key=lambda s: s.start).reason


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("Gaji: Rp4.000.000 per bulan", "pay"),
        ("• Bonus penjualan dan gaji yang menarik", "pay"),
        ("Senin: Pagi, Siang", "hours"),
        ("Jam kerja 08.00-17.00", "hours"),
        ("- BPJS Kesehatan", "benefits"),
        ("Kami menawarkan lingkungan kerja yang nyaman.", "benefits"),
        ("Penempatan di Kediri", "place"),
        ("Kirimkan CV terbaru lewat surel.", "application"),
        ("Seluruh tahapan seleksi tidak dipungut biaya.", "application"),
        ("Pelamar harus memiliki KTP", "form"),
        ("Toko kami membuka lowongan untuk dua orang.", "vacancy"),
        ("Perusahaan kami berdiri sejak 2009.", "company"),
        ("Halo semua!", "greeting"),
        ("Apa saja tugasnya?", "question"),
    ],
)
def test_indonesian_sentences_that_say_what_they_are(sentence: str, topic: str) -> None:
    assert reason(sentence) == f"boilerplate/{topic}"


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("Salary: £30,000 per annum", "pay"),
        ("£17 an hour", "pay"),
        ("Full-time, permanent", "hours"),
        ("Paid holidays and a staff discount", "benefits"),
        ("Send us your CV by Friday.", "application"),
        ("We are an equal opportunity employer.", "diversity"),
        ("We're a small bakery by the harbour.", "company"),
        ("Hello there!", "greeting"),
        ("Where is the harbour?", "question"),
    ],
)
def test_english_sentences_that_say_what_they_are(sentence: str, topic: str) -> None:
    assert reason(sentence, "en") == f"boilerplate/{topic}"


@pytest.mark.parametrize(
    "sentence",
    [
        "Ia menghitung gaji pokok karyawan.",
        "Menyusun jadwal kerja kru.",
        "Mengelola fasilitas kantor dan asuransi karyawan.",
        "Menerima surat lamaran dan menjadwalkan wawancara.",
        "Daftar harga diperbarui setiap pagi.",
        "Minggu pertama ia mengenal gudang.",
        "Jika kamu tertarik pada angka, pekerjaan ini cocok.",
        "Mau belajar hal baru",
        "Siapa pun yang jujur boleh mencoba.",
        "Membuka toko pada hari Senin pagi.",
        "Mengurus lokasi acara.",
    ],
)
def test_a_duty_that_speaks_of_pay_hours_or_letters_stays_unread(sentence: str) -> None:
    assert reason(sentence) is None


@pytest.mark.parametrize(
    "sentence",
    ["Calculates salaries and bonuses.", "Reviews applications from candidates.", "Plans shifts and working hours."],
)
def test_an_english_one_too(sentence: str) -> None:
    assert reason(sentence, "en") is None


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("* * *", "layout/marks"),
        ("12.00", "layout/marks"),
        ("a.", "layout/marks"),
        ("Tugas:", "layout/heading"),
        ("*Tugasnya:*", "layout/heading"),
        ("Pengalaman Kerja", "layout/heading"),
        ("Persyaratan Pekerjaan:​", "layout/heading"),
    ],
)
def test_marks_and_headings_are_no_sentences(sentence: str, why: str) -> None:
    assert reason(sentence, before="Kasir suka bernyanyi.\n\n") == why


def test_a_line_that_is_the_roles_name_alone_is_its_title() -> None:
    text = "Tugas kasir adalah melayani pembeli.\n\nKASIR\n\nKasir suka bernyanyi."
    unread, aside = left_over(prepared(text, "melayani pembeli"))
    assert [(s.text, s.reason) for s in aside] == [("KASIR", "layout/name")]
    assert [s.text for s in unread] == ["Kasir suka bernyanyi."]


def test_a_heading_stuck_to_the_end_of_an_item_hides_no_item() -> None:
    unread, _ = left_over(prepared("Kasir suka bernyanyi.\n\nMampu membuat laporan pajakPekejraan:"))
    assert unread[-1].text.startswith("Mampu membuat laporan pajak")


@pytest.mark.parametrize(
    ("heading", "topic"),
    [("Cara melamar:", "application"), ("Fasilitas:", "benefits"), ("Catatan:", "aside"), ("Tentang kami:", "company")],
)
def test_lines_below_a_heading_are_set_aside_for_its_topic(heading: str, topic: str) -> None:
    assert reason("- Hal yang lain sekali", before=f"{heading}\n") == f"boilerplate/{topic}"


def test_words_say_more_than_the_heading() -> None:
    assert reason("- Gaji pokok", before="Catatan:\n") == "boilerplate/pay"


def test_adverts_mix_languages() -> None:
    assert reason("Send your CV to the store.") == "boilerplate/application"
    assert reason("Gaji pokok dan bonus", "en") == "boilerplate/pay"


def test_a_sentence_that_says_something_is_never_left_over() -> None:
    text = "Gaji pokok karyawan dihitung kasir. Gaji menarik."
    unread, aside = left_over(prepared(text, "Gaji pokok karyawan dihitung"))
    assert [s.text for s in (*unread, *aside)] == ["Gaji menarik."]


def test_a_statement_over_two_sentences_speaks_for_both() -> None:
    assert left_over(prepared("Kasir tekun. Kasir teliti.", "tekun. Kasir teliti")) == ((), ())


def test_nothing_is_left_of_nothing() -> None:
    assert left_over(prepared("")) == ((), ())
    assert left_over(prepared(" \n\n ")) == ((), ())


@pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated texts stand in a checkout alone")
def test_hardly_a_sentence_with_a_label_would_be_set_aside() -> None:
    """Of the sentences in which annotators found something, fewer than one in a hundred is taken for boilerplate."""
    seen = lost = 0
    for gold in load_gold([GOLD])[::4]:
        doc, _ = prepare(gold.text, gold.lang)
        regions, _ = gold_tags(gold, view(doc))
        labelled = {doc[i].sent.start for i, region in zip(view(doc).tokens, regions, strict=True) if region}
        judge = Judge(doc)
        told = [judge.reason(sent) for sent in doc.sents if sent.start in labelled]
        seen += len(told)
        lost += sum(why is not None and why.startswith("boilerplate/") for why in told)
    assert seen > 1000
    assert lost / seen < 0.01, f"{lost} of {seen}"
