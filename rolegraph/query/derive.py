"""Triples that a query derives from what texts state, each query's in a graph of its own.

Derived triples lead back to their query and to no text. So they are kept apart, `<base>graph/derived/<query name>`,
and each time all of them go before new ones come: they are derived from texts and labels only, never from themselves,
and none outlives the texts that it came from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote

import pyoxigraph as ox

from rolegraph.errors import UsageError
from rolegraph.query.catalogue import Catalogue
from rolegraph.query.header import NamedQuery
from rolegraph.query.run import run
from rolegraph.query.suggest import suggestion
from rolegraph.query.triples import Triples
from rolegraph.rdf.iri import check_base
from rolegraph.rdf.namespaces import DEFAULT_BASE, RDFS
from rolegraph.store.protocol import Store

ALL = "all"


def derived_graph(name: str, base: str = DEFAULT_BASE) -> str:
    """The IRI of the graph that holds what a query derives.

    Args:
        name: The name of the query.
        base: The base IRI of the build.

    >>> derived_graph("mine/related roles", "https://example.org/")
    'https://example.org/graph/derived/mine/related%20roles'
    """
    return f"{check_base(base)}graph/derived/{quote(name, safe='/')}"


def chosen(catalogue: Catalogue, names: Iterable[str]) -> list[NamedQuery]:
    """The queries of these names that derive; "all" is each one of the catalogue.

    Raises:
        UsageError: There is no such query, or it is no `construct` query.

    >>> [query.name for query in chosen(Catalogue.carried(), ["all"])]
    ['related-roles']
    """
    able = {query.name: query for query in catalogue.of_kind("construct")}
    found: dict[str, NamedQuery] = {}
    for name in names:
        if name == ALL:
            found |= able
        elif catalogue.find(name).name in able:
            found[name] = able[name]
        else:
            raise UsageError(f"the query {name} derives nothing", hint=suggestion(name, able))
    return [found[name] for name in sorted(found)]


def derive(store: Store, queries: Iterable[NamedQuery], *, base: str = DEFAULT_BASE) -> Mapping[str, int]:
    """Drop what was derived before, ask each query and keep its triples in its graph.

    Args:
        store: Open for writing, with the documents and labels in it.
        queries: Queries of the kind `construct`, as `chosen` gives them; none leave a store without derived triples.
        base: The base IRI of the build.

    Returns:
        How many triples each query derived, by its name.

    Raises:
        UsageError: A query gives rows, blank nodes, or labels (`rdfs:label` is what a text calls a thing).
        QuerySyntaxError: A query does not parse.
        StoreError: The store cannot be written.

    >>> from rolegraph.store.oxigraph import OxigraphStore
    >>> derive(OxigraphStore.memory(), chosen(Catalogue.carried(), ["related-roles"]))
    {'related-roles': 0}
    """
    _drop(store, base)
    answers = {query.name: _triples(store, query) for query in queries}
    for name, triples in answers.items():
        graph = ox.NamedNode(derived_graph(name, base))
        store.replace_graph(graph.value, [_quad(triple, graph) for triple in triples])
    return {name: len(triples) for name, triples in answers.items()}


def _quad(triple: ox.Triple, graph: ox.NamedNode) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _drop(store: Store, base: str) -> None:
    for graph in store.graphs():
        if graph.startswith(derived_graph("", base)):
            store.replace_graph(graph, ())


def _triples(store: Store, query: NamedQuery) -> Triples:
    answer = run(store, query)
    if not isinstance(answer, Triples):
        raise UsageError(f"{query.source}: a construct query gives triples, and this one gives rows")
    for triple in answer:
        if any(isinstance(part, ox.BlankNode) for part in triple):
            raise UsageError(f"{query.source}: it derives a blank node", hint="make an IRI: BIND(IRI(…) AS ?x)")
        if triple.predicate == RDFS.label:
            raise UsageError(f"{query.source}: it derives rdfs:label, and labels come from texts", hint="use another")
    return answer
