"""Named queries as machines find them: `sh:SPARQLExecutable`s with their parameters.

The terms are those of SHACL Advanced Features (section 5.1 and 5.2, SPARQL executables and parameters), as the
catalogues of public endpoints use them beside VoID.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Triple

from rolegraph.query.header import NamedQuery, Parameter, Texts
from rolegraph.query.kinds import CLASSES
from rolegraph.rdf.iri import check_base
from rolegraph.rdf.namespaces import DCTERMS, DEFAULT_BASE, PREFIXES, RDF, RDFS, RG, XSD, Namespace
from rolegraph.store.tokens import tokens

SH = Namespace("http://www.w3.org/ns/shacl#")
_FORMS = MappingProxyType(
    {
        "SELECT": (SH.SPARQLSelectExecutable, SH.term("select")),
        "ASK": (SH.SPARQLAskExecutable, SH.ask),
        "CONSTRUCT": (SH.SPARQLConstructExecutable, SH.construct),
    }
)
_DATATYPES = MappingProxyType({"integer": XSD.integer, "number": XSD.decimal})
_Triples = Iterator[Triple]


def query_iri(name: str, base: str = DEFAULT_BASE) -> str:
    """The IRI of a query.

    >>> query_iri("duties", "https://example.org/")
    'https://example.org/query/duties'
    """
    return f"{check_base(base)}query/{quote(name, safe='/')}"


def executables(queries: Iterable[NamedQuery], *, base: str = DEFAULT_BASE) -> list[Triple]:
    """What a catalogue of queries is to a machine: no store is asked.

    Each query is a `sh:SPARQLExecutable` of its form with title, description, text, the prefixes that hold without a
    PREFIX line, and its parameters. The local name of a parameter's `sh:path` is its variable, as SHACL has it;
    `sh:name` is what our commands call it. A DESCRIBE has no property in SHACL and is left out.

    Args:
        queries: As `Catalogue.values()` gives them.
        base: The base IRI of the build.

    Returns:
        Triples without blank nodes, sorted, none twice.

    >>> from rolegraph.query.catalogue import Catalogue
    >>> found = executables(Catalogue.carried().values())
    >>> sum(triple.predicate == SH.construct for triple in found)
    2
    """
    found = set(_prefixes(base))
    for query in queries:
        found.update(_executable(query, base))
    return sorted(found, key=str)


def _prefixes(base: str) -> _Triples:
    every = NamedNode(query_iri("prefixes", base))
    for prefix, namespace in PREFIXES.items():
        node = NamedNode(f"{every.value}#{prefix}")
        yield Triple(every, SH.declare, node)
        yield Triple(node, SH.term("prefix"), Literal(prefix))
        yield Triple(node, SH.namespace, Literal(namespace, datatype=XSD.anyURI))


def _executable(query: NamedQuery, base: str) -> _Triples:
    form = next((token.text.upper() for token in tokens(query.text) if token.says(*_FORMS, "DESCRIBE")), "")
    if form not in _FORMS:
        return
    kind, holds = _FORMS[form]
    node = NamedNode(query_iri(query.name, base))
    for each in (SH.SPARQLExecutable, kind):
        yield Triple(node, RDF.type, each)
    yield Triple(node, DCTERMS.identifier, Literal(query.name))
    yield Triple(node, holds, Literal(query.text))
    yield Triple(node, SH.prefixes, NamedNode(query_iri("prefixes", base)))
    yield from _texts(node, RDFS.label, query.title)
    yield from _texts(node, RDFS.comment, query.description)
    for place, parameter in enumerate(query.parameters):
        yield from _parameter(node, parameter, place)


def _parameter(query: NamedNode, parameter: Parameter, place: int) -> _Triples:
    node = NamedNode(f"{query.value}#parameter-{quote(parameter.name, safe='')}")
    yield Triple(query, SH.parameter, node)
    yield Triple(node, RDF.type, SH.Parameter)
    yield Triple(node, SH.path, NamedNode(f"{query.value}#{quote(parameter.binds, safe='')}"))
    yield Triple(node, SH.name, Literal(parameter.name))
    yield Triple(node, SH.order, Literal(place))
    yield Triple(node, SH.optional, Literal(not parameter.required))
    if parameter.default is not None:
        yield Triple(node, SH.defaultValue, Literal(parameter.default))
    yield from _texts(node, SH.description, parameter.about)
    yield from _values(node, parameter.kind)


def _values(node: NamedNode, kind: str) -> _Triples:
    """What values a parameter takes: things of a class, or literals of a datatype."""
    if kind in CLASSES:
        yield Triple(node, SH.term("class"), CLASSES[kind])
    elif kind == "document":
        yield Triple(node, SH.term("class"), RG.Document)
    elif kind == "thing":
        yield Triple(node, SH.nodeKind, SH.IRI)
    else:
        yield Triple(node, SH.datatype, _DATATYPES.get(kind, XSD.string))


def _texts(node: NamedNode, property_: NamedNode, texts: Texts) -> _Triples:
    for lang, text in texts.items():
        yield Triple(node, property_, Literal(text, language=lang))
