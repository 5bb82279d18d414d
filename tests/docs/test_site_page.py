"""The page on texts and sites can be followed, over a store of three roles."""

from __future__ import annotations

from pathlib import Path

from rolegraph.resources import PACKAGE
from rolegraph.store.oxigraph import OxigraphStore
from tests.docs.test_pages import DOCS, blocks, run
from tests.stores import ACCOUNTANT, AUDITOR, GUARD
from tests.view.conftest import fill


def test_the_page_can_be_followed(tmp_path: Path) -> None:
    with OxigraphStore.open(tmp_path / "graph") as store:
        fill(store, [ACCOUNTANT, AUDITOR, GUARD])
    for kind, _, content in blocks("site.md"):
        if kind == "sh":
            run(content.replace("kepala-gudang", "satpam").replace("\n", " && ").removesuffix(" && "), tmp_path)
        elif kind == "python":
            (tmp_path / "page.py").write_text(content.replace("kepala-gudang", "satpam"), encoding="utf-8")
            assert "documents=3" in run("python page.py", tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"graph", "satpam.html", "public", "page.py"}


def test_the_page_names_every_module() -> None:
    page = (DOCS / "site.md").read_text(encoding="utf-8")
    modules = {f"{room}/{path.name}" for room in ("pages", "site") for path in (PACKAGE / room).glob("*.py")}
    named = {name for name in modules if f"`{name}`" in page}
    assert modules - named <= {"pages/__init__.py", "site/__init__.py", "site/shell.py"}
