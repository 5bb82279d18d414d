"""The page on exports can be followed: its commands and its Python, over a store of a text."""

from __future__ import annotations

from pathlib import Path

from rolegraph.export.formats import FORMATS
from rolegraph.rdf.labels import label_quads, labels_graph
from rolegraph.rdf.quads import document_graph, document_quads
from rolegraph.store.oxigraph import OxigraphStore
from tests.docs.test_pages import DOCS, blocks, follow, run
from tests.readings import cashier


def test_the_page_can_be_followed(tmp_path: Path) -> None:
    with OxigraphStore.open(tmp_path / "graph") as store:
        quads = document_quads(cashier())
        store.replace_graph(document_graph("kasir"), quads)
        store.replace_graph(labels_graph(), label_quads(quads))
    follow("exports.md", tmp_path)
    for kind, _, content in blocks("exports.md"):
        if kind == "python":
            (tmp_path / "page.py").write_text(content, encoding="utf-8")
            assert run("python page.py", tmp_path)
    assert (tmp_path / "public2" / "nodes.csv").exists()


def test_the_page_names_every_format() -> None:
    page = (DOCS / "exports.md").read_text(encoding="utf-8")
    assert {name for name in FORMATS if f"`{name}`" not in page} == set()
