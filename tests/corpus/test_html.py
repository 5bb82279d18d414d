"""Pages as lines of text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from rolegraph.corpus.html import convert, extract
from rolegraph.errors import InputError


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<h1>Kasir</h1><p>Melayani   pembeli\n dan tamu.</p>", "Kasir\n\nMelayani pembeli dan tamu."),
        ("<ul><li>jujur</li>\n<li>teliti</li></ul>", "- jujur\n- teliti"),
        ("<ul><li>jujur<li>teliti</ul>Lain", "- jujur\n- teliti\n\nLain"),
        ("<ol start=3><li>a<li>b<li value=9>c<li>d</ol>", "3. a\n4. b\n9. c\n10. d"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n  - b\n- c"),
        ("<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", "- a\nb\n- c"),
        ("<p>a<br>b<br/>c", "a\nb\nc"),
        ("<p>ke<b>pala</b> <i>gudang</i>", "kepala gudang"),
        ("<div>a</div><div>b</div>", "a\n\nb"),
        ("<table><tr><th>Lokasi<td>Solok<tr><td>Gaji</table>", "Lokasi\n\nSolok\n\nGaji"),
        ("<dl><dt>Tugas<dd>menghitung uang</dl>", "Tugas\n\nmenghitung uang"),
        ("<pre>a  b\n c</pre>", "a  b\nc"),
        ("a&nbsp;&nbsp;b &amp;amp; c&shy;d", "a b &amp; cd"),
        ("<p hidden>x</p><p>y", "y"),
        ("<p hidden>x<p>y", "y"),
        ("<div style='color:red; display : none'>x<div>y</div></div>z", "z"),
        ("<div aria-hidden=true>x</div><div aria-hidden=false>y</div>", "y"),
        ("<nav><ul><li>Beranda</ul></nav><p>a</p><footer>©</footer>", "a"),
        ("a<script>b</script><style>c</style><template>d</template><noscript>e</noscript>f", "af"),
        ("<select><option>a</select><button>Lamar</button>b<svg><title>c</title></svg>", "b"),
        ("<p>menu</p><main><h1>Kasir</h1></main><p>serupa</p>", "Kasir"),
        ("<main>a</main><main>b</main>", "a\n\nb"),
        ("<p>a</p><main></main>", "a"),
        ("", ""),
    ],
)
def test_blocks(html: str, text: str) -> None:
    assert convert(html).text == text


def test_the_title_is_kept_apart() -> None:
    page = convert("<html><head><title> Lowongan\n Kasir &amp; Staf</title></head><body>a")
    assert (page.title, page.text) == ("Lowongan Kasir & Staf", "a")


def test_a_page_in_windows_1252() -> None:
    assert extract("<p>kafé".encode("cp1252")).text == "kafé"


def test_too_much_text_is_refused() -> None:
    with pytest.raises(InputError, match="more than"):
        convert("<p>kasir</p>" * 1_000_000)


NAMES = st.sampled_from(["p", "div", "li", "ul", "ol", "b", "i", "h2", "span", "section", "td", "tr", "table", "em"])
WORDS = st.lists(st.sampled_from(["kasir", "menghitung", "uang", "&amp;", "R&D"]), min_size=1).map(" ".join)


@st.composite
def pages(draw: st.DrawFn, depth: int = 3) -> str:
    parts = []
    for _ in range(draw(st.integers(1, 3))):
        inner = draw(pages(depth - 1)) if depth and draw(st.booleans()) else draw(WORDS)
        name = draw(NAMES)
        parts.append(f"<{name}>{inner}</{name}> ")
    return "".join(parts)


@given(pages())
def test_the_words_are_those_that_another_parser_finds(html: str) -> None:
    ours = re.sub(r"^\s*(?:-|\d+\.) ", "", convert(html).text, flags=re.MULTILINE).split()
    theirs = lxml_html.fromstring(f"<div>{html}</div>").text_content().split()
    assert sorted(ours) == sorted(theirs)


@given(st.text(st.sampled_from("<>/!-='\"& pulibrhdn\n")) | st.text())
def test_any_string_gives_a_text_without_control_characters(html: str) -> None:
    page = convert(html)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f]", page.text)
    page.text.encode("utf-8")
