"""rolegraph.pages.page: one file, the same bytes, nothing that loads or runs, text that stays text."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from rolegraph.errors import StoreError, UsageError
from rolegraph.pages.page import write_document
from rolegraph.site.links import dead_links
from rolegraph.statement import Reading, Sentence
from rolegraph.store.oxigraph import OxigraphStore
from tests.stores import ACCOUNTANT, filled


class Parts(HTMLParser):
    """Elements, the text of the document, and what stands in scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[str, str]] = []
        self.text = ""
        self._inside = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if self._inside or ("class", "text") in attrs:
            self._inside += tag in ("div", "p")

    def handle_endtag(self, tag: str) -> None:
        if self._inside and tag in ("div", "p"):
            self._inside -= 1
            self.text += "\n" if tag == "p" else ""

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] in ("script", "style") and data.strip():
            self.raw.append((self.tags[-1][0] + (self.tags[-1][1].get("type") or ""), data))
        if self._inside > 1:
            self.text += data


def page_of(reading: Reading, path: Path, *others: Reading) -> str:
    with filled(reading, *others) as store:
        write_document(store, reading.document.id, path)
    return path.read_text(encoding="utf-8")


@pytest.fixture
def page(tmp_path: Path) -> str:
    return page_of(ACCOUNTANT, tmp_path / "page.html")


def test_the_text_reads_as_it_was_written(page: str) -> None:
    assert Parts(page).text.strip("\n") == ACCOUNTANT.document.text


def test_each_statement_is_marked_in_the_text_drawn_in_the_graph_and_listed_in_the_table(page: str) -> None:
    tags = Parts(page).tags
    every = {str(number) for number in range(1, len(ACCOUNTANT.statements) + 1)}
    for element in ("span", "tr"):
        told = {number for tag, attrs in tags if tag == element for number in (attrs.get("data-s") or "").split()}
        assert told == every
    drawn = {
        number for tag, attrs in tags if "v" in (attrs.get("class") or "").split() for number in attrs["data-s"].split()
    }  # type: ignore[union-attr]
    assert drawn == every


def test_unread_and_set_aside_sentences_are_marked_and_listed_with_the_reason(tmp_path: Path) -> None:
    text = ACCOUNTANT.document.text
    aside, unread = Sentence(text[:7], 0, 7, "boilerplate/pay"), Sentence(text[8:16], 8, 16)
    reading = Reading(ACCOUNTANT.document, ACCOUNTANT.statements, (unread,), (aside,))
    page = page_of(reading, tmp_path / "page.html")
    assert page.count('id="u1"') == page.count('id="u2"') == 1
    assert "boilerplate/pay" in page
    assert not dead_links(tmp_path)


def test_a_claim_is_told_as_a_claim(page: str) -> None:
    row = page[page.index('id="s7"') : page.index('id="s8"')]
    assert "hanya berhitung" in row
    assert 'data-text="claim"' in row


def test_the_policy_allows_this_script_and_this_style_and_nothing_else(page: str) -> None:
    parts = Parts(page)
    (policy,) = (attrs["content"] for _, attrs in parts.tags if attrs.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    present = {
        f"sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}"
        for tag, text in parts.raw
        if tag in ("script", "style")
    }
    assert present == set(re.findall(r"'(sha256-[^']+)'", policy))
    assert not any(name.startswith("on") or name == "style" for _, attrs in parts.tags for name in attrs)
    links = {attrs[name] for _, attrs in parts.tags for name in ("src", "href") if attrs.get(name)}
    assert all(link == "data:," or (link or "").startswith("#") for link in links)


def test_every_link_of_the_page_leads_to_a_place_in_it(page: str, tmp_path: Path) -> None:
    assert page
    assert not dead_links(tmp_path)


def test_the_same_document_gives_the_same_bytes_whatever_else_the_store_holds(tmp_path: Path) -> None:
    from tests.stores import AUDITOR, GUARD

    pages = {page_of(ACCOUNTANT, tmp_path / "page.html", *others) for others in ((), (GUARD,), (GUARD, AUDITOR))}
    assert len(pages) == 1


def test_payloads_in_every_field_stay_text(
    hostile_readings: list[Reading], make_store: Callable[[list[Reading]], OxigraphStore], tmp_path: Path
) -> None:
    shapes = set()
    with make_store(hostile_readings) as store:
        for reading in hostile_readings:
            write_document(store, reading.document.id, tmp_path / "page.html")
            parts = Parts((tmp_path / "page.html").read_text(encoding="utf-8"))
            assert {tag for tag, _ in parts.raw} == {"script", "style", "scriptapplication/json"}
            assert parts.text.strip("\n").split() == reading.document.text.split()
            shapes.add(
                tuple(tag for tag, _ in parts.tags if tag in ("script", "style", "iframe", "img", "meta", "form"))
            )
    assert len(hostile_readings) >= 23
    assert len(shapes) == 1


def test_what_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with filled() as store:
        with pytest.raises(UsageError, match="no document is called"):
            write_document(store, "nobody", tmp_path / "page.html")
        with pytest.raises(UsageError, match="is a folder"):
            write_document(store, "satpam", tmp_path)
        with pytest.raises(StoreError, match="cannot write"):
            write_document(store, "satpam", tmp_path / "missing" / "page.html")
    assert not list(tmp_path.iterdir())


def test_a_page_opens_in_the_language_of_its_text_or_the_one_asked_for(tmp_path: Path) -> None:
    with filled() as store:
        for lang, opened in (("", "id"), ("en", "en"), ("xx", "id")):
            write_document(store, "satpam", tmp_path / "page.html", lang=lang)
            assert f'<html lang="{opened}">' in (tmp_path / "page.html").read_text(encoding="utf-8")
