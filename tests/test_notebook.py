"""rolegraph.notebook: networks in cells, in a real browser with the network off."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect

from rolegraph.errors import UsageError
from rolegraph.graph import RoleGraph
from rolegraph.notebook import Inline, network
from tests.browsing import Open, browser, visit
from tests.stores import filled
from tests.view.conftest import PAYLOADS, hostile

__all__ = ["browser", "visit"]  # fixtures


VS_CODE = (
    "default-src 'none'; script-src 'self' https://*.vscode-cdn.net 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' https://*.vscode-cdn.net 'unsafe-inline'; img-src 'self' https: http: data:; "
    "font-src 'self' https:; connect-src https:; child-src https: data:"
)
"""The strictest policy under which VS Code shows outputs: that of its setting `notebook.experimental.enableCsp`."""


def notebook(folder: Path, *cells: Inline, policy: str = "") -> Path:
    """A page that holds the outputs of cells, as Jupyter puts them in."""
    path = folder / "notebook.html"
    head = f'<!DOCTYPE html><meta charset=utf-8><meta http-equiv=Content-Security-Policy content="{policy}">'
    path.write_text(f"{head}{''.join(cell._repr_html_() for cell in cells)}", "utf-8")
    return path


def test_it_says_what_it_shows_and_does_not_print_the_page() -> None:
    with filled() as store:
        found = network(RoleGraph(store), roles=["Satpam"])
    assert repr(found).startswith("network: 1 roles, ")
    assert found.title == "Satpam"
    assert found._repr_html_().startswith('<iframe title="Satpam" sandbox="allow-scripts allow-downloads" style="')


def test_what_cannot_be_shown_is_refused() -> None:
    with filled() as store:
        graph = RoleGraph(store)
        with pytest.raises(UsageError, match="a picture 20 pixels high"):
            network(graph, height=20)
        with pytest.raises(UsageError, match="Satpam"):
            network(graph, roles=["Satpan"])


def frames(page: Page, number: int) -> list[Frame]:
    found = [frame for frame in page.frames if frame != page.main_frame]
    assert len(found) == number
    for frame in found:
        frame.wait_for_function("() => window.rolegraph && document.querySelector('#canvas canvas')")
    return found


@pytest.mark.browser
def test_two_networks_in_one_notebook_do_not_disturb_each_other(visit: Open, tmp_path: Path) -> None:
    with filled() as store:
        graph = RoleGraph(store)
        cells = [network(graph, roles=[role]) for role in ("Akuntan", "Satpam")]
    page = visit(notebook(tmp_path, *cells))
    first, second = frames(page, 2)
    labels = [{one["label"] for one in frame.evaluate("rolegraph.nodes()")} for frame in (first, second)]
    assert "membayar pajak" in labels[0] - labels[1]
    assert "menjaga gedung" in labels[1] - labels[0]
    chosen = next(one["id"] for one in first.evaluate("rolegraph.nodes()") if one["label"] == "membayar pajak")
    first.evaluate("id => rolegraph.selectNode(id)", chosen)
    expect(first.locator("#panel h2")).to_have_text("membayar pajak")
    assert second.evaluate("rolegraph.chosen()") is None
    first.get_by_role("button", name="EN").click()
    assert [frame.evaluate("document.documentElement.lang") for frame in (first, second)] == ["en", "id"]


@pytest.mark.browser
def test_two_networks_are_drawn_under_the_policy_of_vs_code(visit: Open, tmp_path: Path) -> None:
    with filled() as store:
        cells = [network(RoleGraph(store), roles=[role]) for role in ("Akuntan", "Satpam")]
    page = visit(notebook(tmp_path, *cells, policy=VS_CODE))
    for frame, cell in zip(page.frames[1:], cells, strict=True):
        expect(frame.locator("#canvas canvas")).to_be_visible()
        expect(frame.locator("h1")).to_contain_text(cell.title)
        frame.get_by_role("button", name="EN").click()
        expect(frame.locator("html")).to_have_attribute("lang", "en")


@pytest.mark.browser
def test_no_payload_leaves_its_frame_or_runs_in_it(visit: Open, tmp_path: Path) -> None:
    with filled(*(hostile(payload, number) for number, payload in enumerate(PAYLOADS))) as store:
        graph = RoleGraph(store)
        names = [role.role for role in graph.roles()][:3]
        cells = [network(graph), network(graph, roles=names)]
    page = visit(notebook(tmp_path, *cells))
    frames(page, 2)
    assert set(page.evaluate("[...document.body.querySelectorAll('*')].map((one) => one.localName)")) == {"iframe"}
