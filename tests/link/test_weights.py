"""rolegraph.link.weights: fitted numbers from a file, which may be broken."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from rolegraph.errors import InputError
from rolegraph.link import weights as module
from rolegraph.link.linker import Linker
from rolegraph.link.weights import KINDS, state, weights
from rolegraph.link.words import measured
from rolegraph.mapping import Query
from tests.link.crafts import taxonomy

ONE = {"measures": {"same": 1.0}, "slope": 1.0, "offset": 0.0, "threshold": 0.5}
ENCODER = {"vectors"}
"""Measures that are there only with an encoder."""


def content(plain: object, encoder: object = None) -> str:
    """A file with these weights for each kind."""
    return json.dumps({"plain": dict.fromkeys(KINDS, plain), "encoder": dict.fromkeys(KINDS, encoder)})


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file in place of the one that comes with rolegraph."""
    path = tmp_path / "weights.json"
    monkeypatch.setattr(module, "resource", lambda name: path)
    weights.cache_clear()
    yield path
    weights.cache_clear()


@pytest.mark.parametrize("encoder", [False, True])
def test_each_kind_of_label_has_weights(encoder: bool) -> None:
    assert sorted(weights(encoder)) == sorted(KINDS)
    for own in weights(encoder).values():
        assert 0 <= own.threshold <= 1
        assert own.slope > 0  # a higher sum is a better link
        assert own.measures


def test_each_weight_is_of_a_measure_that_there_is() -> None:
    queries = [
        Query("penjahit", "role"),
        Query("menjahit", "skill", role="penjahit", sentence="Penjahit menjahit."),
        Query("menjahit baju", "responsibility", role="penjahit", sentence="Penjahit menjahit."),
    ]
    for query, signal in Linker(taxonomy()).weigh(queries).items():
        for encoder in (False, True):
            meant = {measured(name, query.lang) for name in weights(encoder)[query.kind].measures}
            assert meant - ENCODER <= signal.values.keys()


def test_a_file_is_read(file: Path) -> None:
    file.write_text(content(ONE, {**ONE, "threshold": 0.25}))
    assert weights()["skill"].measures == {"same": 1.0}
    assert (weights()["role"].threshold, weights(True)["role"].threshold) == (0.5, 0.25)


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"{",
        b"[]",
        b"3",
        b"null",
        b"\xff\xfe",
        json.dumps({"plain": {"role": ONE}}).encode(),
        json.dumps(dict.fromkeys(KINDS, ONE)).encode(),
        content(1).encode(),
        content({**ONE, "more": 1}).encode(),
        content({"measures": {}}).encode(),
        content({**ONE, "measures": {"same": "x"}}).encode(),
        content({**ONE, "measures": 3}).encode(),
        content({**ONE, "slope": None}).encode(),
    ],
)
def test_a_broken_file_is_told_with_its_place(broken: bytes, file: Path) -> None:
    file.write_bytes(broken)
    with pytest.raises(InputError, match=re.escape(str(file))) as caught:
        weights()
    assert "link_weights.py" in str(caught.value.hint)


def test_the_state_changes_with_the_file(file: Path) -> None:
    file.write_bytes(b"1")
    before = state()
    file.write_bytes(b"2")
    assert state() != before
    assert re.fullmatch("[0-9a-f]{16}", before)
