"""The state in the fragment of the address: a copied link opens the same picture."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import Open, browser, until, visit
from tests.view.conftest import PAYLOADS
from tests.view.test_browser import edge, node, page

pytestmark = pytest.mark.browser
__all__ = ["browser", "page", "visit"]  # fixtures of the network's page


def settled(page: Page) -> str:
    """The address, once it says what the page shows."""
    until(page, "location.hash.slice(1) === rolegraph.address()")
    return page.url


def looks(page: Page) -> dict[str, Any]:
    return {
        "drawn": page.evaluate("rolegraph.drawn()"),
        "edges": page.evaluate("rolegraph.edges()"),
        "chosen": page.evaluate("rolegraph.chosen()"),
        "language": page.evaluate("document.documentElement.lang"),
        "middle": page.evaluate("id => rolegraph.pointOf('node', id)", page.evaluate("rolegraph.drawn()[0].id")),
    }


def test_a_page_as_it_opens_has_no_fragment(page: Page) -> None:
    page.wait_for_timeout(300)
    assert "#" not in page.url


def test_view_filters_selection_language_and_zoom_come_back(visit: Open, page: Page) -> None:
    page.get_by_label("Lihat", exact=True).select_option("around")
    page.evaluate("id => rolegraph.turnTo({ open: [id] })", node(page, "role", "Kepala Gudang"))
    page.get_by_role("checkbox", name="Mitra kerja").uncheck()
    page.get_by_role("checkbox", name=re.compile("^bertujuan")).uncheck()
    page.get_by_label("Ukuran", exact=True).select_option("degree")
    role, duty = node(page, "role", "Kepala Gudang"), node(page, "duty", "menyusun jadwal")
    page.evaluate("id => rolegraph.selectEdge(id)", edge(page, role, duty, "hasResponsibility"))
    page.get_by_role("button", name="EN", exact=True).click()
    page.get_by_role("button", name="Zoom in").click()
    address = settled(page)
    page.wait_for_timeout(100)
    before = looks(page)
    page.goto("about:blank")
    page.goto(address)
    after = looks(page)
    assert {key: after[key] for key in ("drawn", "edges", "chosen", "language")} == {
        key: before[key] for key in ("drawn", "edges", "chosen", "language")
    }
    assert abs(after["middle"]["x"] - before["middle"]["x"]) < 2
    assert abs(after["middle"]["y"] - before["middle"]["y"]) < 2
    expect(page.get_by_role("checkbox", name=re.compile("^Works with"))).not_to_be_checked()
    expect(page.get_by_label("Size", exact=True)).to_have_value("degree")


def test_the_table_comes_back_too(page: Page) -> None:
    page.get_by_role("button", name="Tabel").click()
    page.get_by_role("checkbox", name="Semua baris dalam berkas").check()
    address = settled(page)
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator("#table")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Semua baris dalam berkas")).to_be_checked()


def test_a_link_to_a_thing_of_the_graph_names_its_iri(page: Page, visit: Open, file: Path) -> None:
    role = node(page, "role", "Manajer Penjualan")
    iri = next(one["iri"] for one in page.evaluate("rolegraph.nodes()") if one["id"] == role)
    page.goto(f"{file.as_uri()}#open={iri}&node={iri}")
    until(page, "rolegraph.view().name === 'around'")
    assert page.evaluate("rolegraph.view().open") == [role]
    assert page.evaluate("rolegraph.chosen()") == {"type": "node", "id": role}


def test_a_new_fragment_in_the_same_page_is_followed(page: Page) -> None:
    page.evaluate("location.hash = 'view=skills&lang=en'")
    until(page, "rolegraph.view().name === 'skills'")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.evaluate("location.hash = ''")
    until(page, "rolegraph.view().name === 'all'")


@pytest.mark.parametrize(
    "fragment",
    [
        "view=none&lang=xx&size=huge&group=9&page=-1&zoom=1,2",
        "view=links",
        "view=group&group=0",
        "view=contrast&pair=a,b",
        "view=around&open=%",
        "zoom=NaN,Infinity,0",
        "lang=__proto__&hide=__proto__&lines=constructor&node=toString",
        "page=999&view=skills",
        "&&==&a",
    ],
)
def test_a_fragment_that_says_nothing_sensible_opens_a_page_all_the_same(
    visit: Open, file: Path, page: Page, fragment: str
) -> None:
    page.goto("about:blank")
    page.goto(f"{file.as_uri()}#{fragment}")
    expect(page.locator("#shown")).to_contain_text("dari 4 peran")
    assert page.evaluate("document.documentElement.lang") == "id"


def test_payloads_in_the_fragment_run_nothing(page: Page) -> None:
    for payload in PAYLOADS:
        for part in ("view=P", "open=P", "node=P", "line=P,P,P", "hide=P", "lang=P", "zoom=P"):
            text = part.replace("P", payload)
            page.evaluate("text => { location.hash = text; dispatchEvent(new HashChangeEvent('hashchange')); }", text)
    assert page.evaluate("rolegraph.nodes().length") > 0
