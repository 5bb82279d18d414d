"""Rows as Python sees them."""

from __future__ import annotations

import builtins
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode

from rolegraph.errors import UsageError
from rolegraph.query.rows import Row, Rows
from rolegraph.rdf.namespaces import XSD

ROWS = Rows(
    ("role", "count", "share", "iri"),
    (
        (Literal("Kasir", language="id"), Literal(3), Literal("0.5", datatype=XSD.decimal), NamedNode("a:b")),
        (Literal("<b>"), None, None, None),
    ),
)


def test_values_by_name_by_place_and_by_iteration() -> None:
    first = ROWS[0]
    assert (first.role, first["share"], first[1], first[-1]) == ("Kasir", Decimal("0.5"), 3, "a:b")
    role, *_ = first
    assert role == "Kasir"
    assert first.as_dict() == {"role": "Kasir", "count": 3, "share": Decimal("0.5"), "iri": "a:b"}


def test_a_column_named_like_a_method_is_the_column() -> None:
    assert ROWS[0].count == 3
    assert Row(("index",), ("x",)).index == "x"
    assert Row(("a",), ("x",)).index("x") == 0


def test_unbound_is_none_and_a_wrong_name_is_told() -> None:
    assert ROWS[1].share is None
    with pytest.raises(KeyError, match="there are role, count"):
        ROWS[0]["rol"]
    with pytest.raises(AttributeError):
        _ = ROWS[0].rol


def test_rows_compare_and_show() -> None:
    assert list(ROWS[1:]) == [("<b>", None, None, None)]
    assert ROWS[0] == ROWS[0]
    assert ROWS[0] != ROWS[1]
    assert repr(ROWS[1]).startswith("Row(role='<b>', count=None")
    assert ">&lt;b&gt;</td>" in ROWS._repr_html_()
    told = []
    ROWS._repr_pretty_(SimpleNamespace(text=told.append), False)
    assert told == ["2 rows: role, count, share, iri"]


def test_truth_is_any_row_or_the_answer() -> None:
    assert ROWS
    assert not Rows(("a",), ())
    assert not Rows(("answer",), ((Literal(False),),), truth=False)


def test_a_frame_has_numbers_as_numbers() -> None:
    pytest.importorskip("pandas")
    frame = ROWS.to_frame()
    assert list(frame.columns) == ["role", "count", "share", "iri"]
    assert frame["count"].sum() == 3
    assert frame["share"][0] == 0.5
    assert frame["count"].isna().tolist() == [False, True]
    assert Rows(("a", "b"), ()).to_frame().shape == (0, 2)


def test_without_pandas_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = builtins.__import__

    def without(name: str, *given: Any, **named: Any) -> Any:
        if name == "pandas":
            raise ImportError(name)
        return whole(name, *given, **named)

    monkeypatch.setattr("rolegraph.query.rows.import_module", without)
    with pytest.raises(UsageError, match=r"rolegraph\[notebook\]"):
        ROWS.to_frame()
