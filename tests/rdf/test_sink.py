"""Python values as literals that every tool reads alike."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from rolegraph.errors import InputError
from rolegraph.rdf.namespaces import RDFS, XSD
from rolegraph.rdf.sink import Sink, decimal, plain, scalar, whole

GRAPH = NamedNode("https://example.org/g")


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0"), (1, "1"), (1.0, "1"), (0.5, "0.5"), (1e-9, "0"), (-0.0, "0"), (0.12345678, "0.1235"), (100.0, "100")],
)
def test_decimals_are_short_and_canonical(number: float, text: str) -> None:
    assert decimal(number).value == text
    assert decimal(number).datatype == XSD.decimal


@given(st.floats(0, 1))
def test_a_confidence_is_never_written_with_an_exponent(number: float) -> None:
    assert "e" not in decimal(number).value.lower()
    assert math.isclose(float(decimal(number).value), number, abs_tol=1e-4)


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_what_is_no_decimal_is_not_called_one(number: float) -> None:
    assert decimal(number).datatype == XSD.string


def test_whole_numbers_have_their_type() -> None:
    assert (whole(0).value, whole(0).datatype) == ("0", XSD.integer)


@given(st.text(st.characters(codec=None)))
def test_a_lone_surrogate_is_replaced_and_moves_no_offset(text: str) -> None:
    assert len(scalar(text)) == len(text)
    assert plain(text).value == scalar(text)


def test_words_carry_the_language_and_doubles_fall_together() -> None:
    sink = Sink(GRAPH, "id")
    sink.add(GRAPH, RDFS.label, sink.words("b"), sink.words("a"))
    sink.add(GRAPH, RDFS.label, sink.words("a"))
    assert [(quad.object.value, quad.object.language) for quad in sink.sorted()] == [("a", "id"), ("b", "id")]


@pytest.mark.parametrize("lang", ["", "bahasa indonesia", "id_ID", "@"])
def test_a_language_that_is_no_tag_is_refused(lang: str) -> None:
    with pytest.raises(InputError, match="is no language tag"):
        Sink(GRAPH, lang)
