"""Hand-made readings: four ordinary roles and a hostile one, about a hundred statements; and their store."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rolegraph.document import Document
from rolegraph.graph import RoleGraph
from rolegraph.rdf.labels import label_quads, labels_graph
from rolegraph.rdf.quads import document_graph, document_quads
from rolegraph.statement import Evidence, Reading, Relation, Statement
from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.view.page import write_page

CLAIMS = {"correction": "misconception", "reality": "expectation"}
OF_CONTRAST = ("contrast_dimension", "focus")


def tell(name: str, lang: str, sentences: list[tuple[str, list[str]]], document_id: str | None = None) -> Reading:
    """A reading from sentences, each with its items.

    An item is "relation: label" where the sentence has the words of the label, "relation: label = words of the
    sentence" where it has others, "focus@Role: label" for a focus. A goal hangs on the duty or party before it, a
    correction on its misconception, a reality on its expectation, a dimension and a focus on their contrast.
    """
    text = "\n".join(sentence for sentence, _ in sentences)
    document = Document(document_id or name.lower().replace(" ", "-"), text, lang, "test", title=f"Profil {name}")
    first = sentences[0][0]
    found = [Statement(name, Relation.ROLE, name, Evidence(0, len(first), first, 0, "test/name", 1.0))]
    latest: dict[str, Statement] = {}
    begin = 0
    for sentence, items in sentences:
        for item in items:
            statement = _statement(name, sentence, begin, item, latest)
            latest[statement.relation.value] = statement
            if statement.relation in (Relation.HAS_RESPONSIBILITY, Relation.COLLABORATES_WITH):
                latest["purpose"] = statement
            found.append(statement)
        begin += len(sentence) + 1
    return Reading(document, tuple(found))


def _statement(name: str, sentence: str, begin: int, item: str, latest: dict[str, Statement]) -> Statement:
    head, _, rest = item.partition(": ")
    relation, _, about = head.partition("@")
    label, _, quote = rest.partition(" = ")
    start = begin + sentence.index(quote or label)
    place = Evidence(start, start + len(quote or label), sentence, begin, f"test/{relation}", 0.9)
    key = CLAIMS.get(relation, "contrasted_with" if relation in OF_CONTRAST else "purpose")
    parents = (latest[key],) if key in latest and (relation in (*CLAIMS, *OF_CONTRAST, "has_goal")) else ()
    polarity = "negative" if label.startswith("tidak ") else "positive"
    return Statement(name, Relation(relation), label, place, about or None, polarity, parents)


PAYLOADS = (
    "<script>hacked()</script>",
    "</script><script>hacked()</script>",
    "</SCRIPT ><script>hacked()</script>",
    "<!--<script>hacked()//",
    "]]><script>hacked()</script>",
    "<img src=x onerror=hacked()>",
    "<svg onload=hacked()>",
    '"><svg/onload=hacked()>',
    "' onfocus=hacked() autofocus='",
    "javascript:hacked()",
    '<a href="javascript:hacked()">klik</a>',
    "<iframe srcdoc='<script>parent.hacked()</script>'></iframe>",
    "<style>*{display:none}</style>",
    "<meta http-equiv=refresh content='0;url=javascript:hacked()'>",
    "<base href=https://example.org/>",
    "</title><script>hacked()</script>",
    "</textarea><script>hacked()</script>",
    "{{ 7 * 7 }}{% raw %}${hacked()}",
    "\\u003cscript>hacked()\\u003c/script>",
    "&lt;script&gt;hacked()&lt;/script&gt;",
    "\u202e<b>kanan</b> \u2028\u2029hacked()",
    "__proto__",
    "<template><script>hacked()</script></template>",
    "<details open ontoggle=hacked()>",
    "<body onload=hacked()>",
    "<video><source onerror=hacked()>",
    "<audio src=x onerror=hacked()>",
    "<input autofocus onfocus=hacked()>",
    "<marquee onstart=hacked()>",
    "<object data=javascript:hacked()>",
    "<embed src=javascript:hacked()>",
    "<math><mtext><script>hacked()</script></mtext></math>",
    "<svg><script>hacked()</script></svg>",
    "<svg><foreignObject><script>hacked()</script></foreignObject></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=hacked()>#x'/></svg>",
    "<svg><animate onbegin=hacked() attributeName=x dur=1s>",
    "<svg><a xlink:href=javascript:hacked()><text>klik</text></a></svg>",
    "<link rel=stylesheet href=https://example.org/a.css>",
    "<form action=javascript:hacked()><button autofocus>klik</button></form>",
    "<noscript><p title='</noscript><img src=x onerror=hacked()>'>",
    "<plaintext>",
    "<xmp><script>hacked()</script></xmp>",
    "--><script>hacked()</script><!--",
    "<![CDATA[<script>hacked()</script>]]>",
    "<?xml version='1.0'?><script>hacked()</script>",
    "<!ENTITY a SYSTEM 'file:///etc/passwd'>&a;",
    '" onmouseover="hacked()" x="',
    "`-hacked()-`",
    "';hacked();//",
    "\\';hacked();//",
    "</style><script>hacked()</script>",
    "url(javascript:hacked())",
    "expression(hacked())",
    "{% import os %}{{ config }}",
    "${7*7}#{7*7}<%= 7*7 %>",
    "constructor",
    "toString",
    "<0x3c>script<0x3e>",
    "\uff1cscript\uff1ehacked()\uff1c/script\uff1e",
    "%3Cscript%3Ehacked()%3C/script%3E",
    "#view=around&open=javascript:hacked()",
    "a,b;c&d=e",
    "=1+1",
    '=HYPERLINK("https://example.org","klik")',
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\uff1d1+1",
    "../../etc/passwd",
    "..\\..\\windows\\con",
    "CON",
    "aux.txt:stream",
)


def hostile(payload: str, number: int) -> Reading:
    """A text in which every field holds a payload: name, title, source, labels, quotes, rule, the other role."""
    name, label = f"{payload} R{number}", f"{payload} L{number}"
    sentence = f"{name} harus {label} ."
    items = [f"{relation}: {label}" for relation in Relation if relation not in ("role", "contrasted_with", "focus")]
    reading = tell(name, "id", [(sentence, [*items, f"contrasted_with: {label}", f"focus@{label}: {label}"])])
    document = Document(f"{payload} {number}", reading.document.text, "id", payload, title=payload)
    return Reading(document, reading.statements)


def fill(store: OxigraphStore, readings: list[Reading]) -> OxigraphStore:
    """A store with these readings, in this order."""
    quads = []
    for reading in readings:
        found = document_quads(reading)
        store.replace_graph(document_graph(reading.document.id), found)
        quads += found
    store.replace_graph(labels_graph(), label_quads(quads))
    return store


@pytest.fixture(scope="session")
def readings() -> list[Reading]:
    """The four ordinary roles."""
    roles = json.loads(Path(__file__).with_name("roles.json").read_text(encoding="utf-8"))
    return [
        tell(role["role"], role["lang"], [(said["text"], said["says"]) for said in role["sentences"]]) for role in roles
    ]


@pytest.fixture(scope="session")
def hostile_readings() -> list[Reading]:
    """One text for each payload."""
    return [hostile(payload, number) for number, payload in enumerate(PAYLOADS)]


@pytest.fixture(scope="session")
def store(readings: list[Reading]) -> Iterator[OxigraphStore]:
    """A store of the ordinary roles."""
    with OxigraphStore.memory() as found:
        yield fill(found, readings)


@pytest.fixture(scope="session")
def file(store: OxigraphStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the ordinary roles."""
    path = tmp_path_factory.mktemp("view") / "page.html"
    write_page(RoleGraph(store), path)
    return path


@pytest.fixture
def make_store() -> Iterator[Callable[[list[Reading]], OxigraphStore]]:
    """Stores of other readings, closed at the end."""
    stores: list[OxigraphStore] = []

    def make(readings: list[Reading]) -> OxigraphStore:
        stores.append(OxigraphStore.memory())
        return fill(stores[-1], readings)

    yield make
    for one in stores:
        one.close()
