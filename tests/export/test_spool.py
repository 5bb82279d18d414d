"""Lines sorted on disk are the lines sorted in memory."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rolegraph.export.spool import Spool

LINES = st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=9), max_size=30)


@given(LINES, st.integers(0, 40))
def test_any_lines_come_sorted_and_once_whatever_memory_holds(lines: list[str], limit: int) -> None:
    with Spool(limit) as spool:
        spool.extend(lines)
        assert list(spool) == sorted(set(lines))
        assert list(spool) == sorted(set(lines))  # as often as they are asked for


def test_a_carriage_return_ends_no_line() -> None:
    with Spool(0) as spool:
        spool.extend(["a\r", "a\r\r", "\x85\u2028"])
        assert list(spool) == ["a\r", "a\r\r", "\x85\u2028"]
