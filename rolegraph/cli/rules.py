"""What queries do with a build: triples that they derive, rows that fail it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rolegraph.errors import RolegraphError
    from rolegraph.store.protocol import Store

Derive = Annotated[
    list[str] | None,
    typer.Option(
        "--derive",
        metavar="NAME|all",
        help="Keep what this construct query derives, in a graph of its own; may be repeated.",
        show_default=False,
    ),
]
Rules = Callable[["Store", str | None], "list[RolegraphError]"]


def rules(derive: Sequence[str] | None) -> Rules:
    """What to do with a store, given the base IRI, once its documents and labels are written.

    It derives what the names say, drops what earlier builds derived, and asks each violation query. A query that
    cannot be asked is among the failures that it gives.

    Args:
        derive: Names of construct queries, or "all".

    Raises:
        UsageError: There is no such query, or a folder of queries is wrong: told before the work.
    """
    from rolegraph.query.catalogue import Catalogue
    from rolegraph.query.derive import chosen

    catalogue = Catalogue.known()
    queries = chosen(catalogue, derive or ())

    def run(store: Store, base: str | None = None) -> list[RolegraphError]:
        from rolegraph.errors import RolegraphError
        from rolegraph.query.derive import derive
        from rolegraph.query.violations import violations
        from rolegraph.rdf.namespaces import DEFAULT_BASE

        try:
            derive(store, queries, base=base or DEFAULT_BASE)
            return [*violations(store, catalogue.of_kind("violation"))]
        except RolegraphError as error:
            return [error]

    return run
