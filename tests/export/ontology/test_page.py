"""The page of the ontology: all terms, both languages, nothing from elsewhere, the same bytes; also in Chromium."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from rolegraph.errors import RolegraphError, UsageError
from rolegraph.export.ontology.model import load
from rolegraph.export.ontology.page import render, write_page
from rolegraph.resources import resource

PATH = resource("ontology/rolegraph.ttl")
ONTOLOGY = load(PATH)
PAGE = render(ONTOLOGY)
HOSTILE = "\"</title><script>alert(1)</script>&'"


class _Page(HTMLParser):
    """The tags of a page, its ids and where its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        given = {name: value or "" for name, value in attrs}
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given[name] for name in ("href", "src", "xlink:href") if name in given]


def read(page: str) -> _Page:
    parser = _Page()
    parser.feed(page)
    return parser


def test_every_term_has_an_entry_and_every_link_a_place() -> None:
    page = read(PAGE)
    assert set(ONTOLOGY.terms) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} - {"data:,"} <= set(page.ids)


@pytest.mark.parametrize("name", list(ONTOLOGY.terms))
def test_an_entry_speaks_both_languages(name: str) -> None:
    entry = PAGE.partition(f'<section class="term" id="{name}"')[2].partition("</section>")[0]
    for lang in ("en", "id"):
        assert ONTOLOGY.terms[name].labels[lang] in entry
        assert f'<p lang="{lang}">' in entry


def test_every_property_with_a_domain_is_drawn() -> None:
    drawn = re.findall(r'<a href="#(\w+)"><line', PAGE)
    assert sorted(drawn) == sorted(term.name for term in ONTOLOGY.terms.values() if term.domains)


def test_a_claim_is_dashed_and_the_colour_is_never_alone() -> None:
    boxes = re.findall(r'<rect class="([\w ]+)"[^>]*/><rect [^>]*/><text class="name"[^>]*>([\w:]+)<', PAGE)
    assert {name for classes, name in boxes if "claim" in classes} == {"Misconception", "Expectation"}


def test_nothing_runs_and_nothing_is_loaded() -> None:
    assert not read(PAGE).tags & {"script", "iframe", "object", "embed", "img", "form"}
    assert "default-src 'none'" in PAGE.replace("&#39;", "'")
    assert not re.search(r"url\((?!#)|@import", PAGE)


def test_hostile_labels_stay_text(tmp_path: Path) -> None:
    text = PATH.read_text(encoding="utf-8").replace('rdfs:label "goal"@en', f"rdfs:label '''{HOSTILE[:-1]}'''@en")
    (tmp_path / "o.ttl").write_text(text.replace('"tujuan"@id', f"'''{HOSTILE[:-1]}'''@id"), encoding="utf-8")
    page = render(load(tmp_path / "o.ttl"))
    assert "&lt;script&gt;" in page
    assert "script" not in read(page).tags


def test_the_order_of_the_file_is_the_order_of_the_page() -> None:
    assert [name for name in read(PAGE).ids if name in ONTOLOGY.terms] == [
        term.name for kind in ("class", "object", "data") for term in ONTOLOGY.of(kind)
    ]


def test_the_same_ontology_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in "ab":
        script = "import sys; from pathlib import Path; from rolegraph.export.ontology.page import write_page\n"
        subprocess.run(
            [sys.executable, "-c", f"{script}write_page(Path(sys.argv[1]))", str(tmp_path / name)], check=True
        )
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() == PAGE.encode("utf-8")


def test_a_later_version_names_the_one_before(tmp_path: Path) -> None:
    text = PATH.read_text(encoding="utf-8")
    prior = "    owl:priorVersion <https://w3id.org/rolegraph/ontology/0.0.9> ;\n    owl:versionInfo"
    notes = '"0.10.0: ten."@en , "0.9.0: nine."@en , "0.1.0: first version."@en'
    text = text.replace("    owl:versionInfo", prior, 1).replace('"0.1.0: first version."@en', notes, 1)
    (tmp_path / "o.ttl").write_text(text, encoding="utf-8")
    found = load(tmp_path / "o.ttl")
    assert found.changes["en"] == ("0.10.0: ten.", "0.9.0: nine.", "0.1.0: first version.")
    assert "https://w3id.org/rolegraph/ontology/0.0.9" in render(found)


def test_what_cannot_be(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        write_page(tmp_path)
    (tmp_path / "o.ttl").write_text("no turtle")
    with pytest.raises(RolegraphError, match=r"o\.ttl: no ontology"):
        write_page(tmp_path / "o.html", tmp_path / "o.ttl")
    assert not (tmp_path / "o.html").exists()


# In a browser


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    assert chromium, "apt-get install chromium"
    path = tmp_path_factory.mktemp("ontology") / "ontology.html"
    write_page(path)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1100, "height": 800})
        page.told = []
        page.on("console", lambda message: page.told.append(message.text))
        page.on("request", lambda request: page.told.append(request.url))
        page.goto(path.as_uri(), timeout=120_000)
        yield page
        browser.close()


@pytest.mark.browser
def test_the_browser_loads_one_file_and_complains_of_nothing(opened: Any) -> None:
    told = [line for line in opened.told if not line.startswith("data:")]
    assert len(told) == 1
    assert told[0].endswith("ontology.html")


@pytest.mark.browser
def test_the_style_is_let_in_and_no_text_leaves_its_box(opened: Any) -> None:
    outside = opened.evaluate(
        """() => [...document.querySelectorAll('.diagram a, .diagram g')].flatMap(a => [...a.children])
          .filter(one => one.tagName === 'text' && one.previousElementSibling?.tagName === 'rect')
          .filter(text => { const box = text.parentNode.querySelector('rect').getBBox(), own = text.getBBox();
            return own.x < box.x || own.x + own.width > box.x + box.width; }).map(text => text.textContent)"""
    )
    assert outside == []
    assert opened.evaluate("getComputedStyle(document.querySelector('.diagram text')).textAnchor") == "middle"


@pytest.mark.browser
def test_the_keyboard_reaches_an_entry_from_a_diagram(opened: Any) -> None:
    opened.focus('.diagram a[href="#hasGoal"]')
    opened.keyboard.press("Enter")
    assert opened.url.endswith("#hasGoal")
    assert opened.evaluate("document.querySelector(':target').id") == "hasGoal"
