"""Readings built by hand, for tests of what becomes of one: each relation of the guide once, and hostile text."""

from __future__ import annotations

from dataclasses import replace

from rolegraph.document import Document
from rolegraph.statement import Evidence, Reading, Relation, Sentence, Statement

TEXT = """Kasir melayani pembeli agar antrean lancar.
Kasir bekerja sama dengan departemen keuangan dan pemasok tas.
Seorang kasir memiliki kemampuan berhitung yang baik.
Orang yang tidak memiliki kemampuan berhitung tidak cocok.
Banyak yang mengira kasir hanya duduk, padahal kasir menghitung uang.
Orang membayangkan pekerjaan santai; nyatanya antrean panjang.
Berbeda dari Pramuniaga pada ruang lingkup kerjanya: kasir mengurus pembayaran, pramuniaga menata barang.
Kasir suka bernyanyi.
Gaji menarik."""

HOSTILE = (
    "\"kutip\" 'tunggal' \\ garis",
    "dua\nbaris\r\ntab\t",
    "مدير المبيعات ‮terbalik",
    "🎉👩‍🍳 perayaan",
    "<script>alert(1)</script> & ]]>",
    "kosong\u0000\u0008\ufffe",
    "é é ﬁ Ⅷ",
)


def evidence(document: Document, quote: str, confidence: float = 0.9) -> Evidence:
    """The first place of a quote, with its line as sentence."""
    start = document.text.index(quote)
    opening = document.text.rfind("\n", 0, start) + 1
    closing = document.text.find("\n", start)
    sentence = document.text[opening : closing if closing >= 0 else None]
    return Evidence(start, start + len(quote), sentence, opening, "test/hand", confidence)


def cashier(document: Document | None = None) -> Reading:
    """The reading of `TEXT`: every relation, every tie."""
    document = document or Document("kasir", TEXT, "id", "teks/kasir.txt", "Kasir")

    def says(relation: Relation, label: str, quote: str | None = None, **more: object) -> Statement:
        return Statement("Kasir", relation, label, evidence(document, quote or label), **more)

    duty = says(Relation.HAS_RESPONSIBILITY, "melayani pembeli")
    false = says(Relation.MISCONCEPTION, "kasir hanya duduk")
    hoped = says(Relation.EXPECTATION, "pekerjaan santai")
    other = says(Relation.CONTRASTED_WITH, "Pramuniaga")
    statements = (
        says(Relation.ROLE, "Kasir"),
        duty,
        says(Relation.HAS_GOAL, "antrean lancar", parents=(duty,)),
        says(Relation.COLLABORATES_WITH, "departemen keuangan"),
        says(Relation.COLLABORATES_WITH, "pemasok tas"),
        says(Relation.REQUIRES_SKILL, "kemampuan berhitung yang baik"),
        says(Relation.UNSUITED_TRAIT, "tidak memiliki kemampuan berhitung", polarity="negative"),
        false,
        says(Relation.CORRECTION, "menghitung uang", parents=(false,)),
        hoped,
        says(Relation.REALITY, "antrean panjang", parents=(hoped,)),
        other,
        says(Relation.CONTRAST_DIMENSION, "ruang lingkup kerja", parents=(other,)),
        says(Relation.FOCUS, "mengurus pembayaran", about="Kasir", parents=(other,)),
        says(Relation.FOCUS, "menata barang", about="Pramuniaga", parents=(other,)),
    )
    start = document.text.index("Kasir suka")
    unread = Sentence("Kasir suka bernyanyi.", start, start + len("Kasir suka bernyanyi."))
    pay = Sentence("Gaji menarik.", start + 22, start + 35, "boilerplate/pay")
    return Reading(document, statements, (unread,), (pay,))


def one_statement(label: str, *, lang: str = "id", relation: Relation = Relation.REQUIRES_SKILL) -> Reading:
    """A reading whose text is a role and one label, in the words given."""
    document = Document("satu", f"Kasir: {label}", lang, "satu.txt")
    place = Evidence(7, len(document.text), document.text, 0, "test/hand", 0.5)
    role = Statement("Kasir", Relation.ROLE, "Kasir", replace(place, start=0, end=5))
    return Reading(document, (role, Statement("Kasir", relation, label, place)))
