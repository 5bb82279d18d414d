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


def test_folders_of_the_environment_and_then_further_ones_are_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
        (folder / "duties.rq").write_text(f"# {folder.name}\nSELECT * {{ ?s ?p ?o }}")
    (first / "own.rq").write_text("ASK { ?s ?p ?o }")
    monkeypatch.setenv("ROLEGRAPH_QUERIES", str(first))
    assert Catalogue.known()["duties"].text.startswith("# first")
    assert Catalogue.known([second])["duties"].text.startswith("# second")
    assert {"own", "roles"} <= set(Catalogue.known([second]))
    monkeypatch.setenv("ROLEGRAPH_QUERIES", str(tmp_path / "none"))
    with pytest.raises(UsageError, match="there is no folder of queries at"):
        Catalogue.known()
