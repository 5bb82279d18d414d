"""rolegraph.charts.page, .table and .write: one file for each, safe to open in a browser and in a spreadsheet."""

from __future__ import annotations

import base64
import csv
import io
import re
from hashlib import sha256
from pathlib import Path

import pytest

from rolegraph.charts.count import count
from rolegraph.charts.evidence import MOST, behind
from rolegraph.charts.kinds import CHARTS
from rolegraph.charts.page import render
from rolegraph.charts.svg import draw
from rolegraph.charts.table import to_csv
from rolegraph.charts.write import write_chart
from rolegraph.errors import UsageError
from rolegraph.graph import RoleGraph
from tests.stores import filled
from tests.view.conftest import PAYLOADS, hostile, tell
from tests.view.test_comparison import Tags

FORMULAS = ("=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "＝1+1", '=HYPERLINK("http://example.org")')


def page(kind: str, lang: str = "id") -> str:
    with filled() as store:
        return render(count(RoleGraph(store), kind, lang=lang))


@pytest.mark.parametrize("kind", CHARTS)
def test_each_mark_leads_to_its_sentences_and_back(kind: str) -> None:
    found = Tags(page(kind)).found
    names = {attributes["id"] for _, attributes in found if "id" in attributes}
    inner = {value[1:] for _, a in found if (value := a.get("href")) and value.startswith("#")}
    assert inner <= names
    assert {name for name in names if name and name.startswith("m")} <= inner


def test_the_sentences_are_there_with_their_words_marked() -> None:
    assert "Ia perlu <mark>teliti</mark> dan memiliki kemampuan analisis." in page("skills")
    assert page("skill-matrix").count("<mark>") == 6


def test_the_page_runs_its_own_script_and_asks_for_nothing() -> None:
    text = page("skills")
    found = Tags(text).found
    (script,) = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    allowed = base64.b64encode(sha256(script.encode()).digest()).decode()
    (policy,) = (a["content"] for _, a in found if "http-equiv" in a)
    assert policy is not None
    assert f"default-src 'none'; script-src 'sha256-{allowed}'; style-src 'sha256-" in policy
    addresses = {str(a[name]) for _, a in found for name in ("href", "src") if name in a}
    assert all(address.startswith(("#", "data:")) for address in addresses)


def test_the_page_holds_its_picture_and_table() -> None:
    with filled() as store:
        chart = count(RoleGraph(store), "skills")
    held = [base64.b64decode(data).decode() for data in re.findall(r"base64,([^\"]+)", render(chart))]
    assert held == [draw(chart, "id"), draw(chart, "en"), "\ufeff" + to_csv(chart)]


@pytest.mark.parametrize("kind", CHARTS)
def test_foreign_text_stays_text(kind: str) -> None:
    readings = [hostile(payload, number) for number, payload in enumerate(PAYLOADS)]
    with filled(*readings) as store:
        text = render(count(RoleGraph(store), kind, top=99, most_roles=99))
    found = Tags(text).found
    assert not {"img", "iframe", "base", "object", "form"} & {tag for tag, _ in found}
    assert [tag for tag, _ in found].count("script") == 1
    assert not [name for _, attributes in found for name in attributes if name.startswith("on") or name == "style"]
    assert sum(tag == "style" for tag, _ in found) == sum(tag == "title" for tag, _ in found) == 1


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_is_a_formula(formula: str) -> None:
    with filled(tell(f"{formula} kasir", "id", [(f"{formula} kasir bisa.", [f"requires_skill: {formula}"])])) as store:
        rows = list(csv.reader(io.StringIO(to_csv(count(RoleGraph(store), "skills")), newline="")))
    assert len(rows) == 2
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))]


def test_the_page_says_how_many_sentences_it_does_not_quote() -> None:
    many = [
        tell(f"Kasir {at}", "id", [(f"Kasir {at} teliti.", ["requires_skill: teliti"])], f"k{at}") for at in range(45)
    ]
    with filled(*many) as store:
        chart = count(RoleGraph(store), "skills")
        text = render(chart)
    (one,) = behind(chart)
    assert (one.number, len(one.quotes), one.more) == (45, MOST, 5)
    assert "dan 5 lagi" in text
    assert "and 5 more" in text
    assert to_csv(chart).count("teliti.") == 45


@pytest.mark.parametrize("ending", [".svg", ".html", ".csv", ".SVG"])
def test_a_file_is_what_its_name_ends_in_and_the_same_each_time(tmp_path: Path, ending: str) -> None:
    with filled() as store:
        chart = count(RoleGraph(store), "skills")
    sizes = {write_chart(chart, tmp_path / f"{name}{ending}") for name in "ab"}
    assert sizes == {(tmp_path / f"a{ending}").stat().st_size}
    assert (tmp_path / f"a{ending}").read_bytes() == (tmp_path / f"b{ending}").read_bytes()


@pytest.mark.parametrize("name", ["chart.pdf", "chart"])
def test_other_endings_are_refused(tmp_path: Path, name: str) -> None:
    with filled() as store, pytest.raises(UsageError, match=r"use one of \.svg \.html \.csv"):
        write_chart(count(RoleGraph(store), "skills"), tmp_path / name)
    assert list(tmp_path.iterdir()) == []
