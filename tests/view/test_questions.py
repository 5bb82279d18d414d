"""Pictures for questions, in a real browser: what each shows, of how much, and by which rule."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rolegraph.errors import UsageError
from rolegraph.graph import RoleGraph
from rolegraph.statement import Reading
from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.view.page import write_page
from tests.accessible import grave
from tests.browsing import NARROW, Open, browser, visit
from tests.view.test_browser import node, page, panel

pytestmark = pytest.mark.browser
__all__ = ["browser", "page", "visit"]  # fixtures of the network's page


def drawn(page: Page) -> dict[str, tuple[float, float]]:
    """What the picture shows: places by label."""
    places = {one["id"]: (one["x"], one["y"]) for one in page.evaluate("rolegraph.drawn()")}
    return {one["label"]: places[one["id"]] for one in page.evaluate("rolegraph.nodes()") if one["id"] in places}


def banner(page: Page) -> str:
    return page.locator("#banner").inner_text()


def see(page: Page, name: str) -> None:
    page.get_by_label("Lihat", exact=True).select_option(name)


def test_what_is_around_one_role_stands_around_it(page: Page) -> None:
    page.evaluate("id => rolegraph.selectNode(id)", node(page, "role", "Kepala Gudang"))
    panel(page).get_by_role("button", name="Buka sekitarnya").click()
    spots = drawn(page)
    assert spots["Kepala Gudang"] == (0, 0)
    assert {"mengelola stok barang", "departemen keuangan", "Staf Gudang", "merencanakan"} <= set(spots)
    assert "memotong kain" not in spots
    assert banner(page) == f"{len(spots) - 1} simpul di sekitar yang dibuka; semuanya tampil."


def test_another_node_is_opened_beside_and_closed_again(page: Page) -> None:
    page.evaluate("id => rolegraph.selectNode(id)", node(page, "role", "Kepala Gudang"))
    page.keyboard.press("o")
    first = drawn(page)
    page.evaluate("id => rolegraph.selectNode(id)", node(page, "party", "departemen keuangan"))
    panel(page).get_by_role("button", name="Buka di samping").click()
    both = drawn(page)
    assert {"Kepala Gudang", "Manajer Penjualan"} <= set(both)  # the other role works with the department too
    assert both["Kepala Gudang"][0] < 0 < both["departemen keuangan"][0]
    page.get_by_role("button", name="Tutup departemen keuangan").click()
    assert drawn(page) == first


def test_what_is_not_in_the_picture_is_opened_when_it_is_chosen(page: Page) -> None:
    see(page, "skills")
    page.evaluate("id => rolegraph.selectNode(id)", node(page, "duty", "memotong kain"))
    assert set(drawn(page)) == {"memotong kain", "Penjahit 🧵 Butik"}
    expect(panel(page).get_by_role("heading", level=2)).to_have_text("memotong kain")


def test_a_contrast_has_the_shared_in_the_middle_and_names_dimensions_and_foci(page: Page) -> None:
    see(page, "contrast")
    page.get_by_label("Peran pertama").select_option(label="Kepala Gudang")
    page.get_by_label("Peran kedua").select_option(label="Staf Gudang")
    spots = drawn(page)
    assert spots["Kepala Gudang"][0] < 0 < spots["Staf Gudang"][0]
    assert spots["mengelola stok barang"][0] < spots["Kepala Gudang"][0]
    assert spots["merencanakan"][0] < 0 < spots["mencatat barang"][0]
    told = " ".join(re.findall(r">([^<>]+)</text>", page.evaluate("rolegraph.svg()")))
    assert "Berbeda dalam hal" in told
    assert "Fokus Kepala Gudang" in told
    assert "Fokus Staf Gudang" in told
    page.get_by_label("Peran kedua").select_option(label="Manajer Penjualan")
    assert drawn(page)["departemen keuangan"][0] == 0
    assert banner(page).startswith("Sama: ")


def test_a_contrast_of_a_role_with_itself_changes_places(page: Page) -> None:
    see(page, "contrast")
    page.get_by_label("Peran pertama").select_option(label="Kepala Gudang")
    page.get_by_label("Peran kedua").select_option(label="Staf Gudang")
    page.get_by_label("Peran pertama").select_option(label="Staf Gudang")
    spots = drawn(page)
    assert spots["Staf Gudang"][0] < 0 < spots["Kepala Gudang"][0]


@pytest.mark.parametrize("view", ["skills", "parties"])
def test_lists_have_roles_on_the_left_and_things_of_most_roles_on_top(page: Page, view: str) -> None:
    see(page, view)
    spots = drawn(page)
    nodes = {one["id"]: one for one in page.evaluate("rolegraph.nodes()")}
    assert {nodes[edge["from"]]["kind"] for edge in page.evaluate("rolegraph.edges()")} == {"role"}
    assert all(spots[nodes[edge["from"]]["label"]][0] < 0 for edge in page.evaluate("rolegraph.edges()"))
    counts = Counter(nodes[edge["to"]]["label"] for edge in page.evaluate("rolegraph.edges()"))
    downwards = sorted(counts, key=lambda label: spots[label][1])
    assert [counts[label] for label in downwards] == sorted(counts.values(), reverse=True)
    assert "paling banyak peran dulu" in banner(page)


def test_the_table_holds_the_rows_of_the_picture_or_of_the_whole_file(page: Page) -> None:
    see(page, "skills")
    page.get_by_role("button", name="Tabel").click()
    rows = page.locator("#rows tr")
    expect(rows).to_have_count(len(page.evaluate("rolegraph.edges()")))
    few = rows.count()
    page.get_by_role("checkbox", name="Semua baris dalam berkas").check()
    assert rows.count() > few


def test_relations_are_filtered_and_the_banner_says_so(page: Page) -> None:
    before = len(page.evaluate("rolegraph.edges()"))
    tick = page.get_by_role("checkbox", name="bekerja sama dengan")
    tick.focus()
    page.keyboard.press("Space")
    expect(tick).to_be_focused()
    expect(tick).not_to_be_checked()
    kinds = {edge["property"] for edge in page.evaluate("rolegraph.edges()")}
    assert "collaboratesWith" not in kinds
    assert len(page.evaluate("rolegraph.edges()")) < before
    assert banner(page) == "Saringan menyembunyikan 1 jenis atau hubungan."


@pytest.mark.parametrize("measure", ["degree", "betweenness", "roles"])
def test_nodes_grow_by_the_measure_that_is_picked(page: Page, measure: str) -> None:
    before = page.evaluate("rolegraph.svg()")
    page.get_by_label("Ukuran", exact=True).select_option(measure)
    page.wait_for_timeout(50)
    assert page.evaluate("rolegraph.svg()") != before
    assert page.evaluate("rolegraph.address()") == f"size={measure}"


def test_pictures_do_not_depend_on_what_was_looked_at_before(visit: Open, file: Path) -> None:
    one, other = visit(file), visit(file)
    for name in ("skills", "around", "contrast", "parties"):
        see(one, name)
    see(other, "parties")
    assert drawn(one) == drawn(other)


@pytest.mark.parametrize("view", ["all", "around", "contrast", "skills", "parties"])
@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_axe_finds_nothing_grave_and_nothing_scrolls_sideways(visit: Open, file: Path, view: str, size: str) -> None:
    page = visit(file, **({"viewport": NARROW} if size == "narrow" else {}))
    see(page, view)
    assert grave(page) == []
    page.get_by_role("button", name="Tabel").click()
    assert grave(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_dark_pages_have_contrast_enough(visit: Open, file: Path) -> None:
    page = visit(file, color_scheme="dark")
    page.evaluate("id => rolegraph.selectNode(id)", node(page, "misconception", "menjahit itu mudah"))
    assert grave(page) == []


def test_print_shows_the_picture_without_tools(page: Page) -> None:
    page.emulate_media(media="print")
    expect(page.locator(".tools")).to_be_hidden()
    expect(page.locator("#search")).to_be_hidden()
    expect(page.locator("#canvas canvas")).to_be_visible()


def test_a_page_opens_on_the_view_and_in_the_language_that_are_asked_for(
    visit: Open, store: OxigraphStore, tmp_path: Path
) -> None:
    names = ["Kepala Gudang", "Staf Gudang"]
    write_page(RoleGraph(store), tmp_path / "page.html", roles=names, view="contrast", languages=["en"])
    page = visit(tmp_path / "page.html")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.evaluate("rolegraph.view().name") == "contrast"
    expect(page.get_by_label("First role").locator("option:checked")).to_have_text("Kepala Gudang")
    expect(page.get_by_label("Second role").locator("option:checked")).to_have_text("Staf Gudang")


@pytest.mark.parametrize(
    ("view", "roles", "message"),
    [
        ("everything", [], "there is no view 'everything'"),
        ("around", [], "needs a role"),
        ("contrast", ["Kepala Gudang"], "needs two roles, not 1"),
        ("links", [], "nothing here is linked"),
    ],
)
def test_a_view_that_shows_nothing_is_refused(
    readings: list[Reading],
    make_store: Callable[[list[Reading]], OxigraphStore],
    tmp_path: Path,
    view: str,
    roles: list[str],
    message: str,
) -> None:
    with pytest.raises(UsageError, match=message):
        write_page(RoleGraph(make_store(readings)), tmp_path / "page.html", roles=roles, view=view)
    assert not list(tmp_path.iterdir())
