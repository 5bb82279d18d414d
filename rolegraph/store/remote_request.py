"""What is sent to an endpoint: queries and updates of the SPARQL 1.1 Protocol, graphs of the Graph Store Protocol."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal
from urllib.parse import quote, urlencode

from pyoxigraph import NamedNode, Triple

from rolegraph.store.content import n_triples, replacement
from rolegraph.store.remote_http import Sent
from rolegraph.store.tokens import tokens

Form = Literal["rows", "triples", "truth"]
ACCEPT: Mapping[Form, str] = {
    "rows": "application/sparql-results+json",
    "truth": "application/sparql-results+json",
    "triples": "application/n-triples, text/turtle;q=0.5",
}
NOTHING_ELSE: Mapping[str, str] = {}


def query(url: str, text: str, form: Form, settings: Mapping[str, str] = NOTHING_ELSE) -> Sent:
    """A query as a form (SPARQL 1.1 Protocol, section 2.1.2), which every server takes and no proxy keeps.

    >>> query("http://localhost/query", "ASK {}", "truth").body
    b'query=ASK+%7B%7D'
    """
    headers = {"Accept": ACCEPT[form], "Content-Type": "application/x-www-form-urlencoded"}
    return Sent(url, headers, urlencode({"query": text, **settings}).encode())


def update(url: str, iri: str, triples: list[Triple]) -> Sent:
    """An update that makes triples the whole content of a graph (SPARQL 1.1 Protocol, section 2.2.2)."""
    return Sent(url, {"Content-Type": "application/sparql-update"}, replacement(iri, triples).encode())


def put(url: str, iri: str, triples: list[Triple]) -> Sent:
    """The same by the Graph Store Protocol (sections 5.3 and 5.4): PUT, or DELETE of a graph without triples.

    >>> put("http://localhost/store", "https://example.org/g", []).url
    'http://localhost/store?graph=https%3A%2F%2Fexample.org%2Fg'
    """
    where = f"{url}?graph={quote(NamedNode(iri).value, safe='')}"
    if not triples:
        return Sent(where, {}, method="DELETE", may_miss=True)
    return Sent(where, {"Content-Type": "application/n-triples"}, n_triples(triples), method="PUT")


def declared(text: str, prefixes: Mapping[str, str]) -> str:
    r"""A query with a PREFIX line for each of our prefixes that it uses and does not declare.

    >>> declared("ASK { ?s a ex:Role }", {"ex": "https://example.org/", "oa": "http://www.w3.org/ns/oa#"})
    'PREFIX ex: <https://example.org/>\nASK { ?s a ex:Role }'
    """
    used: set[str] = set()
    own: set[str] = set()
    before = None
    for token in tokens(text):
        if token.kind == "name":
            (own if before and before.says("PREFIX") else used).add(token.text.partition(":")[0])
        before = token
    lines = (f"PREFIX {name}: <{prefixes[name]}>\n" for name in sorted(used - own) if name in prefixes)
    return "".join([*lines, text])
