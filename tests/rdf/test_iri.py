"""Names of things: valid, the same each time, and never shared."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.errors import UsageError
from rolegraph.rdf.iri import LONG, SHORT, SLUG_LENGTH, check_base, mint, slug, tail

BASE = "https://example.org/id/"
ANY = st.text() | st.text(st.characters(codec=None))  # the second with lone surrogates

# RFC 3987, section 2.2, for what is minted: ASCII only, so that it is a URI of RFC 3986 too.
MINTED = re.compile(r"https://example\.org/id/skill/[a-z0-9]+(-[a-z0-9]+)*")


@given(ANY)
def test_any_key_gives_a_valid_iri(key: str) -> None:
    assert MINTED.fullmatch(mint(BASE, "skill", key).value)


@given(ANY, ANY)
def test_two_keys_never_share_an_iri_and_one_key_never_has_two(one: str, other: str) -> None:
    assert (mint(BASE, "skill", one) == mint(BASE, "skill", other)) == (one == other)


@given(st.lists(ANY, min_size=2, max_size=3), st.lists(ANY, min_size=2, max_size=3))
def test_the_parts_of_a_key_do_not_run_together(one: list[str], other: list[str]) -> None:
    assert (mint(BASE, "skill", *one) == mint(BASE, "skill", *other)) == (one == other)


@given(ANY)
def test_a_slug_is_short_ascii(text: str) -> None:
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug(text))
    assert len(slug(text)) <= SLUG_LENGTH


def test_a_slug_is_cut_after_a_whole_word() -> None:
    assert slug("mengelola sumber daya manusia", limit=20) == "mengelola-sumber"
    assert slug("mengelola sumber daya", limit=16) == "mengelola-sumber"
    assert slug("a" * 70) == "a" * SLUG_LENGTH


@pytest.mark.parametrize(("key", "length"), [("kepala gudang", SHORT), ("kepala-gudang", SHORT), ("مدير", LONG)])
def test_the_digest_is_longer_where_the_slug_does_not_tell_the_key(key: str, length: int) -> None:
    assert len(tail(key).rpartition("-")[2]) == length


def test_a_long_key_has_the_longer_digest() -> None:
    assert re.fullmatch(r"kerja(-kerja)+-[0-9a-f]{16}", tail(" ".join(["kerja"] * 20)))


@pytest.mark.parametrize("base", ["https://example.org/id#", "urn:peran/", "https://contoh.id/é/"])
def test_a_base_may_be_any_iri_to_hang_names_on(base: str) -> None:
    assert check_base(base) == base
    assert mint(base, "role", "kasir").value.startswith(f"{base}role/kasir-")


@pytest.mark.parametrize("base", ["", "roles/", "/id/", "http://a b/", "https://example.org/<x>/", "http://\ud800/"])
def test_a_base_that_is_no_iri_is_refused(base: str) -> None:
    with pytest.raises(UsageError, match=r"not valid.*give one as"):
        check_base(base)


def test_a_base_without_a_separator_is_refused_with_the_mended_one() -> None:
    with pytest.raises(UsageError, match=re.escape("(write https://example.org/id/)")):
        check_base("https://example.org/id")
