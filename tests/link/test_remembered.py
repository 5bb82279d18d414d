"""rolegraph.link.remembered: what was asked before is not asked again; what depends on something new is."""

from __future__ import annotations

import multiprocessing
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from rolegraph.errors import StoreError
from rolegraph.link import remembered
from rolegraph.link.remembered import cache, remembering, state
from rolegraph.mapping import Answer, Candidate, Query, Reason

WELD = Query("mengelas", "skill", role="Tukang Las", sentence="Tukang las mengelas.")
CAREFUL = Query("teliti", "skill", role="Tukang Las")
WELDER = Query("Tukang Las", "role")
CASHIER = Query("Kasir", "role")


@dataclass
class Asked:
    """Answers that tell how many they are, and remembers what it was asked."""

    calls: list[list[Query]] = field(default_factory=list)

    def __call__(self, queries: Sequence[Query]) -> list[Answer]:
        self.calls.append(list(queries))
        why = (Reason("words-id", 0.9, 0.7, 'label: "las"\t🔥'), Reason("meaning", 0.4, 0.3))
        one = Candidate("https://example.org/1", "las", 0.5, "skos:closeMatch", "semapv:CompositeMatching", why)
        return [Answer(query, (one,) * len(queries), linked=True, threshold=0.25) for query in queries]


def test_a_second_call_asks_nothing(tmp_path: Path) -> None:
    asked = Asked()
    first = remembering(asked, "a", tmp_path)([WELD, WELDER])
    again = remembering(asked, "a", tmp_path)([WELD, WELDER])
    assert asked.calls == [[WELD, WELDER]]
    assert again == first
    assert again[0].candidates[0].reasons == first[0].candidates[0].reasons


def test_an_answer_without_a_link_is_remembered_too(tmp_path: Path) -> None:
    def answering(queries: Sequence[Query]) -> list[Answer]:
        return [Answer(query, (), linked=False, why_not="age", threshold=0.5) for query in queries]

    def never(queries: Sequence[Query]) -> list[Answer]:
        raise AssertionError(queries)

    first = remembering(answering, "a", tmp_path)([WELD])
    assert remembering(never, "a", tmp_path)([WELD]) == first


def test_a_changed_state_asks_again(tmp_path: Path) -> None:
    asked = Asked()
    for name in ("a", "b", "a"):
        remembering(asked, name, tmp_path)([WELD])
    assert len(asked.calls) == 2


def test_only_what_is_new_is_asked(tmp_path: Path) -> None:
    asked = Asked()
    remembering(asked, "a", tmp_path)([WELD])
    answers = remembering(asked, "a", tmp_path)([CAREFUL, WELD, CAREFUL])
    assert asked.calls[1:] == [[CAREFUL]]
    assert [answer.query for answer in answers] == [CAREFUL, WELD, CAREFUL]


@pytest.mark.parametrize(
    "other",
    [
        replace(WELD, label="mengelas logam"),
        replace(WELD, kind="responsibility"),
        replace(WELD, lang="en"),
        replace(WELD, role="Kasir"),
        replace(WELD, sentence=""),
    ],
)
def test_all_of_a_question_counts(other: Query, tmp_path: Path) -> None:
    asked = Asked()
    remembering(asked, "a", tmp_path)([WELD])
    remembering(asked, "a", tmp_path)([other])
    assert asked.calls[1:] == [[other]]


def test_what_is_said_of_a_role_counts_for_it(tmp_path: Path) -> None:
    """A role is asked about again with all that is said of it, since that votes; another role is not."""
    asked = Asked()
    remembering(asked, "a", tmp_path)([WELDER, CASHIER, WELD])
    remembering(asked, "a", tmp_path)([WELDER, CASHIER, WELD, CAREFUL])
    remembering(asked, "a", tmp_path)([CAREFUL, WELD, CASHIER, WELDER])
    assert [sorted(call, key=repr) for call in asked.calls[1:]] == [sorted([WELDER, WELD, CAREFUL], key=repr)]


def test_the_order_of_questions_does_not_count(tmp_path: Path) -> None:
    asked = Asked()
    remembering(asked, "a", tmp_path)([WELDER, WELD, CAREFUL])
    remembering(asked, "a", tmp_path)([CAREFUL, WELD, WELDER])
    assert len(asked.calls) == 1


