"""One HTML file that opens offline: network and evidence as data, our own template, vis-network inside."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
from markupsafe import Markup

from rolegraph import __version__
from rolegraph.errors import UsageError
from rolegraph.view.carried import own_scripts, style, template, vis_network
from rolegraph.view.data import as_json, edge_data, node_data, ordered_nodes, strings, testimony, totals
from rolegraph.view.kinds import KINDS
from rolegraph.view.network import network
from rolegraph.view.opening import opening
from rolegraph.view.packing import languages as order_of_languages
from rolegraph.view.packing import packed
from rolegraph.view.scope import around_roles, from_answer
from rolegraph.view.written import policy, write_file

if TYPE_CHECKING:
    from pyvis.network import Network

    from rolegraph.graph import RoleGraph

_OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "keyboard": {"enabled": True, "bindToWindow": False},
    },
    "nodes": {"chosen": False},
    "edges": {"chosen": False, "selectionWidth": 0, "hoverWidth": 0},
}


@dataclass(frozen=True, slots=True)
class PageReport:
    """What a written page shows: numbers of roles, nodes and edges, and its size in bytes."""

    path: Path
    roles: int
    nodes: int
    edges: int
    size: int


def write_page(
    graph: RoleGraph,
    path: str | os.PathLike[str],
    *,
    roles: Sequence[str] = (),
    query: str | None = None,
    view: str = "",
    languages: Sequence[str] = (),
    home: str = "",
) -> PageReport:
    """Write the graph, or a part of it, as one HTML file; an older file stays whole until the new one is.

    Args:
        graph: An open graph.
        path: The file to write.
        roles: Names of roles: only these with what is around them.
        query: SPARQL text, or the name of a query that needs no parameters: only what it brings. A CONSTRUCT gives the
            lines itself; a SELECT has two columns, the ends of the lines.
        view: The picture that it opens on, one of `rolegraph.view.opening.VIEWS`; "" for all of it, or an overview.
        languages: Tags of the languages of labels, in the order in which they stand in for one another.
        home: The address of a page that this one belongs to, for a link back; "" for none.

    Raises:
        UsageError: Both roles and a query; no role of a name; a query that gives nothing to draw; no such view, or one
            that shows nothing here.
        QuerySyntaxError: The query does not parse.
        RefusedQueryError: It would change the store or reach outside it.
        StoreError: The store cannot be read, or the file not written.
    """
    if roles and query is not None:
        raise UsageError("a page shows roles or the answer of a query, not both", hint="leave one of them out")
    whole = network(graph.store)
    part = around_roles(whole, roles) if roles else whole
    if query is not None:
        part = from_answer(whole, graph.query(query))
    page = render(part, totals(whole), view=view, languages=languages, home=home).encode("utf-8")
    target = Path(path)
    write_file(target, page)
    return PageReport(target, **totals(part), size=len(page))


def render(
    part: nx.MultiDiGraph,
    all_of: dict[str, int] | None = None,
    *,
    view: str = "",
    languages: Sequence[str] = (),
    home: str = "",
) -> str:
    """The page of a network, as text.

    Args:
        part: What to show.
        all_of: What there is altogether (`roles`, `nodes`, `edges`), for the line that says how much is shown.
        view: As for `write_page`; `part.graph["roles"]` are the roles that it is about.
        languages: As for `write_page`.
        home: As for `write_page`.

    Raises:
        UsageError: There is no such view, or it shows nothing here.
    """
    said, lists = testimony(part)
    found = opening(part, view)
    edges = edge_data(part, said)
    because = {one["id"]: one.pop("reasons") for one in edges if "reasons" in one}
    picture = _picture(node_data(part, found.trees, found.positions), edges)
    lang = _language(lists["documents"], languages)
    data = {
        "lang": lang,
        "languages": order_of_languages(part, languages),
        "totals": all_of or totals(part),
        "kinds": [asdict(kind) for kind in KINDS],
        "nodes": packed(picture.nodes, words=["group"]),
        "edges": packed(picture.edges, words=["property", "label"]),
        "because": because,
        "documents": lists["documents"],
        "sentences": packed(lists["sentences"], words=["lang"]),
        "statements": packed(lists["statements"], words=["property", "lang", "rule"]),
        "opening": found.as_data(ordered_nodes(part)),
        "options": picture.options,
        "strings": strings(),
    }
    scripts = [vis_network(), own_scripts()]
    return template().render(
        lang=lang,
        title=f"rolegraph: {part.graph['title']}" if "title" in part.graph else "rolegraph",
        home=home,
        version=__version__,
        policy=policy(scripts, style()),
        style=Markup(style()),  # noqa: S704 - our own file
        scripts=[Markup(script) for script in scripts],  # noqa: S704 - our own files and vis-network
        data=as_json(data),
    )


def _picture(nodes: list[dict[str, Any]], edges: list[dict[str, Any]]) -> Network:
    """A pyvis network, filled by ourselves: its `add_node`, `add_edge` and `from_nx` search a list for each call."""
    from pyvis.network import Network

    picture = Network(directed=True, cdn_resources="in_line")
    picture.set_options(json.dumps(_OPTIONS))
    picture.nodes, picture.edges = nodes, edges
    picture.node_ids = [node["id"] for node in nodes]
    return picture


def _language(documents: Iterable[dict[str, str]], wanted: Sequence[str]) -> str:
    """The language of the interface at first: the first one wanted that it speaks, else that of most documents."""
    counts = Counter(document["lang"].partition("-")[0].lower() for document in documents)
    spoken: list[str] = sorted(strings(), reverse=True)
    return next((lang for lang in wanted if lang in spoken), max(spoken, key=lambda lang: counts[lang]))
