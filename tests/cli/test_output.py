"""Lines and tables that hold foreign text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.cli.output import one_line, print_table, say


@given(st.text())
def test_one_line_is_one_printable_line(text: str) -> None:
    assert one_line(text).isprintable()


def test_a_message_is_one_line_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    say("first\nsecond\x1b[2J")
    assert capsys.readouterr().err == "rolegraph: first second\\x1b[2J\n"


def test_cells_are_text_and_no_markup(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("label",), [("[red]merah[/red] :smile: \x1b[31m",)])
    assert "[red]merah[/red] :smile: \\x1b[31m" in capsys.readouterr().out


def test_a_long_cell_is_neither_cut_nor_wrapped_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    cell = "kata " * 500 + "akhir"
    print_table(("label",), [(cell,)])
    assert cell in capsys.readouterr().out


def test_nothing_is_shown_as_nothing_and_numbers_stand_to_the_right(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("a", "number"), [(None, 1), ("x", 200)])
    lines = capsys.readouterr().out.splitlines()
    assert "None" not in "".join(lines)
    assert any(line.rstrip().endswith("     1") for line in lines)
