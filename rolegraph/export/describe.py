"""`void.ttl`: what a build holds, from where it is, and in which files (VoID; DCAT 3), without a clock in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse, serialize

from rolegraph.errors import UsageError
from rolegraph.export.counts import Counts
from rolegraph.rdf.iri import slug
from rolegraph.rdf.namespaces import DCTERMS, DEFAULT_BASE, PREFIXES, PROV, RDF, RG, XSD, Namespace, curie
from rolegraph.resources import resource

VOID = Namespace("http://rdfs.org/ns/void#")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
SH = Namespace("http://www.w3.org/ns/shacl#")
_MORE = {"void": str(VOID), "dcat": str(DCAT), "spdx": str(SPDX), "owl": str(OWL), "sh": str(SH)}
_MEDIA = "https://www.iana.org/assignments/media-types/"
_TITLES = (
    Literal("What texts state about job roles: a graph", language="en"),
    Literal("Yang dinyatakan teks tentang peran kerja: sebuah graf", language="id"),
)
Term = NamedNode | Literal


@dataclass(frozen=True, slots=True)
class FileMade:
    """A file of the export: its path in the folder, media type, size in bytes, SHA-256 in hexadecimal digits."""

    name: str
    media: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What a publisher says of the data.

    Args:
        base: The IRI under which the build's things are minted.
        licence: IRI of the licence of the data; None says nothing of it.
        url: Where the folder will be found on the web; ends in "/".
    """

    base: str = DEFAULT_BASE
    licence: str | None = None
    url: str | None = None

    @property
    def dataset(self) -> NamedNode:
        """The name of the described dataset."""
        return NamedNode(f"{self.base}dataset")


def description(
    counts: Counts, terms: Terms, files: Iterable[FileMade] = (), queries: Iterable[Triple] = ()
) -> list[Triple]:
    """The description of a build, sorted, the dataset itself first.

    Args:
        counts: What is in it.
        terms: What its publisher says.
        files: The files it was written to.
        queries: What can be asked of it, as `query.executable` tells it.

    Raises:
        UsageError: The licence or the URL is no absolute IRI.
    """
    found = {*_about(counts, terms), *_partitions(counts, terms.dataset)}
    for file in files:
        found.update(_distribution(file, terms))
    for triple in queries:
        found.add(triple)
        if triple.predicate == RDF.type and triple.object == SH.SPARQLExecutable:
            found.add(Triple(terms.dataset, DCTERMS.references, triple.subject))
    return sorted(found, key=lambda triple: (triple.subject != terms.dataset, str(triple)))


def turtle(triples: Iterable[Triple]) -> bytes:
    """Triples as Turtle, with the prefixes that a description uses."""
    return serialize(triples, format=RdfFormat.TURTLE, prefixes={**PREFIXES, **_MORE}) or b""


def _about(counts: Counts, terms: Terms) -> Iterator[Triple]:
    node = terms.dataset
    yield from _each(node, RDF.type, VOID.Dataset, DCAT.Dataset, PROV.Entity)
    yield from _each(node, DCTERMS.term("title"), *_TITLES)
    yield from _each(node, DCTERMS.identifier, Literal(f"sha256:{counts.digest}"))
    yield from _each(node, DCTERMS.language, *map(Literal, counts.languages))
    yield from _each(node, DCTERMS.conformsTo, NamedNode(ontology_version()))
    yield from _each(node, VOID.triples, Literal(counts.triples))
    yield from _each(node, VOID.distinctSubjects, Literal(counts.subjects))
    yield from _each(node, VOID.term("classes"), Literal(len(counts.classes)))
    yield from _each(node, VOID.properties, Literal(len(counts.properties)))
    yield from _each(node, VOID.uriSpace, Literal(terms.base))
    yield from _each(node, VOID.vocabulary, *map(NamedNode, _vocabularies(counts)))
    yield from _each(node, PROV.wasGeneratedBy, *map(NamedNode, counts.runs))
    yield from _each(node, PROV.wasAttributedTo, *map(NamedNode, counts.agents))
    if counts.example:
        yield from _each(node, VOID.exampleResource, NamedNode(counts.example))
    if terms.licence:
        yield from _each(node, DCTERMS.license, iri(terms.licence, "the licence"))


