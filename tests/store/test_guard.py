"""What is refused, and what only looks as if it should be."""

from __future__ import annotations

import pytest

from rolegraph.errors import QuerySyntaxError, RefusedQueryError
from rolegraph.rdf.namespaces import PREFIXES
from rolegraph.store.guard import guard

OWN = ("https://example.org/g",)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s ?p 'customer service' }",
        "# SERVICE <http://e/> {}\nSELECT * { ?s ?p ?o }",
        "SELECT * { ?s <http://e/SERVICE> ?service }",
        "SELECT * { ?s schema:Service ?o } # from service",
        "SELECT * { ?s ?p '''SERVICE <http://e/> { }''' }",
    ],
)
def test_the_word_service_in_strings_comments_and_names_is_fine(text: str) -> None:
    assert guard(text, OWN, PREFIXES) is False


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://e/> {} }",
        "SELECT * { service ?x {} }",
        "SELECT * { { SELECT * { OPTIONAL { SERVICE SILENT ex:s { ?s ?p ?o } } } } }",
        "ASK{SERVICE<http://e/>{}}",
        "CONSTRUCT { ?s ?p ?o } WHERE { FILTER EXISTS { SERVICE <http://e/> { ?s ?p ?o } } }",
        # To the longest match an IRI and a string, to a parser that knows its place a comparison and a comment.
        "SELECT * { ?s ?p ?x FILTER(?x<#> ''' \n 5) SERVICE <http://e/> {} # '''\n }",
    ],
)
def test_service_is_refused_wherever_it_hides(text: str) -> None:
    with pytest.raises(RefusedQueryError, match="SERVICE"):
        guard(text, OWN, PREFIXES)


def test_the_word_service_in_what_does_not_parse_is_a_syntax_error() -> None:
    with pytest.raises(QuerySyntaxError, match="line 2"):
        guard("SELECT * {\n ?s ?p 'service' FILTER }", OWN, PREFIXES)


def test_own_graphs_may_be_named() -> None:
    assert guard("SELECT * FROM <https://example.org/g> { ?s ?p ?o }", OWN, PREFIXES) is True
    assert guard("SELECT * FROM NAMED ex:g { ?s ?p ?o }", OWN, {"ex": "https://example.org/"}) is True
    assert guard("PREFIX e: <https://example.org/> SELECT * FROM e:g {}", OWN, {}) is True
    assert guard("BASE <https://example.org/> SELECT * FROM <g> {}", OWN, {}) is True


@pytest.mark.parametrize("source", ["<file:///etc/passwd>", "<https://example.org/h>", "ex:h", "NAMED <http://e/>"])
def test_other_sources_are_refused_with_their_place(source: str) -> None:
    with pytest.raises(RefusedQueryError, match="line 1, column"):
        guard(f"SELECT * FROM {source} {{ ?s ?p ?o }}", OWN, {"ex": "https://example.org/"})


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA {}", "delete where { ?s ?p ?o }", "LOAD <http://e/>", "CLEAR ALL", "DROP GRAPH <a:b>",
        "CREATE GRAPH <a:b>", "ADD <a:b> TO <a:c>", "MOVE <a:b> TO <a:c>", "COPY <a:b> TO <a:c>",
        "WITH <a:b> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "# a query\nPREFIX insert: <a:> BASE <b:> PREFIX x: <c:> INSERT DATA { x:a x:a x:a }",
    ],
)  # fmt: skip
def test_every_update_is_refused(text: str) -> None:
    with pytest.raises(RefusedQueryError, match="queries only read"):
        guard(text, OWN, PREFIXES)


def test_words_of_updates_elsewhere_are_fine() -> None:
    assert guard("PREFIX load: <http://e/> SELECT ?insert { ?insert load:drop 'CLEAR ALL' }", OWN, {}) is False
