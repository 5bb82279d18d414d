"""One preferred label for each thing and language, from the wordings of all documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from rolegraph.rdf.iri import check_base
from rolegraph.rdf.namespaces import DEFAULT_BASE, RDFS, SKOS

Wordings = dict[str, set[str]]


def labels_graph(base: str = DEFAULT_BASE) -> str:
    """The IRI of the graph that holds the preferred labels.

    >>> labels_graph("https://example.org/")
    'https://example.org/graph/labels'
    """
    return f"{check_base(base)}graph/labels"


def label_quads(quads: Iterable[Quad], *, base: str = DEFAULT_BASE) -> list[Quad]:
    """The labels of all things, chosen from each `rdfs:label` in the graphs of documents.

    In each language the wording of most documents is the `skos:prefLabel`; among equals the shortest, then the first
    by code points. The others are `skos:altLabel` (SKOS Reference, S13 and S14: one preferred label a language, and
    no label both).

    Args:
        quads: Those of all documents, in any order; what the labels graph itself holds is passed over.
        base: The base IRI of the build.

    Returns:
        Quads of the graph `labels_graph(base)`, sorted.

    >>> from rolegraph.rdf.namespaces import RG
    >>> graphs = [NamedNode(f"https://example.org/document/{n}") for n in "abc"]
    >>> labels = [Literal(word, language="id") for word in ("analisis", "analisis", "Analisis data")]
    >>> found = label_quads(Quad(RG.x, RDFS.label, label, graph) for label, graph in zip(labels, graphs))
    >>> [(quad.predicate.value.rpartition("#")[2], quad.object.value) for quad in found]
    [('altLabel', 'Analisis data'), ('prefLabel', 'analisis')]
    """
    graph = NamedNode(labels_graph(base))
    seen: dict[tuple[NamedNode, str], Wordings] = defaultdict(lambda: defaultdict(set))
    for quad in quads:
        thing, label = quad.subject, quad.object
        if quad.predicate != RDFS.label or quad.graph_name == graph:
            continue
        if isinstance(thing, NamedNode) and isinstance(label, Literal) and label.language:
            seen[thing, label.language][label.value].add(str(quad.graph_name))
    found: list[Quad] = []
    for (thing, lang), wordings in seen.items():
        best, *others = sorted(wordings, key=lambda word: (-len(wordings[word]), len(word), word))
        found.append(Quad(thing, SKOS.prefLabel, Literal(best, language=lang), graph))
        found += (Quad(thing, SKOS.altLabel, Literal(word, language=lang), graph) for word in others)
    return sorted(found, key=str)
