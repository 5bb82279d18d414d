"""The whole reader: what it says of any text can be found in that text."""

from __future__ import annotations

import textwrap
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from rolegraph.document import Document
from rolegraph.errors import LanguageDataError
from rolegraph.extract.reader import COMPONENTS, pipeline, read
from rolegraph.statement import Reading, Relation, Statement
from tests.texts import SEED, carried_paths, document, hostile, reading, spoiled, words

NAMES = {Relation.ROLE, Relation.CONTRASTED_WITH}
SEEDLING = "Kasir melayani pembeli.\nTugas utama kasir adalah mengatur dan mengawasi proses produksi."


def labels(given: Reading, relation: str) -> list[str]:
    return [s.label for s in given.statements if s.relation == relation]


def assert_proved(statement: Statement, text: str) -> None:
    """The span lies in the text, holds the label's words, and its sentence covers it."""
    proof = statement.evidence
    assert 0 <= proof.start < proof.end <= len(text)
    assert text[proof.sentence_start : proof.sentence_start + len(proof.sentence)] == proof.sentence
    assert proof.sentence_start <= proof.start
    assert proof.end <= proof.sentence_start + len(proof.sentence)
    assert 0 <= proof.confidence <= 1
    assert "/" in proof.rule
    assert missing(statement, text[proof.start : proof.end]) == []


def missing(statement: Statement, span: str) -> list[str]:
    """The label's words that its span lacks, case and -nya aside; a name may be the singular of what stands there."""
    lost = list((words(statement.label) - words(span)).elements())
    if statement.relation in NAMES:
        return [word for word in lost if not any(other.startswith(word[:-2]) for other in words(span))]
    return [word for word in lost if word not in span.lower()]


def assert_in_order(given: Reading) -> None:
    """The role first, the others by their place; parents among them; no statement twice; the rest of the text apart."""
    statements = given.statements
    assert [s.relation for s in statements].count(Relation.ROLE) == bool(statements)
    assert not statements or statements[0].relation == Relation.ROLE
    starts = [s.evidence.start for s in statements[1:]]
    assert starts == sorted(starts)
    assert all(parent in statements and parent is not s for s in statements for parent in s.parents)
    assert max(Counter((s.relation, s.about, s.label.lower()) for s in statements).values(), default=1) == 1
    assert {s.role for s in statements} <= {given.role}
    assert all((s.about is not None) == (s.relation == Relation.FOCUS) for s in statements)
    assert all(s.label and s.label == s.label.strip() for s in statements)


def assert_left_over(given: Reading) -> None:
    """Sentences without a statement: as the text has them, in order, unread ones without a reason."""
    text = given.document.text
    assert all(s.reason is None for s in given.unread)
    assert all(s.reason for s in given.set_aside)
    for sentences in (given.unread, given.set_aside):
        assert [s.start for s in sentences] == sorted(s.start for s in sentences)
    for sentence in (*given.unread, *given.set_aside):
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip() != ""
        assert not any(s.evidence.start < sentence.end and s.evidence.end > sentence.start for s in given.statements)


def assert_sound(given: Reading) -> None:
    for statement in given.statements:
        assert_proved(statement, given.document.text)
    assert_in_order(given)
    assert_left_over(given)


@pytest.mark.parametrize("path", carried_paths(), ids=lambda path: path.stem)
def test_every_carried_text_is_read_soundly(path: Path) -> None:
    assert_sound(reading(path))


@pytest.mark.parametrize("lang", ["id", "en"])
@given(st.data())
@settings(deadline=None)
def test_any_string_is_read_soundly(lang: str, data: st.DataObject) -> None:
    assert_sound(read(document(data.draw(st.text() | hostile(lang)), lang)))


@pytest.mark.parametrize("lang", ["id", "en"])
@given(st.data())
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_spoiled_text_is_read_soundly(lang: str, data: st.DataObject) -> None:
    assert_sound(read(document(data.draw(spoiled(lang)), lang)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "\0",
        "\ud800",
        "Kasir \udfff melayani pembeli. Tugas utama kasir adalah menghitung uang.",
        "." * 2_000,
        "-" * 2_000,
        "kasir" * 4_000,
        "(" * 500 + ")" * 500,
        "Tugas:\n" * 300,
        "dan, " * 500,
        "🎉" * 500,
        "\u0301" * 500,
        "مدير " * 300,
        "Kasir adalah " * 300,
    ],
    ids=lambda text: ascii(text[:6]),
)
def test_an_odd_text_is_read_soundly(text: str) -> None:
    assert_sound(read(document(text)))


def test_a_lone_surrogate_is_read_as_the_replacement_character() -> None:
    text = SEED.read_text(encoding="utf-8").replace("\n", "\ud800\n")
    found = read(document(text))
    assert found.document == document(text.replace("\ud800", "\ufffd"))
    assert found.role == "Kepala Departemen Produksi"
    assert_sound(found)


def test_the_steps_are_registered_components_in_their_order() -> None:
    nlp = pipeline("id")
    assert nlp.pipe_names == list(COMPONENTS)
    assert COMPONENTS == (
        "rolegraph_layout",
        "rolegraph_languages",
        "rolegraph_cues",
        "rolegraph_role",
        "rolegraph_frames",
        "rolegraph_sides",
        "rolegraph_answers",
        "rolegraph_items",
        "rolegraph_contrasts",
        "rolegraph_labels",
    )
    assert all(Language.has_factory(name) for name in COMPONENTS)
    assert all(nlp.get_pipe_meta(name).assigns for name in COMPONENTS)


