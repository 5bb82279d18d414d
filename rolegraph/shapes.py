"""Whether a graph keeps its shapes (SHACL), told so that a reader finds the sentence that went wrong.

The shapes are `ontology/shapes/*.ttl`. Two things make checking some ten times faster than a plain run: a node shape's
property shapes are given its targets, so that each is checked once for all nodes and not once a node; and whether
quotes and sentences stand in the text, which is SHACL-SPARQL in the files, is checked here in Python.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from rolegraph.rdf.namespaces import DCTERMS, OA, PROV, RDF, RG, XSD, curie
from rolegraph.resources import resource

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

_SH = "http://www.w3.org/ns/shacl#"
_SHOWN = 160


@dataclass(frozen=True, slots=True)
class Problem:
    r"""One place where a graph breaks a shape.

    Args:
        message: What the shape asks for.
        focus: The IRI of the node that breaks it.
        path: The property that is wrong, by its short name, or None where the node itself is.
        value: The value that is wrong, or None where one is missing.
        sentence: The sentence of the text that the node comes from, if there is one.
        document: The identifier of the document, or its IRI if it has none, if the node belongs to one.
        warning: Whether the graph may stay as it is.

    >>> print(Problem("must be 0 to 1", "https://example.org/s", "rg:confidence", "1.7", "Kasir\nsibuk.", "kasir"))
    kasir: must be 0 to 1 (rg:confidence is "1.7") in: "Kasir sibuk." <https://example.org/s>
    """

    message: str
    focus: str
    path: str | None = None
    value: str | None = None
    sentence: str | None = None
    document: str | None = None
    warning: bool = False

    def __str__(self) -> str:
        where = "" if self.document is None else f"{_line(self.document)}: "
        what = ""
        if self.path is not None:
            what = f" ({self.path})" if self.value is None else f' ({self.path} is "{_line(self.value)}")'
        source = "" if self.sentence is None else f' in: "{_line(self.sentence)}"'
        return f"{where}{_line(self.message)}{what}{source} <{self.focus}>"


def validate(quads: Iterable[Quad], *, warnings: bool = False) -> list[Problem]:
    """Check a graph against the shapes; the named graphs are taken together.

    Args:
        quads: Those of one document or of many; a document's must be complete.
        warnings: Whether to tell too what is odd and allowed, such as a correction that is tied to no misconception.

    Returns:
        The problems, sorted by document, node and path; none for a graph that is as it should be.

    >>> validate([Quad(RG.x, RDF.type, RG.Skill, RG.g)])[0].message
    'a thing needs a label, not empty, tagged with its language'
    """
    found = list(quads)
    report = _report(_graph(found))
    origin = _Origin(found)
    problems = {*_results(report, origin), *_out_of_place(origin)}
    return sorted((problem for problem in problems if warnings or not problem.warning), key=_order)


def validate_each(graphs: Sequence[Sequence[Quad]]) -> list[list[Problem]]:
    """Check several documents, each by itself, in about half the time or less that one call for each takes.

    They are laid side by side, with the number of its document before the name of each node, so that none lends another
    what it lacks. Where that shows no violation there is none; a document that shows one is checked again alone.

    Args:
        graphs: The quads of each document, complete.

    Returns:
        For each, what `validate` gives.

    >>> good, bad = [], [Quad(RG.x, RDF.type, RG.Skill, RG.g)]
    >>> [len(problems) > 0 for problems in validate_each([good, bad])]
    [False, True]
    """
    import rdflib

    beside = rdflib.Graph(bind_namespaces="none")
    for number, quads in enumerate(graphs):
        _add(beside, quads, f"urn:{number}:")
    suspects = _violated(_report(beside))
    return [validate(quads) if number in suspects or _misplaced(quads) else [] for number, quads in enumerate(graphs)]


def _misplaced(quads: Sequence[Quad]) -> bool:
    return any(True for _ in _out_of_place(_Origin(list(quads))))


def _violated(report: rdflib.Graph) -> set[int]:
    """The numbers of the documents whose nodes show a violation."""
    import rdflib

    sh = rdflib.Namespace(_SH)
    results = report.subjects(sh.resultSeverity, sh.Violation)
    return {int(str(report.value(result, sh.focusNode)).split(":")[1]) for result in results}


def _report(data: rdflib.Graph) -> rdflib.Graph:
    import pyshacl

    report: rdflib.Graph | bytes | Exception
    _, report, _ = pyshacl.validate(data, shacl_graph=_shapes(), inplace=True)
    if isinstance(report, bytes | Exception):
        raise TypeError(f"pyshacl gave no report: {report!r}")
    return report


def _order(problem: Problem) -> tuple[str, ...]:
    return problem.document or "", problem.focus, problem.path or "", problem.value or "", problem.message


def _line(text: str) -> str:
    """A text as one line that is not too long."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


