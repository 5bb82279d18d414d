"""Parameters, defaults and the forms of answers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rolegraph.errors import QuerySyntaxError, RefusedQueryError, UsageError
from rolegraph.query.header import NamedQuery, parse
from rolegraph.query.rows import Rows
from rolegraph.query.run import run
from rolegraph.query.triples import Triples
from rolegraph.query.values import Iri
from rolegraph.store.oxigraph import OxigraphStore


def query(body: str, header: str = "") -> NamedQuery:
    lines = "".join(f"#: {line}\n" for line in header.splitlines())
    return parse(lines + body, "mine", "mine.rq")


def test_a_select_gives_rows_an_ask_its_truth_and_a_construct_triples(store: OxigraphStore) -> None:
    assert isinstance(run(store, query("SELECT ?r { ?r a rg:Role }")), Rows)
    answer = run(store, query("ASK { ?r a rg:Role }"))
    assert isinstance(answer, Rows)
    assert answer.truth is True
    assert [row.answer for row in answer] == [True]
    assert isinstance(run(store, query("CONSTRUCT { ?r a rg:Role } WHERE { ?r a rg:Role }")), Triples)
    assert isinstance(run(store, query("DESCRIBE ?r { ?r a rg:Role }")), Triples)


def test_a_required_parameter_is_asked_for_with_an_example(store: OxigraphStore) -> None:
    wanting = query("SELECT ?r { ?r a rg:Role }", 'params.role = { kind = "role", binds = "r", example = "Akuntan" }')
    with pytest.raises(UsageError, match=r"the query mine needs role \(for example role=Akuntan\)"):
        run(store, wanting)
    with pytest.raises(UsageError, match="needs role"):
        run(store, wanting, {"role": None})


def test_an_unknown_parameter_names_the_nearest(store: OxigraphStore) -> None:
    wanting = query("SELECT ?r { ?r a rg:Role }", 'params.role = { kind = "role", binds = "r", optional = true }')
    with pytest.raises(UsageError, match=r"no parameter 'rol' \(did you mean role\?\)"):
        run(store, wanting, {"rol": "Akuntan"})


def test_an_optional_parameter_left_out_ranges_over_all(store: OxigraphStore) -> None:
    header = 'params.role = { kind = "role", binds = "r", optional = true }'
    wanting = query("SELECT DISTINCT ?r { ?r a rg:Role }", header)
    everyone, one = run(store, wanting), run(store, wanting, {"role": "akuntan"})
    assert len(one) == 1 < len(everyone)


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("text", "x' }", "x' }"),
        ("integer", "3", 3),
        ("integer", 3, 3),
        ("number", "0.5", Decimal("0.5")),
        ("number", 2, Decimal(2)),
        ("relation", "has_goal", "has_goal"),
        ("lang", "ID", "id"),
    ],
)
def test_plain_kinds(store: OxigraphStore, kind: str, value: object, expected: object) -> None:
    wanting = query("SELECT ?v { FILTER(BOUND(?v)) }", f'params.v = {{ kind = "{kind}" }}')
    assert [row.v for row in run(store, wanting, {"v": value})] == [expected]


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        ("integer", "three", "no whole number"),
        ("integer", True, "no whole number"),
        ("number", "NaN", "no number"),
        ("number", "1e999999", "no number"),
        ("number", "half", "no number"),
        ("relation", "has_gaol", "did you mean has_goal"),
        ("lang", "i d", "no language tag"),
        ("role", 3, "a label or an IRI"),
    ],
)
def test_values_that_are_not_of_their_kind(store: OxigraphStore, kind: str, value: object, told: str) -> None:
    wanting = query("SELECT ?v { FILTER(BOUND(?v)) }", f'params.v = {{ kind = "{kind}" }}')
    with pytest.raises(UsageError) as error:
        run(store, wanting, {"v": value})
    assert told in str(error.value)


def test_a_query_without_header_takes_any_of_its_variables(store: OxigraphStore) -> None:
    role = run(store, query("SELECT ?r { ?r skos:prefLabel ?label FILTER(STR(?label) = ?name) }"), {"name": "Akuntan"})
    assert isinstance(role[0].r, Iri)
    assert run(store, query("ASK { ?r a rg:Role }"), {"r": role[0].r})
    assert run(store, query("ASK { ?r a rg:Role }"), {"r": f"<{role[0].r}>"})
    assert not run(store, query("ASK { ?r a rg:Role }"), {"r": str(role[0].r)})
    with pytest.raises(UsageError, match="no variable"):
        run(store, query("ASK { ?r a rg:Role }"), {"role": "Akuntan"})


def test_lines_of_an_error_are_the_lines_of_the_file(store: OxigraphStore) -> None:
    broken = query("SELECT ?r {\n  ?r }", 'title = { id = "a", en = "b" }')
    with pytest.raises(QuerySyntaxError, match="line 3, column 3"):
        run(store, broken)


def test_what_stores_refuse_is_refused_here(store: OxigraphStore) -> None:
    for text in ("ASK { SERVICE <http://127.0.0.1:9/> {} }", "CLEAR ALL", "ASK FROM <file:///etc/passwd> {}"):
        with pytest.raises(RefusedQueryError):
            run(store, query(text))