def test_each_step_asks_only_for_what_a_step_before_it_gives() -> None:
    given_so_far: set[str] = set()
    for name in COMPONENTS:
        meta = pipeline("id").get_pipe_meta(name)
        assert set(meta.requires) <= given_so_far, name
        given_so_far |= set(meta.assigns)


def test_a_pipeline_is_made_once() -> None:
    assert pipeline("id") is pipeline("id")
    assert pipeline("id") is not pipeline("en")


@pytest.mark.parametrize("lang", ["de", "", "../id"])
def test_a_language_without_data_is_refused(lang: str) -> None:
    with pytest.raises(LanguageDataError, match="no language"):
        read(document("Der Koch kocht.", lang))


@pytest.mark.parametrize("text", ["Hujan turun sejak pagi.", "Nasi goreng itu enak dan murah.", "1, 2, 3", "…"])
def test_a_text_without_a_role_states_nothing(text: str) -> None:
    found = read(document(text))
    assert (found.role, found.statements) == (None, ())
    assert_sound(found)


def test_the_same_text_is_read_the_same_whatever_was_read_before() -> None:
    for path in carried_paths()[::40]:
        assert read(reading(path).document) == reading(path)


def test_a_document_is_known_by_its_text_alone() -> None:
    one = read(Document("a", SEEDLING, "id", "a.txt", "Akuntan"))
    other = read(Document("b", SEEDLING, "id", "b.txt"))
    assert one.statements == other.statements


def test_the_profile_of_the_readme() -> None:
    found = read(document(SEED.read_text(encoding="utf-8")))
    assert found.role == "Kepala Departemen Produksi"
    assert labels(found, "has_responsibility")[:2] == ["mengatur proses produksi", "mengawasi proses produksi"]
    assert labels(found, "collaborates_with") == [
        "departemen penjualan",
        "departemen logistik",
        "departemen keuangan",
    ]
    assert "tidak memiliki kemampuan mengelola staf" in labels(found, "unsuited_trait")
    assert labels(found, "contrasted_with") == ["Manajer Proyek"]
    assert labels(found, "contrast_dimension") == ["tingkat tanggung jawab", "cakupan kerja"]
    about = {s.label: s.about for s in found.statements if s.relation == "focus"}
    assert about["mengelola produksi secara keseluruhan"] == "Kepala Departemen Produksi"
    assert about["mengelola proyek spesifik"] == "Manajer Proyek"


def test_claims_are_kept_apart_from_facts() -> None:
    found = read(document(SEED.read_text(encoding="utf-8")))
    (claim,) = [s for s in found.statements if s.relation == "misconception"]
    corrections = [s for s in found.statements if s.relation == "correction"]
    assert "mengelola anggaran" in [s.label for s in corrections]
    assert all(s.parents == (claim,) for s in corrections)
    assert claim.label not in labels(found, "has_responsibility")
    assert all(s.polarity == "negative" for s in found.statements if s.relation == "unsuited_trait")


def test_goals_know_what_they_are_for() -> None:
    found = read(document(SEED.read_text(encoding="utf-8")))
    goals = [s for s in found.statements if s.relation == "has_goal"]
    assert goals
    assert all([p.label for p in s.parents] == labels(found, "collaborates_with") for s in goals)


def test_a_sentence_that_no_frame_claims_is_unread() -> None:
    found = read(document(SEEDLING + "\nLangit biru sekali."))
    assert [s.text for s in found.unread] == ["Langit biru sekali."]


@pytest.mark.parametrize("width", [60, 80, 100])
def test_a_hard_wrapped_text_says_nearly_what_the_unwrapped_one_says(width: int) -> None:
    lines = SEED.read_text(encoding="utf-8").splitlines()
    wrapped = "\n\n".join(textwrap.fill(line, width, break_on_hyphens=False) for line in lines)
    one, other = ({(s.relation, s.label) for s in read(document(t)).statements} for t in ("\n\n".join(lines), wrapped))
    assert len(one & other) >= 0.85 * len(one | other)


def test_windows_line_ends_move_offsets_and_nothing_else() -> None:
    text = SEED.read_text(encoding="utf-8")
    one, other = read(document(text)), read(document(text.replace("\n", "\r\n")))
    assert [(s.relation, s.label, s.about) for s in one.statements] == [
        (s.relation, s.label, s.about) for s in other.statements
    ]
    assert_sound(other)


FIRST, *REST = SEED.read_text(encoding="utf-8").splitlines()


LEANS = pytest.mark.xfail(strict=True, reason="the tagger of frames leans on the sentences before")
ALONE = [pytest.param(s, marks=LEANS) if s.split()[0] in {"Miskonsepsi", "Ekspektasi"} else s for s in REST]


@pytest.mark.parametrize("line", ALONE, ids=lambda line: line[:24])
def test_a_short_excerpt_is_read_as_in_its_text(line: str) -> None:
    excerpt = f"{FIRST}\n{line}"
    whole = {(s.relation, s.label) for s in reading(SEED).statements if s.evidence.sentence in excerpt}
    found = {(s.relation, s.label) for s in read(document(excerpt)).statements}
    assert whole <= found
