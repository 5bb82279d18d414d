"""Taxonomies in stores of each kind: what is written comes back, and what is half-written counts as none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad

from rolegraph.errors import StoreError
from rolegraph.rdf.namespaces import SKOS
from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.store.protocol import Solutions, Store
from rolegraph.taxonomy.concept import Concept, Label, Origin, Taxonomy
from rolegraph.taxonomy.kept import counts, keep, kept_as, load, remove, taxonomies, taxonomy_graphs
from rolegraph.taxonomy.quads import concepts_of, quads
from rolegraph.taxonomy.read import graph_of, read
from tests.endpoints import emptied
from tests.taxonomy.conftest import ISCO, OCCUPATION, Files, small_esco

Lay = Callable[..., Path]
OPENERS: dict[str, Callable[[pytest.FixtureRequest], Store]] = {
    "memory": lambda _: OxigraphStore.memory(),
    "disk": lambda request: OxigraphStore.open(request.getfixturevalue("tmp_path") / "store"),
    "endpoint": lambda request: emptied(request.getfixturevalue("oxigraph_url"), "/query"),
}
OTHER = Quad(NamedNode("https://e.org/d"), SKOS.prefLabel, NamedNode("https://e.org/o"), NamedNode("https://e.org/d"))
BREAKS = "the disk is gone"


@pytest.fixture(params=OPENERS)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    with OPENERS[request.param](request) as opened:
        opened.replace_graph("https://e.org/d", [OTHER])
        yield opened


@pytest.fixture
def taxonomy(laid: Lay, esco: Files) -> Taxonomy:
    return read([laid(esco, "esco-v1.1.1")])[0]


def test_what_is_kept_comes_back(store: Store, taxonomy: Taxonomy) -> None:
    keep(store, taxonomy)
    assert load(store, "esco") == taxonomy
    assert load(store, "nope") is None
    assert set(store.quads("https://e.org/d")) == {OTHER}


def test_taxonomies_are_told_with_their_numbers(store: Store, taxonomy: Taxonomy) -> None:
    assert taxonomies(store) == []
    keep(store, taxonomy)
    (kept,) = taxonomies(store)
    assert (kept.origin, kept.whole, kept.concepts) == (taxonomy.origin, True, len(taxonomy.concepts))
    assert counts(store, kept) == {"occupation": 2, "skill": 2, "group": 7}
    assert taxonomy_graphs(store) == {graph_of("esco")}


def test_broader_is_followed_to_the_top_by_a_query(store: Store, taxonomy: Taxonomy) -> None:
    keep(store, taxonomy)
    answer = store.query(f"SELECT DISTINCT ?up {{ <{OCCUPATION}h> skos:broader+ ?up }}")
    assert isinstance(answer, Solutions)
    ups = {up.value for (up,) in answer.rows if isinstance(up, NamedNode)}
    assert ups == {OCCUPATION + "k", *(f"{ISCO}C{code}" for code in ("5230", "523", "52", "5"))}


def test_another_one_of_the_name_takes_its_place_whole(store: Store, taxonomy: Taxonomy) -> None:
    keep(store, taxonomy)
    other = Taxonomy(Origin("esco", "Another", scheme="https://e.org/scheme"), (Concept("https://e.org/c", "concept"),))
    keep(store, other)
    assert load(store, "esco") == other
    assert not any("esco/skill" in str(quad) for quad in store.quads())


def test_removing_leaves_no_graph(store: Store, taxonomy: Taxonomy) -> None:
    keep(store, taxonomy)
    kept = kept_as(store, "esco")
    assert kept is not None
    remove(store, kept)
    assert store.graphs() == ("https://e.org/d",)


def test_what_breaks_off_counts_as_none(tmp_path: Path, taxonomy: Taxonomy) -> None:
    def breaking() -> None:
        raise StoreError(BREAKS)

    with OxigraphStore.open(tmp_path / "store") as store:
        keep(store, taxonomy)
        with pytest.raises(StoreError, match=BREAKS):
            keep(store, taxonomy, on_progress=breaking)
        assert kept_as(store, "esco") is None or not taxonomies(store)[0].whole
        keep(store, taxonomy)
        assert load(store, "esco") == taxonomy


def test_half_a_taxonomy_is_told_and_not_loaded(taxonomy: Taxonomy) -> None:
    with OxigraphStore.memory() as store:
        graph = graph_of("esco")
        store.replace_graph(graph, list(quads(taxonomy, graph))[:9])
        (kept,) = taxonomies(store)
        assert (kept.origin.name, kept.whole) == ("esco", False)
        with pytest.raises(StoreError, match="written in part only"):
            load(store, "esco")
        remove(store, kept)
        assert store.graphs() == ()


def test_the_same_taxonomy_gives_the_same_quads(laid: Lay) -> None:
    one, other = (read([laid(small_esco(), name)])[0] for name in ("one", "other"))
    assert list(quads(one, graph_of("esco"))) == list(quads(other, graph_of("esco")))


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=9)
LABELS = st.lists(st.builds(Label, WORDS, st.sampled_from(["", "en", "id", "pt-br"])), max_size=3, unique=True).map(
    lambda labels: tuple(sorted(labels, key=lambda label: (label.lang, label.text)))
)


@given(LABELS, LABELS, LABELS, st.sampled_from(["occupation", "skill", "group", "concept"]), WORDS)
def test_any_concept_comes_back(labels: tuple, others: tuple, texts: tuple, kind: str, reuse: str) -> None:
    upper = Concept("https://e.org/a", "group")
    concept = Concept(
        "https://e.org/b", kind, labels, others, others, texts, ("0110",), (upper.iri,), (upper.iri,), (), "",
        "knowledge", reuse,
    )  # type: ignore[arg-type]  # fmt: skip
    taxonomy = Taxonomy(Origin("t", "T", scheme="https://e.org/t"), (upper, concept))
    assert concepts_of(quads(taxonomy, "https://e.org/g")) == taxonomy.concepts
