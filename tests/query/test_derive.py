"""Derived triples: in a graph of their own, from texts and labels only, and gone with the next build."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from rolegraph.errors import UsageError
from rolegraph.query.catalogue import Catalogue
from rolegraph.query.derive import chosen, derive, derived_graph
from rolegraph.query.header import NamedQuery, parse
from rolegraph.store.oxigraph import OxigraphStore

HEADER = '#: kind = "construct"\n'
SKILLS = ("analisis", "ketelitian", "komunikasi", "negosiasi")


def construct(text: str, name: str = "mine") -> NamedQuery:
    return parse(HEADER + text, name, f"{name}.rq")


@pytest.fixture
def store(store_of: Callable[..., OxigraphStore]) -> Iterator[OxigraphStore]:
    """Two roles that share three skills and one that shares two with them."""
    needs = [("requires_skill", skill) for skill in SKILLS]
    with store_of(
        ("a", "id", "Akuntan", *needs[:3]), ("b", "id", "Auditor", *needs), ("c", "id", "Notaris", *needs[2:])
    ) as memory:
        yield memory


def related(store: OxigraphStore) -> set[tuple[str, str]]:
    answer = store.query("SELECT ?a ?b { ?r skos:related ?o . ?r skos:prefLabel ?a . ?o skos:prefLabel ?b }")
    return {(a.value, b.value) for a, b in answer.rows}


def test_roles_that_share_enough_are_related_both_ways(store: OxigraphStore) -> None:
    assert derive(store, chosen(Catalogue.carried(), ["related-roles"])) == {"related-roles": 2}
    assert related(store) == {("Akuntan", "Auditor"), ("Auditor", "Akuntan")}


def test_what_is_derived_stands_in_a_graph_of_its_own(store: OxigraphStore) -> None:
    before = set(store.quads())
    derive(store, chosen(Catalogue.carried(), ["all"]))
    added = set(store.quads()) - before
    assert {quad.graph_name.value for quad in added} == {derived_graph("related-roles")}
    assert before < set(store.quads())


def test_deriving_again_gives_the_same_and_deriving_nothing_leaves_nothing(store: OxigraphStore) -> None:
    before = set(store.quads())
    queries = chosen(Catalogue.carried(), ["all"])
    derive(store, queries)
    once = set(store.quads())
    derive(store, queries)
    assert set(store.quads()) == once
    assert derive(store, []) == {}
    assert set(store.quads()) == before


def test_no_query_sees_what_another_one_derives(store: OxigraphStore) -> None:
    step = construct("CONSTRUCT { ?r skos:closeMatch ?o } { ?r skos:related ?o }", "after")
    for _ in range(2):
        assert derive(store, [*chosen(Catalogue.carried(), ["all"]), step]) == {"related-roles": 2, "after": 0}


def test_graphs_are_named_under_the_base(store: OxigraphStore) -> None:
    ours, other = (derived_graph("mine", base) for base in ("https://example.org/", "https://example.org/other/"))
    copy = construct("CONSTRUCT { ?r skos:exactMatch ?r } { ?r a rg:Role }")
    derive(store, [copy], base="https://example.org/other/")
    derive(store, [copy], base="https://example.org/")
    assert {ours, other} <= set(store.graphs())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("SELECT ?r { ?r a rg:Role }", "gives triples, and this one gives rows"),
        ("CONSTRUCT { ?r skos:note [] } { ?r a rg:Role }", "derives a blank node"),
        ("CONSTRUCT { ?r rdfs:label 'x' } { ?r a rg:Role }", "labels come from texts"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_written(store: OxigraphStore, text: str, told: str) -> None:
    before = set(store.quads())
    with pytest.raises(UsageError, match=told):
        derive(store, [*chosen(Catalogue.carried(), ["all"]), construct(text)])
    assert set(store.quads()) == before


def test_names_are_looked_up() -> None:
    catalogue = Catalogue.carried()
    assert chosen(catalogue, []) == []
    assert chosen(catalogue, ["all", "related-roles"]) == catalogue.of_kind("construct")
    with pytest.raises(UsageError, match=r"there is no query 'related-role' \(did you mean related-roles"):
        chosen(catalogue, ["related-role"])
    with pytest.raises(UsageError, match="the query role-graph derives nothing"):
        chosen(catalogue, ["role-graph"])


@pytest.mark.parametrize("name", ["a b", "../x", "é", 'x" }', "a/b"])
def test_any_name_makes_one_iri_under_the_same_folder(name: str) -> None:
    iri = derived_graph(name)
    assert iri.startswith(derived_graph(""))
    assert iri.isascii()
    assert " " not in iri
