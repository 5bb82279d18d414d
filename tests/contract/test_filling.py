"""Graphs larger than a transaction: the same end in every store, and a head that is there only of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from rolegraph.errors import StoreError
from rolegraph.store.filling import Filling, fill
from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.store.protocol import Store
from tests.contract.test_store import ONE, OPENERS, TWO, quad

HEAD = Quad(NamedNode(ONE), NamedNode("https://example.org/p"), Literal("whole"), NamedNode(ONE))


@pytest.fixture(params=OPENERS)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    with OPENERS[request.param](request) as opened:
        yield opened


def test_a_graph_is_filled_and_filled_again(store: Store) -> None:
    store.replace_graph(TWO, [quad("a", "other", TWO)])
    fill(store, ONE, (quad(str(number), "old") for number in range(30)), [HEAD])
    fill(store, ONE, [quad("b", "new")], [HEAD])
    assert set(store.quads()) == {quad("b", "new"), HEAD, quad("a", "other", TWO)}
    fill(store, ONE, [], [])
    assert store.graphs() == (TWO,)


def test_quads_of_other_graphs_and_blank_nodes_are_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="was given for graph"):
        fill(store, ONE, [quad("a", "1", TWO)], [])
    blank = Quad(BlankNode("b"), NamedNode("https://example.org/p"), Literal(""), NamedNode(ONE))
    with pytest.raises(ValueError, match="blank node"):
        fill(store, ONE, [blank], [])


@pytest.fixture(params=["memory", "disk"])
def filling(request: pytest.FixtureRequest) -> Iterator[Store]:
    with OPENERS[request.param](request) as opened:
        assert isinstance(opened, Filling)
        yield opened


def test_broken_off_anywhere_the_head_is_not_there(filling: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rolegraph.store.oxigraph._CHUNK", 7)
    fill(filling, ONE, [quad(str(number), "old") for number in range(30)], [HEAD])

    def breaking() -> Iterator[Quad]:
        yield quad("new", "1")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fill(filling, ONE, breaking(), [HEAD])
    assert HEAD not in set(filling.quads(ONE))
    fill(filling, ONE, [quad("new", "2")], [HEAD])
    assert set(filling.quads(ONE)) == {quad("new", "2"), HEAD}


def test_a_store_that_is_read_is_not_filled(tmp_path: Path) -> None:
    OxigraphStore.open(tmp_path / "store").close()
    with OxigraphStore.open(tmp_path / "store", read_only=True) as store, pytest.raises(StoreError, match="read-only"):
        fill(store, ONE, [], [HEAD])
