"""The page on linking can be followed, over a store of three roles."""

from __future__ import annotations

from pathlib import Path

import pytest

from rolegraph.link.rows import COLUMNS
from rolegraph.store.oxigraph import OxigraphStore
from tests.docs.test_pages import DOCS, blocks, follow, run
from tests.stores import ACCOUNTANT, AUDITOR, GUARD
from tests.view.conftest import fill


def test_the_page_can_be_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLEGRAPH_AUTHOR", "Ani")
    monkeypatch.setenv("ROLEGRAPH_HOME", str(tmp_path / "home"))
    with OxigraphStore.open(tmp_path / "graph") as store:
        fill(store, [ACCOUNTANT, AUDITOR, GUARD])
    follow("linking.md", tmp_path)
    (code,) = (content for kind, _, content in blocks("linking.md") if kind == "python")
    (tmp_path / "page.py").write_text(code, encoding="utf-8")
    assert run("python page.py", tmp_path) == "1 0 1\n"


def test_the_page_names_every_column() -> None:
    page = (DOCS / "linking.md").read_text(encoding="utf-8")
    assert {name for name in COLUMNS if f"`{name}`" not in page} == set()
