"""What the page saves: PNG, SVG, and CSV that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
from playwright.sync_api import Page

from rolegraph.graph import RoleGraph
from rolegraph.statement import Reading
from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.view.page import write_page
from tests.browsing import Open, browser, visit
from tests.view.test_browser import graph, page
from tests.view.test_hostile import hostile_page

pytestmark = pytest.mark.browser
__all__ = ["browser", "graph", "hostile_page", "page", "visit"]  # fixtures of the network's page

SVG = "{http://www.w3.org/2000/svg}"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def saved(page: Page, kind: str) -> tuple[str, bytes]:
    """A file that the page saves: its name and content."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=f"sebagai {kind}").click()
    download = waiting.value
    return download.suggested_filename, Path(download.path()).read_bytes()


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_picture_is_saved_as_png(page: Page) -> None:
    name, content = saved(page, "PNG")
    assert name == "rolegraph.png"
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(content) > 10_000


def test_a_picture_is_saved_as_svg_with_a_sign_for_each_node_and_its_labels_as_text(page: Page) -> None:
    name, content = saved(page, "SVG")
    assert name == "rolegraph.svg"
    root = ElementTree.fromstring(content)
    assert root.tag == f"{SVG}svg"
    signs = [path for path in root.iter(f"{SVG}path") if "transform" in path.attrib]
    assert len(signs) == len(page.evaluate("rolegraph.drawn()"))
    lines = [path for path in root.iter(f"{SVG}path") if "transform" not in path.attrib]
    assert len(lines) == len(page.evaluate("rolegraph.edges()"))
    told = " ".join(str(text.text) for text in root.iter(f"{SVG}text"))
    assert "Kepala Gudang" in told
    assert "🧵" in told
    assert {path.get("stroke-dasharray") for path in lines} > {None}


def test_the_rows_are_saved_as_csv_with_sentence_and_claim(page: Page, graph: nx.MultiDiGraph) -> None:
    name, content = saved(page, "CSV")
    assert name == "rolegraph.csv"
    rows = rows_of(content)
    assert len(rows) == sum(max(len(said), 1) for *_, said in graph.edges(data="statements"))
    (claim,) = {row["klaim"] for row in rows if row["hubungan"] == "dikira"}
    assert claim == "klaim"
    assert {row["klaim"] for row in rows if row["hubungan"] == "bertugas"} == {""}
    one = next(row for row in rows if row["ke"] == "mengukur badan")
    assert one["bunyi"] in one["kalimat"]
    assert one["dokumen"] == "Profil Penjahit 🧵 Butik"


def test_the_csv_holds_what_the_filters_leave_in_the_language_of_the_page(page: Page) -> None:
    page.get_by_role("checkbox", name="Keterampilan").uncheck()
    page.get_by_role("button", name="Tabel").click()
    page.get_by_label("Saring baris").fill("kepala gudang")
    page.get_by_role("button", name="EN", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="as CSV").click()
    rows = rows_of(Path(waiting.value.path()).read_bytes())
    assert rows
    assert not any(row["relation"] == "requires" for row in rows)
    assert all("gudang" in " ".join(row.values()).lower() for row in rows)


def test_no_cell_of_hostile_texts_is_a_formula_and_none_is_lost(
    hostile_page: Page, hostile_readings: list[Reading]
) -> None:
    hostile_page.get_by_role("button", name="Tabel").click()
    hostile_page.get_by_role("checkbox", name="Semua baris dalam berkas").check()
    text = hostile_page.evaluate("rolegraph.csv()")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    cells = {cell for row in rows for cell in row}
    assert not [cell for cell in cells if cell.lstrip().startswith(FORMULA)]
    assert {len(row) for row in rows} == {14}
    for reading in hostile_readings:
        assert cells & {str(reading.role), f"'{reading.role}"}


def test_hostile_texts_stay_text_in_svg(hostile_page: Page) -> None:
    for one in hostile_page.evaluate("rolegraph.nodes().filter(node => node.kind === 'role')")[:12]:
        hostile_page.evaluate("id => rolegraph.turnTo({ name: 'around', open: [id] })", one["id"])
        root = ElementTree.fromstring(hostile_page.evaluate("rolegraph.svg()"))
        assert {element.tag for element in root.iter()} == {
            f"{SVG}{tag}" for tag in ("svg", "title", "rect", "path", "text")
        }
        assert not [
            name for element in root.iter() for name in element.attrib if name.startswith("on") or "href" in name
        ]


@pytest.mark.parametrize("number", range(0, 72, 6))
def test_the_name_of_a_file_is_safe_whatever_the_role_is_called(
    visit: Open,
    hostile_readings: list[Reading],
    make_store: Callable[[list[Reading]], OxigraphStore],
    tmp_path: Path,
    number: int,
) -> None:
    reading = hostile_readings[number]
    write_page(RoleGraph(make_store([reading])), tmp_path / "page.html", roles=[str(reading.role)])
    name, _ = saved(visit(tmp_path / "page.html"), "CSV")
    assert name.endswith(".csv")
    stem = name.removesuffix(".csv")
    assert stem.replace("-", "").isalnum()
    assert not stem.startswith("-")
    assert len(stem) <= 60
