"""A table in a terminal: it fits, and text of documents does nothing but stand there."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode
from rich.cells import cell_len

from rolegraph.query.output import render
from rolegraph.query.rows import Rows
from rolegraph.query.table import shown
from rolegraph.rdf.namespaces import RG


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    cell = Literal("pekerjaan yang panjang sekali dan " * 4 + "kataTanpaSpasi" * 5)
    text = render(Rows(("a", "b", "c"), ((cell, cell, Literal(3)),)), "table", width=width)
    assert max(map(cell_len, text.splitlines())) <= width
    assert "…" not in text


def test_numbers_stand_to_the_right_and_iris_are_short() -> None:
    rows = Rows(("n", "i"), ((Literal(3), RG.hasGoal), (Literal(1000), NamedNode("https://example.org/x"))))
    text = render(rows, "table")
    assert "│    3 │ rg:hasGoal" in text
    assert "https://example.org/x" in text


def test_markup_of_rich_is_text() -> None:
    text = render(Rows(("[bold]a",), ((Literal("[red]b[/red] :smile: [link=file:///]c"),),)), "table", title="[i]t")
    assert "[red]b[/red] :smile: [link=file:///]c" in text
    assert "[bold]a" in text
    assert "[i]t" in text


@given(st.text())
def test_no_control_character_reaches_the_terminal(text: str) -> None:
    assert not [char for char in shown(text) if unicodedata.category(char) == "Cc"]


def test_a_long_title_stands_in_one_line_above_a_narrow_table() -> None:
    title = "Skills that two roles share"
    assert render(Rows(("a",), ()), "table", title=title).splitlines()[0] == title


def test_an_empty_answer_still_has_its_header() -> None:
    assert "role" in render(Rows(("role",), ()), "table")
