"""The ontology as a model is told it: the relations, and the JSON schema of an answer.

The schema keeps to what strict structured output allows everywhere: every property required, none besides, no bounds.
"""

from __future__ import annotations

from typing import Any

from rolegraph.statement import Relation

MEANINGS: dict[Relation, str] = {
    Relation.HAS_RESPONSIBILITY: "a task or duty that the role has: verb and object, or a nominal phrase",
    Relation.HAS_GOAL: "what a duty or a collaboration is for, without its conjunction (untuk, agar, so that, to)",
    Relation.COLLABORATES_WITH: "a department, team, profession or outside party that the role works or speaks with",
    Relation.REQUIRES_SKILL: "a skill, knowledge, experience, trait or qualification of a suited person, without "
    "memiliki, mampu, must, able to",
    Relation.UNSUITED_TRAIT: "a trait, lack or dislike of a person who does not fit, with its negation",
    Relation.MISCONCEPTION: "a false belief about the role that the text reports: the proposition without its cue",
    Relation.CORRECTION: "what the text sets against a misconception, an item each",
    Relation.EXPECTATION: "what people expect of the role, as the text reports it: the proposition without its cue",
    Relation.REALITY: "what the text sets against an expectation, an item each",
    Relation.CONTRASTED_WITH: "the name of another role that the text sets apart from this one",
    Relation.CONTRAST_DIMENSION: "that in which the two roles differ: a noun phrase without -nya",
    Relation.FOCUS: "what either role of such a contrast does or is responsible for; `about` names that role",
}
"""Every relation that a model may answer with; the role itself is a field of its own."""

_STATEMENT: dict[str, Any] = {
    "type": "object",
    "properties": {
        "relation": {"type": "string", "enum": [relation.value for relation in MEANINGS]},
        "label": {"type": "string", "description": "words of the text, in its order and spelling"},
        "about": {"type": ["string", "null"], "description": "for a focus the name of its role, else null"},
        "confidence": {"type": "number", "description": "from 0 to 1, how sure you are"},
    },
    "required": ["relation", "label", "about", "confidence"],
    "additionalProperties": False,
}

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "role": {"type": ["string", "null"], "description": "the role that the text describes; null where it has none"},
        "statements": {"type": "array", "items": _STATEMENT},
    },
    "required": ["role", "statements"],
    "additionalProperties": False,
}
"""The form of an answer (JSON Schema 2020-12)."""

RESPONSE_FORMAT: dict[str, Any] = {
    "type": "json_schema",
    "json_schema": {"name": "role_statements", "strict": True, "schema": SCHEMA},
}
"""What a chat completion request says to have the schema kept."""
