"""rolegraph.site.publish: a new site comes whole or not at all, and nobody else's file is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rolegraph.errors import StoreError, UsageError
from rolegraph.site.publish import LIST, owned, replacing_site


def publish(folder: Path, pages: dict[str, str]) -> None:
    with replacing_site(folder) as draft:
        for name, text in pages.items():
            (draft / name).parent.mkdir(exist_ok=True)
            (draft / name).write_text(text, encoding="utf-8")


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file() and path.name != LIST
    }


OLD = {"index.html": "old", "role/a.html": "a", "role/b.html": "b", "query/q.html": "q"}
NEW = {"index.html": "new", "role/a.html": "a", "role/c.html": "c"}


def test_a_site_is_made_where_there_is_no_folder(tmp_path: Path) -> None:
    publish(tmp_path / "site", OLD)
    assert files(tmp_path / "site") == OLD
    assert owned(tmp_path / "site") == set(OLD)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    publish(tmp_path, OLD)
    publish(tmp_path, NEW)
    assert files(tmp_path) == NEW
    assert not (tmp_path / "query").exists()


def test_files_of_others_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "role").mkdir()
    theirs = {"notes.txt": "mine", "role/mine.html": "mine too", ".nojekyll": ""}
    for name, text in theirs.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    publish(tmp_path, OLD)
    publish(tmp_path, NEW)
    assert files(tmp_path) == NEW | theirs


def test_a_file_of_somebody_else_in_the_way_is_told_and_nothing_is_changed(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match=r"index\.html is not of a site that rolegraph wrote"):
        publish(tmp_path, NEW)
    assert files(tmp_path) == {"index.html": "mine"}


def test_pages_that_did_not_change_are_left_alone(tmp_path: Path) -> None:
    publish(tmp_path, OLD)
    before = {name: (tmp_path / name).stat().st_ino for name in OLD}
    publish(tmp_path, NEW)
    assert (tmp_path / "role/a.html").stat().st_ino == before["role/a.html"]
    assert (tmp_path / "index.html").stat().st_ino != before["index.html"]


def test_a_site_that_fails_leaves_the_old_one(tmp_path: Path) -> None:
    publish(tmp_path, OLD)
    listed = (tmp_path / LIST).read_bytes()

    def fail() -> None:
        with replacing_site(tmp_path) as draft:
            (draft / "index.html").write_text("new", encoding="utf-8")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert files(tmp_path) == OLD
    assert (tmp_path / LIST).read_bytes() == listed


@pytest.mark.parametrize("moment", range(len(NEW)))
def test_what_a_crash_leaves_half_done_the_next_build_finishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    publish(tmp_path, OLD)
    from rolegraph.site import publish as module

    place, count = module._place, [0]

    def stop(*arguments: Any) -> None:
        if count[0] == moment:
            raise KeyboardInterrupt
        count[0] += 1
        place(*arguments)

    monkeypatch.setattr(module, "_place", stop)
    with pytest.raises(KeyboardInterrupt):
        publish(tmp_path, NEW)
    assert owned(tmp_path) >= set(files(tmp_path))
    monkeypatch.undo()
    publish(tmp_path, NEW)
    assert files(tmp_path) == NEW


@pytest.mark.parametrize(
    "text",
    [
        "no JSON",
        "[]",
        '{"files": ["a.html"]}',
        json.dumps({"form": "rolegraph-site-1", "files": ["../../etc/passwd.html"]}),
        json.dumps({"form": "rolegraph-site-1", "files": ["/etc/x.html"]}),
        json.dumps({"form": "rolegraph-site-1", "files": ["notes.txt"]}),
        json.dumps({"form": "rolegraph-site-1", "files": [3]}),
    ],
)
def test_a_list_that_is_none_of_ours_deletes_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / LIST).write_text(text, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="is no list of a site's files"):
        publish(tmp_path, NEW)
    assert files(tmp_path) == {"notes.txt": "mine"}


def test_a_page_that_is_a_link_elsewhere_is_replaced_and_not_written_through(tmp_path: Path) -> None:
    publish(tmp_path / "site", OLD)
    (tmp_path / "elsewhere").write_text("theirs", encoding="utf-8")
    (tmp_path / "site" / "index.html").unlink()
    (tmp_path / "site" / "index.html").symlink_to(tmp_path / "elsewhere")
    publish(tmp_path / "site", NEW)
    assert (tmp_path / "elsewhere").read_text(encoding="utf-8") == "theirs"
    assert files(tmp_path / "site") == NEW


def test_a_place_that_cannot_be_written_is_told(
    open_folder: Path, unprivileged: Callable[[Callable[[], Any]], Any]
) -> None:
    (open_folder / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="is a file"):
        publish(open_folder / "file", NEW)
    with pytest.raises(StoreError, match="cannot write"):
        unprivileged(lambda: publish(open_folder / "site", NEW))
