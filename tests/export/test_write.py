"""What an export writes, read back by the libraries that others use."""

from __future__ import annotations

import csv
import hashlib
import warnings
from collections import Counter
from pathlib import Path

import networkx as nx
import pandas as pd
import pyoxigraph
import pytest
import rdflib
from rdflib import DCAT, DCTERMS, RDF, VOID

from rolegraph.errors import StoreError, UsageError
from rolegraph.export import spool
from rolegraph.export.formats import FORMATS
from rolegraph.export.part import Part
from rolegraph.export.things import Things
from rolegraph.export.write import export
from rolegraph.query.catalogue import Catalogue
from rolegraph.rdf.namespaces import DEFAULT_BASE, RG
from rolegraph.rdf.serialize import write
from rolegraph.store.oxigraph import OxigraphStore
from tests.export.conftest import filled
from tests.readings import HOSTILE, one_statement

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
ENDINGS = {"turtle": "ttl", "trig": "trig", "ntriples": "nt", "nquads": "nq", "jsonld": "jsonld", "rdfxml": "rdf"}
KASIR = f"{DEFAULT_BASE}role/kasir-5e4b4407"


@pytest.fixture(scope="module")
def folder(store: OxigraphStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("export") / "public"
    export(store, target, licence="https://example.org/licence", url="https://example.org/data")
    return target


def hostile() -> OxigraphStore:
    return filled([one_statement(" | ".join(HOSTILE) + " =1+1")])


# RDF


@pytest.mark.parametrize("ending", ENDINGS.values())
def test_a_streamed_file_is_the_file_that_a_build_writes(
    store: OxigraphStore, folder: Path, tmp_path: Path, ending: str
) -> None:
    write(store.quads(), tmp_path / f"graph.{ending}")
    assert (folder / f"graph.{ending}").read_bytes() == (tmp_path / f"graph.{ending}").read_bytes()


@pytest.mark.parametrize("ending", ENDINGS.values())
def test_rdflib_reads_the_same_triples(store: OxigraphStore, folder: Path, ending: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        found = rdflib.Dataset(default_union=True).parse(folder / f"graph.{ending}")
        read = {tuple(map(str, triple[:3])) for triple in found.triples((None, None, None))}
    term = {quad.triple for quad in store.quads()}
    assert read == {tuple(getattr(part, "value", part) for part in triple) for triple in term}


def test_a_graph_larger_than_memory_gives_the_same_bytes(
    store: OxigraphStore, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool.Spool.__init__, "__defaults__", (5000,))  # each run holds some twenty lines
    export(store, tmp_path / "small", licence="https://example.org/licence", url="https://example.org/data")
    names = sorted(path.relative_to(folder) for path in folder.rglob("*.*"))
    assert len(names) == 15
    assert all((folder / name).read_bytes() == (tmp_path / "small" / name).read_bytes() for name in names)


# Pictures and tables


def expected_edges(store: OxigraphStore) -> Counter[tuple[str, str, str]]:
    with Things(Part.of(store)) as things:
        return Counter((edge.source, edge.target, edge.name) for edge in things.edges())


@pytest.mark.parametrize(("ending", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_reads_the_picture(store: OxigraphStore, folder: Path, ending: str, read: object) -> None:
    graph = read(folder / f"graph.{ending}")  # type: ignore[operator]
    edges = Counter((start, end, data["property"]) for start, end, data in graph.edges(data=True))
    assert edges == expected_edges(store)
    assert graph.nodes[KASIR]["class"] == "Role"
    assert graph.nodes[KASIR]["label_id"] == "Kasir"
    said = graph.edges[KASIR, f"{DEFAULT_BASE}responsibility/melayani-pembeli-13a656c0"]
    assert (said["statements"], said["documents"], said["confidence"]) == (1, 1, 0.9)
    assert said["evidence"].startswith(f"{DEFAULT_BASE}statement/kasir-5e4b4407/has_responsibility-")


def test_pandas_reads_the_tables(store: OxigraphStore, folder: Path) -> None:
    nodes, edges = pd.read_csv(folder / "nodes.csv"), pd.read_csv(folder / "edges.csv")
    assert set(edges["source"]) | set(edges["target"]) <= set(nodes["iri"])
    assert nodes["iri"].is_unique
    assert Counter(zip(edges["source"], edges["target"], edges["property"], strict=True)) == expected_edges(store)
    party = nodes.set_index("label").loc["departemen keuangan"]
    assert party["classes"] == "Party;OrganizationalUnit"


def test_neo4j_finds_its_headers(store: OxigraphStore, folder: Path) -> None:
    def rows(name: str) -> list[list[str]]:
        return list(csv.reader((folder / "neo4j" / name).open(encoding="utf-8", newline="")))

    (head,), (types,) = rows("nodes-header.csv"), rows("relationships-header.csv")
    nodes, edges = rows("nodes.csv"), rows("relationships.csv")
    assert (head[:2], types[:3]) == (["iri:ID", ":LABEL"], [":START_ID", ":TYPE", ":END_ID"])
    assert {len(row) for row in nodes} == {len(head)}
    assert {len(row) for row in edges} == {len(types)}
    ids = [row[0] for row in nodes]
    assert len(ids) == len(set(ids))
    assert {end for row in edges for end in (row[0], row[2])} <= set(ids)
    assert "REQUIRES_SKILL" in {row[1] for row in edges}
    assert sum(expected_edges(store).values()) == len(edges)


def test_hostile_words_come_back_from_every_format(tmp_path: Path) -> None:
    export(hostile(), tmp_path / "out")
    label = one_statement(" | ".join(HOSTILE) + " =1+1").statements[1].label
    in_xml = label.replace("\0", "\ufffd").replace("\x08", "\ufffd").replace("\ufffe", "\ufffd")
    for read, name in ((nx.read_graphml, "graph.graphml"), (nx.read_gexf, "graph.gexf")):
        assert in_xml in nx.get_node_attributes(read(tmp_path / "out" / name), "label_id").values()
    for name in ("nodes.csv", "neo4j/nodes.csv"):
        rows = csv.reader((tmp_path / "out" / name).open(encoding="utf-8", newline=""))
        assert label in {cell for row in rows for cell in row}


def test_what_construct_queries_and_links_add_becomes_edges_too(tmp_path: Path) -> None:
    store = filled([one_statement("teliti")])
    node, graph = pyoxigraph.NamedNode, pyoxigraph.NamedNode("https://example.org/derived")
    role, concept = node(KASIR), node("https://example.org/esco/1")
    link = node("http://www.w3.org/2004/02/skos/core#exactMatch")
    store.replace_graph(graph.value, [pyoxigraph.Quad(role, link, concept, graph)])
    with Things(Part.of(store)) as things:
        (edge,) = [edge for edge in things.edges() if edge.name == "exactMatch"]
        (end,) = [found for found in things.nodes() if found.iri == concept.value]
    assert (edge.target, edge.statements, edge.documents, edge.confidence) == (concept.value, (), 0, None)
    assert (end.classes, end.label) == ((), "1")


# The description


def test_void_tells_what_is_there(folder: Path) -> None:
    graph, void = rdflib.Graph().parse(folder / "graph.ttl"), rdflib.Graph().parse(folder / "void.ttl")
    (dataset,) = void.subjects(RDF.type, VOID.Dataset)
    assert void.value(dataset, VOID.triples).toPython() == len(graph)
    assert void.value(dataset, VOID.distinctSubjects).toPython() == len(set(graph.subjects()))
    for part in void.objects(dataset, VOID.classPartition):
        cls = void.value(part, VOID["class"])
        assert void.value(part, VOID.entities).toPython() == len(set(graph.subjects(RDF.type, cls)))
    for part in void.objects(dataset, VOID.propertyPartition):
        number = len(list(graph.subject_objects(void.value(part, VOID.property))))
        assert void.value(part, VOID.triples).toPython() == number
    digest = hashlib.sha256((folder / "graph.nt").read_bytes()).hexdigest()
    assert str(void.value(dataset, DCTERMS.identifier)) == f"sha256:{digest}"
    assert str(void.value(dataset, DCTERMS.license)) == "https://example.org/licence"
    assert set(void.objects(dataset, rdflib.PROV.wasGeneratedBy)) == set(
        graph.subjects(RDF.type, rdflib.URIRef(RG + "Run"))
    )


def test_dcat_tells_each_file_with_its_checksum(folder: Path) -> None:
    void = rdflib.Graph().parse(folder / "void.ttl")
    names = set()
    for file in void.subjects(RDF.type, DCAT.Distribution):
        name = str(void.value(file, DCTERMS.title))
        content = (folder / name).read_bytes()
        check = void.value(file, SPDX.checksum)
        assert str(void.value(check, SPDX.checksumValue)) == hashlib.sha256(content).hexdigest()
        assert int(void.value(file, DCAT.byteSize)) == len(content)
        assert str(void.value(file, DCAT.downloadURL)) == f"https://example.org/data/{name}"
        names.add(name)
    assert names == {output.name for outputs in FORMATS.values() for output in outputs}


def test_void_tells_the_named_queries(folder: Path) -> None:
    void = rdflib.Graph().parse(folder / "void.ttl")
    (dataset,) = void.subjects(RDF.type, VOID.Dataset)
    named = set(void.objects(dataset, DCTERMS.references))
    assert named == set(void.subjects(RDF.type, SH.SPARQLExecutable))
    texts = {str(text) for query in named for form in (SH.select, SH.construct, SH.ask) for text in void[query:form]}
    carried = Catalogue.carried().values()
    assert texts == {query.text for query in carried}


def test_the_description_has_no_clock(folder: Path) -> None:
    assert not any(str(kind).endswith(("date", "dateTime")) for kind in _datatypes(folder / "void.ttl"))


def _datatypes(path: Path) -> set[object]:
    return {value.datatype for value in rdflib.Graph().parse(path).objects() if isinstance(value, rdflib.Literal)}


# A part, and what is refused


def test_a_role_brings_its_texts_and_the_labels_of_what_they_name(store: OxigraphStore, tmp_path: Path) -> None:
    store = filled([one_statement("teliti"), _other("Perawat")])
    export(store, tmp_path / "kasir.nq", roles=["kasir"])
    quads = list(pyoxigraph.parse(path=str(tmp_path / "kasir.nq")))
    whole = set(store.quads())
    assert set(quads) < whole
    left = " ".join(map(str, whole - set(quads)))
    assert "Perawat" in left
    assert not any("perawat" in str(quad).lower() for quad in quads)
    assert {quad.graph_name.value.rpartition("/")[2] for quad in quads} == {"satu-68b2e8c2", "labels"}


def test_a_role_that_no_text_describes_brings_the_texts_that_name_it(store: OxigraphStore, tmp_path: Path) -> None:
    export(store, tmp_path / "a.nt", roles=["Pramuniaga"])
    assert "melayani-pembeli" in (tmp_path / "a.nt").read_text()


def _other(role: str) -> object:
    from dataclasses import replace

    reading = one_statement("sabar")
    document = replace(reading.document, id="dua", text=reading.document.text.replace("Kasir", role))
    spoken = [replace(one, role=role, label=one.label.replace("Kasir", role)) for one in reading.statements]
    return replace(reading, document=document, statements=tuple(spoken))


def test_the_description_alone(store: OxigraphStore, tmp_path: Path) -> None:
    (made,) = export(store, tmp_path / "about.ttl", formats=["void"])
    assert (made.name, made.size) == ("void.ttl", (tmp_path / "about.ttl").stat().st_size)


@pytest.mark.parametrize(
    ("name", "formats", "told"),
    [
        ("a.doc", [], r"a.doc: no format ends in '.doc' \(use one of .gexf"),
        ("a.csv", [], "no format ends in '.csv'"),
        ("a.csv", ["csv"], "csv is 2 files"),
        ("a.ttl", ["turtle", "gexf"], "several formats cannot be one file"),
        ("a.ttl", ["turtel"], "there is no format 'turtel'.*turtle"),
        ("new", ["turtel"], "there is no format 'turtel'.*turtle"),
    ],
)
def test_a_format_that_cannot_be(
    store: OxigraphStore, tmp_path: Path, name: str, formats: list[str], told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        export(store, tmp_path / name, formats=formats)
    assert list(tmp_path.iterdir()) == []


def test_a_licence_is_an_iri(store: OxigraphStore, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="the licence 'CC BY' is no IRI"):
        export(store, tmp_path / "out", licence="CC BY")


def test_no_such_role(store: OxigraphStore, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no role 'Kasr'.*Kasir"):
        export(store, tmp_path / "out", roles=["Kasr"])


def test_a_file_in_the_way(store: OxigraphStore, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(StoreError, match=r"cannot make .*out"):
        export(store, tmp_path / "out", formats=["csv"])
    assert (tmp_path / "out").read_text() == "mine"


def test_an_empty_store(tmp_path: Path) -> None:
    export(OxigraphStore.memory(), tmp_path / "out")
    assert nx.read_graphml(tmp_path / "out" / "graph.graphml").number_of_nodes() == 0
    void = rdflib.Graph().parse(tmp_path / "out" / "void.ttl")
    assert [number.toPython() for number in void.objects(None, VOID.triples)] == [0]
