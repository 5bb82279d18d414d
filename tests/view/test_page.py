"""rolegraph.view.page and rolegraph.view.data: one file, the same bytes, nothing that loads or runs."""

from __future__ import annotations

import base64
import json
import random
import re
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.errors import StoreError, UsageError
from rolegraph.graph import RoleGraph
from rolegraph.statement import Reading
from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.view.data import as_json, utf16
from rolegraph.view.network import network
from rolegraph.view.page import render, write_page


class Parts(HTMLParser):
    """The elements of a page and the texts of its scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] in ("script", "style") and data.strip():
            self.raw.append((self.tags[-1][0] + (self.tags[-1][1].get("type") or ""), data))


def data_of(page: str) -> dict[str, Any]:
    (text,) = (text for tag, text in Parts(page).raw if tag == "scriptapplication/json")
    found: dict[str, Any] = json.loads(text)
    return {**found, **{name: unpacked(found[name]) for name in ("nodes", "edges", "sentences", "statements")}}


def unpacked(table: dict[str, Any]) -> list[dict[str, Any]]:
    """The records of a packed list, as the page's own script has them."""
    words = table["words"]
    return [
        {
            name: words[name][value] if name in words and value is not None else value
            for name, value in zip(table["columns"], row, strict=True)
        }
        for row in table["rows"]
    ]


def wording_of(said: dict[str, Any], data: dict[str, Any]) -> str:
    """The words of a statement: its own, or those of its span."""
    units = data["sentences"][said["sentence"]]["text"].encode("utf-16-le")
    return str(said["wording"] or units[2 * said["start"] : 2 * said["end"]].decode("utf-16-le"))


@pytest.fixture(scope="module")
def page(store: OxigraphStore) -> str:
    return render(network(store))


def test_the_same_readings_in_any_order_give_the_same_bytes(
    readings: list[Reading], make_store: Callable[[list[Reading]], OxigraphStore], page: str
) -> None:
    for seed in (1, 2):
        shuffled = random.Random(seed).sample(readings, len(readings))
        assert render(network(make_store(shuffled))) == page


