"""What people accepted, written into a store as the graph of links, which no build touches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode

from rolegraph.errors import ShapeError, UsageError
from rolegraph.link.quads import mapping_quads, mappings_graph
from rolegraph.mapping import Mapping
from rolegraph.query.kinds import CLASSES
from rolegraph.rdf.labels import labels_graph
from rolegraph.rdf.namespaces import DEFAULT_BASE
from rolegraph.shapes import validate
from rolegraph.store.protocol import Solutions, Store

_THINGS = "SELECT DISTINCT ?thing { ?thing a ?class }"


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of accepted mappings.

    Args:
        links: How many are in the graph now.
        missing: Those of things that the graph does not have (any more): they are not in it, and stay in their file.
        changed: Whether the graph was another one before.
    """

    links: int
    missing: tuple[Mapping, ...]
    changed: bool


def apply(store: Store, mappings: Iterable[Mapping], *, base: str | None = None) -> Applied:
    """Make mappings the whole graph of links.

    Args:
        store: Open for writing.
        mappings: The accepted ones.
        base: The base IRI of the build; by default the one that the store tells.

    Raises:
        UsageError: The store does not tell its base.
        ShapeError: A link breaks the shapes; the store holds what it held before.
        StoreError: The store cannot be read or written.
    """
    base = base_of(store) if base is None else base
    there = things(store)
    wanted = list(mappings)
    kept = [one for one in wanted if one.subject in there and not one.negated]
    quads = mapping_quads(kept, base=base)
    problems = validate(quads) if quads else []
    if problems:
        raise ShapeError(f"a link breaks the shapes: {problems[0]}", hint="mend its row in the file of accepted links")
    graph = mappings_graph(base)
    changed = set(quads) != set(store.quads(graph))
    if changed:
        store.replace_graph(graph, quads)
    return Applied(len(kept), tuple(one for one in wanted if one.subject not in there), changed)


def things(store: Store) -> set[str]:
    """IRIs of all that texts speak of.

    Raises:
        StoreError: The store is closed or cannot be read.
    """
    found: set[str] = set()
    for cls in CLASSES.values():
        answer = store.query(_THINGS, {"class": cls})
        rows = answer.rows if isinstance(answer, Solutions) else ()
        found.update(str(row[0].value) for row in rows if isinstance(row[0], NamedNode))
    return found


def base_of(store: Store) -> str:
    """The base IRI under which a store was built, by the names of its graphs of labels.

    Raises:
        UsageError: It was built under several.
        StoreError: The store is closed or cannot be read.

    >>> from rolegraph.store.oxigraph import OxigraphStore
    >>> base_of(OxigraphStore.memory())
    'https://w3id.org/rolegraph/id/'
    """
    step = labels_graph().removeprefix(DEFAULT_BASE)
    found = [name.removesuffix(step) for name in store.graphs() if name.endswith((f"/{step}", f"#{step}"))]
    if len(found) > 1:
        raise UsageError(f"the store has things under {' and '.join(found)}", hint="say which with --base")
    return found[0] if found else DEFAULT_BASE
