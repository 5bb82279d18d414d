"""The page of a chart in a real browser, from disk, with the network off."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rolegraph.charts.count import count
from rolegraph.charts.kinds import CHARTS
from rolegraph.charts.write import write_chart
from rolegraph.graph import RoleGraph
from tests.accessible import grave
from tests.browsing import NARROW, Open, browser, visit
from tests.stores import filled
from tests.view.conftest import PAYLOADS, hostile

pytestmark = pytest.mark.browser
__all__ = ["browser", "visit"]  # fixtures


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page for each chart of the three roles."""
    folder = tmp_path_factory.mktemp("charts")
    with filled() as store:
        for kind in CHARTS:
            write_chart(count(RoleGraph(store), kind), folder / f"{kind}.html")
    return folder


def test_a_bar_opens_its_sentences_and_closing_leads_back(visit: Open, folder: Path) -> None:
    page = visit(folder / "skills.html")
    bar = page.get_by_role("link", name=re.compile("3 peran ?: teliti"))
    bar.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".behind:visible")).to_have_count(1)
    expect(page.locator(".behind:visible h2")).to_have_text("teliti")
    expect(page.locator(".behind:visible blockquote mark")).to_have_text(["teliti"] * 3)
    assert page.url.endswith("#m0")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".behind:visible")).to_have_count(0)
    expect(bar).to_be_focused()


def test_a_copied_link_opens_the_same_mark(visit: Open, folder: Path) -> None:
    page = visit(folder / "skill-matrix.html")
    page.get_by_role("link", name="Auditor – analisis: 1").click()
    copied = page.url
    page.goto("about:blank")
    page.goto(copied)
    expect(page.locator(".behind:visible blockquote")).to_have_text("Auditor teliti dan bisa analisis yang baik.")


def test_the_language_is_switched_from_the_keyboard(visit: Open, folder: Path) -> None:
    page = visit(folder / "skills.html")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Keterampilan yang paling banyak dibutuhkan", use_inner_text=True
    )
    page.get_by_role("radio", name="ID").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", level=1)).to_have_text("Most wanted skills", use_inner_text=True)


def test_the_language_stands_in_the_address(visit: Open, folder: Path) -> None:
    page = visit(folder / "skills.html")
    page.get_by_role("radio", name="ID").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_role("link", name=re.compile("3 roles ?: teliti")).click()
    copied = page.url
    assert copied.endswith("?lang=en#m0")
    page.goto("about:blank")
    page.goto(copied)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", level=1)).to_have_text("Most wanted skills", use_inner_text=True)
    expect(page.locator(".behind:visible h2")).to_have_text("teliti")


def test_a_language_that_is_none_changes_nothing(visit: Open, folder: Path) -> None:
    page = visit(folder / "skills.html")
    page.goto(f"{(folder / 'skills.html').as_uri()}?lang=%22%5D%3Cimg%20src=x%20onerror=hacked()%3E")
    expect(page.locator("html")).to_have_attribute("lang", "id")


@pytest.mark.parametrize("kind", CHARTS)
def test_the_picture_is_saved_as_png_in_the_language_that_is_shown(
    visit: Open, folder: Path, tmp_path: Path, kind: str
) -> None:
    page = visit(folder / f"{kind}.html")
    page.get_by_role("radio", name="ID").focus()
    page.keyboard.press("ArrowRight")
    with page.expect_download() as waited:
        page.get_by_role("button", name="Picture (PNG)").click()
    assert waited.value.suggested_filename == f"{kind}-en.png"
    waited.value.save_as(tmp_path / "picture.png")
    content = (tmp_path / "picture.png").read_bytes()
    assert content.startswith(b"\x89PNG\r\n")
    assert len(content) > 5_000
    width, height = (int.from_bytes(content[start : start + 4], "big") for start in (16, 20))
    assert min(width, height) > 200


def test_it_reads_without_scripts(visit: Open, folder: Path) -> None:
    page = visit(folder / "skills.html", java_script_enabled=False)
    expect(page.get_by_role("button", name="Gambar (PNG)")).to_be_hidden()
    page.locator("td a").first.click()
    expect(page.locator(".behind:visible h2")).to_have_text("teliti")


def widest(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


@pytest.mark.parametrize("kind", CHARTS)
def test_a_telephone_shows_it_without_scrolling_sideways(visit: Open, folder: Path, kind: str) -> None:
    page = visit(folder / f"{kind}.html", viewport=NARROW)
    assert widest(page) <= NARROW["width"]
    page.locator("td a").first.click()
    box = page.locator(".behind:visible").bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, NARROW["width"])


@pytest.mark.parametrize("kind", CHARTS)
def test_no_payload_runs_in_page_or_picture(visit: Open, tmp_path: Path, kind: str) -> None:
    readings = [hostile(payload, number) for number, payload in enumerate(PAYLOADS)]
    with filled(*readings) as store:
        chart = count(RoleGraph(store), kind, top=99, most_roles=99)
    for name in ("page.html", "picture.svg"):
        write_chart(chart, tmp_path / name)
        page = visit(tmp_path / name)
        page.wait_for_timeout(200)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["skills", "skill-matrix"])
def test_a_page_has_no_grave_flaw_of_access(visit: Open, folder: Path, kind: str, scheme: str) -> None:
    page = visit(folder / f"{kind}.html", color_scheme=scheme)
    assert grave(page) == []
    page.locator("td a").first.click()
    assert grave(page) == []
