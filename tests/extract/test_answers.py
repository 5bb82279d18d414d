"""An answer is of its claim's kind, whatever its own cue says."""

from __future__ import annotations

import pytest

from rolegraph.extract.answers import settle
from rolegraph.extract.sight import prepare

M, C, E, R = "misconception", "correction", "expectation", "reality"
TEXT = "Koki dikira santai. Nyatanya ia mencincang bawang. Realita profesi ini panas. Ia juga berdiri lama."


def settled(*by_sentence: str | None) -> list[str | None]:
    """The relation of each sentence of TEXT when every word of it was tagged alike."""
    _, seen = prepare(TEXT, "id")
    regions = settle(seen, [by_sentence[n] for n in seen.sentence])
    return [regions[start] for start in seen.starts]


@pytest.mark.parametrize(("claim", "answer"), [(M, C), (E, R)])
@pytest.mark.parametrize("tagged", [C, R])
def test_the_first_answer_goes_by_the_claim(claim: str, answer: str, tagged: str) -> None:
    assert settled(claim, tagged, None, None)[1] == answer


def test_a_reality_that_opens_its_sentence_stands_for_itself_once_the_claim_is_answered() -> None:
    assert settled(M, C, R, R) == [M, C, R, C]


def test_an_answer_without_a_claim_stays() -> None:
    assert settled(None, R, C, None) == [None, R, C, None]


def test_other_relations_are_left_alone() -> None:
    assert settled(M, "has_goal", "focus", None) == [M, "has_goal", "focus", None]
