"""Terms and Python values."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode

from rolegraph.errors import UsageError
from rolegraph.query.values import Iri, Value, iri, python, term
from rolegraph.rdf.namespaces import XSD


@pytest.mark.parametrize(
    ("text", "datatype", "expected"),
    [
        ("+05", "integer", 5),
        ("7", "unsignedByte", 7),
        ("1.50", "decimal", Decimal("1.50")),
        ("1e3", "double", 1000.0),
        ("INF", "double", math.inf),
        ("true", "boolean", True),
        ("0", "boolean", False),
        ("2024-01-01", "date", "2024-01-01"),
        ("five", "integer", "five"),
        ("1_000", "integer", "1_000"),
        ("٣", "integer", "٣"),
        ("Infinity", "decimal", "Infinity"),
        ("yes", "boolean", "yes"),
        ("9" * 5000, "integer", "9" * 5000),
    ],
)
def test_literals_by_datatype_and_strings_where_the_form_is_wrong(text: str, datatype: str, expected: Value) -> None:
    found = python(Literal(text, datatype=NamedNode(XSD + datatype)))
    assert found == expected
    assert type(found) is type(expected)


def test_other_terms() -> None:
    assert python(None) is None
    assert python(Literal("hai", language="id")) == "hai"
    assert isinstance(python(NamedNode("https://example.org/a")), Iri)
    assert python(BlankNode("b")) == "_:b"


@given(
    st.one_of(
        st.integers(-(10**18), 10**18),
        st.booleans(),
        st.text(st.characters(exclude_categories=["Cs"])).filter(lambda text: not text.startswith("<")),
        st.floats(allow_nan=False),
        st.decimals(allow_nan=False, allow_infinity=False, places=4),
    )
)
def test_values_survive_the_way_there_and_back(value: Value) -> None:
    found = python(term(value))
    assert found == value
    assert type(found) is type(value)


def test_what_has_no_term_is_refused() -> None:
    with pytest.raises(UsageError, match="list"):
        term([])
    with pytest.raises(UsageError, match="absolute IRI"):
        iri("role/kasir")
