"""Whether a document must be read again: what it says, and what would read it.

The fingerprint stands in the document's own graph (`schema:version` of the document). It is written in the transaction
that writes the rest of the graph, so that no crash can part the two, and it goes wherever the graph goes.
"""

from __future__ import annotations

import json
from hashlib import sha256

from pyoxigraph import NamedNode, Quad

from rolegraph import __version__
from rolegraph.document import Document
from rolegraph.rdf.namespaces import SCHEMA
from rolegraph.rdf.provenance import language_version
from rolegraph.rdf.quads import document_graph
from rolegraph.rdf.sink import plain
from rolegraph.resources import code_state, languages
from rolegraph.store.protocol import Solutions, Store

VERSION = SCHEMA.version
_LENGTH = 16
_RULES = ("extract", "language", "rdf", "document.py", "statement.py")
"""Where the code lies that decides what is read and how it is written."""
_DOCUMENTS = """SELECT ?document ?version {
  GRAPH ?document { ?document a rg:Document OPTIONAL { ?document schema:version ?version } }
}"""


def reader_version() -> str:
    """What names the state of our own reader: software, rules, data of all languages, weights.

    The data of all languages count, whatever the language of a document: a sentence may be in another one.

    >>> reader_version() == reader_version()
    True
    """
    data = (f"{lang} {language_version(lang)}" for lang in languages())
    return " ".join(("rolegraph", __version__, code_state(*_RULES), *data))


def fingerprint(document: Document, version: str) -> str:
    """Sixteen hexadecimal digits that change with a document or with what reads it.

    The base IRI has no part in it: under another one the document has another graph.

    >>> kasir = Document("kasir", "Kasir.", "id", "kasir.txt")
    >>> fingerprint(kasir, "reader 1") == fingerprint(kasir, "reader 2")
    False
    """
    parts = (version, document.id, document.text, document.lang, document.source, document.title)
    return sha256(json.dumps(parts).encode("ascii")).hexdigest()[:_LENGTH]


def version_quad(document: Document, version: str, base: str) -> Quad:
    """The fingerprint as it is kept in the document's graph."""
    node = NamedNode(document_graph(document.id, base))
    return Quad(node, VERSION, plain(fingerprint(document, version)), node)


def stored(store: Store, base: str) -> dict[str, str]:
    """The fingerprint of each document that the store has under a base, "" without one, by the name of its graph.

    Raises:
        StoreError: The store cannot be read.
    """
    answer = store.query(_DOCUMENTS)
    rows = answer.rows if isinstance(answer, Solutions) else ()
    found: dict[str, str] = {}
    for document, version in rows:
        name = str(getattr(document, "value", ""))
        if name.startswith(f"{base}document/"):
            found[name] = str(getattr(version, "value", ""))
    return found
