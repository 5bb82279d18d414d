"""A file of RDF as a store: what `rolegraph build -o` wrote, or another program made of it."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox

from rolegraph.errors import InputError, UsageError
from rolegraph.store.oxigraph import OxigraphStore

FORMATS: dict[str, ox.RdfFormat] = {
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
}
"""What is read of a file of each ending."""
ONE_GRAPH = "urn:rolegraph:file"
"""The graph of triples that a file puts in none."""


def is_file(where: str | os.PathLike[str]) -> bool:
    """Whether a place is a file of RDF, by its ending; a folder is a store whatever it is called.

    >>> is_file("graph.nq"), is_file("graph"), is_file("http://localhost:7878")
    (True, False, False)
    """
    path = Path(where)
    return path.suffix.lower() in FORMATS and "://" not in os.fspath(where) and not path.is_dir()


def from_file(path: str | os.PathLike[str]) -> OxigraphStore:
    """A store in memory that holds what a file says; the file is read whole, and nothing it names is fetched.

    Raises:
        UsageError: Its ending names no format.
        InputError: It cannot be read, does not parse (the message holds the line), or has blank nodes.

    >>> from_file("roles.doc")
    Traceback (most recent call last):
    rolegraph.errors.UsageError: roles.doc: no RDF format ends in '.doc' (use one of .jsonld .nq .nt .rdf .trig .ttl)
    """
    file = Path(path)
    form = FORMATS.get(file.suffix.lower())
    if form is None:
        hint = f"use one of {' '.join(sorted(FORMATS))}"
        raise UsageError(f"{file}: no RDF format ends in {file.suffix!r}", hint=hint)
    graphs: dict[str, set[ox.Quad]] = defaultdict(set)
    for quad in _parsed(file, form):
        name = quad.graph_name if isinstance(quad.graph_name, ox.NamedNode) else ox.NamedNode(ONE_GRAPH)
        graphs[name.value].add(ox.Quad(quad.subject, quad.predicate, quad.object, name))
    store = OxigraphStore.memory()
    for name_, quads in sorted(graphs.items()):
        _keep(store, name_, quads, file)
    return store


def _parsed(file: Path, form: ox.RdfFormat) -> list[ox.Quad]:
    try:
        with file.open("rb") as opened:
            return list(ox.parse(opened, format=form))
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror or error}", hint="check the path") from None
    except (SyntaxError, ValueError) as error:
        raise InputError(f"{file}: does not parse: {error}", hint="rolegraph build -o writes such files") from None


def _keep(store: OxigraphStore, graph: str, quads: set[ox.Quad], file: Path) -> None:
    try:
        store.replace_graph(graph, quads)
    except ValueError as error:
        raise InputError(f"{file}: {error}", hint="rolegraph writes no blank nodes: build it again") from None
