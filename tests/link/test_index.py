"""rolegraph.link.index: which concepts a kind of label may mean, and what each is called."""

from __future__ import annotations

import numpy as np
import pytest

from rolegraph.link.index import PILLARS, SAME, SAME_ALTERNATIVE, SAME_HIDDEN, best, index
from rolegraph.taxonomy.concept import Concept, Label
from tests.link.crafts import CAREFUL, GROUPS, METAL, OCCUPATIONS, SKILLS, WELD, iri, taxonomy

ALL = taxonomy().concepts


def test_a_pillar_holds_its_own_concepts() -> None:
    assert {one.iri for one in index(ALL, "skill").concepts} == {one.iri for one in SKILLS}
    assert {one.iri for one in index(ALL, "occupation").concepts} == {one.iri for one in OCCUPATIONS}
    assert {one.iri for one in index(ALL, "group").concepts} == {one.iri for one in GROUPS}
    assert set(PILLARS) == {"role", "skill", "responsibility"}


def test_what_tells_no_pillar_is_in_each() -> None:
    plain = Concept(iri("plain"), "concept", (Label("menjahit", "id"),))
    assert plain in index([*ALL, plain], "skill").concepts
    assert plain in index([*ALL, plain], "occupation").concepts


def test_the_order_of_concepts_does_not_count() -> None:
    one, other = index(ALL, "skill"), index(ALL[::-1], "skill")
    assert one.concepts == other.concepts == tuple(sorted(SKILLS, key=lambda concept: concept.iri))
    assert (one.same, one.firsts) == (other.same, other.firsts)
    assert one.meaning(["mengelas"]).tobytes() == other.meaning(["mengelas"]).tobytes()


def test_a_concept_is_called_by_each_of_its_labels() -> None:
    held = index(ALL, "skill")
    place = held.concepts.index(WELD)
    assert held.called("mengelas logam") == {place: SAME}
    assert held.called("pengelasan")[place] == SAME_ALTERNATIVE
    assert held.called("ngelas besi") == {place: SAME_HIDDEN}
    assert held.called("weld metal") == {place: SAME}
    assert held.called("memasak nasi") == {}
    assert SAME > SAME_ALTERNATIVE > SAME_HIDDEN > 0


def test_one_label_may_call_two_concepts() -> None:
    twins = [Concept(iri(name), "skill", (Label("memotong", "id"),)) for name in "ab"]
    assert index(twins, "skill").called("memotong") == {0: SAME, 1: SAME}


def test_the_better_label_counts_where_a_concept_says_it_twice() -> None:
    twice = Concept(iri("a"), "skill", (Label("teliti", "id"),), (Label("Teliti", "id"), Label("ketelitian", "id")))
    assert index([twice], "skill").called("teliti") == {0: SAME}


def test_a_label_without_a_language_is_read_in_each() -> None:
    held = index([Concept(iri("a"), "skill", (Label("sewing", ""),))], "skill")
    assert held.called("sew") == {0: SAME}
    assert all(labels.rows.shape[0] == 1 for labels in held.words.values())


def test_a_language_that_is_not_compared_gives_no_words() -> None:
    held = index([Concept(iri("a"), "skill", (Label("nähen", "de"),))], "skill")
    assert held.called("nähen") == {}
    assert not held.characters.cosine(["nähen"]).any()


def test_facts_are_within_bounds() -> None:
    held = index(ALL, "skill")
    facts = {
        name: dict(zip((one.iri for one in held.concepts), values, strict=True)) for name, values in held.facts.items()
    }
    assert facts["knowledge"][METAL.iri] == 1
    assert facts["knowledge"][WELD.iri] == 0
    assert facts["reuse"][CAREFUL.iri] == 1 > facts["reuse"][METAL.iri] > facts["reuse"][WELD.iri] == 0
    assert all(((values >= 0) & (values <= 1)).all() for values in held.facts.values())


@pytest.mark.parametrize(
    "concepts", [(), (Concept(iri("a"), "skill"),), (Concept(iri("a"), "skill", (Label("★", "id"),)),)]
)
def test_few_concepts_and_no_labels_are_no_trouble(concepts: tuple[Concept, ...]) -> None:
    held = index(concepts, "skill")
    assert held.meaning(["menjahit", ""]).shape == (2, len(concepts))
    assert held.called("menjahit") == {}
    assert held.characters.cosine(["menjahit"]).shape == (1, len(concepts))


@pytest.mark.parametrize(
    ("scores", "count", "places"),
    [
        ([[0.1, 0.9, 0.5]], 2, [[1, 2]]),
        ([[0.5, 0.9, 0.5, 0.5]], 3, [[1, 0, 2]]),  # of equal ones the first place
        ([[0.5, 0.1]], 5, [[0, 1]]),
        ([[0.0, 0.0], [0.0, 1.0]], 1, [[0], [1]]),
    ],
)
def test_the_best_come_highest_first(scores: list[list[float]], count: int, places: list[list[int]]) -> None:
    assert best(np.array(scores, dtype=np.float32), count).tolist() == places
