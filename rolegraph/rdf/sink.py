"""Where the quads of one named graph collect, and how Python values become literals."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from math import isfinite

from pyoxigraph import Literal, NamedNode, Quad

from rolegraph.errors import InputError
from rolegraph.rdf.namespaces import RDF, RDFS, XSD

Term = NamedNode | Literal


class Sink:
    """The quads of one graph; adding one twice keeps one.

    >>> sink = Sink(NamedNode("https://example.org/g"), "id")
    >>> sink.add(sink.graph, RDFS.label, sink.words("Kasir"))
    >>> [quad.object for quad in sink.sorted()]
    [<Literal value=Kasir language=id>]
    """

    def __init__(self, graph: NamedNode, lang: str) -> None:
        self.graph = graph
        self.lang = lang
        self._quads: set[Quad] = set()
        check_language(lang, graph.value)

    def add(self, subject: NamedNode, predicate: NamedNode, *objects: Term) -> None:
        """Add a quad for each object."""
        self._quads.update(Quad(subject, predicate, value, self.graph) for value in objects)

    def describe(self, node: NamedNode, classes: Iterable[NamedNode], label: str, lang: str | None = None) -> None:
        """Add a thing's classes and one wording of its name, in the document's language unless another is given."""
        self.add(node, RDF.type, *classes)
        self.add(node, RDFS.label, self.words(label, lang))

    def words(self, text: str, lang: str | None = None) -> Literal:
        """Words of the document, in its language unless another is given."""
        return Literal(scalar(text), language=lang or self.lang)

    def sorted(self) -> list[Quad]:
        """All quads, by subject, predicate, object in the order of their N-Quads text."""
        return sorted(self._quads, key=str)


def plain(text: str) -> Literal:
    """A string that belongs to no language: a name of a file, a rule."""
    return Literal(scalar(text))


def whole(number: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(number), datatype=XSD.integer)


def decimal(number: float) -> Literal:
    """An xsd:decimal of four digits at most, in canonical form: further digits may differ between machines.

    >>> decimal(0.87654321).value, decimal(1.0).value, decimal(1e-9).value
    ('0.8765', '1', '0')
    """
    if not isfinite(number):
        return plain(str(number))  # no decimal: the shapes will find it
    return Literal(format(Decimal(repr(round(number, 4) + 0.0)).normalize(), "f"), datatype=XSD.decimal)


def scalar(text: str) -> str:
    r"""The text with each lone surrogate as U+FFFD, since RDF has none; every offset stays.

    >>> scalar("a\ud800b")
    'a\ufffdb'
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text


def check_language(lang: str, where: str) -> None:
    """Make sure that literals can carry this tag (BCP 47).

    Raises:
        InputError: They cannot.
    """
    try:
        Literal("", language=lang)
    except ValueError:
        raise InputError(f"{where}: {lang!r} is no language tag", hint="use a BCP 47 tag such as id or en") from None
