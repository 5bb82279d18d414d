"""From bytes to claims: what models and servers send instead of what they were asked for."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.extract.endpoint.answer import (
    UNSURE,
    Answer,
    AnswerError,
    Claim,
    Reason,
    RefusedError,
    claim,
    content,
    parse,
    told,
)
from rolegraph.statement import Relation

ROW = {"relation": "has_goal", "label": "antrean lancar", "about": None, "confidence": 0.75}
GOOD = json.dumps({"role": "Kasir", "statements": [ROW]})
DEEP = "[" * 100_000


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        f"  {GOOD}\n",
        f"```json\n{GOOD}\n```",
        f"Sure! Here it is:\n{GOOD}\nAnything else?",
        f"<think>Is it {{role}}? {GOOD.replace('Kasir', 'Wrong')}</think>{GOOD}",
        f"{{not json}} {{}} {GOOD}",
        f"\ufeff{GOOD}",
    ],
)
def test_the_object_is_found_whatever_stands_around_it(text: str) -> None:
    assert parse(text) == Answer("Kasir", (ROW,))


@pytest.mark.parametrize("role", [None, ""])
def test_a_text_may_have_no_role(role: str | None) -> None:
    assert parse(json.dumps({"role": role, "statements": []})) == Answer(None, ())


def test_a_role_that_is_not_given_is_none() -> None:
    assert parse('{"statements": []}') == Answer(None, ())


@pytest.mark.parametrize(
    "text",
    [
        "I cannot help with that.",
        "",
        GOOD[:-1],
        "[]",
        "null",
        '{"role": "Kasir"}',
        '{"role": 7, "statements": []}',
        '{"role": "Kasir", "statements": {}}',
        '{"role": "Kasir", "statements": "none"}',
        DEEP,
        '{"statements": ' + DEEP,
        "{" * 100_000,
        '{"statements": [' + "9" * 10_000,
    ],
)
def test_what_is_no_answer_is_an_error(text: str) -> None:
    with pytest.raises(AnswerError):
        parse(text)


@given(st.text(alphabet='{}[]",:abc1 ', max_size=300))
def test_no_text_breaks_the_search(text: str) -> None:
    with suppress(AnswerError):
        assert isinstance(parse(text), Answer)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "no chat completion"),
        (b"\xff\xfe", "no chat completion"),
        (b"<html>", "no chat completion"),
        (b"[]", "no chat completion"),
        (b'{"choices": []}', "no chat completion"),
        (b'{"choices": [{}]}', "no chat completion"),
        (b'{"choices": [{"message": "hello"}]}', "no chat completion"),
        (DEEP.encode(), "no chat completion"),
        (b'{"choices": [{"message": {"content": null}}]}', "said nothing"),
        (b'{"choices": [{"message": {"content": " "}}]}', "said nothing"),
        (b'{"choices": [{"message": {"content": [1]}}]}', "said nothing"),
        (b'{"choices": [{"message": {"content": "{"}, "finish_reason": "length"}]}', "cut off"),
    ],
)
def test_what_is_no_completion_is_an_error(body: bytes, message: str) -> None:
    with pytest.raises(AnswerError, match=message):
        content(body)


def test_a_claim_of_the_right_form() -> None:
    assert claim(ROW) == Claim(Relation.HAS_GOAL, "antrean lancar", None, 0.75)
    assert claim({**ROW, "about": "Kasir", "extra": 1}).about == "Kasir"


@pytest.mark.parametrize(
    "row", [None, 7, "has_goal", [], {}, {"relation": "has_goal"}, {**ROW, "label": 7}, {**ROW, "relation": []}]
)
def test_a_row_of_another_form_is_refused(row: object) -> None:
    with pytest.raises(RefusedError) as caught:
        claim(row)
    assert caught.value.reason == Reason.FORM


@pytest.mark.parametrize("relation", ["has_hobby", "role", "HAS_GOAL", "", "rg:hasGoal"])
def test_a_relation_outside_the_enum_is_refused(relation: str) -> None:
    with pytest.raises(RefusedError) as caught:
        claim({**ROW, "relation": relation})
    assert caught.value.reason == Reason.RELATION


@pytest.mark.parametrize(
    "stated", [None, "high", True, -0.1, 1.1, float("nan"), float("inf"), [], 10**400], ids=lambda value: str(value)[:9]
)
def test_a_confidence_that_is_none_says_nothing(stated: object) -> None:
    assert claim({**ROW, "confidence": stated}).confidence == UNSURE


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (b'{"error": {"message": "no\\n such  model"}}', "no such model"),
        (b'{"error": "full"}', "full"),
        (b'{"message": "full"}', "full"),
        (b'{"detail": "full"}', ""),
        (b"<html>busy</html>", ""),
        (b"", ""),
        (DEEP.encode(), ""),
    ],
)
def test_what_a_server_says_of_its_error(body: bytes, line: str) -> None:
    assert told(body) == line