def _partitions(counts: Counts, node: NamedNode) -> Iterator[Triple]:
    """How many things of each class and triples of each property there are (VoID, section 4.4)."""
    for cls, number in counts.classes.items():
        part = NamedNode(f"{node.value}/class/{_step(cls)}")
        yield from _each(node, VOID.classPartition, part)
        yield from _each(part, VOID.term("class"), NamedNode(cls))
        yield from _each(part, VOID.entities, Literal(number))
    for name, number in counts.properties.items():
        part = NamedNode(f"{node.value}/property/{_step(name)}")
        yield from _each(node, VOID.propertyPartition, part)
        yield from _each(part, VOID.property, NamedNode(name))
        yield from _each(part, VOID.triples, Literal(number))


def _distribution(file: FileMade, terms: Terms) -> Iterator[Triple]:
    """A file (DCAT 3, section 6.8), with its checksum (section 6.17)."""
    part = NamedNode(f"{terms.dataset.value}/file/{file.name}")
    check = NamedNode(f"{part.value}#sha256")
    yield from _each(terms.dataset, DCAT.distribution, part)
    yield from _each(part, RDF.type, DCAT.Distribution)
    yield from _each(part, DCTERMS.term("title"), Literal(file.name))
    yield from _each(part, DCAT.mediaType, NamedNode(_MEDIA + file.media))
    yield from _each(part, DCAT.byteSize, Literal(str(file.size), datatype=XSD.nonNegativeInteger))
    yield from _each(part, SPDX.checksum, check)
    yield from _each(check, RDF.type, SPDX.Checksum)
    yield from _each(check, SPDX.algorithm, SPDX.checksumAlgorithm_sha256)
    yield from _each(check, SPDX.checksumValue, Literal(file.sha256, datatype=XSD.hexBinary))
    if terms.licence:
        yield from _each(part, DCTERMS.license, iri(terms.licence, "the licence"))
    if terms.url:
        place = iri(f"{terms.url.rstrip('/')}/{file.name}", "the URL")
        yield from _each(part, DCAT.downloadURL, place)
        yield from _each(part, DCAT.accessURL, place)


def _each(subject: NamedNode, predicate: NamedNode, *values: Term) -> Iterator[Triple]:
    return (Triple(subject, predicate, value) for value in values)


def _step(iri: str) -> str:
    """The last step of a partition's name: "rg-Role" for a term with a prefix, else words of the whole IRI."""
    short = curie(iri)
    return slug(iri, 200) if short == iri else short.replace(":", "-")


def _vocabularies(counts: Counts) -> list[str]:
    used = [*counts.classes, *counts.properties]
    return [space for space in PREFIXES.values() if any(term.startswith(space) for term in used)]


def iri(text: str, what: str) -> NamedNode:
    """An IRI that a person gave.

    Raises:
        UsageError: It is no absolute IRI.

    >>> iri("CC BY", "the licence")
    Traceback (most recent call last):
    rolegraph.errors.UsageError: the licence 'CC BY' is no IRI (write it as https://…)
    """
    try:
        return NamedNode(text)
    except ValueError:
        raise UsageError(f"{what} {text!r} is no IRI", hint="write it as https://…") from None


def ontology_version() -> str:
    """The version IRI of the ontology that comes with rolegraph.

    >>> ontology_version()
    'https://w3id.org/rolegraph/ontology/0.1.0'
    """
    ontology = NamedNode(RG.rstrip("#"))
    for quad in parse(path=str(resource("ontology/rolegraph.ttl")), format=RdfFormat.TURTLE):
        if quad.subject == ontology and quad.predicate == OWL.versionIRI and isinstance(quad.object, NamedNode):
            return quad.object.value
    return ontology.value
