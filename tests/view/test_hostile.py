"""The page in a real browser, when its texts are hostile: nothing runs, nothing is asked for, all reads as written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from rolegraph.graph import RoleGraph
from rolegraph.statement import Reading
from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.view.page import write_page
from tests.browsing import Open, browser, until, visit

pytestmark = pytest.mark.browser

__all__ = ["browser", "visit"]  # fixtures


@pytest.fixture
def hostile_page(
    visit: Open,
    hostile_readings: list[Reading],
    make_store: Callable[[list[Reading]], OxigraphStore],
    tmp_path: Path,
) -> Page:
    write_page(RoleGraph(make_store(hostile_readings)), tmp_path / "page.html")
    return visit(tmp_path / "page.html")


def test_payloads_in_every_field_run_nothing(hostile_page: Page, hostile_readings: list[Reading]) -> None:
    page, elements = hostile_page, "document.querySelectorAll('script, style, iframe, img, base, meta, a').length"
    before = page.evaluate(elements)
    page.evaluate("rolegraph.nodes().forEach(node => rolegraph.selectNode(node.id))")
    page.evaluate("rolegraph.edges().forEach(edge => rolegraph.selectEdge(edge.id))")
    page.get_by_role("button", name="Tabel").click()
    while page.locator("#more-rows").is_visible():
        page.locator("#more-rows").click()
    for language in ("EN", "ID"):
        page.get_by_role("button", name=language, exact=True).click()
    for reading in hostile_readings:
        page.locator("#search").fill(str(reading.role))
        page.keyboard.press("Enter")
        label = page.locator("#panel").get_by_role("heading", level=2)
        expect(label).to_have_text(" ".join(str(reading.role).split()))
        expect(page.locator("#panel").locator("blockquote").first).to_contain_text(reading.document.text.split()[0])
    assert page.evaluate(elements) == before


def test_the_sentences_of_payloads_read_as_they_were_written(
    hostile_page: Page, hostile_readings: list[Reading]
) -> None:
    for reading in hostile_readings:
        (found,) = [one["id"] for one in hostile_page.evaluate("rolegraph.nodes()") if one["label"] == reading.role]
        hostile_page.evaluate("id => rolegraph.selectNode(id)", found)
        quotes = (
            hostile_page.locator("#panel").locator("blockquote").evaluate_all("all => all.map(one => one.textContent)")
        )
        assert set(quotes) == set(reading.document.text.split("\n"))


def test_the_policy_stops_what_would_load_or_run(browser: Browser, file: Path) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    outcomes: list[str | None] = []
    page.goto(file.as_uri())
    page.on("requestfinished", lambda request: outcomes.append(request.url))
    page.on("requestfailed", lambda request: outcomes.append(request.failure))
    page.evaluate(
        """() => {
          window.stopped = [];
          document.addEventListener("securitypolicyviolation", (stop) => window.stopped.push(stop.effectiveDirective));
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          const image = document.createElement("img");
          image.src = "https://example.org/seen.png";
          const click = document.createElement("button");
          click.setAttribute("onclick", "window.ran = true");
          document.body.append(script, image, click);
          click.click();
          fetch("https://example.org/").catch(() => {});
        }"""
    )
    until(page, "window.stopped.length >= 4")
    assert set(page.evaluate("window.stopped")) == {"script-src-elem", "script-src-attr", "img-src", "connect-src"}
    assert page.evaluate("window.ran") is None
    assert set(outcomes) == {"csp"}
    context.close()
