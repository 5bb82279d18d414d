"""What endpoints know beyond SPARQL, and what only looks like it."""

from __future__ import annotations

import pytest

from rolegraph.errors import QuerySyntaxError, RefusedQueryError
from rolegraph.rdf.namespaces import PREFIXES
from rolegraph.store.extensions import refuse_extensions


@pytest.mark.parametrize(
    "text",
    [
        "PREFIX bif: <bif:> SELECT (bif:file_to_string('/etc/passwd') AS ?x) {}",
        "PREFIX b: <BIF:> SELECT (b:http_get('http://127.0.0.1/') AS ?x) {}",
        "SELECT (<sql:rdf_load>('x') AS ?x) {}",
        "SELECT * { ?x <java:java.lang.System.exit> 1 }",
        "SELECT * { BIND(<https://example.org/f>(1) AS ?x) }",
        "PREFIX f: <https://example.org/> SELECT * { FILTER(f:g (1)) }",
        "PREFIX f: <https://example.org/> SELECT * { FILTER(f:g # )\n (1)) }",
        "PREFIX xsd: <https://example.org/> SELECT (xsd:integer('1') AS ?x) {}",
        "BASE <bif:> SELECT (<file_to_string>('x') AS ?x) {}",
        "SELECT (<\\u0062if:file_to_string>('x') AS ?x) {}",
        # To the longest match an IRI and a string, to a parser that knows its place a comparison and a comment.
        "SELECT * { ?s ?p ?x FILTER(?x<#> ''' \n 5 && <https://example.org/f>(1)) # '''\n }",
    ],
)
def test_a_function_of_the_endpoints_own_is_refused(text: str) -> None:
    with pytest.raises(RefusedQueryError):
        refuse_extensions(text, PREFIXES)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT (xsd:integer('1') AS ?n) (COUNT(*) AS ?c) { ?s ?p ?o }",
        "SELECT (<http://www.w3.org/2001/XMLSchema#date>('2020-01-01') AS ?n) {}",
        "SELECT * { ?s rg:hasGoal/(rg:goalOf|^rg:goalOf)* ?o }",
        "SELECT * { ?s rdfs:label 'Tugas: (a) dan e:f(x)' }",
        "SELECT * { ?s ?p xsd:string FILTER(?s IN (rg:Role, rg:Goal)) } # e:f(x)",
        "SELECT * { VALUES (?a ?b) { (rg:Role rg:Goal) } } ORDER BY (?a)",
        "SELECT (GROUP_CONCAT(?o; SEPARATOR=': (') AS ?all) { ?s ?p ?o }",
    ],
)
def test_plain_sparql_is_fine(text: str) -> None:
    refuse_extensions(text, PREFIXES)


def test_what_nobody_can_parse_is_a_syntax_error() -> None:
    with pytest.raises(QuerySyntaxError, match="line 1"):
        refuse_extensions("SELECT * { ?s ?p 'e:f (x)' FILTER }", PREFIXES)
