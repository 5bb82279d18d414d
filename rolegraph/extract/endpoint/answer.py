"""What a model answered: from bytes to claims. JSON is parsed and looked through; nothing of it is ever run."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rolegraph.errors import RolegraphError
from rolegraph.extract.endpoint.schema import MEANINGS
from rolegraph.statement import Relation

UNSURE = 0.5
"""The confidence of a claim that comes without one."""
OPENINGS = 20
"""At how many opening braces an answer's object is looked for."""
_RELATIONS = {relation.value: relation for relation in MEANINGS}


class AnswerError(RolegraphError):
    """An answer that came and cannot be read."""


class Reason(StrEnum):
    """Why a claim is refused."""

    FORM = "not of the form asked for"
    RELATION = "of an unknown relation"
    WORDS = "with words that the text does not hold together"
    ROLE = "naming a role that the text does not name"
    ABOUT = "about a role outside the contrast"
    MANY = "beyond the most that are read"


class RefusedError(Exception):
    """A claim that is no statement of the text."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(reason.value)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model says of a text: the role's name, and rows of which nothing is known yet."""

    role: str | None
    rows: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A row of the right form; whether the text bears it out is another matter."""

    relation: Relation
    label: str
    about: str | None
    confidence: float


def content(body: bytes) -> str:
    """The text of a chat completion.

    Raises:
        AnswerError: The body is none, or the model was cut off or said nothing.

    >>> content(b'{"choices": [{"message": {"content": "{}"}}]}')
    '{}'
    """
    try:
        choice = json.loads(body)["choices"][0]
        text = choice["message"]["content"]
        finished = choice.get("finish_reason")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise AnswerError("the answer is no chat completion") from None
    if finished == "length":
        raise AnswerError("the answer was cut off", hint="let the model write longer answers, or give it shorter texts")
    if not isinstance(text, str) or not text.strip():
        raise AnswerError("the model said nothing")
    return text


def told(body: bytes) -> str:
    """What a server says of its error, in one line, or "" where it says nothing that can be read.

    >>> told(b'{"error": {"message": "no such model"}}'), told(b"<html>")
    ('no such model', '')
    """
    try:
        said: Any = json.loads(body)
        for name in ("error", "message"):
            said = said.get(name, said) if isinstance(said, dict) else said
    except (ValueError, RecursionError):
        return ""
    return " ".join(said.split()) if isinstance(said, str) else ""


def parse(text: str) -> Answer:
    r"""The answer in a model's words: the JSON object, whatever stands around it.

    Raises:
        AnswerError: There is none, or it is not of the form asked for.

    >>> parse('Here you are:\n```json\n{"role": "Kasir", "statements": []}\n```')
    Answer(role='Kasir', rows=())
    """
    found = _object(text.rpartition("</think>")[2])
    role, rows = found.get("role"), found["statements"]
    if not (role is None or isinstance(role, str)) or not isinstance(rows, list):
        raise AnswerError("the answer is not of the form asked for")
    return Answer(role or None, tuple(rows))


def _object(text: str) -> dict[str, Any]:
    """The first object with statements in it."""
    decoder, at = json.JSONDecoder(), -1
    for _ in range(OPENINGS):
        at = text.find("{", at + 1)
        if at < 0:
            break
        try:
            found, _ = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict) and "statements" in found:
            return found
    raise AnswerError("the answer holds no JSON object with statements")


def claim(row: object) -> Claim:
    """One row of an answer.

    Raises:
        RefusedError: It is not of the form asked for, or its relation is none of ours.

    >>> claim({"relation": "has_goal", "label": "antrean lancar", "confidence": 0.8}).confidence
    0.8
    """
    if not isinstance(row, dict):
        raise RefusedError(Reason.FORM)
    relation, label, about = row.get("relation"), row.get("label"), row.get("about")
    if not isinstance(relation, str) or not isinstance(label, str):
        raise RefusedError(Reason.FORM)
    if relation not in _RELATIONS:
        raise RefusedError(Reason.RELATION)
    return Claim(_RELATIONS[relation], label, about if isinstance(about, str) else None, _stated(row.get("confidence")))


def _stated(confidence: object) -> float:
    """The model's own confidence, as far as it is one."""
    if isinstance(confidence, bool) or not isinstance(confidence, int | float) or not 0 <= confidence <= 1:
        return UNSURE
    return float(confidence)
