"""HTML cut into tags and texts as a browser would."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.corpus.markup import attributes, tokens

MEGABYTE = 1_000_000


def cut(html: str) -> str:
    """The tokens as one string: `<name>`, `</name>` and text between bars."""
    marks = {"start": "<{}>", "end": "</{}>", "text": "|{}|"}
    return "".join(marks[token.kind].format(token.value) for token in tokens(html))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("a<b>c</b>", "|a|<b>|c|</b>"),
        ("<P CLASS=x>a", "<p>|a|"),
        ("<a title='>'>x", "<a>|x|"),
        ('<a title="a > b" href=x>y', "<a>|y|"),
        ("<br/>a", "<br>|a|"),
        ("1 < 2 & 3 > 2", "|1 ||<|| 2 & 3 > 2|"),
        ("usia <30 tahun", "|usia ||<||30 tahun|"),
        ("&lt;p&gt;&nbsp;&eacute;&#8226;", "|<p>\u00a0é•|"),
        ("a<!-- <b> -->c", "|a||c|"),
        ("a<!-->c", "|a||c|"),
        ("a<!-- c", "|a|"),
        ("<!doctype html><?xml ?>a</ x>b", "|a||b|"),
        ("<script>if (a<b) '</p>'</SCRIPT >c", "<script>|if (a<b) '</p>'|</script>|c|"),
        ("<title>a <b> c</title>", "<title>|a <b> c|</title>"),
        ("a<b", "|a|"),
        ("a<b title='", "|a|"),
        ("a</b", "|a|"),
        ("", ""),
    ],
)
def test_tokens(html: str, expected: str) -> None:
    assert cut(html).replace("||", "").strip("|") == expected.replace("||", "").strip("|")


def test_the_first_of_two_attributes_of_a_name_counts() -> None:
    assert attributes(""" A="1 &amp; 2" a=3 b c = 'd' e=f/""") == {"a": "1 & 2", "b": "", "c": "d", "e": "f/"}


@given(st.text(st.sampled_from("<>/!-='\"& abp\n")) | st.text())
def test_any_string_is_cut_without_loss_of_plain_text(html: str) -> None:
    found = list(tokens(html))
    assert all(token.value for token in found if token.kind != "text")
    if "<" not in html and "&" not in html:
        assert "".join(token.value for token in found) == html


@pytest.mark.parametrize(
    "piece",
    [
        "<div>", "<a ", "<a x='", "<a x=", "<!--", "<!", "<?", "</", "</a", "<script>", "<title>", "&", "&#", "&lt",
        "<", "='", " a=1",
    ],
)  # fmt: skip
def test_time_grows_with_length_alone(piece: str) -> None:
    """Each of these, in one parser or another, takes a minute or more for a megabyte."""
    began = time.perf_counter()
    for html in (piece * (MEGABYTE // len(piece)), "<p " + piece * (MEGABYTE // len(piece)) + ">x"):
        for token in tokens(html):
            attributes(token.rest)
    assert time.perf_counter() - began < 10
