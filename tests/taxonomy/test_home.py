"""Where a taxonomy is looked for, and what is said where there is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rolegraph.errors import UsageError
from rolegraph.resources import resource
from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.taxonomy import home as homes
from rolegraph.taxonomy.concept import Concept, Label, Origin, Taxonomy
from rolegraph.taxonomy.home import SAMPLE, every, find, find_origin, home, overlay
from rolegraph.taxonomy.kept import keep
from rolegraph.taxonomy.read import ATTRIBUTION, read
from tests.taxonomy.conftest import Files

Lay = Callable[..., Path]


@pytest.fixture(autouse=True)
def _own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLEGRAPH_HOME", str(tmp_path / "home"))


def named(name: str, title: str) -> Taxonomy:
    concept = Concept("https://example.org/a", "concept", (Label("kasir", "id"),))
    return Taxonomy(Origin(name, title, scheme="https://example.org/s"), (concept,))


def test_the_sample_ships() -> None:
    taxonomy = find(SAMPLE)
    kinds = {concept.kind for concept in taxonomy.concepts}
    assert kinds == {"occupation", "skill", "group"}
    assert 150 <= len(taxonomy.concepts) <= 180
    assert taxonomy.origin == find_origin(SAMPLE)
    assert (taxonomy.origin.version, taxonomy.origin.attribution) == ("1.1.1", ATTRIBUTION)


def test_the_sample_is_whole_in_itself() -> None:
    _, problems = read([resource("data/taxonomy/sample")])
    assert problems == []
    occupations = [concept for concept in find(SAMPLE).concepts if concept.kind == "occupation"]
    assert all(concept.isco and concept.broader for concept in occupations)


def test_a_store_comes_first_then_the_users_own_then_what_ships() -> None:
    with OxigraphStore.memory() as store:
        keep(store, named("jobs", "in the store"))
        with OxigraphStore.open(home()) as own:
            keep(own, named("jobs", "own"))
            keep(own, named("mine", "own"))
        assert find("jobs", store).origin.title == "in the store"
        assert find("jobs").origin.title == find_origin("jobs").title == "own"
        assert find_origin("mine", store).title == "own"
        assert [(kept.origin.name, place) for place, kept in every(store)] == [
            (SAMPLE, ""),
            ("jobs", "memory"),
            ("mine", str(home())),
        ]


def test_an_unknown_name_is_told_with_the_nearest_and_what_to_do() -> None:
    with pytest.raises(UsageError, match=r"no taxonomy 'esco-sampel' \(did you mean esco-sample; rolegraph tax"):
        find("esco-sampel")
    with pytest.raises(UsageError, match="taxonomy add PATH adds one"):
        find_origin("esco")


def test_looking_makes_no_folder() -> None:
    assert [kept.origin.name for _, kept in every()] == [SAMPLE]
    assert not home().exists()


def test_reading_again_has_the_same_digest_and_other_files_another(laid: Lay, esco: Files) -> None:
    first = read([laid(esco)])[0].origin.digest
    assert read([laid(esco, "again")])[0].origin.digest == first
    esco["skills_en.csv"] += "\r\n"
    assert read([laid(esco, "other")])[0].origin.digest != first


def test_our_labels_are_laid_over_once_however_often() -> None:
    """So that a store may hold a taxonomy with them, and gives back what it was given."""
    found = find(SAMPLE)
    assert overlay(found).concepts == found.concepts
    with OxigraphStore.memory() as store:
        keep(store, found)
        assert find(SAMPLE, store).concepts == found.concepts


def test_what_is_kept_has_our_labels_and_says_so() -> None:
    taxonomy, _ = read([resource("data/taxonomy/sample")], "esco")
    kept = homes.laid(taxonomy)
    assert kept.origin.digest == taxonomy.origin.digest
    assert "Indonesian labels" in kept.origin.note
    assert all(concept.label("id") for concept in kept.concepts if concept.kind == "occupation")
    with OxigraphStore.memory() as store:
        keep(store, kept)
        assert find("esco", store).origin.note == kept.origin.note
        asked = "ASK { ?c skos:prefLabel 'akuntan'@id, 'accountant'@en }"
        assert store.query(asked) is True


def test_a_taxonomy_that_has_none_of_our_labels_is_kept_as_it_is() -> None:
    taxonomy = named("jobs", "own")
    assert homes.laid(taxonomy) == taxonomy
