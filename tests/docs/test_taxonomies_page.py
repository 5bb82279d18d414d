"""The page on taxonomies can be followed, in its order."""

from __future__ import annotations

from pathlib import Path

import pytest

from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.taxonomy.plain import NAMES
from tests.docs.test_pages import DOCS, blocks, follow, run


def test_the_page_can_be_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLEGRAPH_HOME", str(tmp_path / "home"))
    OxigraphStore.open(tmp_path / "graph").close()
    follow("taxonomies.md", tmp_path)
    (code,) = (content for kind, _, content in blocks("taxonomies.md") if kind == "python")
    (tmp_path / "page.py").write_text(code, encoding="utf-8")
    told = run("python page.py", tmp_path).splitlines()
    assert told[0] == "1.1.1"
    assert "supply chain manager" in told[1] or "rantai pasok" in told[1]


def test_the_page_names_the_columns() -> None:
    page = (DOCS / "taxonomies.md").read_text(encoding="utf-8").casefold().replace(" ", "")
    for names in NAMES.values():
        assert names[0] in page
