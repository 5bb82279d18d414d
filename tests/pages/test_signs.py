"""rolegraph.pages.signs and words: colour is never the only sign, and both languages have the same texts."""

from __future__ import annotations

import re

from rolegraph.pages.signs import SHAPES, SHOWN, kind_of, line, rules
from rolegraph.pages.words import Words, own
from rolegraph.site.shell import texts
from rolegraph.statement import Relation


def test_every_relation_has_a_kind_with_a_shape() -> None:
    assert {kind_of(relation).key for relation in Relation} == {kind.key for kind in SHOWN}
    assert all(kind.shape in SHAPES for kind in SHOWN)


def test_no_two_kinds_look_alike_without_their_colour() -> None:
    looks = {(kind.shape, kind.hollow, line(kind)) for kind in SHOWN}
    assert len(looks) >= len(SHOWN) - 2  # role, skill and focus are dots: circles of black, green and grey
    assert {kind.key for kind in SHOWN if line(kind) == "dashed"} == {kind.key for kind in SHOWN if kind.claim}


def test_the_rules_know_every_kind_in_light_and_dark() -> None:
    for kind in SHOWN:
        assert len(re.findall(rf"\.k-{kind.key} ", rules())) == 2


def test_both_languages_have_the_same_texts_with_the_same_slots() -> None:
    for found in (own(), texts()):
        assert set(found["id"]) == set(found["en"])
        for key in found["id"]:
            slots = [set(re.findall(r"\{\w+\}", found[lang][key])) for lang in ("id", "en")]
            assert slots[0] == slots[1], key


def test_values_are_escaped_where_they_stand() -> None:
    words = Words("id", {"id": {"about": "tentang {role}"}})
    told = words("about", role='"><script>')
    assert "<script>" not in told
    assert 'data-role="&#34;&gt;&lt;script&gt;"' in told
