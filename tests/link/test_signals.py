"""rolegraph.link.signals: the measures of the nearest concepts of a query."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from rolegraph.link.index import index
from rolegraph.link.signals import BLOCK, NEAR, Signals, signals
from rolegraph.mapping import Query
from rolegraph.taxonomy.concept import Concept, Label
from tests.link.crafts import CAREFUL, METAL, WELD, iri, taxonomy

SKILLS = index(taxonomy().concepts, "skill")
WELDING = Query("mampu mengelas logam", "skill", role="tukang las", sentence="Tukang las harus mampu mengelas logam.")
MANY = index(
    [Concept(iri(f"{number:03}"), "skill", (Label(f"las {number}", "id"),)) for number in range(NEAR + 40)], "skill"
)


def value(signal: Signals, name: str, concept: Concept) -> float:
    place = SKILLS.concepts.index(concept)
    return float(signal.values[name][signal.places.tolist().index(place)])


def test_every_measure_has_a_number_for_every_near_concept() -> None:
    (signal,) = signals(SKILLS, [WELDING])
    assert sorted(signal.places.tolist()) == list(range(len(SKILLS.concepts)))
    for name, numbers in signal.values.items():
        assert numbers.shape == signal.places.shape, name
        assert ((numbers >= 0) & (numbers <= 1 + 1e-5)).all(), name


def test_frames_do_not_count() -> None:
    (signal,) = signals(SKILLS, [WELDING])
    assert value(signal, "same", WELD) == 1
    assert value(signal, "told-id", WELD) == pytest.approx(1)
    assert value(signal, "told-id", CAREFUL) == 0


def test_the_first_word_is_told_apart() -> None:
    (signal,) = signals(SKILLS, [Query("mengelas pagar", "responsibility")])
    assert value(signal, "first", WELD) == 1
    assert value(signal, "first", METAL) == 0


def test_what_stands_around_a_label_adds_to_it() -> None:
    """The sentence and the role say "logam", which the label does not."""
    bare = Query("mengelas", "responsibility")
    told = replace(bare, role="tukang las", sentence="Ia mengelas logam.")
    alone, around = (signals(SKILLS, [query])[0] for query in (bare, told))
    assert value(alone, "around", METAL) == value(alone, "asked-id", METAL) == 0
    assert value(around, "around", METAL) > 0
    assert value(around, "asked-id", METAL) == 0
    assert value(around, "trade", WELD) > value(around, "trade", CAREFUL)
    assert {"trade", "sentence"}.isdisjoint(alone.values)


def test_only_the_nearest_are_looked_at() -> None:
    (signal,) = signals(MANY, [Query("las 7", "skill")])
    assert len(signal.places) == NEAR
    assert signal.places[0] == 7


def test_queries_are_answered_in_order_over_many_blocks() -> None:
    queries = [Query(f"las {number % 90}", "skill") for number in range(2 * BLOCK + 3)]
    found = signals(MANY, queries)
    assert [one.query for one in found] == queries
    assert [int(one.places[0]) for one in found] == [number % 90 for number in range(len(queries))]
    assert signals(MANY, []) == []


def test_more_measures_are_taken_along() -> None:
    def more(queries: object) -> dict[str, np.ndarray]:
        return {"context": np.full((1, len(SKILLS.concepts)), 0.25, dtype=np.float32)}

    (signal,) = signals(SKILLS, [WELDING], more)
    assert set(signal.values["context"].tolist()) == {0.25}


@pytest.mark.parametrize("label", ["", " ", "★", "xyzzy", "\x00\x1b[2J", "a" * 5000, "‮teliti", "𝕥𝕖𝕝𝕚𝕥𝕚"])
@pytest.mark.parametrize("lang", ["id", "en", "eo", "../x", ""])
def test_any_label_gets_numbers(label: str, lang: str) -> None:
    (signal,) = signals(SKILLS, [replace(WELDING, label=label, lang=lang)])
    assert all(np.isfinite(numbers).all() for numbers in signal.values.values())


def test_width_and_case_do_not_count() -> None:
    (signal,) = signals(SKILLS, [Query("𝕥𝕖𝕝𝕚𝕥𝕚", "skill")])
    assert value(signal, "same", CAREFUL) == 1


def test_a_query_is_measured_alike_alone_and_in_company() -> None:
    """A query without a sentence beside one that has one too."""
    bare = Query("menghitung uang", "skill", role="pemotong logam")
    (alone,) = signals(SKILLS, [bare])
    (first, _) = signals(SKILLS, [bare, WELDING])
    assert first.places.tolist() == alone.places.tolist()
    for name in alone.values.keys() | first.values.keys():
        nothing = np.zeros(len(first.places), dtype=np.float32)
        assert first.values.get(name, nothing) == pytest.approx(alone.values.get(name, nothing), abs=1e-6), name
