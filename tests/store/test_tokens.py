"""SPARQL as tokens: what is code, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.store.tokens import place, tokens


def kinds(text: str) -> list[tuple[str, str]]:
    return [(token.kind, token.text) for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("?x$y", [("variable", "?x"), ("variable", "$y")]),
        ("<http://e/a#b> # <c>", [("iri", "<http://e/a#b>")]),
        ("?a < ?b", [("variable", "?a"), ("mark", "<"), ("variable", "?b")]),
        ("?a<?b&&?c>1", [("variable", "?a"), ("iri", "<?b&&?c>"), ("number", "1")]),
        (r"'it\'s' 'b'", [("string", r"'it\'s'"), ("string", "'b'")]),
        ('"""a"b""c""" d', [("string", '"""a"b""c"""'), ("word", "d")]),
        ("'''a\n'''@id-ID", [("string", "'''a\n'''"), ("language", "@id-ID")]),
        ("'open", [("mark", "'"), ("word", "open")]),
        ("rg:Role.", [("name", "rg:Role"), ("mark", ".")]),
        (r"ex:a\#b :x ex:", [("name", r"ex:a\#b"), ("name", ":x"), ("name", "ex:")]),
        ("_:b1 3.5e2 .5", [("blank", "_:b1"), ("number", "3.5e2"), ("number", ".5")]),
        ("{| |} { }", [("mark", "{|"), ("mark", "|}"), ("mark", "{"), ("mark", "}")]),
        ("peran_é:x", [("name", "peran_é:x")]),
    ],
)
def test_terminals(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


@given(st.text())
def test_every_text_has_tokens_at_their_place(text: str) -> None:
    for token in tokens(text):
        assert text[token.start : token.start + len(token.text)] == token.text


@pytest.mark.parametrize(("offset", "expected"), [(0, (1, 1)), (3, (2, 1)), (5, (3, 1)), (6, (3, 2))])
def test_places_count_from_one_and_every_line_end_once(offset: int, expected: tuple[int, int]) -> None:
    assert place("a\r\nb\ré", offset) == expected
