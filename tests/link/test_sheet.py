"""rolegraph.link.sheet, metadata and prefixes: what people wrote stays, and what is written is read."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from rolegraph.errors import InputError, UsageError
from rolegraph.link.metadata import head, head_with, metadata_of
from rolegraph.link.prefixes import Prefixes
from rolegraph.link.sheet import parse, row_text

COLUMNS = ("a", "b", "c")
HEAD = "#mapping_set_id: https://example.org/m\n"


@given(st.text(alphabet=st.sampled_from('#"\t\n\r ab\ufeff\u2028'), max_size=40))
@example('#x\na\tb\n"1\n2"\t3\n#note\n\n4')
def test_a_file_is_its_parts_or_refused(text: str) -> None:
    with suppress(InputError):
        assert parse(text, "m").text == text


@given(st.lists(st.dictionaries(st.sampled_from(COLUMNS), st.text(min_size=1), min_size=1)))
def test_rows_are_read_back(rows: list[dict[str, str]]) -> None:
    sheet = parse(HEAD + "\t".join(COLUMNS) + "\n", "m").plus(rows)
    again = parse(sheet.text, "m")
    found = [dict(row.values) for row in again.rows if row.values is not None]
    assert found == [row for row in rows if row_text(row, COLUMNS).strip()]  # blank lines are no rows


def test_a_row_knows_its_line_and_what_is_too_much() -> None:
    sheet = parse(HEAD + 'a\tb\n"1\n2"\t3\n#note\n4\t5\t6\n', "m")
    assert [(row.line, row.surplus) for row in sheet.rows] == [(3, 0), (5, 0), (6, 1)]
    assert sheet.without([sheet.rows[0]]).text == HEAD + "a\tb\n#note\n4\t5\t6\n"


def test_added_columns_stand_behind_and_a_missing_line_end_is_mended() -> None:
    sheet = parse(HEAD + "a\tb\r\n1\t2", "m").plus([{"c": "3", "a": "4"}])
    assert sheet.text == HEAD + "a\tb\tc\r\n1\t2\r\n4\t\t3\r\n"


@given(st.lists(st.from_regex(r"\A(https?://[a-z]+\.[a-z]+|urn:[a-z]+:|tag:)[a-z0-9/#:._~-]{0,12}\Z"), max_size=6))
def test_every_iri_has_a_curie_that_gives_it_back(texts: list[str]) -> None:
    iris = [text for text in texts if _is_iri(text)]
    try:
        prefixes = Prefixes({}).covering(iris, "https://example.org/id/")
    except UsageError:
        return
    for iri in iris:
        short = prefixes.short(iri)
        assert short is not None
        assert prefixes.iri(short) == iri


def _is_iri(text: str) -> bool:
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("indent", ["", " ", "   "])
@pytest.mark.parametrize("where", ["first", "last", "none"])
def test_prefixes_are_put_into_metadata_as_it_is_written(where: str, indent: str) -> None:
    lines = {
        "first": ["curie_map:", "  x: https://example.org/x/", "mapping_set_id: https://example.org/m"],
        "last": ["mapping_set_id: https://example.org/m", "curie_map:", "  x: https://example.org/x/"],
        "none": ["mapping_set_id: https://example.org/m"],
    }[where]
    block = "".join(f"#{indent}{line}\n" for line in lines)
    more = head_with(block, {"y": "https://example.org/y/"}, "a: #comment")
    metadata = metadata_of(parse(more + "a\n", "m"), "m")
    assert (metadata.curie_map or {})["y"] == "https://example.org/y/"
    assert ("x" in (metadata.curie_map or {})) == (where != "none")
    assert metadata.comment == "a: #comment"
    assert [line for line in block.splitlines() if line not in more.splitlines()] == []


@given(st.text())
def test_any_comment_stands_in_metadata(comment: str) -> None:
    try:
        comment.encode()
    except UnicodeEncodeError:
        return
    block = head(Prefixes({}), {"mapping_set_id": "https://example.org/m", "comment": comment})
    told = metadata_of(parse(block + "a\n", "m"), "m").comment or ""
    assert told.split() == comment.split()
