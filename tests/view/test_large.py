"""A page of 20,000 nodes and 40,000 edges in a real browser: an overview first, the rest on demand, nothing dropped."""

from __future__ import annotations

import re
from pathlib import Path

import networkx as nx
import pytest
from playwright.sync_api import Page, expect

from rolegraph.view.page import render
from tests.accessible import grave
from tests.browsing import NARROW, Open, browser, until, visit
from tests.view.large import large

pytestmark = pytest.mark.browser
__all__ = ["browser", "visit"]  # fixtures of the network's page


@pytest.fixture(scope="module")
def graph() -> nx.MultiDiGraph:
    return large()


@pytest.fixture(scope="module")
def file(graph: nx.MultiDiGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "page.html"
    path.write_text(render(graph), encoding="utf-8")
    return path


@pytest.fixture
def page(visit: Open, file: Path) -> Page:
    return visit(file)


def numbers(text: str) -> list[int]:
    return [int(found.replace(".", "")) for found in re.findall(r"[\d.]*\d", text)]


def test_two_builds_give_the_same_bytes(graph: nx.MultiDiGraph, file: Path) -> None:
    assert render(graph) == file.read_text(encoding="utf-8")


def test_it_opens_on_few_nodes_and_says_how_many_there_are_and_by_which_rule(
    page: Page, graph: nx.MultiDiGraph
) -> None:
    drawn = len(page.evaluate("rolegraph.drawn()"))
    assert 100 < drawn < 300
    roles, every_role, groups, shared, others = numbers(page.locator("#banner").inner_text())
    assert (every_role, every_role + others, roles + shared) == (1000, len(graph), drawn)
    assert 3 < groups < 14
    expect(page.locator("#banner")).to_contain_text("yang paling banyak hubungannya")
    expect(page.locator("#shown")).to_contain_text("40.000 hubungan")


def test_every_role_is_in_a_group_that_opens(page: Page) -> None:
    counts = []
    for group in range(numbers(page.locator("#banner").inner_text())[2]):
        page.evaluate("group => rolegraph.turnTo({ name: 'group', group })", group)
        roles, every_role, _, _ = numbers(page.locator("#banner").inner_text())
        counts.append(every_role)
        while page.locator("#more-group").count():
            page.locator("#more-group").click()
        roles = numbers(page.locator("#banner").inner_text())[0]
        assert roles == every_role
    assert sum(counts) == 1000
    page.get_by_role("button", name="← Ikhtisar").click()
    assert page.evaluate("rolegraph.view().name") == "all"


def test_a_bubble_lists_its_roles_and_opens_by_double_click_and_by_key(page: Page) -> None:
    at = page.evaluate("rolegraph.pointOf('group', 0)")
    page.mouse.click(at["x"], at["y"])
    heading = page.locator("#panel h2")
    expect(heading).to_have_text(re.compile(r"Peran \d+ keluarga \d+ dan \d+ peran lain"))
    page.keyboard.press("o")
    assert page.evaluate("rolegraph.view().name") == "group"
    page.get_by_role("button", name="← Ikhtisar").click()
    at = page.evaluate("rolegraph.pointOf('group', 1)")
    page.mouse.dblclick(at["x"], at["y"])
    until(page, "rolegraph.view().group === 1")


def test_search_reaches_what_the_overview_leaves_out_and_opens_its_neighbourhood(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("mengelola berkas 777 3")
    page.keyboard.press("Enter")
    assert page.evaluate("rolegraph.view().name") == "around"
    labels = {one["id"]: one["label"] for one in page.evaluate("rolegraph.nodes()")}
    assert {labels[one["id"]] for one in page.evaluate("rolegraph.drawn()")} == {
        "mengelola berkas 777 3", "layanan lancar 777 3", "Peran 777 keluarga 19",
    }  # fmt: skip
    expect(page.locator("#panel blockquote")).to_contain_text("mengelola berkas 777 3")


def test_a_part_that_is_itself_too_large_is_opened_step_by_step(page: Page, graph: nx.MultiDiGraph) -> None:
    most = max((node for node, kind in graph.nodes(data="kind") if kind == "party"), key=graph.degree)
    page.evaluate("iri => { location.hash = `open=${encodeURIComponent(iri)}&most=10`; }", most)
    until(page, "rolegraph.view().most === 10")
    shown, every = numbers(page.locator("#banner").inner_text())
    assert (shown, every) == (10, graph.degree(most))
    page.locator("#more-around").click()
    assert numbers(page.locator("#banner").inner_text()) == [every]


def test_the_table_holds_every_row_of_the_file(page: Page) -> None:
    page.get_by_role("button", name="Tabel").click()
    page.get_by_role("checkbox", name="Semua baris dalam berkas").check()
    expect(page.locator("#rows-shown")).to_have_text("200 dari 40.000 baris · 40.000 dalam berkas")
    page.get_by_label("Saring baris").fill("777 memeriksa")
    expect(page.locator("#rows tr")).to_have_count(6)
    assert page.evaluate("rolegraph.csv().trim().split('\\r\\n').length") == 1 + 6


def test_a_copied_link_opens_the_same_group(visit: Open, file: Path) -> None:
    page = visit(file, fragment="view=group&group=2&size=betweenness&lang=en")
    assert page.evaluate("rolegraph.view().group") == 2
    expect(page.locator("#size-note")).to_have_text("estimated from 256 nodes")
    expect(page.locator("#banner")).to_contain_text("roles of this group")


def test_it_opens_in_a_narrow_window_and_axe_finds_nothing_grave(visit: Open, file: Path) -> None:
    page = visit(file, viewport=NARROW)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert grave(page) == []
