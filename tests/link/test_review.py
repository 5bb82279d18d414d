"""rolegraph.link.review: what is asked, what is not asked again, and the way back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rolegraph.link.author import Signature
from rolegraph.link.decisions import load
from rolegraph.link.review import SHOWN, Review, begin
from tests.link.reviewing import TAXONOMY, propose
from tests.stores import filled

ANI = Signature("Ani", "2026-03-01")


@pytest.fixture
def review(tmp_path: Path) -> Review:
    with filled() as store:
        return Review(list(propose(store, TAXONOMY)), tmp_path, TAXONOMY.origin, ANI)


def label(review: Review) -> str:
    return review.current.answer.query.label if review.current else ""


def again(review: Review, **how: bool) -> list[str]:
    return [answer.query.label for _, answer in begin(review.questions, review.folder, **how)]


def test_each_answer_leads_to_the_next_question(review: Review) -> None:
    asked = []
    while question := review.current:
        asked.append((question.number, question.answer.query.label, len(question.candidates)))
        review.skip()
    assert asked == [(1, "analisis", SHOWN), (2, "berani", SHOWN), (3, "teliti", SHOWN)]
    assert not list(review.folder.iterdir())


def test_what_is_decided_or_unsure_is_not_asked_again(review: Review) -> None:
    review.accept(review.current.candidates[0], "skos:broadMatch")
    review.unsure()
    assert again(review) == ["teliti"]
    assert again(review, unsure=True) == ["berani", "teliti"]
    review.reject(review.current.candidates)
    assert again(review) == []
    assert review.current is None
    assert dict(review.counts) == {"accepted": 1, "unsure": 1, "rejected": 1}
    (one,) = load(review.folder).mappings["accepted"]
    assert (one.predicate, one.author, one.source_version) == ("skos:broadMatch", "Ani", "1")
    assert one.comment.startswith("proposed with 0.")
    assert "characters 70 % (label: analisis" in one.comment


def test_one_rejected_makes_room_for_the_next(review: Review) -> None:
    first = review.current.candidates
    review.reject([first[1]])
    assert label(review) == "analisis"
    assert first[1] not in review.current.candidates
    assert len(review.current.candidates) == SHOWN
    assert again(review) == ["analisis", "berani", "teliti"]  # one of many is no answer


def test_rejected_pairs_are_never_proposed_again(review: Review) -> None:
    gone = review.current.candidates[0]
    subject = review.current.subject
    review.reject([gone])
    assert (subject, gone.concept) in load(review.folder).rejected
    other = Review(review.questions, review.folder, TAXONOMY.origin, ANI, rejected=set(load(review.folder).rejected))
    assert gone not in other.current.candidates


def test_undo_leads_back_step_by_step(review: Review) -> None:
    before = review.current
    review.reject([before.candidates[0]])
    review.accept(review.current.candidates[0], "skos:exactMatch")
    review.skip()
    assert label(review) == "teliti"
    assert [review.undo() for _ in range(4)] == [True, True, True, False]
    assert review.current == before
    assert not list(review.folder.iterdir())
    assert not any(review.counts.values())


def test_what_is_not_good_enough_is_asked_on_wish(review: Review) -> None:
    review.questions = [(subject, replace(answer, linked=False)) for subject, answer in review.questions]
    assert again(review) == []
    assert len(again(review, every=True)) == 3
