"""A language that nobody trained for is read by its cues and the grammar: the toy language of `tests/data`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from rolegraph.document import Document
from rolegraph.extract.cue_frames import RELATIONS
from rolegraph.extract.reader import BY_CUES, COMPONENTS, pipeline, read
from rolegraph.resources import LANGUAGES
from rolegraph.statement import Reading
from tests.texts import MARKS

TOY = Path(__file__).parents[1] / "data" / "language-toy"
OPENING = "Bibliotekisto\n\nBibliotekisto estas homo kiu prizorgas librojn.\n"


@pytest.fixture(scope="module", autouse=True)
def toy() -> Iterator[None]:
    """Makes the toy language known to the tests of this file."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(LANGUAGES, str(TOY))
        yield


def reading(text: str) -> Reading:
    return read(Document("teksto", text, "eo", "teksto.txt"))


def said(text: str) -> list[tuple[str, str]]:
    """Relation and label of what a text says behind an opening that names the role."""
    return [(s.relation.value, s.label) for s in reading(OPENING + text).statements[1:]]


def test_the_components_are_registered_and_take_the_place_of_the_learned_ones() -> None:
    assert all(Language.has_factory(name) for name in ("rolegraph_cue_frames", "rolegraph_grammar_items"))
    assert pipeline("eo").pipe_names == list(BY_CUES)
    assert pipeline("id").pipe_names == list(COMPONENTS)
    assert pipeline("eo").lang == "eo"


@pytest.mark.parametrize(
    ("sentence", "statements"),
    [
        (
            "La ĉefaj taskoj de bibliotekisto estas ordigi librojn kaj konsili legantojn.",
            [("has_responsibility", "ordigi librojn"), ("has_responsibility", "konsili legantojn")],
        ),
        (
            "Ŝi respondecas pri ordigi kaj purigi la salonon.",
            [("has_responsibility", "ordigi la salonon"), ("has_responsibility", "purigi la salonon")],
        ),
        (
            "Ŝi respondecas pri la katalogo por ke legantoj trovu librojn.",
            [("has_responsibility", "katalogo"), ("has_goal", "legantoj trovu librojn")],
        ),
        ("Ĝi kunlaboras kun instruistoj.", [("collaborates_with", "instruistoj")]),
        ("Ŝi devas havi paciencon.", [("requires_skill", "paciencon")]),
        ("Ne taŭgas homo kiu malamas silenton.", [("unsuited_trait", "malamas silenton")]),
        (
            "Multaj kredas ke bibliotekisto nur legas kaj dormas, sed fakte ŝi ordigas dokumentojn.",
            [("misconception", "bibliotekisto nur legas kaj dormas"), ("correction", "ŝi ordigas dokumentojn")],
        ),
        ("Ŝi bezonas paciencon ĉar la salono estas plena.", [("requires_skill", "paciencon")]),
        ("Ŝi bezonas paciencon; la suno brilas.", [("requires_skill", "paciencon")]),
        ("Ŝi bezonas", []),
        ("La suno brilas.", []),
    ],
)
def test_what_follows_a_cue_is_stated_until_its_clause_ends(sentence: str, statements: list[tuple[str, str]]) -> None:
    assert said(sentence) == statements


def test_bullets_without_a_cue_state_what_their_heading_says() -> None:
    found = said(
        "\nĈefaj taskoj:\n- ordigi librojn\n- bezonas paciencon\n\nPri ni:\n- bezonas monon\n\nPostuloj:\n- scio\n"
    )
    assert found == [
        ("has_responsibility", "ordigi librojn"),
        ("requires_skill", "paciencon"),
        ("requires_skill", "scio"),
    ]


def test_evidence_says_that_cues_spoke_and_that_nobody_measured_them() -> None:
    found = reading(OPENING + "Ŝi bezonas paciencon. Ŝi havas du amikojn.").statements[1:]
    assert {s.evidence.rule for s in found} == {"frames/cues"}
    assert {s.evidence.confidence for s in found} == {0.5}


def test_every_text_of_the_toy_is_read() -> None:
    assert {path.stem: reading(path.read_text(encoding="utf-8")).role for path in TOY.glob("*.txt")} == {
        "anonco": "Kasisto",
        "bibliotekisto": "Bibliotekisto",
    }


def test_every_cue_of_our_languages_is_one_of_a_relation_or_of_none() -> None:
    from rolegraph.language.data import language_data

    for lang in ("id", "en", "eo"):
        assert set(language_data(lang).cues) <= {*RELATIONS, "aside", "list"}


PARTS = st.sampled_from(
    [*MARKS, "taskoj ", "bezonas ", "por ke ", "sed ", "kaj ", "Bibliotekisto ", "librojn ", "Pri ni:\n"]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PARTS | st.text(max_size=3), max_size=40).map("".join))
def test_any_text_is_read_and_every_place_is_in_it(text: str) -> None:
    found = reading(text)
    for statement in found.statements:
        proof = statement.evidence
        assert 0 <= proof.start < proof.end <= len(found.document.text)
        assert proof.sentence_start <= proof.start < proof.end <= proof.sentence_start + len(proof.sentence)
