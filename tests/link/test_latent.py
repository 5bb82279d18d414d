"""rolegraph.link.latent: words of the same concepts lie near each other, in any language and the same each time."""

from __future__ import annotations

import numpy as np
import pytest

from rolegraph.link.latent import _DENSE, SIZE, Latent

CRAFTS = [
    ["id jahit", "id baju", "en sew", "en dress"],
    ["id jahit", "id celana", "en sew", "en trousers"],
    ["id las", "id besi", "en weld", "en iron"],
    ["id las", "id baja", "en weld", "en steel"],
]


def test_a_word_finds_concepts_through_the_other_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last two have no English: where there are fewer dimensions than words, others that have both lead there."""
    monkeypatch.setattr("rolegraph.link.latent.SIZE", 2)
    latent = Latent.of([*CRAFTS, ["id jahit", "id baju"], ["id las", "id besi"]])
    (agreement,) = latent.agree([["en sew"]])
    assert agreement[4] > 0.5
    assert abs(agreement[5]) < 1e-5


def test_agreement_is_a_cosine() -> None:
    scores = Latent.of(CRAFTS).agree([*CRAFTS, ["id jahit", "id las"], ["nothing"], []])
    assert scores.shape == (7, 4)
    assert np.isfinite(scores).all()
    assert (abs(scores) <= 1 + 1e-5).all()
    assert not scores[5:].any()


def test_a_text_lies_nearest_to_its_own_kind() -> None:
    scores = Latent.of(CRAFTS).agree([["id jahit"], ["en weld"]])
    assert scores[0, :2].min() > scores[0, 2:].max()
    assert scores[1, 2:].min() > scores[1, :2].max()


def test_it_is_the_same_each_time() -> None:
    one, other = Latent.of(CRAFTS), Latent.of([list(text) for text in CRAFTS])
    assert one.directions.tobytes() == other.directions.tobytes()
    assert one.concepts.tobytes() == other.concepts.tobytes()


@pytest.mark.parametrize(
    "texts",
    [
        [],
        [[]],
        [[], []],
        [["id las"]],
        [["id las", "en weld"]],
        [["id las"], ["en weld"]],  # no word of two concepts
        [["id las"], ["id las"]],  # one word of all
        [["id las"], ["id las"], []],
        [["id las", "en weld"], ["id las", "en weld"]],  # two texts that are one
    ],
)
def test_small_sizes_are_no_trouble(texts: list[list[str]]) -> None:
    latent = Latent.of(texts)
    scores = latent.agree([["id las"], [], ["nothing"]])
    assert scores.shape == (3, len(texts))
    assert np.isfinite(scores).all()
    assert latent.agree([]).shape == (0, len(texts))


def test_there_are_never_more_dimensions_than_allowed() -> None:
    texts = [[f"id {number}", f"id {number + 1}"] for number in range(SIZE + 20)]
    assert Latent.of(texts).directions.shape[1] == SIZE


def test_many_concepts_are_searched_and_the_same_each_time() -> None:
    """As many as are no longer decomposed whole."""
    texts = [[f"id {number * 7 % 911}", f"id {number * 5 % 907}", f"id {number}"] for number in range(_DENSE + 50)]
    one, other = Latent.of(texts), Latent.of(texts)
    assert one.concepts.shape == (_DENSE + 50, SIZE)
    assert one.concepts.tobytes() == other.concepts.tobytes()


def test_what_two_texts_do_not_share_is_no_dimension() -> None:
    """Of four words that go in pairs two dimensions are left, and none of rounding."""
    assert Latent.of(CRAFTS).directions.shape == (4, 2)
