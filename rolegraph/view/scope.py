"""A part of the graph: some roles with what is around them, or what a query brings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import networkx as nx
from pyoxigraph import Literal, NamedNode

from rolegraph.errors import UsageError
from rolegraph.query.rows import Rows
from rolegraph.query.suggest import suggestion
from rolegraph.query.triples import Triples
from rolegraph.rdf.namespaces import RDF, RDFS, SKOS, curie
from rolegraph.rdf.normal import role_key
from rolegraph.view.kinds import BY_CLASS
from rolegraph.view.said import local, worded

_LABELS = (RDFS.label, SKOS.prefLabel, SKOS.altLabel)


def around_roles(graph: nx.MultiDiGraph, names: Iterable[str]) -> nx.MultiDiGraph:
    """The roles of these names, all that is said of them, and what hangs on it.

    Args:
        graph: The whole network.
        names: Names of roles in any wording and case, or their IRIs.

    Returns:
        A new network; its `graph["title"]` names the roles, `graph["roles"]` holds their IRIs.

    Raises:
        UsageError: There is no role of a name; the message offers the nearest ones.
    """
    chosen = [role for name in names for role in _roles_of(graph, name)]
    kept = set(chosen)
    for role in chosen:
        kept.update(graph.successors(role))
    for focus in [node for node in kept if graph.nodes[node]["kind"] == "focus"]:
        kept.update(graph.predecessors(focus))
    for contrast in [node for node in kept if graph.nodes[node]["kind"] == "contrast"]:
        kept.update(graph.successors(contrast), graph.predecessors(contrast))
    kept |= _concepts_of(graph, kept)
    part = _part(graph, kept)
    part.graph["title"] = ", ".join(dict.fromkeys(graph.nodes[role]["labels"][0][1] for role in chosen))
    part.graph["roles"] = tuple(dict.fromkeys(chosen))
    return part


def _concepts_of(graph: nx.MultiDiGraph, kept: set[str]) -> set[str]:
    """The concepts of taxonomies that these things are matched with, and all that are broader."""
    found: set[str] = set()
    todo = sorted(kept)
    while todo:
        node = todo.pop()
        new = {end for _, end in graph.out_edges(node) if graph.nodes[end]["kind"] == "concept"} - found
        found |= new
        todo += sorted(new)
    return found


def _part(graph: nx.MultiDiGraph, kept: set[str]) -> nx.MultiDiGraph:
    part = nx.MultiDiGraph(**graph.graph)
    part.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if node in kept)
    part.add_edges_from(edge for edge in graph.edges(keys=True, data=True) if edge[0] in kept and edge[1] in kept)
    return part


def _roles_of(graph: nx.MultiDiGraph, name: str) -> list[str]:
    wordings = {node: data["wordings"] for node, data in graph.nodes(data=True) if data["kind"] in ("role", "named")}
    wanted = role_key(name)
    found = [
        node for node, all_of in wordings.items() if node == name or wanted in {role_key(text) for _, text in all_of}
    ]
    if found:
        return sorted(found)
    names = {text for all_of in wordings.values() for _, text in all_of}
    hint = suggestion(name, names) if names else "the store holds no roles"
    raise UsageError(f"no role is called {name!r}", hint=hint)


def from_answer(graph: nx.MultiDiGraph, answer: Rows | Triples) -> nx.MultiDiGraph:
    """What a query brings, drawn with all that the network knows of it.

    Args:
        graph: The whole network; its nodes and edges lend kind, labels and statements.
        answer: Triples (CONSTRUCT, DESCRIBE), or rows of exactly two columns, each row an edge.

    Raises:
        UsageError: It is a truth (ASK), has another number of columns, or is empty.
    """
    part = nx.MultiDiGraph(**graph.graph, answer=True)
    if isinstance(answer, Rows) and answer.truth is not None:
        raise UsageError("an ASK query gives nothing to draw", hint="use CONSTRUCT, or SELECT with two columns")
    if isinstance(answer, Rows):
        _add_rows(part, graph, answer)
    else:
        _add_triples(part, graph, answer)
    if not part:
        raise UsageError("the query found nothing to draw", hint="rolegraph query shows what it gives")
    return part


def _add_rows(part: nx.MultiDiGraph, graph: nx.MultiDiGraph, answer: Rows) -> None:
    if len(answer.columns) != 2:
        columns = ", ".join(f"?{name}" for name in answer.columns)
        raise UsageError(
            f"the query gives {len(answer.columns)} columns ({columns}); a picture needs two, the ends of its lines",
            hint="SELECT two variables, or use CONSTRUCT",
        )
    for start, end in answer.terms:
        ends = [_add_node(part, graph, term) for term in (start, end) if term is not None]
        if len(ends) == 2:
            known = graph.get_edge_data(*ends, default={})
            for key, data in known.items():
                part.add_edge(*ends, key=key, **{**data, "quiet": False})
            if not known:
                _add_line(part, ends, f"?{answer.columns[1]}")


def _add_triples(part: nx.MultiDiGraph, graph: nx.MultiDiGraph, triples: Triples) -> None:
    for triple in triples:
        start = _add_node(part, graph, triple.subject)
        if triple.predicate == RDF.type and isinstance(triple.object, NamedNode):
            if kind := BY_CLASS.get(local(triple.object.value)):
                part.nodes[start]["kind"] = kind.key
        elif triple.predicate in _LABELS and isinstance(triple.object, Literal):
            _add_label(part.nodes[start], triple.object, start in graph)
        else:
            end = _add_node(part, graph, triple.object)
            key = local(triple.predicate.value)
            if graph.has_edge(start, end, key):
                part.add_edge(start, end, key=key, **{**graph.edges[start, end, key], "quiet": False})
            else:
                _add_line(part, [start, end], curie(triple.predicate.value))


def _add_line(part: nx.MultiDiGraph, ends: Sequence[str], label: str) -> None:
    part.add_edge(*ends, key=label, label=label, statements=(), quiet=False)


def _add_node(part: nx.MultiDiGraph, graph: nx.MultiDiGraph, term: object) -> str:
    iri = term.value if isinstance(term, NamedNode) else str(term)
    if iri not in part:
        if iri in graph:
            part.add_node(iri, **graph.nodes[iri])
        else:
            literal = isinstance(term, Literal)
            label = worded(term) if literal else ("", curie(iri))
            kind = "value" if literal else "thing"
            part.add_node(iri, kind=kind, labels=(label,), wordings=(label,), order=0)
    return iri


def _add_label(data: dict[str, object], label: Literal, known: bool) -> None:
    """A label that the query gives to a thing that the network does not know."""
    if not known:
        own = tuple(one for one in data["labels"] if one[0] != "" and one != worded(label))  # type: ignore[attr-defined]
        data["labels"] = data["wordings"] = tuple(sorted((*own, worded(label))))
