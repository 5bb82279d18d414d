"""Where a query breaks: the line and the column that a person would point to."""

from __future__ import annotations

import pytest

from rolegraph.errors import QuerySyntaxError
from rolegraph.store.oxigraph import OxigraphStore


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("SELEC * {}", "line 1, column 1: what begins with “SELEC”"),
        ("", "line 1, column 1: the query ends too early"),
        ("SELECT * { ?s ?p ?o", "line 1, column 20: the query ends too early"),
        ("SELECT * {\n\t?s ?p 'a' )\n}", "line 2, column 12: what begins with “)”"),
        ("SELECT * {\r\n  ?s ?p 'é😀' ) }", "line 2, column 14: what begins with “)”"),
        ("SELECT * { ?s ?p 'open }", "line 1, column 18: the quote ' is not closed"),
        ("SELECT * {\n ?s ?p ?o . FILTRE(?o > 1)\n}", "line 2, column 13: what begins with “FILTRE”"),
        ("SELECT * { ?s ?p ?o } LIMIT ten", "line 1, column 23: what begins with “LIMIT”"),
        ("SELECT * {\n ?s ex:p ?o }", "line 2, column 5: the prefix ex: is not declared"),
        ("SELECT * { ?s <rel> ?o }", "line 1, column 15: <rel> is no absolute IRI"),
        ("SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o }", "the select contains a variable that is unbound"),
    ],
)
def test_the_place_and_the_reason(text: str, told: str) -> None:
    with OxigraphStore.memory() as store, pytest.raises(QuerySyntaxError) as error:
        store.query(text)
    assert told in str(error.value)
    assert "\n" not in str(error.value)
