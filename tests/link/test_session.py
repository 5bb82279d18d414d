"""rolegraph.link.session: a taxonomy by name, linked to only if something new is asked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rolegraph.errors import UsageError
from rolegraph.link import session as module
from rolegraph.link.session import Session
from rolegraph.mapping import Query
from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.taxonomy.home import SAMPLE
from rolegraph.taxonomy.kept import keep
from tests.link.crafts import ORIGIN, WELD, skill, taxonomy

WELDING = Query("mengelas logam", "skill")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the user's own, empty."""
    monkeypatch.setenv("ROLEGRAPH_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def refuse(*_: object, **__: object) -> None:
    raise AssertionError("the taxonomy was made ready although nothing new was asked")


def test_a_second_session_asks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with OxigraphStore.memory() as store:
        keep(store, taxonomy())
        first = Session("crafts", store).answer([WELDING])
        monkeypatch.setattr(module, "Linker", refuse)
        assert Session("crafts", store).answer([WELDING]) == first
    assert first[0].candidates[0].concept == WELD.iri


def test_a_taxonomy_that_changed_is_asked_again() -> None:
    with OxigraphStore.memory() as store:
        keep(store, taxonomy())
        Session("crafts", store).answer([WELDING])
    changed = taxonomy(skill("weld2", "mengelas logam"))
    with OxigraphStore.memory() as store:
        keep(store, replace(changed, origin=replace(ORIGIN, digest="d" * 64)))
        (answer,) = Session("crafts", store).answer([WELDING])
    assert answer.candidates[0].concept.endswith("weld2")


def test_as_many_candidates_as_wanted() -> None:
    with OxigraphStore.memory() as store:
        keep(store, taxonomy())
        for top in (3, 1, 3):
            assert len(Session("crafts", store, top).answer([WELDING])[0].candidates) == top


def test_search_is_not_remembered(home: Path) -> None:
    with OxigraphStore.memory() as store:
        keep(store, taxonomy())
        assert Session("crafts", store).search("mengelas", "skill")[0].concept == WELD.iri
    assert not (home / "cache" / "links.sqlite").exists()


def test_the_sample_ships() -> None:
    session = Session(SAMPLE)
    assert session.origin.attribution.startswith("This publication uses the ESCO classification")
    (answer,) = session.answer([Query("purchaser", "role", "en")])
    assert answer.candidates[0].label


def test_an_unknown_name_is_told_with_what_is_like_it() -> None:
    with pytest.raises(UsageError, match="there is no taxonomy 'esco-sampel'") as caught:
        Session("esco-sampel").answer([WELDING])
    assert SAMPLE in str(caught.value.hint)
