"""From a label to the one thing that it names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rolegraph.errors import UsageError
from rolegraph.query.lookup import find
from rolegraph.query.values import Iri
from rolegraph.store.oxigraph import OxigraphStore


@pytest.mark.parametrize("label", ["analisis", "Analisis", "kemampuan analisis", "KEMAMPUAN  ANALISIS", "analisisnya"])
def test_any_case_and_wording_finds_the_skill(store: OxigraphStore, label: str) -> None:
    assert find(store, "skill", label).value.rpartition("/")[2].startswith("analisis-")


def test_an_iri_finds_its_thing_with_or_without_brackets(store: OxigraphStore) -> None:
    role = find(store, "role", "Akuntan")
    assert find(store, "role", role.value) == find(store, "role", f"<{role.value}>") == role
    assert find(store, "role", Iri(role.value)) == role


def test_a_document_is_found_by_its_id(store: OxigraphStore) -> None:
    assert "/document/akuntan-2-" in find(store, "document", "akuntan-2").value


def test_any_thing_is_found(store: OxigraphStore) -> None:
    assert "/party/pemasok-" in find(store, "thing", "Pemasok").value


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        ("role", "Akuntn", "there is no role 'Akuntn' in the store (did you mean Akuntan?)"),
        ("skill", "ketelitan", "did you mean ketelitian?"),
        ("role", "zzzz", "there are: Akuntan, Auditor, Cashier, …"),
        ("skill", "Akuntan", "there is no skill 'Akuntan'"),
        ("role", "https://example.org/x", "there is no role https://example.org/x in the store"),
        ("role", "<not an iri>", "there is no role '<not an iri>'"),
        ("skill", "", "there is no skill ''"),
    ],
)
def test_a_miss_names_the_nearest(store: OxigraphStore, kind: str, value: str, told: str) -> None:
    with pytest.raises(UsageError) as error:
        find(store, kind, value)
    assert told in str(error.value)


def test_an_empty_store_says_how_to_fill_it() -> None:
    with OxigraphStore.memory() as store, pytest.raises(UsageError, match="rolegraph build"):
        find(store, "role", "Akuntan")


def test_a_name_of_several_things_lists_them(store_of: Callable[..., OxigraphStore]) -> None:
    said = [("requires_skill", "data"), ("collaborates_with", "data")]
    with store_of(("a", "id", "Analis", *said)) as store:
        with pytest.raises(UsageError, match=r"names 2 things \(give one of <.*/party/data-.*>, <.*/skill/data-.*>"):
            find(store, "thing", "data")
        assert "/skill/" in find(store, "skill", "data").value


def test_the_exact_label_wins_over_the_same_in_another_case(store_of: Callable[..., OxigraphStore]) -> None:
    said = [("requires_skill", "IT"), ("requires_skill", "it-nya")]
    with store_of(("a", "id", "Analis", *said)) as store:
        assert find(store, "skill", "IT").value.rpartition("/")[2].startswith("it-")


def test_a_store_that_is_only_read_is_asked_for_its_names_once(
    store: OxigraphStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with OxigraphStore.open(tmp_path / "store") as copy:
        for graph in store.graphs():
            copy.replace_graph(graph, store.quads(graph))
        node = find(copy, "role", "Akuntan")
        for graph in copy.graphs():
            copy.replace_graph(graph, ())
        with pytest.raises(UsageError):
            find(copy, "role", "Akuntan")
        for graph in store.graphs():
            copy.replace_graph(graph, store.quads(graph))
    with OxigraphStore.open(tmp_path / "store", read_only=True) as read:
        assert find(read, "role", "Akuntan") == node
        monkeypatch.setattr(OxigraphStore, "query", None)
        assert find(read, "role", "AKUNTAN") == node
