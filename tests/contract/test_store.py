"""What every store keeps to. A further kind of store adds a line to `OPENERS` and passes all of this."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from rolegraph.errors import QuerySyntaxError, RefusedQueryError, StoreError, UsageError
from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.store.protocol import Solutions, Store
from tests.endpoints import emptied

OPENERS: dict[str, Callable[[pytest.FixtureRequest], Store]] = {
    "memory": lambda _: OxigraphStore.memory(),
    "disk": lambda request: OxigraphStore.open(request.getfixturevalue("tmp_path") / "store"),
    "oxigraph": lambda request: emptied(request.getfixturevalue("oxigraph_url"), "/query"),
    "oxigraph-graphs": lambda request: emptied(request.getfixturevalue("oxigraph_url"), "/query", GRAPHS="/store"),
    "virtuoso": lambda request: emptied(
        request.getfixturevalue("virtuoso_url"), "/sparql-auth", USER="dba", PASSWORD="dba"
    ),
    "virtuoso-graphs": lambda request: emptied(
        request.getfixturevalue("virtuoso_url"), "/sparql", GRAPHS="/sparql-graph-crud-auth", USER="dba", PASSWORD="dba"
    ),
}

EX = "https://example.org/"
ONE, TWO = f"{EX}graph/1", f"{EX}graph/2"


def node(name: str) -> NamedNode:
    return NamedNode(EX + name)


def quad(subject: str, value: str | NamedNode, graph: str = ONE) -> Quad:
    return Quad(node(subject), node("p"), value if isinstance(value, NamedNode) else Literal(value), NamedNode(graph))


@pytest.fixture(params=OPENERS)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    with OPENERS[request.param](request) as opened:
        yield opened


def values(store: Store, text: str, **bindings: NamedNode | Literal) -> list[tuple[str | None, ...]]:
    answer = store.query(text, bindings)
    assert isinstance(answer, Solutions)
    return [tuple(None if term is None else str(getattr(term, "value", term)) for term in row) for row in answer.rows]


def test_an_empty_store_has_no_graphs_and_no_quads(store: Store) -> None:
    assert store.graphs() == ()
    assert list(store.quads()) == []
    assert store.query("ASK { ?s ?p ?o }") is False


def test_a_graph_holds_what_it_was_given(store: Store) -> None:
    given = {quad("a", "1"), quad("b", "2")}
    store.replace_graph(ONE, given)
    assert set(store.quads(ONE)) == given
    assert set(store.quads()) == given
    assert store.graphs() == (ONE,)


def test_replacing_leaves_nothing_of_the_old_and_all_of_the_other_graphs(store: Store) -> None:
    store.replace_graph(ONE, [quad("a", "old"), quad("b", "old")])
    store.replace_graph(TWO, [quad("a", "other", TWO)])
    store.replace_graph(ONE, [quad("a", "new")])
    assert set(store.quads()) == {quad("a", "new"), quad("a", "other", TWO)}


def test_replacing_by_nothing_removes_the_graph(store: Store) -> None:
    store.replace_graph(ONE, [quad("a", "1")])
    store.replace_graph(ONE, [])
    assert store.graphs() == ()


def test_graphs_are_sorted(store: Store) -> None:
    for name in (TWO, ONE):
        store.replace_graph(name, [quad("a", "1", name)])
    assert store.graphs() == (ONE, TWO)


def test_a_quad_of_another_graph_is_refused_and_nothing_changes(store: Store) -> None:
    store.replace_graph(ONE, [quad("a", "old")])
    with pytest.raises(ValueError, match="graph"):
        store.replace_graph(ONE, [quad("a", "new"), quad("a", "1", TWO)])
    assert set(store.quads()) == {quad("a", "old")}


def test_a_blank_node_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="blank node"):
        store.replace_graph(ONE, [Quad(BlankNode("b"), node("p"), node("o"), NamedNode(ONE))])


@pytest.mark.parametrize(
    "text",
    [
        '"quoted" \\ and \\u0041',
        "line\nend\r\n\ttab",
        "}} ; DROP ALL",
        "'''\"\"\"",
        "é 😀 \u0007 \u2028",
        "",
        " ",
        "<x>",
    ],
)
def test_a_literal_comes_back_as_it_was(store: Store, text: str) -> None:
    given = [quad("a", text), Quad(node("a"), node("p"), Literal(text, language="id"), NamedNode(ONE))]
    store.replace_graph(ONE, given)
    assert set(store.quads()) == set(given)
    found = values(store, "SELECT ?o { ?s ?p ?o FILTER(?o = ?wanted) }", wanted=Literal(text))
    assert found == [(text,)]


def test_the_default_graph_of_a_query_is_the_union(store: Store) -> None:
    store.replace_graph(ONE, [quad("a", "1")])
    store.replace_graph(TWO, [quad("b", "2", TWO)])
    assert values(store, "SELECT ?o { ?s ?p ?o } ORDER BY ?o") == [("1",), ("2",)]
    assert values(store, "SELECT ?g { GRAPH ?g { ?s ?p '2' } }") == [(TWO,)]


def test_from_names_a_graph_of_the_store(store: Store) -> None:
    store.replace_graph(ONE, [quad("a", "1")])
    store.replace_graph(TWO, [quad("b", "2", TWO)])
    assert values(store, f"SELECT ?o FROM <{ONE}> {{ ?s ?p ?o }}") == [("1",)]
    assert values(store, f"PREFIX g: <{EX}graph/> SELECT ?o FROM g:2 {{ ?s ?p ?o }}") == [("2",)]
    assert values(store, f"SELECT ?g FROM NAMED <{TWO}> {{ GRAPH ?g {{ ?s ?p ?o }} }}") == [(TWO,)]


def test_our_prefixes_need_no_line(store: Store) -> None:
    assert store.query("ASK { ?s rg:hasGoal ?o . ?o skos:prefLabel ?l ; oa:start ?n }") is False


def test_answers_have_the_form_of_their_query(store: Store) -> None:
    store.replace_graph(ONE, [quad("a", "1")])
    assert store.query("ASK { ?s ?p ?o }") is True
    assert store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }") == (Triple(node("a"), node("p"), Literal("1")),)
    assert store.query("SELECT ?s ?x { ?s ?p ?o }") == Solutions(("s", "x"), ((node("a"), None),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT ?o { ?s ?p ?o }", [("1",)]),
        ("SELECT ?o { ?x ?p ?o FILTER(?x = ?s) }", [("1",)]),
        ("SELECT ?x ?o { ?x ?p ?any OPTIONAL { ?x ?p ?o FILTER(?x = ?s) } } ORDER BY ?x", [("a", "1"), ("b", None)]),
        ("SELECT ?o { ?x ?p ?o FILTER NOT EXISTS { ?s ?p ?o } }", [("2",)]),
        ("SELECT ?o { ?x ?p ?o MINUS { ?s ?p ?o } }", [("2",)]),
        ("SELECT ?n { { SELECT (COUNT(?o) AS ?n) { ?s ?p ?o } } }", [("1",)]),
        ("SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o } GROUP BY ?s", [("a", "1")]),
        ("SELECT ?o { { ?s ?p ?o } UNION { ?o ?p ?s } }", [("1",)]),
        ("SELECT ?o { GRAPH ?g { ?s ?p ?o } }", [("1",)]),
        ("SELECT (STR(?s) AS ?o) {}", [("a",)]),
    ],
)
def test_a_bound_variable_has_its_value_everywhere(store: Store, text: str, expected: list[tuple[str, ...]]) -> None:
    store.replace_graph(ONE, [quad("a", "1"), quad("b", "2")])
    found = [tuple(v and v.removeprefix(EX) for v in row) for row in values(store, text, s=node("a"))]
    assert found == expected


def test_a_bound_value_stays_a_value(store: Store) -> None:
    """No text of a value can become a part of the query."""
    hostile = "x' } } ; DROP ALL # \" \\ } SERVICE <http://127.0.0.1/> { ?s ?p ?o"
    store.replace_graph(ONE, [quad("a", hostile)])
    assert values(store, "SELECT ?s { ?s ?p ?o }", o=Literal(hostile)) == [(f"{EX}a",)]


def test_binding_what_is_not_there_is_told(store: Store) -> None:
    with pytest.raises(UsageError, match=r"no variable \?x"):
        store.query("SELECT ?s { ?s ?p ?o }", {"x": node("a")})


def test_syntax_errors_have_line_and_column_of_the_text_as_given(store: Store) -> None:
    with pytest.raises(QuerySyntaxError, match="line 2, column 3"):
        store.query("SELECT ?s {\n  ?s ?p }")
    with pytest.raises(QuerySyntaxError, match="line 2, column 3"):
        store.query("SELECT ?s {\n  ?s ?p }", {"s": node("a")})


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "ASK { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM NAMED <https://example.org/elsewhere> { GRAPH ?g { ?s ?p ?o } }",
        "LOAD <http://127.0.0.1:9/>",
        "INSERT DATA { <a:a> <a:a> <a:a> }",
        "PREFIX a: <https://example.org/> DELETE WHERE { ?s ?p ?o }",
        "CLEAR ALL",
    ],
)
def test_nothing_reaches_out_or_writes(store: Store, text: str) -> None:
    store.replace_graph(ONE, [quad("a", "1")])
    with pytest.raises(RefusedQueryError):
        store.query(text)
    assert set(store.quads()) == {quad("a", "1")}


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    store.close()
    for use in (store.graphs, lambda: list(store.quads()), lambda: store.query("ASK {}")):
        with pytest.raises(StoreError, match="closed"):
            use()
    with pytest.raises(StoreError, match="closed"):
        store.replace_graph(ONE, [quad("a", "1")])
