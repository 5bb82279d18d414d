"""Names of files, minted from IRIs: safe in every file system, the same in every build, and no two things share one."""

from __future__ import annotations

import re
from urllib.parse import quote

from rolegraph.rdf.iri import tail
from rolegraph.rdf.labels import labels_graph
from rolegraph.rdf.namespaces import DEFAULT_BASE
from rolegraph.store.protocol import Store

_MINTED = re.compile(r"(?:[a-z0-9]+-){0,40}[0-9a-f]{8,16}")
_LONGEST = 90
_STATE = "!~*'()"


def base_of(store: Store) -> str:
    """The IRI under which a store's things are minted: the graph of labels tells it."""
    ending = labels_graph(DEFAULT_BASE).removeprefix(DEFAULT_BASE)
    found = [graph.removesuffix(ending) for graph in store.graphs() if graph.endswith(ending)]
    return found[0] if found else DEFAULT_BASE


def stem(iri: str, kind: str, base: str = DEFAULT_BASE) -> str:
    """A file's name for a thing, without ending: small ASCII letters, digits and hyphens.

    The last step of an IRI that `rolegraph.rdf.iri` minted is such a name already. Any other IRI gets its last letters
    and 16 digits of its SHA-256, since it may hold anything: slashes, dots, names that a system keeps for itself.

    Args:
        iri: Of the thing.
        kind: The path step of its class ("role").
        base: The IRI under which things are minted.

    >>> stem("https://example.org/role/kasir-5e4b4407", "role", "https://example.org/")
    'kasir-5e4b4407'
    >>> stem("https://example.org/role/../../etc/passwd", "role", "https://example.org/")
    'etc-passwd-946a9c82993ce956'
    """
    last = iri.removeprefix(f"{base}{kind}/")
    if last != iri and len(last) <= _LONGEST and _MINTED.fullmatch(last):
        return last
    steps = [step for step in re.split(r"[/#?]", iri) if step.strip(".")]
    return tail(iri, name=" ".join(steps[-2:]))


def state(**parts: str | tuple[str, ...]) -> str:
    """The part of an address behind `#` that the graph's page takes its state from; a tuple is a list of values.

    >>> state(view="around", open="https://example.org/a b")
    'view=around&open=https%3A%2F%2Fexample.org%2Fa%20b'
    """
    lists = {name: (value,) if isinstance(value, str) else value for name, value in parts.items()}
    return "&".join(f"{name}={','.join(quote(one, safe=_STATE) for one in value)}" for name, value in lists.items())
