"""From an answer to a reading: what is kept, where it stands, what belongs to what, what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolegraph.document import Document
from rolegraph.extract.endpoint.answer import Answer, Reason
from rolegraph.extract.endpoint.reading import MOST_ROWS, Refusal, reading_of
from rolegraph.extract.endpoint.schema import MEANINGS
from rolegraph.extract.engines import check
from rolegraph.statement import Reading, Relation
from tests.extract.endpoint.stub import ROWS, row
from tests.readings import TEXT

CASHIER = Document("kasir", TEXT, "id", "kasir.txt")


def read(
    *rows: object, role: str | None = "kasir", document: Document = CASHIER
) -> tuple[Reading, tuple[Refusal, ...]]:
    return reading_of(document, Answer(role, rows), "endpoint/stub")


def full() -> Reading:
    reading, refused = read(*(row(*one) for one in ROWS))
    assert refused == ()
    return reading


def test_every_relation_finds_its_place() -> None:
    reading = full()
    check(reading, CASHIER)
    assert [(s.relation.value, s.label) for s in reading.statements] == [
        ("role", "Kasir"),
        *((relation, "Pramuniaga" if label == "pramuniaga" else label) for relation, label, _ in ROWS),
    ]
    for statement in reading.statements:
        stretch = TEXT[statement.evidence.start : statement.evidence.end].lower()
        assert all(word in stretch for word in statement.label.lower().split())


def test_the_rule_is_the_endpoint_and_the_confidence_the_one_stated() -> None:
    evidence = [s.evidence for s in full().statements]
    assert {e.rule for e in evidence} == {"endpoint/stub"}
    assert [e.confidence for e in evidence] == [1.0, *([0.8] * len(ROWS))]


def test_parents_are_tied_as_our_own_reader_ties_them() -> None:
    parents = {s.label: [p.label for p in s.parents] for s in full().statements if s.parents}
    assert parents == {
        "antrean lancar": ["melayani pembeli"],
        "menghitung uang": ["kasir hanya duduk"],
        "antrean panjang": ["pekerjaan santai"],
        "ruang lingkup kerja": ["Pramuniaga"],
        "mengurus pembayaran": ["Pramuniaga"],
        "menata barang": ["Pramuniaga"],
    }


def test_a_focus_speaks_of_the_role_as_the_text_names_it() -> None:
    assert [s.about for s in full().statements if s.relation == Relation.FOCUS] == ["Kasir", "Pramuniaga"]


def test_negation_is_seen() -> None:
    assert [s.label for s in full().statements if s.polarity == "negative"] == ["tidak memiliki kemampuan berhitung"]


def test_sentences_without_a_statement_are_unread() -> None:
    assert [s.text for s in full().unread] == ["Kasir suka bernyanyi."]


def test_the_order_of_the_answer_does_not_matter() -> None:
    reading, _ = read(*(row(*one) for one in reversed(ROWS)))
    assert reading == full()


@pytest.mark.parametrize(
    "label", ["mengelola armada kapal", "melayani pelanggan", "pembeli melayani", "", " ", "…", "x" * 9_999]
)
def test_a_label_whose_words_the_text_does_not_hold_is_refused(label: str) -> None:
    reading, refused = read(row("has_responsibility", label), row("requires_skill", "berhitung"))
    assert [s.label for s in reading.statements] == ["Kasir", "berhitung"]
    assert refused == (Refusal(Reason.WORDS, label),)


@pytest.mark.parametrize("relation", ["has_hobby", "role", "", "Has_Goal"])
def test_an_unknown_relation_is_refused(relation: str) -> None:
    _, refused = read(row(relation, "melayani pembeli"))
    assert refused == (Refusal(Reason.RELATION, "melayani pembeli"),)


@pytest.mark.parametrize("given", [None, "has_goal", 7, [], {"label": 7}])
def test_a_row_of_another_form_is_refused(given: object) -> None:
    _, refused = read(given)
    assert refused == (Refusal(Reason.FORM, ""),)


@pytest.mark.parametrize("role", ["Nakhoda", "", " ", "<script>", "🎉"])
def test_a_role_that_the_text_does_not_name_is_none_and_nothing_is_said_of_it(role: str) -> None:
    reading, refused = read(row("has_responsibility", "melayani pembeli"), role=role)
    assert reading.role is None
    assert reading.statements == ()
    assert [refusal.reason for refusal in refused] == [Reason.ROLE] * bool(role)


def test_a_text_without_a_role_has_no_statement() -> None:
    reading, refused = read(row("has_responsibility", "melayani pembeli"), role=None)
    assert (reading.statements, refused) == ((), ())


@pytest.mark.parametrize(
    ("text", "given", "name"),
    [
        ("KEPALA GUDANG mengatur stok.", "kepala gudang", "Kepala Gudang"),
        ("Tugas kepala gudang: mengatur stok.", "KEPALA GUDANG", "Kepala Gudang"),
        ("Dicari staf atau admin gudang.", "Staf Gudang", "Staf Gudang"),
        ("Tugas guru SD adalah mengajar.", "Guru SD", "Guru SD"),
    ],
)
def test_the_role_is_named_as_our_own_reader_names_roles(text: str, given: str, name: str) -> None:
    reading, _ = read(role=given, document=Document("x", text, "id", "x.txt"))
    assert reading.role == name


def test_english_names_may_stand_in_the_plural() -> None:
    document = Document("x", "Train dispatchers route trains.", "en", "x.txt")
    assert read(role="Train Dispatcher", document=document)[0].role == "Train Dispatcher"


def test_a_contrast_with_the_role_itself_or_with_nobody_is_refused() -> None:
    _, refused = read(row("contrasted_with", "KASIR"), row("contrasted_with", "Nakhoda"))
    assert [refusal.reason for refusal in refused] == [Reason.ABOUT, Reason.WORDS]


def test_a_focus_about_nobody_of_the_contrast_is_refused() -> None:
    rows = (row("focus", "menata barang", "Pramuniaga"), row("focus", "mengurus pembayaran"))
    reading, refused = read(*rows)
    assert refused == (Refusal(Reason.ABOUT, "menata barang"),)
    assert [(s.label, s.about) for s in reading.statements[1:]] == [("mengurus pembayaran", "Kasir")]


def test_about_is_for_foci_alone() -> None:
    reading, _ = read(row("has_responsibility", "melayani pembeli", "Pramuniaga"))
    assert reading.statements[1].about is None


def test_what_is_said_twice_stands_once() -> None:
    reading, refused = read(*[row("has_responsibility", label) for label in ("melayani pembeli", "Melayani  Pembeli")])
    assert [s.label for s in reading.statements] == ["Kasir", "melayani pembeli"]
    assert refused == ()


def test_a_huge_answer_is_read_in_part() -> None:
    reading, refused = read(*[row("requires_skill", "berhitung")] * (MOST_ROWS + 3))
    assert len(reading.statements) == 2
    assert [refusal.reason for refusal in refused] == [Reason.MANY] * 3


def test_hostile_words_are_words() -> None:
    text = "Kasir <script>alert(1)</script> menghitung ' OR 1=1 -- uang."
    document = Document("x", text, "id", "x.txt")
    reading, _ = read(row("has_responsibility", "<script>alert(1)</script>"), document=document)
    assert reading.statements[1].label == "script>alert(1)</script>"
    check(reading, document)


VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(TEXT.split())
LABELS = st.lists(st.sampled_from(TEXT.split()), max_size=5).map(" ".join) | VALUES
ANY_ROW = VALUES | st.fixed_dictionaries(
    {"relation": st.sampled_from([*MEANINGS, "role", "x"]) | VALUES, "label": LABELS},
    optional={"about": VALUES, "confidence": VALUES},
)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(["Kasir", "pramuniaga", "", "x"]), st.lists(ANY_ROW, max_size=12))
def test_whatever_a_model_says_the_reading_stands(role: str, rows: list[object]) -> None:
    reading, refused = read(*rows, role=role)
    check(reading, CASHIER)
    assert len(reading.statements) + len(refused) <= len(rows) + 1
    for statement in reading.statements:
        assert TEXT[statement.evidence.start : statement.evidence.end].strip()
