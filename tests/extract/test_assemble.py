"""Labels become statements: evidence, parents, polarity, doubles, and the sentences that gave none."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from rolegraph.extract.assemble import Assembler, tie
from rolegraph.extract.contrasts import Contrasts, Other
from rolegraph.extract.groups import Group
from rolegraph.extract.reader import COMPONENTS  # its import registers what the components write
from rolegraph.extract.role import Role
from rolegraph.extract.sight import prepare
from rolegraph.statement import Evidence, Relation, Statement

TEXT = "Kasir melayani pembeli.\nTugas utama kasir adalah menghitung uang, menata buku dan tas.\nKasir suka bernyanyi."


def tokens(doc: Doc, phrase: str) -> list[int]:
    start = doc.text.index(phrase)
    return [t.i for t in doc if start <= t.idx < start + len(phrase) and not t.is_space]


def group(doc: Doc, relation: str, *slots: str) -> Group:
    """A group of one relation; `a|b` in a slot are its alternatives."""
    return Group(relation, [[tokens(doc, part) for part in slot.split("|")] for slot in slots])


def tagged(text: str, *groups: tuple[str, ...], lang: str = "id") -> Doc:
    """A text of Kasir as the taggers would hand it over, with these groups and even probabilities."""
    doc, doc._.view = prepare(text, lang)
    named = next(token for token in doc if token.lower_ in ("kasir", "cashier"))
    doc._.role = Role(named.text.capitalize(), (named.i, named.i + 1), ((named.i, named.i + 1),), ())
    size = len(doc._.view.tokens)
    doc._.groups = [group(doc, *row) for row in groups]
    doc._.regions, doc._.region_scores, doc._.item_scores = [None] * size, [0.9] * size, [0.8] * size
    doc._.contrasts = Contrasts()
    return doc


def statements(doc: Doc) -> list[Statement]:
    return list(Assembler()(doc)._.statements)


def test_assembly_is_the_last_step() -> None:
    assert COMPONENTS[-1] == "rolegraph_labels"


def test_the_role_comes_first_wherever_it_stands() -> None:
    doc = tagged(
        "Melayani pembeli adalah tugas kasir. Kasir menghitung uang.", ("has_responsibility", "Melayani pembeli")
    )
    found = statements(doc)
    assert [s.relation for s in found] == ["role", "has_responsibility"]
    assert (found[0].role, found[0].label) == ("Kasir", "Kasir")
    assert {s.role for s in found} == {"Kasir"}


def guessed(groups: int, told: int) -> list[Statement]:
    """What is stated of a guessed role by a text of so many groups of one word, in so many of its words."""
    doc = tagged("Kasir " + "uang " * 40)
    role = doc._.role
    doc._.role = Role(role.name, role.span, role.mentions, (), guessed=True)
    doc._.groups = [Group("has_responsibility", [[[1 + number]]]) for number in range(groups)]
    doc._.regions = ["has_responsibility"] * told + [None] * (len(doc._.view.tokens) - told)
    return statements(doc)


@pytest.mark.parametrize(("groups", "told"), [(7, 20), (8, 8)])
def test_a_guessed_role_of_which_little_is_said_is_none(groups: int, told: int) -> None:
    assert guessed(groups, told) == []


def test_a_guessed_role_of_which_much_is_said_has_its_statements_and_little_confidence() -> None:
    found = guessed(8, 20)
    assert (found[0].relation, found[0].evidence.rule) == ("role", "role/guess")
    assert found[0].evidence.confidence < 0.5
    assert len(found) > 1


def test_statements_follow_the_text() -> None:
    doc = tagged(TEXT, ("has_responsibility", "menata", "buku|tas"), ("has_responsibility", "melayani pembeli"))
    assert [s.label for s in statements(doc)[1:]] == ["melayani pembeli", "menata buku", "menata tas"]


def test_evidence_runs_from_the_first_word_to_the_last_within_its_sentence() -> None:
    doc = tagged(TEXT, ("has_responsibility", "menata", "buku|tas"))
    proof = statements(doc)[-1].evidence
    assert TEXT[proof.start : proof.end] == "menata buku dan tas"
    assert proof.sentence == "Tugas utama kasir adalah menghitung uang, menata buku dan tas."
    assert TEXT[proof.sentence_start :].startswith(proof.sentence)


def test_a_label_of_two_sentences_has_both_as_evidence() -> None:
    text = "Kasir melayani pembeli. Tugas kasir: menghitung.\n\n  Uang  dan lain-lain. Selesai."
    doc = tagged(text, ("has_responsibility", "menghitung", "Uang"))
    proof = statements(doc)[-1].evidence
    assert proof.sentence == "Tugas kasir: menghitung.\n\n  Uang  dan lain-lain."
    assert text[proof.start : proof.end] == "menghitung.\n\n  Uang"


def test_the_rule_tells_how_a_label_was_made() -> None:
    doc = tagged(
        "Kasir merawat mesin dan membersihkannya. Kasir menata buku dan tas. Kasir itu rapi.",
        ("has_responsibility", "merawat mesin|membersihkannya"),
        ("has_goal", "menata", "buku|tas"),
        ("requires_skill", "rapi"),
    )
    assert [(s.label, s.evidence.rule) for s in statements(doc)] == [
        ("Kasir", "role/name"),
        ("merawat mesin", "items/shared"),
        ("membersihkan mesin", "labels/reference"),
        ("menata buku", "items/shared"),
        ("menata tas", "items/shared"),
        ("rapi", "frames/learned"),
    ]


def test_confidence_rises_with_the_taggers_own() -> None:
    doc = tagged(TEXT, ("has_responsibility", "melayani pembeli"), ("has_responsibility", "menghitung uang"))
    for index in tokens(doc, "menghitung uang"):
        doc._.region_scores[doc._.view.tokens.index(index)] = 0.2
    sure, unsure = (s.evidence.confidence for s in statements(doc)[1:])
    assert 0 <= unsure < sure <= 1


@pytest.mark.parametrize(
    ("text", "lang", "part", "polarity"),
    [
        ("Kasir tidak sabar menghitung uang.", "id", "tidak sabar", "negative"),
        ("Kasir kurang teliti menghitung uang.", "id", "kurang teliti", "negative"),
        ("Kasir sabar menghitung uang.", "id", "sabar", "positive"),
        ("Kasir tidak sabar menghitung uang.", "id", "menghitung uang", "positive"),
        ("A cashier is not patient with money.", "en", "not patient", "negative"),
        ("A cashier is patient with money.", "en", "patient", "positive"),
    ],
)
def test_a_label_that_holds_a_negation_is_negative(text: str, lang: str, part: str, polarity: str) -> None:
    doc = tagged(text, ("unsuited_trait", part), lang=lang)
    assert statements(doc)[-1].polarity == polarity


def test_a_statement_made_twice_stands_once_for_each_relation() -> None:
    text = "Kasir menghitung uang. Menghitung uang itu tugas kasir. Kasir menghitung uang."
    doc = tagged(text)
    first, capital = tokens(doc, "menghitung uang"), tokens(doc, "Menghitung uang")
    doc._.groups = [Group(r, [[p]]) for r in ("has_responsibility", "correction") for p in (capital, first)]
    found = statements(doc)[1:]
    assert sorted(s.relation for s in found) == ["correction", "has_responsibility"]
    assert {s.evidence.start for s in found} == {text.index("menghitung")}


def test_a_dimension_loses_its_nya_and_belongs_to_the_other_role() -> None:
    text = "Perbedaan kasir dan pramuniaga ada pada cakupan kerjanya. Kasir menghitung uang, pramuniaga menata buku."
    doc = tagged(
        text, ("contrast_dimension", "cakupan kerjanya"), ("focus", "menghitung uang"), ("focus", "menata buku")
    )
    place = tokens(doc, "pramuniaga")
    other = Other("Pramuniaga", (place[0], place[0] + 1), ((place[0], place[0] + 1),))
    doc._.contrasts = Contrasts((other,), {1: ("Kasir",), 2: ("Pramuniaga",)}, {0: ("Pramuniaga",)})
    role, named, dimension, own, others = statements(doc)
    assert (named.relation, named.label, named.evidence.rule) == ("contrasted_with", "Pramuniaga", "contrasts/name")
    assert (dimension.label, dimension.parents) == ("cakupan kerja", (named,))
    assert (own.about, own.label, own.parents) == ("Kasir", "menghitung uang", (named,))
    assert (others.about, others.label, others.parents) == ("Pramuniaga", "menata buku", (named,))
    assert role.parents == named.parents == ()


def test_a_focus_of_two_roles_is_two_statements() -> None:
    doc = tagged("Kasir dan pramuniaga sama-sama melayani pembeli.", ("focus", "melayani pembeli"))
    doc._.contrasts = Contrasts((), {0: ("Kasir", "Pramuniaga")})
    assert [s.about for s in statements(doc)[1:]] == ["Kasir", "Pramuniaga"]


def test_a_focus_of_no_known_side_is_about_the_described_role() -> None:
    doc = tagged("Kasir melayani pembeli.", ("focus", "melayani pembeli"))
    assert [s.about for s in statements(doc)[1:]] == ["Kasir"]


def test_names_of_contrasted_roles_are_left_to_the_rules() -> None:
    doc = tagged("Kasir berbeda dari pramuniaga toko.", ("contrasted_with", "pramuniaga"))
    assert [s.relation for s in statements(doc)] == ["role"]


def test_a_text_without_a_role_states_nothing() -> None:
    doc = tagged(TEXT, ("has_responsibility", "melayani pembeli"))
    doc._.role = None
    assert statements(doc) == []
    assert "\n".join(s.text for s in doc._.unread) == TEXT


def test_a_sentence_that_gave_nothing_is_kept_as_unread() -> None:
    doc = tagged(TEXT, ("has_responsibility", "melayani pembeli"), ("has_responsibility", "menghitung uang"))
    statements(doc)
    assert [(s.text, s.reason) for s in doc._.unread] == [("Kasir suka bernyanyi.", None)]
    assert doc._.set_aside == ()
    (left,) = doc._.unread
    assert TEXT[left.start : left.end] == left.text


def test_what_says_nothing_of_the_role_is_set_aside_with_its_reason() -> None:
    text = (
        "LOWONGAN KASIR TOKO\n\nTugas:\n- Menghitung uang\n* * *\nTentang kami:\nToko kami ramai.\n"
        "Benefit:\n- Gaji pokok\n\n12.00\n"
    )
    doc = tagged(text, ("has_responsibility", "Menghitung uang"))
    statements(doc)
    assert [(s.text, s.reason) for s in doc._.set_aside] == [
        ("Tugas:", "layout/heading"),
        ("* * *", "layout/marks"),
        ("Tentang kami:", "layout/heading"),
        ("Toko kami ramai.", "boilerplate/company"),
        ("Benefit:", "layout/heading"),
        ("- Gaji pokok", "boilerplate/pay"),
        ("12.00", "layout/marks"),
    ]
    assert all(text[s.start : s.end] == s.text for s in doc._.set_aside)


def says(relation: Relation, label: str, at: int, *, sentence: int = 0, about: str | None = None) -> Statement:
    place = Evidence(at, at + len(label), label, sentence, "test/hand", 1.0)
    return Statement("Kasir", relation, label, place, about)


def parents(*given: Statement) -> dict[str, list[str]]:
    return {s.label: [parent.label for parent in s.parents] for s in tie(given) if s.parents}


def test_an_answer_belongs_to_the_claim_before_it() -> None:
    assert parents(
        says(Relation.MISCONCEPTION, "hanya duduk", 0),
        says(Relation.CORRECTION, "menghitung uang", 20),
        says(Relation.EXPECTATION, "pekerjaan santai", 40),
        says(Relation.REALITY, "antrean panjang", 60),
        says(Relation.MISCONCEPTION, "tanpa ilmu", 80),
        says(Relation.CORRECTION, "menguasai kas", 100),
        says(Relation.CORRECTION, "menghafal harga", 120),
    ) == {
        "menghitung uang": ["hanya duduk"],
        "antrean panjang": ["pekerjaan santai"],
        "menguasai kas": ["tanpa ilmu"],
        "menghafal harga": ["tanpa ilmu"],
    }


def test_an_answer_before_its_claim_belongs_to_the_first_one() -> None:
    assert parents(says(Relation.CORRECTION, "menghitung", 0), says(Relation.MISCONCEPTION, "hanya duduk", 20)) == {
        "menghitung": ["hanya duduk"]
    }


def test_an_answer_without_a_claim_belongs_to_nothing() -> None:
    assert parents(says(Relation.REALITY, "antrean", 0), says(Relation.MISCONCEPTION, "hanya duduk", 20)) == {}


def test_a_focus_on_the_described_role_belongs_to_every_contrast() -> None:
    assert parents(
        says(Relation.CONTRASTED_WITH, "Pramuniaga", 0),
        says(Relation.CONTRASTED_WITH, "Teller", 10),
        says(Relation.FOCUS, "menghitung uang", 20, about="Kasir"),
        says(Relation.FOCUS, "menata buku", 40, about="Pramuniaga"),
    ) == {"menghitung uang": ["Pramuniaga", "Teller"], "menata buku": ["Pramuniaga"]}


def test_a_goal_belongs_to_what_stands_before_it_in_its_sentence() -> None:
    assert parents(
        says(Relation.HAS_RESPONSIBILITY, "melayani", 0),
        says(Relation.HAS_RESPONSIBILITY, "menghitung", 20, sentence=20),
        says(Relation.HAS_RESPONSIBILITY, "menata", 35, sentence=20),
        says(Relation.HAS_GOAL, "toko rapi", 50, sentence=20),
        says(Relation.COLLABORATES_WITH, "pemasok", 60, sentence=20),
        says(Relation.HAS_GOAL, "stok aman", 70, sentence=20),
    ) == {"toko rapi": ["menghitung", "menata"], "stok aman": ["pemasok"]}


def test_a_purpose_put_first_belongs_to_what_follows_it() -> None:
    assert parents(
        says(Relation.HAS_GOAL, "toko rapi", 0),
        says(Relation.HAS_RESPONSIBILITY, "menata", 20),
        says(Relation.COLLABORATES_WITH, "pemasok", 40),
    ) == {"toko rapi": ["menata"]}


def test_a_goal_alone_in_its_sentence_belongs_to_nothing() -> None:
    assert (
        parents(says(Relation.HAS_RESPONSIBILITY, "menata", 0), says(Relation.HAS_GOAL, "rapi", 20, sentence=20)) == {}
    )


def test_a_parent_is_one_of_the_statements_as_they_came_out() -> None:
    found = tie(
        [
            says(Relation.CONTRASTED_WITH, "Teller", 0),
            says(Relation.FOCUS, "menghitung uang", 20, about="Kasir"),
            says(Relation.HAS_GOAL, "kas cocok", 40),
        ]
    )
    assert all(parent in found for s in found for parent in s.parents)
    assert found[2].parents == (found[1],)


def test_an_empty_text_ties_nothing() -> None:
    assert tie([]) == ()
