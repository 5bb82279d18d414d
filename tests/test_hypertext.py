"""rolegraph.hypertext, and what shows itself by it: rows, triples, graphs, mappings, answers."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

from rolegraph.graph import RoleGraph
from rolegraph.hypertext import MOST, html_table
from rolegraph.mapping import Answer, Candidate, Mapping, Query, Reason
from rolegraph.notebook import answers, mappings
from rolegraph.query.rows import Rows
from rolegraph.query.triples import Triples
from tests.readings import HOSTILE
from tests.stores import filled
from tests.view.conftest import PAYLOADS

TAGS = {"table", "caption", "thead", "tbody", "tr", "th", "td", "p"}


class Cells(HTMLParser):
    """The tags of a table, their attributes, and the texts of its cells."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.cells: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag == "td":
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data


def safe(text: str) -> bool:
    found = Cells(text)
    return found.tags <= TAGS and found.attributes <= {"class", "dir", "style"}


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_cells_hold_any_text(texts: list[str]) -> None:
    shown = html_table(texts, [texts], all_rows=1, caption=texts[0])
    assert safe(shown)
    assert [unescape(part.split("</td>")[0]) for part in shown.split('text-align:left">')[-len(texts) :]] == texts


def test_many_rows_are_cut_and_the_table_says_so() -> None:
    shown = html_table(["n"], ([n] for n in range(1000)), all_rows=1000)
    assert shown.count("<td>") == MOST
    assert f"<p>{MOST} of 1,000 rows</p>" in shown


def test_numbers_stand_to_the_right_and_nothing_is_empty() -> None:
    shown = html_table(["a", "b", "c"], [[1, None, True]], all_rows=1)
    assert "<td>1</td><td></td><td dir=" in shown


def rows(text: str) -> str:
    return Rows((text,), ((Literal(text),),))._repr_html_()


def triples(text: str) -> str:
    node = NamedNode("https://example.org/a")
    return Triples([Triple(node, node, Literal(text))])._repr_html_()


def one_mapping(text: str) -> str:
    found = Mapping(text, text, "skos:exactMatch", text, text, text, author=text)
    return found._repr_html_() + mappings([found])._repr_html_()


def an_answer(text: str) -> str:
    candidate = Candidate(text, text, 0.5, "skos:closeMatch", text, (Reason(text, 0.5, 1.0, text),))
    return answers([Answer(Query(text, "skill"), (candidate,), False, text)])._repr_html_()


@pytest.mark.parametrize("show", [rows, triples, one_mapping, an_answer])
@pytest.mark.parametrize("payload", [*PAYLOADS, *HOSTILE])
def test_no_payload_is_markup(show: Callable[[str], str], payload: str) -> None:
    assert safe(show(payload))


def test_a_graph_shows_its_relations_under_the_number_of_texts() -> None:
    with filled() as store:
        shown = RoleGraph(store)._repr_html_()
    assert "3 texts, 3 roles</caption>" in shown
    assert Cells(shown).cells[:2] == ["requires_skill", "6"]


def test_a_rejected_mapping_says_not() -> None:
    found = Mapping("a", "kasir", "skos:exactMatch", "b", "cashier", "semapv:ManualMappingCuration", negated=True)
    assert Cells(found._repr_html_()).cells == ["kasir", "not skos:exactMatch", "cashier", "", "", "b"]


def test_an_answer_tells_why_there_is_no_link() -> None:
    shown = Answer(Query("usia 25 tahun", "skill"), (), False, "age")._repr_html_()
    assert "skill: usia 25 tahun (not linked: age)" in shown
