"""The store as an rdflib `Dataset`, for those who know rdflib; what is refused elsewhere is refused here."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from oxrdflib import OxigraphStore as OxrdflibStore
from oxrdflib._converter import to_ox
from rdflib import Dataset, Graph
from rdflib.plugins.sparql.sparql import Query

from rolegraph.errors import RefusedQueryError, StoreError
from rolegraph.rdf.namespaces import PREFIXES
from rolegraph.store.bind import Term, bind
from rolegraph.store.failure import reading_only
from rolegraph.store.guard import guard
from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.store.syntax import explain

if TYPE_CHECKING:
    from rdflib.query import Result
    from rdflib.term import Identifier


def dataset(store: OxigraphStore) -> Dataset:
    """An rdflib `Dataset` over a store: no copy, the engine stays Oxigraph, our prefixes are bound.

    Its default graph is the union of all graphs, as in `Store.query`. Writing through it needs a store that is open for
    writing; SPARQL updates are refused. Language tags come back in lower case, as Oxigraph keeps them.

    The trap of oxrdflib, closed here: a prepared query (`rdflib.plugins.sparql.prepareQuery`) would run in rdflib's own
    evaluator, up to 85 times slower and without our refusals. Here its text goes to Oxigraph, and a call with
    `use_store_provided=False`, which asks for that evaluator by name, is refused.

    Raises:
        StoreError: The store is closed.
    """
    graphs = _GuardedDataset(store=_GuardedStore(store), default_union=True)
    graphs.default_graph = graphs.get_context(graphs.default_graph.identifier)
    for prefix, namespace in PREFIXES.items():
        graphs.bind(prefix, namespace, override=True, replace=True)
    return graphs


_BEFORE_STORE = 5
"""How many arguments `Graph.query` takes before `use_store_provided`; `Graph.update` takes one less."""


class _Guarded(Graph):
    """A graph whose queries and updates go to the store, and never to rdflib's evaluator."""

    def query(self, *arguments: Any, use_store_provided: bool = True, **settings: Any) -> Result:
        if not use_store_provided or len(arguments) > _BEFORE_STORE:
            raise _evaluator()
        return super().query(*arguments, **settings)

    def update(self, *arguments: Any, use_store_provided: bool = True, **settings: Any) -> None:
        if not use_store_provided or len(arguments) > _BEFORE_STORE - 1:
            raise _evaluator()
        super().update(*arguments, **settings)


class _GuardedDataset(_Guarded, Dataset):
    """A dataset whose graphs are guarded too."""

    def get_context(self, identifier: Any, quoted: bool = False, base: str | None = None) -> Graph:
        return _Guarded(self.store, identifier, self.namespace_manager, base)


def _evaluator() -> RefusedQueryError:
    what = "rdflib's own evaluator would run it, which reads files and asks other hosts"
    return RefusedQueryError(what, hint="leave use_store_provided out")


class _GuardedStore(OxrdflibStore):
    """oxrdflib's store behind our guard, with bindings that reach filters and subqueries."""

    def __init__(self, store: OxigraphStore) -> None:
        super().__init__(store=store.engine)
        self._home = store

    def query(
        self,
        query: Query | str,
        initNs: Mapping[str, Any],  # noqa: N803 - rdflib's names
        initBindings: Mapping[str, Identifier],  # noqa: N803
        queryGraph: str,  # noqa: N803
        **kwargs: object,
    ) -> Result:
        if isinstance(query, Query):
            query, initNs = _prepared(query, initNs)  # noqa: N806
        prefixes = {**self._namespace_for_prefix, **initNs}
        guard(query, self._home.graphs(), prefixes)
        if initBindings:
            query = bind(query, {str(name): cast(Term, to_ox(value)) for name, value in initBindings.items()})
        own_dataset = guard(query, self._home.graphs(), prefixes)
        try:
            return super().query(query, initNs, {}, "" if own_dataset else queryGraph, **kwargs)
        except SyntaxError as error:
            raise explain(query, str(error), prefixes) from None

    def update(self, *_: object, **__: object) -> None:
        raise RefusedQueryError("SPARQL updates are refused", hint="rolegraph build writes a store")

    def contexts(self, triple: Any = None) -> Generator[Graph, None, None]:
        return (_Guarded(self, graph.identifier) for graph in super().contexts(triple))

    def add(self, triple: Any, context: Graph, quoted: bool = False) -> None:
        self._check_writable()
        super().add(triple, context, quoted)

    def addN(self, quads: Iterable[Any]) -> None:  # noqa: N802 - rdflib's name
        self._check_writable()
        super().addN(quads)

    def remove(self, triple: Any, context: Graph | None = None) -> None:
        self._check_writable()
        super().remove(triple, context)

    def add_graph(self, graph: Graph) -> None:
        # `Dataset.graph` registers each graph that it hands out, even to read it.
        if not self._home.read_only:
            super().add_graph(graph)

    def remove_graph(self, graph: Graph) -> None:
        self._check_writable()
        super().remove_graph(graph)

    def destroy(self, configuration: str) -> None:
        raise StoreError(f"rdflib is not to remove the folder of a store: {configuration}")

    def _check_writable(self) -> None:
        if self._home.read_only:
            raise reading_only(self._home.place)


def _prepared(query: Query, prefixes: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """The text of a prepared query and its prefixes; rdflib keeps them for error messages and pickles."""
    text, own, base = query._original_args
    return (f"BASE <{base}>\n{text}" if base else text), {**prefixes, **own}
