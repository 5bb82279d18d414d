"""Document pages and sites in a real browser, from disk, with the network off."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rolegraph.pages.page import write_document
from rolegraph.statement import Reading, Sentence
from tests.accessible import grave
from tests.browsing import NARROW
from tests.stores import ACCOUNTANT, filled
from tests.view.conftest import tell

pytestmark = pytest.mark.browser
Stroll = Callable[..., Page]


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of one text, with a sentence unread and one set aside."""
    text = ACCOUNTANT.document.text
    start = text.index("Ia bekerja")
    unread, aside = Sentence(text[start : start + 2], start, start + 2), Sentence(text[:7], 0, 7, "boilerplate/pay")
    path = tmp_path_factory.mktemp("document") / "page.html"
    with filled(Reading(ACCOUNTANT.document, ACCOUNTANT.statements, (unread,), (aside,))) as store:
        write_document(store, "akuntan", path)
    return path


def lit(page: Page, name: str = "on") -> dict[str, list[str]]:
    """What is lit up in text, graph and table: the texts of the elements."""
    return {
        where: page.locator(f"{selector}.{name}").all_text_contents()
        for where, selector in {"text": ".text .u", "graph": ".graph .v", "table": "tr"}.items()
    }


def test_a_click_on_words_lights_up_node_and_row(stroll: Stroll, document: Path) -> None:
    page = stroll(document)
    page.locator(".text .u", has_text="teliti").click()
    found = lit(page)
    assert (found["text"], found["graph"]) == (["teliti"], ["teliti"])
    assert len(found["table"]) == 1
    expect(page.locator("#chosen")).to_have_text("Keterampilan: teliti")
    assert page.url.endswith("#s4")


def test_pointing_at_a_node_lights_up_the_words(stroll: Stroll, document: Path) -> None:
    page = stroll(document)
    page.locator(".graph .v use").nth(2).hover()
    assert lit(page, "hover")["text"] == ["teliti"]
    page.mouse.move(2, 2)
    assert lit(page, "hover")["text"] == []


def test_the_keyboard_walks_through_the_statements(stroll: Stroll, document: Path) -> None:
    page = stroll(document)
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert lit(page)["text"] == ["menyusun laporan keuangan"]
    page.keyboard.press("p")
    page.keyboard.press("p")
    expect(page.locator("tr.on")).to_have_attribute("id", f"s{len(ACCOUNTANT.statements)}")
    page.keyboard.press("Escape")
    assert lit(page) == {"text": [], "graph": [], "table": []}
    assert "#" not in page.url
    page.locator(".graph a.v").nth(3).focus()
    page.keyboard.press("Enter")
    assert lit(page)["text"] == ["analisis"]


def test_an_address_opens_on_a_statement(stroll: Stroll, document: Path) -> None:
    page = stroll(document, fragment="s7")
    expect(page.locator(".text .u.on")).to_have_text("hanya berhitung")
    expect(page.locator(".text .u.on")).to_be_in_viewport()


def test_the_legend_hides_a_kind_everywhere(stroll: Stroll, document: Path) -> None:
    page = stroll(document)
    expect(page.locator("tr[data-k=skill]").first).to_be_visible()
    page.get_by_role("checkbox", name="Keterampilan").uncheck()
    expect(page.locator("tr[data-k=skill]").first).to_be_hidden()
    expect(page.locator(".text .u", has_text="teliti")).to_have_css("border-bottom-color", "rgba(0, 0, 0, 0)")
    expect(page.locator(".text")).to_contain_text("teliti")
    page.get_by_role("checkbox", name="Keterampilan").check()
    expect(page.locator("tr[data-k=skill]").first).to_be_visible()


def test_signs_are_called_by_kind_and_words_in_both_languages(stroll: Stroll, document: Path) -> None:
    page = stroll(document)
    expect(page.locator(".text").get_by_role("link", name="Keterampilan teliti")).to_have_count(1)
    page.get_by_role("button", name="EN", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".text").get_by_role("link", name="Skill teliti")).to_have_count(1)
    expect(page.locator(".text").get_by_role("link", name="Unread")).to_have_count(1)
    assert "Keterampilan" not in page.locator("main").inner_text()
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_page_reads_without_scripts(stroll: Stroll, document: Path) -> None:
    page = stroll(document, java_script_enabled=False)
    expect(page.locator(".text .u", has_text="teliti")).to_be_visible()
    page.locator(".text .sign.k-skill").first.click()
    expect(page.locator("tr:target")).to_contain_text("teliti")


def test_each_line_of_a_text_has_its_own_direction_and_spans_behind_emoji_are_right(
    stroll: Stroll, tmp_path: Path
) -> None:
    sentences = [
        ("\N{SPOOL OF THREAD}\N{SEWING NEEDLE} Satpam menjaga gedung.", ["has_responsibility: menjaga gedung"]),
        ("الحارس صبور جدا.", ["requires_skill: صبور"]),
    ]
    with filled(tell("Satpam", "id", sentences)) as store:
        write_document(store, "satpam", tmp_path / "page.html")
    page = stroll(tmp_path / "page.html")
    expect(page.locator(".text .u.k-duty")).to_have_text("menjaga gedung")
    expect(page.locator(".text .u.k-skill")).to_have_text("صبور")
    for number, direction in enumerate(("ltr", "rtl")):
        expect(page.locator(".text p").nth(number)).to_have_css("direction", direction)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_grave_is_said_of_a_document_page(stroll: Stroll, document: Path, scheme: str) -> None:
    page = stroll(document, color_scheme=scheme, bypass_csp=True)
    assert grave(page) == []


