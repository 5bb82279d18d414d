"""What files and documents are called."""

from __future__ import annotations

import os
from itertools import permutations
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from rolegraph.corpus.names import document_ids, shown


def test_the_stem_is_the_name() -> None:
    assert document_ids([Path("data/roles/kasir.txt")]) == {Path("data/roles/kasir.txt"): "kasir"}


def test_equal_stems_are_told_apart_by_as_few_folders_as_it_takes() -> None:
    paths = [Path("x/a/kasir.txt"), Path("y/a/kasir.txt"), Path("y/b/kasir.txt"), Path("y/b/perawat.txt")]
    assert list(document_ids(paths).values()) == ["x/a/kasir", "y/a/kasir", "b/kasir", "perawat"]


def test_the_order_of_the_files_changes_no_name() -> None:
    paths = [Path("x/a/kasir.txt"), Path("y/a/kasir.txt"), Path("y/b/kasir.txt")]
    assert len({frozenset(document_ids(order).items()) for order in permutations(paths)}) == 1


def test_files_that_differ_in_the_ending_keep_it() -> None:
    assert list(document_ids([Path("a/kasir.txt"), Path("a/kasir.md")]).values()) == ["a/kasir.txt", "a/kasir.md"]


def test_a_file_beside_a_folder_of_the_same_names() -> None:
    paths = [Path("kasir.txt"), Path("a/kasir.txt"), Path("/a/kasir.txt")]
    assert len(set(document_ids(paths).values())) == 3


def test_names_are_composed_unicode() -> None:
    assert list(document_ids([Path("cafe\u0301.txt")]).values()) == ["caf\u00e9"]


@given(st.sets(st.lists(st.sampled_from("ab"), min_size=1, max_size=4).map("/".join), min_size=1))
def test_every_name_is_given_once(stems: set[str]) -> None:
    paths = [Path(f"{stem}{ending}") for stem in stems for ending in (".txt", ".md")]
    assert len(set(document_ids(paths).values())) == len(paths)


@given(st.binary(max_size=30).filter(lambda name: b"\0" not in name))
def test_a_shown_path_is_one_printable_line(name: bytes) -> None:
    line = shown(os.fsdecode(name))
    assert line.isprintable()
    line.encode("utf-8")