def test_the_policy_allows_these_scripts_and_this_style_and_nothing_else(page: str) -> None:
    parts = Parts(page)
    (policy,) = (attrs["content"] for tag, attrs in parts.tags if attrs.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    allowed = set(re.findall(r"'(sha256-[^']+)'", policy))
    present = {
        f"sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}"
        for tag, text in parts.raw
        if tag in ("script", "style")
    }
    assert present == allowed
    assert len(present) == 3


def test_nothing_in_the_page_names_another_place(page: str) -> None:
    parts = Parts(page)
    links = {attrs.get(name) for _, attrs in parts.tags for name in ("src", "href", "srcset", "action", "poster")}
    assert links == {None, "data:,"}
    assert not any(name.startswith("on") or name == "style" for _, attrs in parts.tags for name in attrs)
    assert "sourceMappingURL" not in page
    assert not re.search(r"@import|url\(", "".join(text for tag, text in parts.raw if tag == "style"))


def test_the_licence_of_vis_network_is_kept(page: str) -> None:
    assert "@copyright (c) 2011-2017 Almende B.V" in page
    assert "The MIT License" in page


def test_the_data_hold_every_node_edge_and_statement(page: str, store: OxigraphStore) -> None:
    data, graph = data_of(page), network(store)
    assert len(data["nodes"]) == graph.number_of_nodes()
    assert len(data["edges"]) == graph.number_of_edges()
    assert {node["iri"] for node in data["nodes"]} == set(graph)
    assert len(data["statements"]) == len({one.iri for *_, said in graph.edges(data="statements") for one in said})
    assert data["lang"] == "id"
    assert data["options"]["physics"] == {"enabled": False}


def test_spans_are_counted_as_a_browser_counts(page: str) -> None:
    data = data_of(page)
    wordings = [wording_of(said, data) for said in data["statements"]]
    assert {"mengukur badan", "departemen produksi"} <= set(wordings)
    assert sum(said["wording"] is None for said in data["statements"]) > len(wordings) / 2


def test_each_document_says_by_what_it_was_read(page: str) -> None:
    for document in data_of(page)["documents"]:
        assert re.fullmatch(rf"rolegraph [0-9.]+ · {document['lang']} [0-9a-f]{{8}}", document["version"])


def test_both_languages_have_the_same_strings(page: str) -> None:
    strings = data_of(page)["strings"]
    for key in ("kind", "property"):
        assert set(strings["id"][key]) == set(strings["en"][key])
    assert set(strings["id"]) == set(strings["en"])
    used = set(re.findall(r'data-(?:text|label|placeholder)="(\w+)"', page))
    assert used <= set(strings["id"])


@given(st.text())
def test_json_in_a_script_element_is_the_same_text_and_never_markup(text: str) -> None:
    written = str(as_json([text, {text: text}]))
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == [text, {text: text}]


@given(st.text(), st.integers(0, 40))
def test_offsets_in_utf16_cut_where_offsets_in_code_points_do(text: str, at: int) -> None:
    units = text.encode("utf-16-le", "surrogatepass")
    assert units[: 2 * utf16(text, at)].decode("utf-16-le", "surrogatepass") == text[:at]


def test_payloads_stay_in_the_data(
    hostile_readings: list[Reading], make_store: Callable[[list[Reading]], OxigraphStore], page: str
) -> None:
    hostile = render(network(make_store(hostile_readings)))
    assert [tag for tag, _ in Parts(hostile).tags] == [tag for tag, _ in Parts(page).tags]
    assert len(data_of(hostile)["documents"]) == len(hostile_readings)


def test_a_title_that_holds_a_role_is_escaped(
    hostile_readings: list[Reading], make_store: Callable[[list[Reading]], OxigraphStore], tmp_path: Path
) -> None:
    with RoleGraph(make_store(hostile_readings[:2])) as graph:
        name = hostile_readings[1].role
        write_page(graph, tmp_path / "page.html", roles=[name or ""])
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert f"<title>rolegraph: {name}" not in page
    assert "<title>rolegraph: &lt;/script&gt;&lt;script&gt;" in page


@pytest.fixture
def graph(readings: list[Reading], make_store: Callable[[list[Reading]], OxigraphStore]) -> RoleGraph:
    return RoleGraph(make_store(readings))


def test_a_page_of_one_role_tells_how_much_there_is(graph: RoleGraph, tmp_path: Path) -> None:
    report = write_page(graph, tmp_path / "page.html", roles=["penjahit 🧵 butik"])
    data = data_of((tmp_path / "page.html").read_text(encoding="utf-8"))
    assert report.roles == 1
    assert data["totals"]["roles"] == 4
    assert report.nodes == len(data["nodes"]) < data["totals"]["nodes"]
    assert report.size == (tmp_path / "page.html").stat().st_size


def test_the_title_names_the_chosen_roles(graph: RoleGraph, tmp_path: Path) -> None:
    write_page(graph, tmp_path / "page.html", roles=["manajer penjualan", "kepala gudang", "Kepala  Gudang"])
    assert "<title>rolegraph: Manajer Penjualan, Kepala Gudang</title>" in (tmp_path / "page.html").read_text("utf-8")


def test_a_page_of_a_query(graph: RoleGraph, tmp_path: Path) -> None:
    report = write_page(graph, tmp_path / "page.html", query="SELECT ?a ?b { ?a rg:correctedBy ?b }")
    assert (report.roles, report.edges) == (0, 8)


def test_roles_and_a_query_at_once_are_refused(graph: RoleGraph, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not both"):
        write_page(graph, tmp_path / "page.html", roles=["Kepala Gudang"], query="ASK {}")
    assert not list(tmp_path.iterdir())


def test_an_empty_store_gives_a_page(make_store: Callable[[list[Reading]], OxigraphStore], tmp_path: Path) -> None:
    assert write_page(RoleGraph(make_store([])), tmp_path / "page.html").nodes == 0


def test_a_page_that_cannot_be_written_is_told_and_leaves_nothing(graph: RoleGraph, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"cannot write .*No such file"):
        write_page(graph, tmp_path / "missing" / "page.html")
    with pytest.raises(UsageError, match="is a folder"):
        write_page(graph, tmp_path)
    assert not list(tmp_path.iterdir())


def test_an_older_page_is_replaced(graph: RoleGraph, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("old", encoding="utf-8")
    write_page(graph, path)
    assert path.read_bytes().startswith(b"<!DOCTYPE html>")
    assert [path] == list(tmp_path.iterdir())
