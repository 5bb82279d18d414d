"""What is remembered of a query is the same as what was prepared."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode

from rolegraph.errors import QuerySyntaxError, RefusedQueryError, UsageError
from rolegraph.store import prepare as module
from rolegraph.store.prepare import prepare

GRAPH = "https://example.org/g"


@pytest.mark.parametrize("longest", [0, 20_000])
def test_remembered_or_not_it_is_the_same(monkeypatch: pytest.MonkeyPatch, longest: int) -> None:
    monkeypatch.setattr(module, "LONGEST", longest)
    for value in ("id", "en", "id"):
        asked, own = prepare("SELECT ?s { ?s ?p ?lang }", {"lang": Literal(value)}, ())
        assert f'VALUES ?lang {{ "{value}" }}' in asked
        assert not own
    for _ in range(2):
        with pytest.raises(RefusedQueryError):
            prepare("ASK { SERVICE <http://127.0.0.1:9/> {} }", {}, ())
        with pytest.raises(QuerySyntaxError):
            prepare("ASK { ?s ?p }", {"s": NamedNode(GRAPH)}, ())
        with pytest.raises(UsageError, match="no variable"):
            prepare("ASK { ?s ?p ?o }", {"x": NamedNode(GRAPH)}, ())


def test_what_depends_on_the_graphs_of_a_store_is_not_remembered() -> None:
    text = f"ASK FROM <{GRAPH}> {{ ?s ?p ?o }}"
    assert prepare(text, {}, (GRAPH,)) == (text, True)
    with pytest.raises(RefusedQueryError):
        prepare(text, {}, ())
    assert prepare(text, {}, (GRAPH,)) == (text, True)
