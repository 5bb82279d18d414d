"""rolegraph.view.comparison: one file, the same bytes, nothing that loads or runs."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from rolegraph.compare import compare
from rolegraph.errors import UsageError
from rolegraph.view.comparison import render, write_comparison
from tests.stores import filled
from tests.view.conftest import PAYLOADS, hostile


class Tags(HTMLParser):
    """The tags of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_shows_shared_and_distinct_and_the_contrast() -> None:
    with filled() as store:
        page = render(compare(store, ["Akuntan", "Auditor"], lang="en"))
    assert page.count("<mark>") >= 10
    assert '<tr class="every">\n<th scope="row" dir="auto">analisis</th>' in page
    text = " ".join(Tags(page).text.split())
    assert "2 of all roles, 0 of one role only, 2 altogether" in text
    assert '<dt>differ in</dt><dd dir="auto">waktu kerja</dd>' in page
    assert "test/requires_skill · 90%" in text


@pytest.mark.parametrize(("lang", "word"), [("id", "Tugas"), ("en", "Duty"), ("fr", "Duty")])
def test_the_page_speaks_the_language_asked_for(lang: str, word: str) -> None:
    with filled() as store:
        page = render(compare(store, ["Akuntan", "Satpam"], lang=lang))
    assert f"<span>{word}</span>" in page


def test_foreign_text_stays_text_and_nothing_may_run() -> None:
    readings = [hostile(payload, number) for number, payload in enumerate(PAYLOADS)]
    with filled(*readings) as store:
        roles = [reading.role or "" for reading in readings]
        page = render(compare(store, roles))
    tags = Tags(page).found
    assert not {"script", "img", "iframe", "base", "object", "a", "form"} & {tag for tag, _ in tags}
    assert not [name for _, attributes in tags for name in attributes if name.startswith("on") or name == "style"]
    assert sum(tag == "style" for tag, _ in tags) == sum(tag == "title" for tag, _ in tags) == 1
    (policy,) = (attributes["content"] for tag, attributes in tags if "http-equiv" in attributes)
    assert policy is not None
    assert "default-src 'none'; script-src 'none'; style-src 'sha256-" in policy
    leading = {(name, value) for _, attributes in tags for name, value in attributes.items() if name in ("href", "src")}
    assert leading == {("href", "data:,")}


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    with filled() as store:
        found = compare(store, ["Akuntan", "Auditor"])
    sizes = [write_comparison(found, tmp_path / name) for name in ("a.html", "b.html")]
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    assert sizes == [(tmp_path / "a.html").stat().st_size] * 2


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with filled() as store, pytest.raises(UsageError, match="is a folder"):
        write_comparison(compare(store, ["Akuntan", "Auditor"]), tmp_path)
