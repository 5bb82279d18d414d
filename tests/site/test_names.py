"""rolegraph.site.names: file names that no IRI can bend."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.rdf.iri import mint
from rolegraph.rdf.namespaces import DEFAULT_BASE
from rolegraph.site.names import base_of, state, stem
from rolegraph.store.oxigraph import OxigraphStore
from tests.stores import filled
from tests.view.conftest import PAYLOADS

SAFE = re.compile(r"[a-z0-9-]{8,90}")


@given(st.text(min_size=1))
def test_a_minted_iri_gives_its_own_last_step(name: str) -> None:
    iri = mint(DEFAULT_BASE, "role", name).value
    assert stem(iri, "role") == iri.rpartition("/")[2]


@given(st.text())
def test_any_other_text_gives_a_safe_name(text: str) -> None:
    for iri in (text, f"{DEFAULT_BASE}role/{text}", f"https://example.org/{text}"):
        assert SAFE.fullmatch(stem(iri, "role"))


@pytest.mark.parametrize("payload", [*PAYLOADS, "../../etc/passwd", "con", "a\0b", "CON.html", ".", "..", "x" * 5000])
def test_payloads_are_no_paths(payload: str) -> None:
    name = stem(f"{DEFAULT_BASE}role/{payload}", "role")
    assert SAFE.fullmatch(name)
    assert name not in {"con", "aux", "nul", "prn"}


@given(st.lists(st.text(max_size=20), unique=True, min_size=2, max_size=20))
def test_no_two_iris_share_a_name_whatever_their_case(texts: list[str]) -> None:
    iris = {f"{DEFAULT_BASE}role/{text}" for text in texts} | {mint(DEFAULT_BASE, "role", text).value for text in texts}
    assert len({stem(iri, "role").casefold() for iri in iris}) == len(iris)


def test_the_base_is_that_of_the_labels() -> None:
    with filled() as store:
        assert base_of(store) == DEFAULT_BASE
    with OxigraphStore.memory() as empty:
        assert base_of(empty) == DEFAULT_BASE


def test_the_state_of_the_graph_keeps_its_separators_for_itself() -> None:
    assert state(open="a&b=c,d#e") == "open=a%26b%3Dc%2Cd%23e"
    assert state(view="contrast", pair=("a,b", "c")) == "view=contrast&pair=a%2Cb,c"
