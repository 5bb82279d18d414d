"""Traits that are the lack of a skill: found by how they open."""

from __future__ import annotations

import pytest

from rolegraph.rdf.lacks import lacked


@pytest.mark.parametrize(
    ("trait", "lang", "rest"),
    [
        ("tidak memiliki kemampuan mengelola staf", "id", "kemampuan mengelola staf"),
        ("Tidak  mampu mengambil keputusan", "id", "mengambil keputusan"),
        ("kurang memiliki ketelitian", "id", "ketelitian"),
        ("kurang teliti", "id", "teliti"),
        ("nggak punya nyali.", "id", "nyali"),
        ("ketidakmampuan menjaga rahasia", "id", "menjaga rahasia"),
        ("lack patience", "en", "patience"),
        ("don’t have an interest in numbers", "en", "an interest in numbers"),
        ("cannot work shifts", "en-GB", "work shifts"),
    ],
)
def test_what_follows_the_frame_is_what_lacks(trait: str, lang: str, rest: str) -> None:
    assert lacked(trait, lang) == rest


@pytest.mark.parametrize(
    ("trait", "lang"),
    [
        ("takut digigit", "id"),
        ("kurang suka keramaian", "id"),
        ("kekurangajaran", "id"),
        ("kurang", "id"),
        ("tidak memiliki", "id"),
        ("tidak memiliki ...", "id"),
        ("can't stand last-minute changes", "en"),
        ("notable pride", "en"),
        ("tidak memiliki empati", "de"),
        ("", "id"),
    ],
)
def test_a_dislike_a_manner_or_a_frame_alone_is_no_lack(trait: str, lang: str) -> None:
    assert lacked(trait, lang) is None
