"""The pages on why, diff, compare and similar can be followed, over a store of three roles."""

from __future__ import annotations

from pathlib import Path

import pytest

from rolegraph.rdf.serialize import write
from rolegraph.store.oxigraph import OxigraphStore
from tests.docs.test_pages import DOCS, blocks, follow, run
from tests.stores import ACCOUNTANT, AUDITOR, GUARD, changed, filled, reworded, without
from tests.view.conftest import fill


@pytest.mark.parametrize("page", ["why.md", "compare.md"])
def test_the_page_can_be_followed(page: str, tmp_path: Path) -> None:
    with OxigraphStore.open(tmp_path / "graph") as store:
        fill(store, [ACCOUNTANT, AUDITOR, GUARD])
    newer = reworded(without(ACCOUNTANT, "membayar pajak"), "analisis", "kemampuan analisis")
    for name, readings in (("old", (ACCOUNTANT, GUARD)), ("new", (newer, changed(GUARD, "berani", confidence=0.5)))):
        with filled(*readings) as memory:
            write(memory.quads(), tmp_path / f"{name}.nq")
    follow(page, tmp_path)
    for kind, _, content in blocks(page):
        if kind == "python":
            (tmp_path / "page.py").write_text(content, encoding="utf-8")
            assert run("python page.py", tmp_path)


def test_the_page_names_every_field_of_json() -> None:
    page = (DOCS / "why.md").read_text(encoding="utf-8")
    from rolegraph.graph import RoleGraph

    with RoleGraph(filled()) as graph:
        (one,) = graph.why("Satpam", "requires_skill", "berani")
    assert {name for name in one.as_dict() if f"`{name}`" not in page} == set()
