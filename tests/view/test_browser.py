"""The page in a real browser, from disk, with the network off."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest
from playwright.sync_api import Locator, Page, expect

from rolegraph.graph import RoleGraph
from rolegraph.link.apply import apply
from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.view.network import network
from rolegraph.view.page import write_page
from tests.browsing import NARROW, WIDE, Open, browser, until, visit
from tests.link.test_apply import accepted
from tests.stores import filled

pytestmark = pytest.mark.browser

__all__ = ["NARROW", "WIDE", "Open", "browser", "visit"]  # of tests.browsing


@pytest.fixture(scope="session")
def graph(store: OxigraphStore) -> nx.MultiDiGraph:
    """What that page must hold."""
    return network(store)


@pytest.fixture
def page(visit: Open, file: Path) -> Page:
    return visit(file)


def node(page: Page, kind: str, label: str) -> int:
    (found,) = [one["id"] for one in page.evaluate("rolegraph.nodes()") if (one["kind"], one["label"]) == (kind, label)]
    return int(found)


def edge(page: Page, start: int, end: int, name: str) -> int:
    wanted = {"from": start, "to": end, "property": name}
    (found,) = [one["id"] for one in page.evaluate("rolegraph.edges()") if wanted.items() <= one.items()]
    return int(found)


def colours(page: Page) -> set[str]:
    """The colours of enough pixels of the canvas to be no blur."""
    found = page.evaluate(
        """() => {
          const canvas = document.querySelector("#canvas canvas");
          const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
          copy.drawImage(canvas, 0, 0);
          const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
          const counts = {};
          for (let at = 0; at < data.length; at += 4) {
            const colour = [data[at], data[at + 1], data[at + 2], data[at + 3]].join();
            counts[colour] = (counts[colour] ?? 0) + 1;
          }
          return Object.keys(counts).filter((colour) => counts[colour] > 30);
        }"""
    )
    return set(found)


def panel(page: Page) -> Locator:
    return page.locator("#panel")


SKILL, DUTY, TRAIT, PARTY = "0,158,115,255", "0,114,178,255", "213,94,0,255", "230,159,0,255"


def test_it_draws_every_kind_in_its_colour(page: Page, graph: nx.MultiDiGraph) -> None:
    assert {SKILL, DUTY, TRAIT, PARTY} <= colours(page)
    nodes, edges = graph.number_of_nodes(), graph.number_of_edges()
    shown = f"4 dari 4 peran · {nodes} dari {nodes} simpul · {edges} dari {edges} hubungan"
    expect(page.locator("#shown")).to_have_text(shown)


def test_searching_a_label_and_enter_select_and_focus_the_node(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("mesin JAHIT")
    expect(page.locator("#found").get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    chosen = node(page, "skill", "mesin jahit")
    assert page.evaluate("rolegraph.chosen()") == {"type": "node", "id": chosen}
    expect(panel(page).get_by_role("heading", level=2)).to_have_text("mesin jahit")
    expect(panel(page).locator("blockquote")).to_have_text("Ia teliti, sabar, dan menguasai mesin jahit.")
    at, room = page.evaluate("id => rolegraph.pointOf('node', id)", chosen), page.locator("#canvas").bounding_box()
    assert room is not None
    assert abs(at["x"] - room["x"] - room["width"] / 2) < 2
    assert abs(at["y"] - room["y"] - room["height"] / 2) < 2


def test_arrows_walk_through_the_results_and_escape_clears_step_by_step(page: Page) -> None:
    search = page.locator("#search")
    search.focus()
    page.keyboard.type("departemen")
    options = page.locator("#found").get_by_role("option")
    expect(options).to_have_count(3)
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(options.nth(2)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert search.get_attribute("aria-activedescendant") == options.nth(2).get_attribute("id")
    wanted = options.nth(2).locator("span").first.inner_text()
    page.keyboard.press("Enter")
    expect(panel(page).get_by_role("heading", level=2)).to_have_text(wanted)
    page.keyboard.press("Escape")
    expect(search).to_have_value("")
    assert page.evaluate("rolegraph.chosen()") is not None
    page.keyboard.press("Escape")
    assert page.evaluate("rolegraph.chosen()") is None


def test_search_finds_other_wordings_and_says_when_there_is_nothing(page: Page) -> None:
    search = page.locator("#search")
    search.fill("kepemimpinan yang kuat")
    expect(page.locator("#found").get_by_role("option")).to_have_count(1)
    expect(page.locator("#found").get_by_role("option").locator("span").first).to_have_text("kepemimpinan")
    search.fill("tidak ada yang begini")
    expect(page.locator("#found-count")).to_have_text("Tidak ada hasil")
    search.press("Enter")
    assert page.evaluate("rolegraph.chosen()") is None


def test_a_click_on_a_line_shows_its_sentence_with_the_span_marked(page: Page) -> None:
    role, skill = node(page, "role", "Penjahit 🧵 Butik"), node(page, "skill", "sabar")
    line = edge(page, role, skill, "requiresSkill")
    page.evaluate("id => rolegraph.selectNode(id)", role)
    until(page, "rolegraph.pointOf('node', rolegraph.chosen().id).x > 0")
    page.evaluate("rolegraph.clear()")
    at = page.evaluate("id => rolegraph.pointOf('edge', id)", line)
    page.mouse.click(at["x"], at["y"])
    assert page.evaluate("rolegraph.chosen()") == {"type": "edge", "id": line}
    expect(panel(page).locator("blockquote")).to_have_text("Ia teliti, sabar, dan menguasai mesin jahit.")
    expect(panel(page).locator("mark")).to_have_text("sabar")
    expect(panel(page)).to_contain_text("Profil Penjahit 🧵 Butik")
    expect(panel(page)).to_contain_text("test/requires_skill")
    expect(panel(page)).to_contain_text("90%")


def test_a_click_on_a_node_selects_it_and_one_beside_clears(page: Page) -> None:
    role = node(page, "role", "Kepala Gudang")
    at = page.evaluate("id => rolegraph.pointOf('node', id)", role)
    page.mouse.click(at["x"], at["y"])
    assert page.evaluate("rolegraph.chosen()") == {"type": "node", "id": role}
    room = page.locator("#canvas").bounding_box()
    assert room is not None
    page.mouse.click(room["x"] + 4, room["y"] + 4)
    assert page.evaluate("rolegraph.chosen()") is None


def test_spans_behind_letters_outside_the_basic_plane_are_marked_right(page: Page) -> None:
    role, duty = node(page, "role", "Penjahit 🧵 Butik"), node(page, "duty", "memotong kain")
    page.evaluate("id => rolegraph.selectEdge(id)", edge(page, role, duty, "hasResponsibility"))
    expect(panel(page).locator("mark")).to_have_text("memotong kain")
    expect(panel(page).locator("blockquote")).to_contain_text("🧵🪡 Penjahit butik")


def test_a_role_shows_each_sentence_once_with_all_its_spans(page: Page) -> None:
    page.evaluate("id => rolegraph.selectNode(id)", node(page, "role", "Warehouse Manager"))
    quotes = panel(page).locator("blockquote")
    expect(quotes).to_have_count(6)
    assert quotes.first.locator("mark").all_inner_texts() == [
        "plans deliveries", "keeps the stock", "trains staff", "orders leave on time",
    ]  # fmt: skip
    expect(quotes.first).to_have_attribute("lang", "en")


def test_a_shared_thing_shows_what_each_document_says(page: Page) -> None:
    page.evaluate("id => rolegraph.selectNode(id)", node(page, "party", "departemen keuangan"))
    expect(panel(page).locator(".said")).to_have_count(2)
    expect(panel(page)).to_contain_text("Profil Kepala Gudang")
    expect(panel(page)).to_contain_text("Profil Manajer Penjualan")
    version = panel(page).locator(".said > .facts").first
    expect(version).to_contain_text("Versi rolegraph ")


def test_claims_are_not_shown_as_facts(page: Page) -> None:
    claim = node(page, "misconception", "menjahit itu mudah")
    page.evaluate("id => rolegraph.selectNode(id)", claim)
    expect(panel(page)).to_contain_text("klaim, bukan fakta")
    expect(panel(page).get_by_role("heading", level=2).locator("span")).to_have_css("font-style", "italic")
    page.evaluate("id => rolegraph.selectNode(id)", node(page, "correction", "membuat pola"))
    expect(panel(page)).not_to_contain_text("klaim, bukan fakta")


def test_filters_hide_a_kind_in_the_picture_and_the_table_and_keep_the_focus(
    page: Page, graph: nx.MultiDiGraph
) -> None:
    before = len(page.evaluate("rolegraph.edges()"))
    skills = page.get_by_role("checkbox", name="Keterampilan")
    skills.focus()
    page.keyboard.press("Space")
    expect(skills).not_to_be_checked()
    expect(skills).to_be_focused()
    assert len(page.evaluate("rolegraph.edges()")) < before
    page.wait_for_timeout(100)
    assert SKILL not in colours(page)
    kept = sum(kind != "skill" for _, kind in graph.nodes(data="kind"))
    expect(page.locator("#shown")).to_contain_text(f"{kept} dari {len(graph)} simpul")
    page.get_by_role("button", name="Tabel").click()
    expect(page.locator("#rows")).not_to_contain_text("membutuhkan")
    page.get_by_role("button", name="Hanya peran").click()
    expect(page.locator("#rows tr")).to_have_count(3)
    page.get_by_role("button", name="Semua", exact=True).first.click()
    expect(page.locator("#rows tr")).to_have_count(graph.number_of_edges())


def test_implied_lines_come_with_their_end_or_all_at_once(page: Page) -> None:
    quiet = "rolegraph.edges().filter(edge => edge.property === 'hasCorrection').length"
    assert page.evaluate(quiet) == 0
    page.evaluate("id => rolegraph.selectNode(id)", node(page, "correction", "membuat pola"))
    assert page.evaluate(quiet) == 1
    page.evaluate("rolegraph.clear()")
    page.get_by_role("checkbox", name="garis tersirat").check()
    assert page.evaluate(quiet) == 8


def test_the_interface_speaks_two_languages(page: Page) -> None:
    expect(page.locator("html")).to_have_attribute("lang", "id")
    page.evaluate("id => rolegraph.selectNode(id)", node(page, "skill", "sabar"))
    expect(panel(page)).to_contain_text("Keyakinan")
    page.get_by_role("button", name="EN", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("button", name="EN", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("checkbox", name="Skill")).to_be_visible()
    expect(page.get_by_placeholder("a role, duty, skill …")).to_be_visible()
    expect(panel(page)).to_contain_text("Confidence")
    expect(panel(page)).to_contain_text("requires")
    assert "Keterampilan" not in page.locator("body").inner_text()


def test_the_table_is_the_same_graph_sorted_and_filtered(page: Page, graph: nx.MultiDiGraph) -> None:
    page.get_by_role("button", name="Tabel").click()
    rows = page.locator("#rows tr")
    expect(rows).to_have_count(graph.number_of_edges())
    page.get_by_label("Saring baris").fill("gudang keuangan")
    expect(rows).to_have_count(1)
    page.get_by_label("Saring baris").fill("")
    heading = page.get_by_role("columnheader").nth(2)
    page.get_by_role("button", name="Urutkan menurut Ke", exact=True).click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    first = rows.first.locator("td").nth(2).inner_text()
    page.keyboard.press("Enter")
    expect(heading).to_have_attribute("aria-sort", "descending")
    assert rows.first.locator("td").nth(2).inner_text() != first


def test_the_table_is_used_by_keyboard_alone(page: Page) -> None:
    page.get_by_role("button", name="Tabel").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Saring baris").focus()
    page.keyboard.type("mengukur badan")
    expect(page.locator("#rows tr")).to_have_count(1)
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "bertugas":
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(panel(page).locator("mark")).to_have_text("mengukur badan")
    expect(page.locator("#rows tr")).to_have_class("chosen")


def test_tab_reaches_the_search_first(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.locator("#search")).to_be_focused()


def test_a_narrow_window_shows_everything_without_sideways_scrolling(visit: Open, file: Path) -> None:
    page = visit(file, viewport=NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert DUTY in colours(page)
    for role in ("Kepala Gudang", "Warehouse Manager"):
        at = page.evaluate("id => rolegraph.pointOf('node', id)", node(page, "role", role))
        assert 0 < at["x"] < NARROW["width"]
    page.get_by_role("button", name="Tabel").click()
    page.locator("#rows tr button").nth(1).click()
    expect(panel(page).locator("mark").first).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_a_dark_theme_is_dark_and_draws(visit: Open, file: Path) -> None:
    page = visit(file, color_scheme="dark")
    expect(page.locator("body")).to_have_css("background-color", "rgb(22, 24, 27)")
    assert "244,244,244,255" in colours(page)
    page.emulate_media(color_scheme="light")
    page.wait_for_timeout(100)
    assert {SKILL, DUTY} <= colours(page)


def test_the_answer_of_a_query_is_drawn(
    visit: Open, store: OxigraphStore, graph: nx.MultiDiGraph, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    write_page(RoleGraph(store), path, query="SELECT ?role ?skill { ?role rg:requiresSkill ?skill }")
    page = visit(path)
    skills = [end for _, end, key in graph.edges(keys=True) if key == "requiresSkill"]
    shown = f"{4 + len(set(skills))} dari {len(graph)} simpul · {len(skills)} dari {graph.number_of_edges()} hubungan"
    expect(page.locator("#shown")).to_have_text(f"4 dari 4 peran · {shown}")
    assert SKILL in colours(page)


def test_a_link_to_a_taxonomy_comes_with_who_decided_and_why(visit: Open, tmp_path: Path) -> None:
    with filled() as store:
        one = accepted(store, comment="words-id 62 % (label: </script><b>), meaning 38 %")
        apply(store, [one])
        write_page(RoleGraph(store), tmp_path / "page.html")
    page = visit(tmp_path / "page.html")
    page.evaluate("id => rolegraph.selectNode(id)", node(page, "skill", "teliti"))
    row = panel(page).get_by_role("listitem").filter(has_text="attend to detail")
    expect(row.locator("dt")).to_contain_text(["Diputuskan oleh", "Tanggal", "Alasan"])
    reasons = "words-id 62 % (label: </script><b>), meaning 38 %"
    expect(row.locator("dd")).to_contain_text(["Ani", "2026-03-01", reasons])


def test_an_empty_graph_opens(visit: Open, tmp_path: Path) -> None:
    with OxigraphStore.memory() as store:
        write_page(RoleGraph(store), tmp_path / "page.html")
    expect(visit(tmp_path / "page.html").locator("#shown")).to_contain_text("0 dari 0 peran")
