"""rolegraph.site.links: a dead link is found wherever it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from rolegraph.errors import UsageError
from rolegraph.site.links import dead_links


def page(folder: Path, name: str, body: str) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"<!DOCTYPE html><html><body>{body}</body></html>", encoding="utf-8")


def dead(folder: Path) -> list[str]:
    return [str(one) for one in dead_links(folder)]


def test_links_to_pages_and_places_that_are_there_are_alive(tmp_path: Path) -> None:
    page(tmp_path, "index.html", '<a id="top" href="role/a.html#x&amp;y">a</a><a class="b" href="#top">top</a>')
    page(tmp_path, "role/a.html", '<p id="x&amp;y"><a href="../index.html">home</a> <a href="a.html">self</a></p>')
    page(tmp_path, "graph.html", '<a href="graph.html#view=around&amp;open=https%3A%2F%2Fexample.org">state</a>')
    assert dead(tmp_path) == []


@pytest.mark.parametrize(
    ("body", "target"),
    [
        ('<a href="gone.html">x</a>', "gone.html"),
        ("<a href='gone.html'>x</a>", "gone.html"),
        ('<a href="#nowhere">x</a>', "#nowhere"),
        ('<a class="b" title="c"\n href="b.html#nowhere">x</a>', "b.html#nowhere"),
        ('<a href="https://example.org/">x</a>', "https://example.org/"),
        ('<a href="javascript:alert(1)">x</a>', "javascript:alert(1)"),
        ('<a href="../../etc/passwd">x</a>', "../../etc/passwd"),
        ('<svg><use href="#i-none"/></svg>', "#i-none"),
        ('<img src="picture.png">', "picture.png"),
    ],
)
def test_a_link_that_leads_nowhere_is_told_with_its_page(tmp_path: Path, body: str, target: str) -> None:
    page(tmp_path, "a.html", body)
    page(tmp_path, "b.html", "")
    assert dead(tmp_path) == [f"a.html: {target}"]


def test_what_looks_like_a_link_in_a_script_or_text_is_none(tmp_path: Path) -> None:
    page(tmp_path, "a.html", '<script>const x = \'<a href="gone.html">\';</script>&lt;a href="gone.html"&gt;')
    assert dead(tmp_path) == []


def test_links_of_the_search_index_count(tmp_path: Path) -> None:
    index = '{"files":["b.html"],"things":[["x","role","gone.html"],["y","duty",0,3],["z","document",0,0]],"words":{}}'
    page(tmp_path, "search.html", f'<script type="application/json" id="index">{index}</script>')
    page(tmp_path, "b.html", "")
    assert dead(tmp_path) == ["search.html: b.html#s3", "search.html: gone.html"]


def test_a_folder_without_pages_is_none_to_check(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(UsageError, match="no pages"):
            dead_links(folder)