@cache
def _shapes() -> rdflib.Graph:
    """All shapes, with the targets of a node shape given to its property shapes: the same shapes, told flat."""
    import rdflib

    sh = rdflib.Namespace(_SH)
    shapes = rdflib.Graph()
    for path in sorted(resource("ontology/shapes").glob("*.ttl")):
        shapes.parse(path, format="turtle")
    shapes.remove((None, sh.sparql, None))
    for shape, inner in list(shapes.subject_objects(sh.property)):
        for target in shapes.objects(shape, sh.targetClass):
            shapes.add((inner, sh.targetClass, target))
        shapes.add((inner, rdflib.RDF.type, sh.PropertyShape))
        shapes.remove((shape, sh.property, inner))
    return shapes


def _graph(quads: Iterable[Quad]) -> rdflib.Graph:
    """The triples of all graphs, in rdflib's terms."""
    import rdflib

    graph = rdflib.Graph(bind_namespaces="none")
    _add(graph, list(quads), "")
    return graph


def _add(graph: rdflib.Graph, quads: Sequence[Quad], prefix: str) -> None:
    """Add triples, with a prefix before the name of each node that they describe."""
    import rdflib

    described = {quad.subject for quad in quads} if prefix else set()

    @cache
    def term(value: NamedNode | Literal) -> Node:
        if isinstance(value, Literal):
            datatype = None if value.language or value.datatype == XSD.string else rdflib.URIRef(value.datatype.value)
            return rdflib.Literal(value.value, lang=value.language, datatype=datatype)
        name = f"{prefix}{value.value}" if value in described else value.value
        return rdflib.URIRef(name) if isinstance(value, NamedNode) else rdflib.BNode(name)

    for quad in quads:
        graph.add((term(quad.subject), rdflib.URIRef(quad.predicate.value), term(quad.object)))


_WANTED = frozenset(
    {DCTERMS.identifier, PROV.wasDerivedFrom, RDF.object, RDF.subject, RG.text, RG.sentence, RG.sentenceStart}
    | {OA.hasTarget, OA.hasSelector, OA.start, OA.end, OA.exact}
)
_HOLDING = (OA.hasTarget, OA.hasSelector, RDF.object, RDF.subject)


