"""Queries by name, ours and a user's."""

from __future__ import annotations

from pathlib import Path

import pytest

from rolegraph.errors import UsageError
from rolegraph.query.catalogue import Catalogue
from rolegraph.query.docs import markdown
from rolegraph.resources import resource


def test_names_are_paths_below_the_folder_and_sorted(tmp_path: Path) -> None:
    (tmp_path / "team").mkdir()
    (tmp_path / "team" / "mine.rq").write_text("ASK {}")
    (tmp_path / "a.rq").write_text("ASK {}")
    assert list(Catalogue.load([tmp_path])) == ["a", "team/mine"]


def test_a_later_folder_counts(tmp_path: Path) -> None:
    (tmp_path / "duties.rq").write_text("ASK {}")
    both = Catalogue.load([resource("ontology/queries"), tmp_path])
    assert both["duties"].text == "ASK {}"
    assert len(both) == len(Catalogue.carried())


def test_a_miss_names_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"no query 'dutie' \(did you mean duties"):
        Catalogue.carried().find("dutie")
    assert Catalogue.carried().get("dutie") is None


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no folder of queries"):
        Catalogue.load([tmp_path / "missing"])


def test_the_page_of_queries_is_up_to_date() -> None:
    """If not: `python -m rolegraph.query.docs > docs/queries.md`."""
    page = Path(__file__).parents[2] / "docs" / "queries.md"
    assert page.read_text(encoding="utf-8") == markdown(Catalogue.carried())
