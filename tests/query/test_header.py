"""The header of a query, and what is wrong with one."""

from __future__ import annotations

from pathlib import Path

import pytest

from rolegraph.errors import UsageError
from rolegraph.query.header import load, parse

GOOD = """#: title = { id = "Peran", en = "Roles" }
#: params.role = { kind = "role", binds = "r", optional = true, example = "Kasir", id = "peran", en = "the role" }
# an ordinary comment
#: params.least = { kind = "integer", default = 2 }
#: columns.role = { id = "peran", en = "role" }
SELECT ?role { ?r skos:prefLabel ?role }
"""


def test_all_parts_are_read_in_order() -> None:
    query = parse(GOOD, "roles", "roles.rq")
    assert query.title == {"id": "Peran", "en": "Roles"}
    assert [(one.name, one.binds, one.required) for one in query.parameters] == [
        ("role", "r", False),
        ("least", "least", False),
    ]
    assert [column.name for column in query.columns] == ["role"]
    assert query.text == GOOD


def test_a_text_without_header_has_no_parameters() -> None:
    query = parse("SELECT * { ?s ?p ?o }", "x", "x")
    assert (query.title, query.parameters, query.columns) == ({}, (), ())


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("title = Peran", "mine.rq: the header is no TOML"),
        ("titel = { id = 'a' }", "nobody knows the header key 'titel'"),
        ("title = 'Peran'", "title is no text by language"),
        ("params.role = { kind = 'rolle' }", "params.role needs a kind"),
        ("params.role = 'role'", "params.role needs a kind"),
        ("params.role = { kind = 'role', opt = true }", "nobody knows the header key 'opt'"),
    ],
)
def test_what_is_wrong_is_told_with_the_file(line: str, told: str) -> None:
    with pytest.raises(UsageError) as error:
        parse(f"#: {line}\nASK {{}}", "mine", "mine.rq")
    assert told in str(error.value)
    assert "mine.rq" in str(error.value)


def test_line_numbers_of_toml_are_those_of_the_file() -> None:
    with pytest.raises(UsageError, match="line 3"):
        parse("# one\n# two\n#: title = \nASK {}", "mine", "mine.rq")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "latin.rq").write_bytes(b"# caf\xe9\nASK {}")
    with pytest.raises(UsageError, match="no UTF-8"):
        load(tmp_path / "latin.rq", "latin")
    with pytest.raises(UsageError, match="No such file"):
        load(tmp_path / "missing.rq", "missing")


def test_a_query_may_be_of_a_kind() -> None:
    assert parse("SELECT * {}", "one", "one.rq").kind == "question"
    assert parse('#: kind = "violation"\nSELECT * {}', "one", "one.rq").kind == "violation"


@pytest.mark.parametrize("kind", ['"constructs"', "3", "[]"])
def test_a_kind_that_nobody_knows(kind: str) -> None:
    with pytest.raises(UsageError, match="one of question, construct, violation"):
        parse(f"#: kind = {kind}\nSELECT * {{}}", "one", "one.rq")


@pytest.mark.parametrize("kind", ["construct", "violation"])
def test_what_a_build_runs_needs_no_value(kind: str) -> None:
    header = f'#: kind = "{kind}"\n#: params.role = {{ kind = "role" '
    with pytest.raises(UsageError, match=f"one.rq: a {kind} query runs without values, and role has none"):
        parse(f"{header}}}\n", "one", "one.rq")
    assert parse(f"{header}, optional = true }}\n", "one", "one.rq").kind == kind
