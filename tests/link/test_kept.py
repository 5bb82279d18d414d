"""rolegraph.link.kept: indices in a file, which is as good as none where it is broken."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from rolegraph.link import kept as module
from rolegraph.link.index import index
from rolegraph.link.kept import KEPT, kept
from rolegraph.link.linker import Linker
from rolegraph.taxonomy.concept import Concept, Label
from tests.link.crafts import GERMAN, iri, taxonomy
from tests.link.test_linker import QUERIES

ALL = taxonomy().concepts
NAME = "index-skill-a.npz"


def refuse(*_: object) -> None:
    raise AssertionError("an index was made although it was kept")


def answers(folder: Path) -> str:
    held = {"occupation": kept(ALL, "occupation", "a", folder), "skill": kept(ALL, "skill", "a", folder)}
    return repr(Linker(taxonomy(), held).answer(QUERIES))


def test_what_is_read_answers_as_what_was_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = answers(tmp_path)
    monkeypatch.setattr(module, "index", refuse)
    assert answers(tmp_path) == made == repr(Linker(taxonomy()).answer(QUERIES))


def test_another_state_is_made_anew(tmp_path: Path) -> None:
    kept(ALL, "skill", "a", tmp_path)
    kept(ALL[:3], "skill", "b", tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(
    "concepts",
    [
        (),
        (Concept(iri("a"), "skill"),),
        (Concept(iri("a"), "skill", (Label("★", "id"),)),),
        (Concept(iri("a"), "skill", (Label("las\x1f\n\ud800", "id"),)),),
        (GERMAN,),
    ],
)
def test_small_ones_come_back_too(
    concepts: tuple[Concept, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = kept(concepts, "skill", "a", tmp_path)
    monkeypatch.setattr(module, "index", refuse)
    again = kept(concepts, "skill", "a", tmp_path)
    assert (again.concepts, again.same, again.firsts) == (made.concepts, made.same, made.firsts)
    assert again.meaning(["las"]).tolist() == made.meaning(["las"]).tolist()


def halved(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def filled(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + b"x" * 500)


def scribbled(path: Path) -> None:
    path.write_bytes(b"no archive at all" * 50)


def lacking(path: Path) -> None:
    np.savez(path, directions=np.zeros(3))


def foreign(path: Path) -> None:
    with np.load(path) as file:
        arrays = {name: file[name] for name in file.files}
    np.savez(path, **{**arrays, "same": np.frombuffer(b"[1, 2]", dtype=np.uint8)})


def pickled(path: Path) -> None:
    np.savez(path, directions=np.array([{"a": 1}], dtype=object))


@pytest.mark.parametrize("break_", [halved, emptied, filled, scribbled, lacking, foreign, pickled])
def test_a_broken_file_only_costs_time(break_: object, tmp_path: Path) -> None:
    made = kept(ALL, "skill", "a", tmp_path)
    break_(tmp_path / NAME)  # type: ignore[operator]
    again = kept(ALL, "skill", "a", tmp_path)
    assert again.same == made.same == index(ALL, "skill").same
    assert kept(ALL, "skill", "a", tmp_path).same == made.same


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert kept(ALL, "skill", "a", tmp_path / "file" / "cache").same == index(ALL, "skill").same
    (tmp_path / NAME).mkdir()
    assert kept(ALL, "skill", "a", tmp_path).same == index(ALL, "skill").same


def test_the_newest_files_are_kept_and_no_draft(tmp_path: Path) -> None:
    (tmp_path / "links.sqlite").touch()
    for number in range(KEPT + 3):
        kept((), "skill", f"{number}", tmp_path)
    names = {path.name for path in tmp_path.iterdir()}
    assert "links.sqlite" in names
    assert len(names) == KEPT + 1
    assert f"index-skill-{KEPT + 2}.npz" in names
