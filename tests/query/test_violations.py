"""Violations: what our two queries find in a store that somebody broke, and how it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pyoxigraph as ox
import pytest

from rolegraph.errors import UsageError
from rolegraph.query.catalogue import Catalogue
from rolegraph.query.header import NamedQuery, parse
from rolegraph.query.violations import violations
from rolegraph.rdf.labels import labels_graph
from rolegraph.rdf.namespaces import OA
from rolegraph.rdf.quads import document_graph
from rolegraph.store.oxigraph import OxigraphStore

OURS = Catalogue.carried().of_kind("violation")


def query(text: str) -> NamedQuery:
    return parse(f'#: kind = "violation"\n{text}', "mine", "mine.rq")


@pytest.fixture
def broken(store_of: Callable[..., OxigraphStore]) -> Iterator[OxigraphStore]:
    """A store of one text; tests break it."""
    with store_of(("kasir", "id", "Kasir", ("requires_skill", "ketelitian😀"))) as memory:
        yield memory


def test_a_good_store_has_none(store: OxigraphStore) -> None:
    assert {each.name for each in OURS} == {"broken-evidence", "nameless-things"}
    assert violations(store, OURS) == []


def test_a_quote_that_is_not_the_text_at_its_place(broken: OxigraphStore) -> None:
    graph = document_graph("kasir")
    start = next(quad for quad in broken.quads(graph) if quad.predicate == OA.start and quad.object.value == "6")
    moved = ox.Quad(start.subject, OA.start, ox.Literal(7), start.graph_name)
    broken.replace_graph(graph, [moved if quad == start else quad for quad in broken.quads(graph)])
    (error,) = violations(broken, OURS)
    assert error.exit_code == 1
    assert error.message.startswith("broken-evidence: Evidence that is not what its text says: 1 row: document=kasir")
    assert error.message.endswith("quote=ketelitian😀, found=etelitian😀")


def test_a_thing_that_no_label_names(broken: OxigraphStore) -> None:
    broken.replace_graph(labels_graph(), [])
    (error,) = violations(broken, OURS)
    assert "nameless-things: Things without a preferred label: 2 rows, the first: kind=rg:Role" in error.message


def test_an_ask_that_is_true_is_a_violation(broken: OxigraphStore) -> None:
    (error,) = violations(broken, [query("ASK { ?r a rg:Role }"), query("ASK { ?r a rg:Goal }")])
    assert error.message == "mine: mine.rq: 1 row: answer=true"


def test_a_construct_is_none(broken: OxigraphStore) -> None:
    with pytest.raises(UsageError, match="gives rows, and this one gives triples"):
        violations(broken, [query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }")])


def test_a_message_is_short_and_shows_no_controls(broken: OxigraphStore) -> None:
    (error,) = violations(broken, [query('SELECT ?x { VALUES ?x { "a\\u001b[2J' + "x" * 500 + '" } }')])
    assert "\x1b" not in str(error)
    assert len(str(error)) < 200


def test_a_text_of_lies_is_only_text(store_of: Callable[..., OxigraphStore]) -> None:
    label = "x' } SERVICE <http://127.0.0.1:9/> { \\ \" \n"
    with store_of(("k", "id", "Kasir", ("requires_skill", label.strip()))) as store:
        assert violations(store, OURS) == []
