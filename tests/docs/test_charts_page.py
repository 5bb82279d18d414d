"""The pages on charts and notebooks can be followed, over a store of three roles."""

from __future__ import annotations

from pathlib import Path

import pytest

from rolegraph.charts.kinds import CHARTS
from rolegraph.store.oxigraph import OxigraphStore
from tests.docs.test_pages import DOCS, blocks, follow, run
from tests.stores import ACCOUNTANT, AUDITOR, GUARD
from tests.view.conftest import fill

LARGEST = 150_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the store that the pages call `graph`."""
    with OxigraphStore.open(tmp_path / "graph") as store:
        fill(store, [ACCOUNTANT, AUDITOR, GUARD])
    return tmp_path


@pytest.mark.parametrize(
    ("page", "told"),
    [("charts.md", "3 teliti\n2 analisis\n1 berani\n"), ("notebooks.md", "network: 1 roles, 4 nodes, 3 edges\n")],
)
def test_the_page_can_be_followed(page: str, told: str, folder: Path) -> None:
    follow(page, folder)
    (code,) = (content for kind, _, content in blocks(page) if kind == "python")
    (folder / "page.py").write_text(code, encoding="utf-8")
    assert run("python page.py", folder) == told


def test_the_page_names_every_chart() -> None:
    page = (DOCS / "charts.md").read_text(encoding="utf-8")
    assert {name for name in CHARTS if f"| `{name}` |" not in page} == set()


def test_the_page_names_every_notebook() -> None:
    page = (DOCS / "notebooks.md").read_text(encoding="utf-8")
    for path in (DOCS.parent / "notebooks").glob("*.ipynb"):
        assert f"| `{path.stem}` |" in page


def test_the_pictures_are_small() -> None:
    pictures = list((DOCS / "pictures").iterdir())
    assert pictures
    assert [path.name for path in pictures if path.stat().st_size > LARGEST] == []


def test_every_picture_is_shown_somewhere() -> None:
    pages = [DOCS.parent / "README.md", *DOCS.glob("*.md")]
    text = "".join(page.read_text(encoding="utf-8") for page in pages)
    assert {path.name for path in (DOCS / "pictures").iterdir() if f"pictures/{path.name})" not in text} == set()
