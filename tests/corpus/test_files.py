"""Which files a list of paths names."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from rolegraph.corpus.files import find
from rolegraph.corpus.kinds import KINDS
from rolegraph.corpus.names import STANDARD_INPUT
from rolegraph.errors import InputError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("kasir.txt", "README.md", "b/perawat.txt", "b/.draft.txt", ".cache/old.txt", "c/SATPAM.TXT"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Kasir melayani pembeli.", encoding="utf-8")
    return tmp_path


def names(paths: list[Path], folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in paths]


def test_a_folder_gives_its_texts_and_those_below_sorted(folder: Path) -> None:
    assert names(find([folder]), folder) == ["b/perawat.txt", "c/SATPAM.TXT", "kasir.txt"]


def test_all_kinds_are_taken_but_what_speaks_of_the_folder(tmp_path: Path) -> None:
    endings = [ending for kind in KINDS.values() for ending in kind.endings]
    for ending in endings:
        (tmp_path / f"kasir{ending.upper()}").touch()
    for name in ("README.md", "Readme.id.txt", "LICENSE.txt", "CHANGELOG.md", "foto.png", "gaji.xlsx", "~$kasir.docx"):
        (tmp_path / name).touch()
    assert {path.name for path in find([tmp_path])} == {f"kasir{ending.upper()}" for ending in endings}


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.txt", ["kasir.txt"]),
        ("**/*.txt", ["b/perawat.txt", "kasir.txt"]),
        ("*.md", ["README.md"]),
        ("[bk]*", ["b/perawat.txt", "kasir.txt"]),
        ("b/.*.txt", ["b/.draft.txt"]),
    ],
)
def test_a_pattern_gives_what_a_shell_would(folder: Path, pattern: str, expected: list[str]) -> None:
    assert names(find([folder / pattern]), folder) == expected


def test_a_pattern_that_matches_nothing_is_an_error(folder: Path) -> None:
    with pytest.raises(InputError, match=r"\*\.docx: nothing matches"):
        find([folder / "*.docx"])


def test_a_file_with_the_name_of_a_pattern_is_that_file(folder: Path) -> None:
    (folder / "[k].txt").touch()
    assert names(find([folder / "[k].txt"]), folder) == ["[k].txt"]


def test_standard_input_is_no_file_called_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert find(["-", "-"]) == [STANDARD_INPUT]


def test_a_named_file_is_taken_whatever_its_ending(folder: Path) -> None:
    assert names(find([folder / "README.md", folder / "b" / ".draft.txt"]), folder) == ["README.md", "b/.draft.txt"]


def test_the_order_of_the_paths_changes_nothing(folder: Path) -> None:
    paths = [folder / "b", folder / "kasir.txt", folder / "README.md"]
    assert len({tuple(find(order)) for order in permutations(paths)}) == 1


def test_a_file_named_twice_is_found_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "link.txt").symlink_to(folder / "kasir.txt")
    monkeypatch.chdir(folder)
    assert len(find([folder, "kasir.txt", "./kasir.txt", "b/../kasir.txt"])) == 3


def test_a_loop_of_links_is_walked_once(folder: Path) -> None:
    (folder / "b" / "again").symlink_to(folder, target_is_directory=True)
    (folder / "c" / "self").symlink_to(folder / "c" / "self")
    assert names(find([folder]), folder) == ["b/perawat.txt", "c/SATPAM.TXT", "kasir.txt"]


def test_a_link_that_leads_nowhere_is_kept_for_the_reader_to_report(folder: Path) -> None:
    (folder / "lost.txt").symlink_to(folder / "gone.txt")
    assert folder / "lost.txt" in find([folder])


def test_a_pipe_in_a_folder_is_passed_over(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert folder / "pipe.txt" not in find([folder])


def test_a_missing_path_is_an_error_that_names_it(folder: Path) -> None:
    with pytest.raises(InputError, match=r"none\.txt: no such file or folder"):
        find([folder / "none.txt"])


def test_a_folder_without_texts_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "README.md").touch()
    with pytest.raises(InputError, match=r"no file in this folder is of a kind that is read \(these are: \.txt "):
        find([tmp_path])


def test_problems_can_be_collected_and_the_rest_kept(folder: Path) -> None:
    problems: list[InputError] = []
    found = find([folder / "none", folder / "kasir.txt"], on_problem=problems.append)
    assert names(found, folder) == ["kasir.txt"]
    assert len(problems) == 1


def test_a_folder_that_cannot_be_listed_is_reported(
    open_folder: Path, unprivileged: Callable[[Callable[[], Any]], Any]
) -> None:
    (open_folder / "closed").mkdir(mode=0o700)
    (open_folder / "kasir.txt").write_text("Kasir melayani pembeli.", encoding="utf-8")
    (open_folder / "closed").chmod(0)

    def search() -> tuple[list[str], list[str]]:
        problems: list[str] = []
        found = find([open_folder], on_problem=lambda error: problems.append(error.message))
        return names(found, open_folder), problems

    assert unprivileged(search) == (["kasir.txt"], [f"{open_folder}/closed: cannot be listed: Permission denied"])