@pytest.mark.parametrize("name", ["index", "roles", "skills", "parties", "documents", "queries", "search", "graph"])
def test_nothing_grave_is_said_of_a_site(stroll: Stroll, site: Path, name: str) -> None:
    assert grave(stroll(site / f"{name}.html", bypass_csp=True)) == []


def test_nothing_grave_is_said_of_roles_and_answers(stroll: Stroll, site: Path) -> None:
    for path in (next((site / "role").glob("akuntan-*")), site / "query" / "duties.html"):
        assert grave(stroll(path, bypass_csp=True)) == []


def test_no_page_is_wider_than_a_phone(stroll: Stroll, site: Path, document: Path) -> None:
    names = ("index.html", "roles.html", "skills.html", "search.html", "query/statements.html")
    for path in (document, *(site / name for name in names), *(site / "role").iterdir()):
        page = stroll(path, viewport=NARROW)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], path.name


def test_the_graph_leads_back(stroll: Stroll, site: Path) -> None:
    page = stroll(site / "index.html")
    page.get_by_role("link", name="Seluruh graf").or_(page.locator("a[href='graph.html']")).first.click()
    page.get_by_role("button", name="EN", exact=True).click()
    page.get_by_role("link", name="First page").click()
    assert page.url.endswith("/index.html")


def test_links_lead_from_home_to_a_skill_a_role_and_a_sentence(stroll: Stroll, site: Path) -> None:
    page = stroll(site / "index.html")
    page.get_by_role("link", name="teliti").click()
    expect(page.locator("li:target")).to_contain_text("teliti")
    page.get_by_role("link", name="Satpam").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Satpam")
    page.locator(".item", has=page.locator(".what", has_text="berani")).locator(".cite").click()
    expect(page.locator(".text .u.on")).to_have_text("berani")
    page.get_by_role("link", name="Satpam", exact=True).click()
    expect(page).to_have_url(re.compile("/role/satpam-"))


def test_search_from_any_page_finds_things_and_texts(stroll: Stroll, site: Path) -> None:
    page = stroll(site / "roles.html")
    page.keyboard.press("/")
    page.keyboard.type("LAPORAN keu")
    page.keyboard.press("Enter")
    hits = page.locator("#hits a")
    expect(hits).to_have_text(["menyusun laporan keuangan", "memeriksa laporan keuangan"])
    expect(page.locator("#found")).to_have_text("2 dari 2 hasil")
    expect(page.locator("#texts a")).to_have_text(["Profil Akuntan", "Profil Auditor"])
    hits.first.click()
    expect(page.locator(".text .u.on")).to_have_text("menyusun laporan keuangan")
    page.go_back()
    expect(page.locator("#wanted")).to_have_value("LAPORAN keu")
    page.locator("#wanted").fill("tidak ada yang begini")
    expect(page.locator("#found")).to_have_text("Tidak ada hasil")


def test_the_graph_opens_around_a_role(stroll: Stroll, site: Path) -> None:
    page = stroll(next((site / "role").glob("satpam-*")))
    page.get_by_role("link", name="lihat dalam graf").click()
    page.wait_for_timeout(300)
    chosen = page.evaluate("rolegraph.chosen()")
    (node,) = [one for one in page.evaluate("rolegraph.nodes()") if one["id"] == chosen["id"]]
    assert node["label"] == "Satpam"


def test_the_graph_opens_on_two_roles_and_on_questions(stroll: Stroll, site: Path) -> None:
    page = stroll(next((site / "role").glob("akuntan-*")))
    page.get_by_role("link", name="keduanya dalam graf").click()
    page.wait_for_timeout(300)
    assert "view=contrast&pair=" in page.url
    for name in ("Keterampilan dan siapa", "Siapa bekerja sama"):
        page = stroll(site / "index.html")
        page.get_by_role("link", name=name).click()
        page.wait_for_timeout(300)
        assert "#view=" in page.url
        assert page.evaluate("rolegraph.nodes().length") > 0


def test_payloads_run_nothing_on_any_page(stroll: Stroll, hostile_site: Path) -> None:
    page = stroll(hostile_site / "index.html")
    names = ("roles.html", "skills.html", "parties.html", "documents.html", "query/statements.html")
    every = sorted((hostile_site / "document").iterdir()) + sorted((hostile_site / "role").iterdir())
    for path in (*(hostile_site / name for name in names), *every[::3]):
        page.goto(path.as_uri())
        page.keyboard.press("n")
        for language in ("EN", "ID"):
            page.get_by_role("button", name=language, exact=True).click()
    page.goto((hostile_site / "search.html").as_uri())
    for wanted in ("script", "hacked", "<", "__proto__", "constructor"):
        page.locator("#wanted").fill(wanted)
        expect(page.locator("#hits li").first).to_be_visible()
