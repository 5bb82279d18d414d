"""JSON-LD with the terms of `ontology/context.jsonld`, which each file carries, so that it opens without a network.

A value that a term of the context cannot hold (a label without a language, a number that is not in its shortest form)
stands under the prefixed name of its property as a value object, which says all itself (JSON-LD 1.1, section 9.5).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from rolegraph.errors import RolegraphError
from rolegraph.rdf.namespaces import RDF, XSD, curie
from rolegraph.resources import resource

Context = dict[str, Any]
Node = dict[str, Any]

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")  # what JSON keeps exact


@dataclass(frozen=True, slots=True)
class Name:
    """A term of the context: its name, the type that it gives to strings, whether it maps languages to them."""

    term: str
    type: str | None
    by_language: bool


@cache
def context() -> Context:
    """The context as it stands in the file.

    >>> context()["Role"]
    'rg:Role'
    """
    found: Context = json.loads(resource("ontology/context.jsonld").read_text(encoding="utf-8"))["@context"]
    return found


@cache
def names() -> dict[str, Name]:
    """The terms of the context, by the full IRI of what they name.

    >>> names()["https://w3id.org/rolegraph/ontology#hasGoal"]
    Name(term='hasGoal', type='@id', by_language=False)
    """
    found = {}
    for term, told in context().items():
        short = told if isinstance(told, str) else told.get("@id", "") if isinstance(told, dict) else ""
        if ":" in short and not short.startswith("http"):
            options = told if isinstance(told, dict) else {}
            kind = options.get("@type")
            full = kind if kind in (None, "@id") else _expand(kind)
            found[_expand(short)] = Name(term, full, options.get("@container") == "@language")
    return found


def lines(quads: Iterable[Quad]) -> Iterator[str]:
    """The lines of a JSON-LD document, a node a line, for quads that are sorted by graph, subject and predicate."""
    yield '{"@context": ' + json.dumps(context(), ensure_ascii=False) + ',\n"@graph": ['
    separator = "\n"
    for graph, inside in groupby(quads, key=lambda quad: quad.graph_name):
        if isinstance(graph, DefaultGraph):
            for line in _nodes(inside):
                yield separator + line
                separator = ",\n"
            continue
        yield separator + '{"@id": ' + json.dumps(_id(graph), ensure_ascii=False) + ', "@graph": [\n'
        yield from _joined(_nodes(inside))
        yield "\n]}"
        separator = ",\n"
    yield "\n]}\n"


def _joined(found: Iterable[str]) -> Iterator[str]:
    for place, line in enumerate(found):
        yield line if place == 0 else f",\n{line}"


def _nodes(quads: Iterable[Quad]) -> Iterator[str]:
    for subject, about in groupby(quads, key=lambda quad: quad.subject):
        node: Node = {"@id": _id(subject)}
        for quad in about:
            _put(node, quad.predicate, quad.object)
        yield json.dumps(node, ensure_ascii=False)


def _put(node: Node, predicate: NamedNode, value: NamedNode | BlankNode | Literal | Triple) -> None:
    """Add one value to a node, under its term where the term can hold it."""
    name = names().get(predicate.value)
    if predicate == RDF.type and not isinstance(value, Literal):
        known = names().get(value.value) if isinstance(value, NamedNode) else None
        _append(node, "@type", known.term if known else _id(value))
    elif not isinstance(value, Literal):
        fits = name is not None and name.type == "@id"
        _append(
            node, name.term if name and fits else curie(predicate.value), _id(value) if fits else {"@id": _id(value)}
        )
    elif name and name.by_language and value.language:
        _append(node.setdefault(name.term, {}), value.language, value.value)
    elif name and not name.by_language and (plain := _plain(value, name.type)) is not None:
        _append(node, name.term, plain)
    else:
        _append(node, curie(predicate.value), _object(value))


def _append(node: Node, key: str, value: Any) -> None:
    """One value stands alone, several as a list."""
    if key not in node:
        node[key] = value
    elif isinstance(node[key], list):
        node[key].append(value)
    else:
        node[key] = [node[key], value]


def _plain(value: Literal, kind: str | None) -> str | int | None:
    """A literal as a bare JSON value under a term of that type, or None where it would not come back the same."""
    if value.language or value.datatype.value != (kind or XSD.string.value):
        return None
    if kind == XSD.integer.value:
        return int(value.value) if _INTEGER.fullmatch(value.value) else None
    return value.value


def _object(value: Literal) -> Node:
    if value.language:
        return {"@value": value.value, "@language": value.language}
    if value.datatype == XSD.string:
        return {"@value": value.value}
    return {"@value": value.value, "@type": curie(value.datatype.value)}


def _id(term: NamedNode | BlankNode | Triple | DefaultGraph) -> str:
    if isinstance(term, NamedNode):
        return curie(term.value)
    if isinstance(term, BlankNode):
        return f"_:{term.value}"
    raise RolegraphError("JSON-LD cannot hold a triple as a term", hint="write .nq or .trig")


def _expand(short: str) -> str:
    prefix, _, rest = short.partition(":")
    return f"{context()[prefix]}{rest}"
