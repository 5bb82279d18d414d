"""Labels on the page: languages that stand in for one another, long words, scripts from the right, signs of emoji."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
from playwright.sync_api import Page, expect

from rolegraph.view.packing import languages, packed
from rolegraph.view.page import render
from tests.browsing import NARROW, Open, browser, visit

__all__ = ["browser", "visit"]  # fixtures of the network's page
SVG = "{http://www.w3.org/2000/svg}"
TEXTS = {
    "three": (("de", "Köchin für Süßspeisen"), ("en", "pastry cook"), ("id", "juru kue")),
    "two": (("de", "rühren"), ("en", "stir")),
    "german": (("de", "abschmecken"),),
    "region": (("de", "Teig"), ("en-GB", "dough")),
    "none": (("", "R2-D2"),),
    "arabic": (("ar", "إعداد الخبز في الفرن كل صباح قبل شروق الشمس"),),
    "emoji": (("id", "👩‍🍳" * 35),),
    "long": (("de", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"),),
}  # fmt: skip


@pytest.fixture
def graph() -> nx.MultiDiGraph:
    """A role and what it needs, in many languages."""
    graph = nx.MultiDiGraph(sources={})
    for order, (name, labels) in enumerate(TEXTS.items()):
        kind = "role" if name == "three" else "skill"
        graph.add_node(f"https://example.org/{name}", kind=kind, labels=labels, wordings=labels, order=order)
        if kind == "skill":
            ends = "https://example.org/three", f"https://example.org/{name}"
            graph.add_edge(*ends, key="requiresSkill", statements=(), quiet=False)
    return graph


def told(page: Page) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(page.evaluate("rolegraph.svg()")).iter(f"{SVG}text"))


@pytest.mark.browser
def test_a_label_that_is_not_there_is_shown_in_the_next_language(
    visit: Open, graph: nx.MultiDiGraph, tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_text(render(graph, languages=["en", "de"]), encoding="utf-8")
    page = visit(tmp_path / "page.html")
    page.get_by_role("button", name="Table").click()
    cells = page.locator("#rows td:nth-child(3)")
    assert {"stir", "abschmecken", "dough", "R2-D2"} <= set(cells.all_inner_texts())
    assert set(page.locator("#rows td:nth-child(1)").all_inner_texts()) == {"pastry cook"}
    page.get_by_role("button", name="ID", exact=True).click()
    assert set(page.locator("#rows td:nth-child(1)").all_inner_texts()) == {"juru kue"}
    assert {"stir", "abschmecken"} <= set(cells.all_inner_texts())
    expect(page.locator("#rows span[lang=de]").filter(has_text="abschmecken")).to_have_count(1)


@pytest.mark.browser
@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_long_labels_wrap_and_no_sign_is_cut_in_two(
    visit: Open, graph: nx.MultiDiGraph, tmp_path: Path, size: str
) -> None:
    (tmp_path / "page.html").write_text(render(graph), encoding="utf-8")
    page = visit(tmp_path / "page.html", **({"viewport": NARROW} if size == "narrow" else {}))
    for one in page.evaluate("rolegraph.nodes()"):
        page.evaluate("id => rolegraph.selectNode(id)", one["id"])
        lines = [str(text.text) for text in told(page)]
        if one["iri"].endswith("/long"):
            assert TEXTS["long"][0][1] in "".join(lines)
            assert max(map(len, lines)) < 40
        if one["iri"].endswith("/emoji"):
            shown = [line for line in lines if "👩" in line]
            assert len(shown) > 1
            assert all(re.fullmatch(r"(👩\u200d🍳)+( …)?", line) for line in shown)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.browser
def test_a_text_from_the_right_is_drawn_from_the_right(visit: Open, graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(render(graph), encoding="utf-8")
    page = visit(tmp_path / "page.html")
    (arabic,) = [one["id"] for one in page.evaluate("rolegraph.nodes()") if one["iri"].endswith("/arabic")]
    page.evaluate("id => rolegraph.selectNode(id)", arabic)
    directions = {text.get("direction") for text in told(page) if re.search(r"[\u0600-\u06ff]", str(text.text))}
    assert directions == {"rtl"}
    expect(page.locator("#panel h2 span")).to_have_css("direction", "rtl")


def test_languages_stand_in_by_what_is_wanted_then_by_number_then_by_tag(graph: nx.MultiDiGraph) -> None:
    assert languages(graph, ["id", "xx"]) == ["id", "xx", "de", "en", "ar", "en-GB", ""]


def test_a_packed_list_without_records_is_empty() -> None:
    assert packed([], words=["kind"]) == {"columns": [], "words": {}, "rows": []}


def test_a_packed_word_that_is_none_stays_none() -> None:
    assert packed([{"id": 0, "label": None}, {"id": 1, "label": "x"}], words=["label"]) == {
        "columns": ["label"], "words": {"label": ["x"]}, "rows": [[None], [0]],
    }  # fmt: skip
