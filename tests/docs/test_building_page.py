"""The page on building can be followed, in its order."""

from __future__ import annotations

from pathlib import Path

from tests.docs.test_pages import blocks, follow, run


def test_the_page_can_be_followed(tmp_path: Path) -> None:
    follow("building.md", tmp_path)
    (code,) = (content for kind, _, content in blocks("building.md") if kind == "python")
    (tmp_path / "page.py").write_text(code, encoding="utf-8")
    assert run("python page.py", tmp_path) == "0 written, 1 unchanged, 0 pruned\n"