class _Origin:
    """Finds for any node the sentence and the document that it comes from."""

    def __init__(self, quads: list[Quad]) -> None:
        self.graphs: dict[str, str] = {}
        self.values: dict[NamedNode, dict[str, list[str]]] = {predicate: defaultdict(list) for predicate in _WANTED}
        self.holders: dict[str, list[str]] = defaultdict(list)
        for quad in quads:
            subject = _name(quad.subject)
            self.graphs.setdefault(subject, _name(quad.graph_name))
            if quad.predicate in _WANTED:
                self.values[quad.predicate][subject].append(_name(quad.object))
                if quad.predicate in _HOLDING:
                    self.holders[_name(quad.object)].append(subject)

    def all(self, node: str, predicate: NamedNode) -> list[str]:
        """The values of a property of a node, one of those that origins are told by."""
        return self.values[predicate].get(node, [])

    def sentence(self, node: str, steps: int = 2) -> str | None:
        """The node's own sentence, or that of the first statement that holds it (a selector: by way of its target)."""
        if own := self.all(node, RG.sentence):
            return min(own)
        for holder in sorted(self.holders.get(node, ())) if steps else ():
            if found := self.sentence(holder, steps - 1):
                return found
        return None

    def document(self, node: str) -> str | None:
        """The identifier of the document in whose graph the node is described, or the graph's name."""
        graph = self.graphs.get(node)
        return min(self.all(graph, DCTERMS.identifier), default=graph) if graph else None

    def problem(self, message: str, focus: str, path: str | None, value: str | None, warning: bool = False) -> Problem:
        """A problem with its sentence and document."""
        return Problem(message, focus, path, value, self.sentence(focus), self.document(focus), warning)


def _name(term: object) -> str:
    """What a term says: its IRI, its words, the name of a blank node; "" for the default graph."""
    return str(getattr(term, "value", ""))


def _results(report: rdflib.Graph, origin: _Origin) -> Iterator[Problem]:
    """The results of a SHACL report (SHACL, section 3.6.2)."""
    import rdflib

    sh = rdflib.Namespace(_SH)
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        focus, value = report.value(result, sh.focusNode), report.value(result, sh.value)
        message = min(map(str, report.objects(result, sh.resultMessage)), default="")
        severity = report.value(result, sh.resultSeverity)
        path = _path(report, report.value(result, sh.resultPath))
        told = None if value is None else curie(str(value))
        yield origin.problem(message, str(focus), path, told, severity != sh.Violation)


def _path(report: rdflib.Graph, path: Node | None) -> str | None:
    """A property path in the words of SPARQL: "rg:hasGoal", "^rdf:object", "rdf:subject/rdf:type"."""
    import rdflib

    if path is None:
        return None
    if inverse := report.value(path, rdflib.URIRef(f"{_SH}inversePath")):
        return f"^{curie(str(inverse))}"
    steps = list(report.items(path)) if (path, rdflib.RDF.first, None) in report else [path]
    return "/".join(curie(str(step)) for step in steps)


def _out_of_place(origin: _Origin) -> Iterator[Problem]:
    """What does not stand in the text at the place given for it: `ontology/shapes/text.ttl`, in Python."""
    for statement in list(origin.values[OA.hasTarget]):
        place = _place(statement, origin)
        if place is None:
            continue  # told by another shape
        text, sentence, opening, start, end, exact = place
        if start >= 0 and text[start:end] != exact:
            yield origin.problem(
                "the quoted words do not stand at their place in the text", statement, "oa:exact", exact
            )
        around = opening <= start and end <= opening + len(sentence)
        if not around or text[opening : opening + len(sentence)] != sentence:
            message = "the sentence does not stand in the text around the place that it is given for"
            yield origin.problem(message, statement, "rg:sentenceStart", str(opening))


def _place(statement: str, origin: _Origin) -> tuple[str, str, int, int, int, str] | None:
    """Text, sentence, its start, start and end of the quote, the quote; None where one is missing or is no number."""
    targets = origin.all(statement, OA.hasTarget)
    selectors = [selector for target in targets for selector in origin.all(target, OA.hasSelector)]

    def first(predicate: NamedNode, *nodes: str) -> str:
        return [value for node in nodes for value in origin.all(node, predicate)][0]  # noqa: RUF015 - IndexError is meant

    try:
        text = first(RG.text, first(PROV.wasDerivedFrom, statement))
        sentence, opening = first(RG.sentence, statement), int(first(RG.sentenceStart, statement))
        start, end = int(first(OA.start, *selectors)), int(first(OA.end, *selectors))
        return text, sentence, opening, start, end, first(OA.exact, *selectors)
    except (IndexError, ValueError):
        return None
