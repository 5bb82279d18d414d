"""The graph as its users hold it: open a store, ask it, hand it to rdflib."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rolegraph.errors import UsageError
from rolegraph.hypertext import html_table
from rolegraph.query.catalogue import Catalogue
from rolegraph.query.header import NamedQuery, parse
from rolegraph.query.rows import Rows
from rolegraph.query.run import run, stream
from rolegraph.query.stream import RowStream
from rolegraph.query.suggest import suggestion
from rolegraph.query.triples import Triples
from rolegraph.store.open import open_store
from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.store.protocol import Store

if TYPE_CHECKING:
    from rdflib import Dataset

    from rolegraph.compare import Comparison
    from rolegraph.similar import Likeness
    from rolegraph.why import Why


class RoleGraph:
    """A graph of roles in a store.

    Args:
        store: An open store; the graph closes it.
        queries: Folders of `.rq` files beside those that come with rolegraph; of two with one name the later counts.

    >>> with RoleGraph(OxigraphStore.memory()) as graph:
    ...     len(graph.roles())
    0
    """

    def __init__(self, store: Store, *, queries: Iterable[str | os.PathLike[str]] = ()) -> None:
        self.store = store
        self._folders = tuple(queries)

    @classmethod
    def open(
        cls, where: str | os.PathLike[str], *, read_only: bool = True, queries: Iterable[str | os.PathLike[str]] = ()
    ) -> Self:
        """Open a store, as `rolegraph build --store` wrote it.

        Args:
            where: Its folder, or the address of a SPARQL endpoint.
            read_only: False to write through `store` or `dataset()`; then nobody else can open it so.
            queries: As for the class.

        Raises:
            UsageError: It is an address of another kind, or what the environment says of the endpoint is wrong.
            StoreError: There is no store, or it cannot be opened.
        """
        return cls(open_store(where, read_only=read_only), queries=queries)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The named queries, by name."""
        return Catalogue.known(self._folders)

    def query(self, query: str | NamedQuery, /, **params: object) -> Rows | Triples:
        """Ask a named query, or SPARQL of one's own (the prefixes rg, skos, oa, prov and others need no PREFIX line).

        Args:
            query: A name of `catalogue`, a SPARQL text, or a query that `query.header.load` read from a file.
            params: Values by parameter name: a role, a skill or a party by its label or IRI. In a text of one's own
                each variable can be given a value.

        Returns:
            Rows (SELECT, ASK) or triples (CONSTRUCT, DESCRIBE); see `query.run.run`.

        Raises:
            UsageError: There is no such query or parameter, or no thing of this name; the message names the nearest.
            QuerySyntaxError: The text does not parse; the message holds line and column.
            RefusedQueryError: It would change the store or reach outside it.
            StoreError: The store cannot be read.

        >>> with RoleGraph(OxigraphStore.memory()) as graph:
        ...     graph.query("SELECT (?n + 1 AS ?more) { VALUES ?n { 1 2 } }", n=2)[0].more
        3
        """
        return run(self.store, query if isinstance(query, NamedQuery) else self._named(query), params)

    def stream(self, query: str | NamedQuery, /, **params: object) -> RowStream:
        """Ask a query that may give more rows than memory holds, one by one or into a file while the graph is open.

        Args:
            query: As for `query`.
            params: As for `query`.

        Raises:
            RolegraphError: As `query`; a row that comes later may raise a `StoreError` too.

        >>> with RoleGraph(OxigraphStore.memory()) as graph:
        ...     [row.n for row in graph.stream("SELECT ?n { VALUES ?n { 1 2 } }")]
        [1, 2]
        """
        return stream(self.store, query if isinstance(query, NamedQuery) else self._named(query), params)

    def roles(self) -> Rows:
        """All roles by number of statements: columns `role`, `documents`, `statements`."""
        found = self.query("roles")
        assert isinstance(found, Rows)  # noqa: S101 - the carried query is a SELECT
        return found

    def why(
        self, statement_or_role: str, relation: str | None = None, label: str | None = None, /, *, lang: str = "id"
    ) -> list[Why]:
        """Why a statement is there: its sentence and span, rule, text, version and links.

        Args:
            statement_or_role: The IRI of a statement; or, with relation and label, a role by its label or IRI.
            relation: "requires_skill", or its property ("rg:requiresSkill").
            label: What the role has, by its label or IRI.
            lang: Language of the labels of roles and concepts.

        Raises:
            UsageError: There is no such statement, role, relation or label; the message names the nearest.
        """
        from rolegraph.why import why, why_statement

        if relation is None and label is None:
            return [why_statement(self.store, statement_or_role, lang=lang)]
        if relation is None or label is None:
            raise UsageError("a role needs a relation and a label beside it", hint="or give the IRI of a statement")
        return why(self.store, statement_or_role, relation, label, lang=lang)

    def compare(self, *roles: str, relations: Iterable[str] = (), lang: str = "id") -> Comparison:
        """Put roles side by side. See `compare.compare`.

        Args:
            roles: Labels or IRIs of two or more.
            relations: What to compare, by names of relations; none for duties, skills and parties.
            lang: Language of the labels.

        Raises:
            UsageError: There are fewer than two roles, or none of a name, or no such relation.
        """
        from rolegraph.compare import USUAL, compare
        from rolegraph.query.relations import find_relation

        return compare(self.store, roles, relations=[find_relation(name) for name in relations] or USUAL, lang=lang)

    def similar(self, role: str, *, top: int = 10, relations: Iterable[str] = (), lang: str = "id") -> list[Likeness]:
        """The roles that are most like a role, with the reasons. See `similar.similar` for the measure.

        Args:
            role: A label or an IRI.
            top: How many at most.
            relations: What counts, by names of relations; none for all that roles can share.
            lang: Language of the labels.

        Raises:
            UsageError: There is no such role or relation.
        """
        from rolegraph.query.relations import find_relation
        from rolegraph.similar import USUAL, similar

        wanted = [find_relation(name) for name in relations] or USUAL
        return similar(self.store, role, top=top, relations=wanted, lang=lang)

    def dataset(self) -> Dataset:
        """The same store as an rdflib `Dataset`, with our prefixes; see `store.dataset.dataset` for its one trap.

        Raises:
            UsageError: The store is an endpoint, which rdflib would ask in ways of its own, past our refusals.
        """
        from rolegraph.store.dataset import dataset

        if not isinstance(self.store, OxigraphStore):
            what = f"{self.store.place} is an endpoint, and rdflib sees stores in folders only"
            raise UsageError(what, hint="use query(), or rolegraph export to files")
        return dataset(self.store)

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.store.__exit__(kind, error, trace)

    def __repr__(self) -> str:
        return f"RoleGraph({self.store!r})"

    def __rich__(self) -> object:
        """How many statements of which relation there are, under the number of texts and roles."""
        found = self.query("relations")
        assert isinstance(found, Rows)  # noqa: S101 - the carried query is a SELECT
        return found.to_table(self._summary())

    def _repr_html_(self) -> str:
        """The same, as a notebook shows it; all text is escaped."""
        found = self.query("relations")
        assert isinstance(found, Rows)  # noqa: S101 - the carried query is a SELECT
        return html_table(found.columns, found, all_rows=len(found), caption=self._summary())

    def _summary(self) -> str:
        return f"{self.store.place}: {len(self.query('documents'))} texts, {len(self.roles())} roles"

    def _named(self, query: str) -> NamedQuery:
        """A query by its name, or a SPARQL text: that has a brace or a space, which no name has."""
        if query in self.catalogue:
            return self.catalogue[query]
        if any(char in query for char in "{ \n"):
            return parse(query, "query", "the query")
        raise UsageError(f"there is no query {query!r}", hint=suggestion(query, self.catalogue))
