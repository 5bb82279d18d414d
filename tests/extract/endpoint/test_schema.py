"""The ontology as a JSON schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from rolegraph.extract.endpoint.schema import MEANINGS, RESPONSE_FORMAT, SCHEMA
from rolegraph.statement import Relation


def objects(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if schema.get("type") == "object":
        yield schema
        for inner in schema["properties"].values():
            yield from objects(inner)
    if schema.get("type") == "array":
        yield from objects(schema["items"])


def test_every_relation_is_told_but_the_role_which_is_a_field() -> None:
    assert set(MEANINGS) == set(Relation) - {Relation.ROLE}
    allowed = SCHEMA["properties"]["statements"]["items"]["properties"]["relation"]["enum"]
    assert allowed == [relation.value for relation in MEANINGS]


def test_the_schema_is_strict() -> None:
    """Every property required and none besides, which strict structured output asks for."""
    found = list(objects(SCHEMA))
    assert len(found) == 2
    for one in found:
        assert one["additionalProperties"] is False
        assert one["required"] == list(one["properties"])


def test_it_can_be_sent() -> None:
    assert json.loads(json.dumps(RESPONSE_FORMAT))["json_schema"]["strict"] is True