def test_nothing_is_asked_where_there_is_no_question(tmp_path: Path) -> None:
    asked = Asked()
    assert remembering(asked, "a", tmp_path)([]) == []
    assert asked.calls == []


def test_a_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    def failing(queries: Sequence[Query]) -> list[Answer]:
        raise StoreError("no")

    with pytest.raises(StoreError, match="no"):
        remembering(failing, "a", tmp_path)([WELD])
    asked = Asked()
    remembering(asked, "a", tmp_path)([WELD])
    assert asked.calls == [[WELD]]


@pytest.mark.parametrize(
    "content", [b"no database at all, but long enough to be read as one" * 100, b"SQLite format 3\0" + b"x" * 5000]
)
def test_a_broken_file_only_costs_time_once(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "links.sqlite").write_bytes(content)
    asked = Asked()
    first = remembering(asked, "a", tmp_path)([WELD])
    assert remembering(asked, "a", tmp_path)([WELD]) == first
    assert len(asked.calls) == 1


@pytest.mark.parametrize("text", ["", "{", "3", "{}", '{"candidates": [1], "linked": true}'])
def test_an_answer_that_cannot_be_read_is_found_again(text: str, tmp_path: Path) -> None:
    asked = Asked()
    first = remembering(asked, "a", tmp_path)([WELD])
    with sqlite3.connect(tmp_path / "links.sqlite") as file:
        file.execute("UPDATE answers SET answer = ?", (text,))
    assert remembering(asked, "a", tmp_path)([WELD]) == first
    assert remembering(asked, "a", tmp_path)([WELD]) == first
    assert len(asked.calls) == 2


def test_a_folder_that_cannot_be_made_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (answer,) = remembering(Asked(), "a", tmp_path / "file" / "cache")([WELD])
    assert answer.query == WELD


def test_a_file_that_another_holds_stays(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    remembering(Asked(), "a", tmp_path)([WELD])
    connect = sqlite3.connect
    monkeypatch.setattr(remembered.sqlite3, "connect", lambda path, **_: connect(path, timeout=0.01))
    with sqlite3.connect(tmp_path / "links.sqlite") as file:
        file.execute("BEGIN EXCLUSIVE")
        assert remembering(Asked(), "a", tmp_path)([WELD])[0].query == WELD
    asked = Asked()
    remembering(asked, "a", tmp_path)([WELD])
    assert asked.calls == []


def test_a_hostile_label_is_a_key_like_others(tmp_path: Path) -> None:
    asked = Asked()
    hostile = replace(WELD, label="'; DROP TABLE answers; --\x00\udcff")
    remembering(asked, "a", tmp_path)([hostile, WELD])
    remembering(asked, "a", tmp_path)([WELD, hostile])
    assert len(asked.calls) == 1


def _ask(folder: Path, place: int) -> int:
    queries = [replace(WELD, label=f"las {place} {number}") for number in range(50)]
    common = [replace(WELD, label=f"las {number}") for number in range(50)]
    return len(remembering(Asked(), "a", folder)([*queries, *common]))


def test_processes_share_a_file(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert pool.starmap(_ask, [(tmp_path, place) for place in range(4)]) == [100] * 4
    asked = Asked()
    remembering(asked, "a", tmp_path)([replace(WELD, label=f"las {number}") for number in range(50)])
    assert asked.calls == []
    with sqlite3.connect(tmp_path / "links.sqlite") as file:
        assert file.execute("SELECT count(*) FROM answers").fetchone() == (250,)


def test_where_it_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ROLEGRAPH_HOME", str(tmp_path))
    assert cache() == tmp_path / "cache"
    remembering(Asked(), "a")([WELD])
    assert (tmp_path / "cache" / "links.sqlite").is_file()
    monkeypatch.delenv("ROLEGRAPH_HOME")
    assert cache().name == "rolegraph"


def test_all_that_answers_depend_on_has_a_part_in_the_state(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {state("a"), state("b"), state("a", "10"), state("a", "5")}
    assert len(names) == 4
    assert state("a", "10") in names
    for name in ("weights_state", "code_state", "language_version", "words_state"):
        with monkeypatch.context() as patched:
            patched.setattr(remembered, name, lambda *_: "another")
            names.add(state("a"))
    assert len(names) == 8
