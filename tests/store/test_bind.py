"""Where values go in the text of a query."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Store

from rolegraph.errors import UsageError
from rolegraph.store.bind import Term, bind

A = NamedNode("https://example.org/a")
VALUES = "VALUES ?x { <https://example.org/a> }"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT * { ?x ?p ?o }", "SELECT * { @ ?x ?p ?o }"),
        ("SELECT * {?s ?p ?o OPTIONAL {$x ?q ?r}}", "SELECT * { @?s ?p ?o OPTIONAL { @$x ?q ?r}}"),
        ("SELECT * { ?x ?p ?o OPTIONAL { ?s ?q ?r } }", "SELECT * { @ ?x ?p ?o OPTIONAL { ?s ?q ?r } }"),
        ("SELECT * { { SELECT ?p { ?x ?p ?o } } }", "SELECT * { @ { SELECT ?p { @ ?x ?p ?o } } }"),
        ("CONSTRUCT { ?x ?p 1 } WHERE { ?x ?p ?o }", "CONSTRUCT { ?x ?p 1 } WHERE { @ ?x ?p ?o }"),
        ("SELECT * { VALUES ?x { 1 2 } }", "SELECT * { @ VALUES ?x { 1 2 } }"),
        ("SELECT * { VALUES (?x ?y) { (1 2) } }", "SELECT * { @ VALUES (?x ?y) { (1 2) } }"),
        ("SELECT (?x AS ?y) {}", "SELECT (?x AS ?y) { @}"),
        ("SELECT * { ?x ?p '{ ?x }' } # { ?x }", "SELECT * { @ ?x ?p '{ ?x }' } # { ?x }"),
        ("ASK { FILTER EXISTS { ?x ?p ?o } }", "ASK { @ FILTER EXISTS { @ ?x ?p ?o } }"),
        ("DESCRIBE ?x { ?x ?p ?o }", "DESCRIBE ?x { @ ?x ?p ?o }"),
    ],
)
def test_each_group_that_holds_the_variable_begins_with_its_value(text: str, expected: str) -> None:
    assert bind(text, {"x": A}) == expected.replace("@", VALUES)
    Store().query(bind(text, {"x": A}))


def test_several_variables_come_in_the_order_of_their_names() -> None:
    bound = bind("ASK { ?a ?b ?c }", {"c": Literal(1), "a": A})
    assert bound.index("?a {") < bound.index("?c {")


def test_a_part_of_a_name_is_not_the_name() -> None:
    with pytest.raises(UsageError, match=r"\?x"):
        bind("SELECT * { ?xs ?p '?x' }", {"x": A})


def test_a_blank_node_is_no_value() -> None:
    with pytest.raises(UsageError, match="IRI or a literal"):
        bind("ASK { ?x ?p ?o }", {"x": BlankNode("b")})


TERMS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])).map(Literal),
    st.text(st.characters(exclude_categories=["Cs"])).map(lambda text: Literal(text, language="id")),
    st.integers(-(2**62), 2**62).map(Literal),
    st.booleans().map(Literal),
)


@given(TERMS)
def test_any_literal_comes_through_unchanged(term: Term) -> None:
    solutions = Store().query(bind("SELECT ?x { FILTER(BOUND(?x)) }", {"x": term}))
    assert [solution["x"] for solution in solutions] == [term]
