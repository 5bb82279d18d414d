"""Two clauses side by side whose subjects are the role and another: a contrast, whatever the tagger says."""

from __future__ import annotations

import pytest

from rolegraph.extract import frames as frames  # registers what it sets
from rolegraph.extract import opposed
from rolegraph.extract.features import view
from rolegraph.extract.role import role_named
from rolegraph.extract.sight import SIGHT, assembled

PIPELINES = {lang: assembled(lang, SIGHT) for lang in ("id", "en")}


def corrected(text: str, role: str, tagged: dict[str, str], lang: str = "id") -> list[tuple[str, str | None]]:
    """The words of a text with their relations, after a tagger that gave these words these relations."""
    doc = PIPELINES[lang](text)
    doc._.role = role_named(doc, role)
    doc._.view = view(doc)
    words = [doc[token].lower_ for token in doc._.view.tokens]
    doc._.regions = [tagged.get(word) for word in words]
    return list(zip(words, opposed.sides(doc)._.regions, strict=True))


def focus(text: str, role: str, tagged: dict[str, str], lang: str = "id") -> list[str]:
    return [word for word, relation in corrected(text, role, tagged, lang) if relation == "focus"]


PAIR = "Montir membongkar mesin. Kasir menghitung uang."


def test_the_side_that_the_tagger_called_something_else_is_focus() -> None:
    tagged = {"membongkar": "correction", "mesin": "correction", "menghitung": "focus", "uang": "focus"}
    assert focus(PAIR, "Kasir", tagged) == ["membongkar", "mesin", "menghitung", "uang"]


def test_the_side_that_the_tagger_missed_is_focus_without_its_subject() -> None:
    tagged = {"kasir": "contrasted_with", "menghitung": "focus", "uang": "focus"}
    assert corrected(PAIR, "Kasir", tagged)[:3] == [("montir", None), ("membongkar", "focus"), ("mesin", "focus")]


def test_nothing_changes_where_nothing_else_speaks_of_a_contrast() -> None:
    assert focus(PAIR, "Kasir", {"menghitung": "has_responsibility", "uang": "has_responsibility"}) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kasir berbeda dengan montir. Kasir menghitung uang, sedangkan montir membongkar mesin.",
        "Bedanya kasir dan montir? Montir membongkar mesin; kasir menghitung uang.",
    ],
)
def test_a_word_of_contrast_is_evidence_enough(text: str) -> None:
    assert set(focus(text, "Kasir", {})) == {"menghitung", "uang", "membongkar", "mesin"}


def test_dimensions_and_purposes_keep_their_relations() -> None:
    text = "Montir membongkar mesin agar hidup. Kasir menghitung uang. Bedanya pada alat."
    tagged = {"membongkar": "reality", "hidup": "has_goal", "menghitung": "focus", "alat": "contrast_dimension"}
    found = dict(corrected(text, "Kasir", tagged))
    assert found["membongkar"] == "focus"
    assert found["hidup"] == "has_goal"
    assert found["alat"] == "contrast_dimension"


def test_what_compares_says_nothing_of_a_side() -> None:
    text = "Kasir kerap disamakan dengan montir. Montir membongkar mesin. Kasir menghitung uang."
    assert "disamakan" not in focus(text, "Kasir", {})


def test_english_items_of_a_list_are_no_sides() -> None:
    text = "Unlike others, event planners work with caterers, florists, and chefs."
    assert focus(text, "Event Planner", {"caterers": "collaborates_with"}, "en") == []


def test_english_sides_need_no_tag() -> None:
    text = "The two differ. While vets treat animals, groomers wash dogs."
    assert focus(text, "Groomer", {}, "en") == ["treat", "animals", "wash", "dogs"]


def test_a_text_without_a_role_stays_as_it_is() -> None:
    doc = PIPELINES["id"]("Hari ini cerah.")
    doc._.view = view(doc)
    doc._.regions = ["focus", None, None, None]
    assert opposed.sides(doc)._.regions == ["focus", None, None, None]
