"""Answers of endpoints that keep to no standard, or not to the end."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode

from rolegraph.errors import StoreError
from rolegraph.store.protocol import Solutions
from rolegraph.store.remote_answer import CutShortError, quad_of, solutions, triples, truth
from tests.store.stub import JSON, YES

ROWS = b'{"head": {"vars": ["a"]}, "results": {"bindings": [{"a": {"type": "literal", "value": "1"}}, {}]}}'
ROW = '{"head": {"vars": ["__ASK_RETVAL"]}, "results": {"bindings": [%s]}}'
ONE = (
    '{"__ASK_RETVAL": {"type": "typed-literal", "datatype": "http://www.w3.org/2001/XMLSchema#integer", "value": "%s"}}'
)
HEADERS = {"Content-Type": f"{JSON}; charset=utf-8"}


def test_rows_with_unbound_variables() -> None:
    assert solutions(HEADERS, ROWS, "p") == Solutions(("a",), ((Literal("1"),), (None,)))


@pytest.mark.parametrize(("row", "answer"), [(ONE % "1", True), (ONE % "0", False), ("", False)])
def test_the_truth_as_virtuoso_gives_it(row: str, answer: bool) -> None:
    assert truth(HEADERS, (ROW % row).encode(), "p") is answer


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"Content-Type": "text/html"}, b"<html>"),
        ({}, YES),
        (HEADERS, ROWS),
        (HEADERS, b"{"),
        (HEADERS, b""),
        (HEADERS, b"\xff\xfe"),
        (HEADERS, b"[" * 100_000),
    ],
)
def test_what_is_no_truth_is_told(headers: dict[str, str], body: bytes) -> None:
    with pytest.raises(StoreError, match="the endpoint p: "):
        truth(headers, body, "p")


@pytest.mark.parametrize("body", [YES, ROWS[:-20], b'{"head": {"vars": ["a"]}, "results": {"bindings": [{"a": 1}]}}'])
def test_what_is_no_row_is_told(body: bytes) -> None:
    with pytest.raises(StoreError, match="the endpoint p: "):
        solutions(HEADERS, body, "p")


@pytest.mark.parametrize("headers", [{"X-SPARQL-MaxRows": "1"}, {"X-SQL-State": "S1TAT"}])
def test_a_part_is_no_answer(headers: dict[str, str]) -> None:
    with pytest.raises(CutShortError, match="the answer ends"):
        solutions({**HEADERS, **headers}, ROWS, "p")
    with pytest.raises(CutShortError, match="the answer ends"):
        triples({"Content-Type": "application/n-triples", **headers}, b"", "p")


def test_triples_come_once_each_in_the_form_that_is_named() -> None:
    turtle = b"<a:a> <a:b> 1 . <a:a> <a:b> 1 ."
    (one,) = triples({"Content-Type": "text/turtle"}, turtle, "p")
    assert one.predicate == NamedNode("a:b")
    for headers, body in (({"Content-Type": "text/turtle"}, b"<a:a> <"), ({"Content-Type": "text/csv"}, b"")):
        with pytest.raises(StoreError, match="the endpoint p: "):
            triples(headers, body, "p")


@pytest.mark.parametrize("row", [(), (None,) * 4, (Literal("a"),) * 4, (NamedNode("a:a"),) * 3 + (None,)])
def test_what_makes_no_quad_is_told(row: tuple[object, ...]) -> None:
    with pytest.raises(StoreError, match="no triple"):
        quad_of(row, "p")  # type: ignore[arg-type]
