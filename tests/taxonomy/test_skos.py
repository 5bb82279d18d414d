"""SKOS in every syntax, and ESCO's Turtle as it is published."""

from __future__ import annotations

import gzip
from pathlib import Path

import pyoxigraph as ox
import pytest

from rolegraph.errors import InputError
from rolegraph.taxonomy.concept import Label
from rolegraph.taxonomy.read import ATTRIBUTION, read

PREFIXES = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix esco: <http://data.europa.eu/esco/model#> . @prefix skosxl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix iso-thes: <http://purl.org/iso25964/skos-thes#> .
@prefix e: <http://data.europa.eu/esco/> . @prefix : <https://example.org/> .
"""
JOBS = """
:jobs a skos:ConceptScheme ; dct:title "Jabatan"@id , "Jobs"@en ; owl:versionInfo "7" ;
  dct:license <https://creativecommons.org/licenses/by/4.0/> ; dct:rights "The makers." .
:a a skos:Concept ; skos:inScheme :jobs ; skos:prefLabel "penjahit"@ID , "tailor"@en ; skos:altLabel "tukang jahit"@id ;
  skos:definition "Menjahit."@id ; skos:notation "7531" ; skos:broader :up .
:b skos:inScheme :jobs ; skos:prefLabel "kasir"@id ; skos:hiddenLabel "kasier"@id .
:up a skos:Concept ; skos:prefLabel "pekerjaan"@id ; skos:narrower :b .
:old a skos:Concept ; skos:prefLabel "lama"@id ; owl:deprecated true .
"""
OFFICIAL = """
<http://data.europa.eu/esco/occupation/k> a esco:Occupation , skos:Concept ; iso-thes:status "released" ;
  skos:prefLabel "cashier"@en ; skosxl:prefLabel <http://data.europa.eu/esco/label/1> ;
  skosxl:altLabel <http://data.europa.eu/esco/label/2> ; skos:altLabel "till operator"@en ;
  dct:description <http://data.europa.eu/esco/node-literal/1> ; skos:notation "5230.1" ;
  skos:broader <http://data.europa.eu/esco/isco/C5230> ;
  esco:relatedEssentialSkill <http://data.europa.eu/esco/skill/c> .
<http://data.europa.eu/esco/occupation/h> a esco:Occupation , skos:Concept ; skos:prefLabel "head"@en ;
  skos:broader <http://data.europa.eu/esco/occupation/k> .
<http://data.europa.eu/esco/skill/c> a esco:Skill , skos:Concept ;
  skosxl:prefLabel <http://data.europa.eu/esco/label/3> ;
  esco:skillType <http://data.europa.eu/esco/skill-type/skill> ;
  esco:skillReuseLevel <http://data.europa.eu/esco/skill-reuse-level/cross-sector> ;
  esco:isOptionalSkillFor <http://data.europa.eu/esco/occupation/h> .
<http://data.europa.eu/esco/isco/C5230> a skos:Concept ; skos:prefLabel "Cashiers"@en ; skos:notation "5230" .
<http://data.europa.eu/esco/skill-type/skill> a skos:Concept ; skos:prefLabel "skill"@en .
<http://data.europa.eu/esco/skill/x> a esco:Skill ; skos:prefLabel "x"@en ; iso-thes:status "obsolete" .
<http://data.europa.eu/esco/label/1> a skosxl:Label ; skosxl:literalForm "cashier"@en .
<http://data.europa.eu/esco/label/3> a skosxl:Label ; skosxl:literalForm "count money"@en .
<http://data.europa.eu/esco/node-literal/1> a esco:NodeLiteral ; esco:language "en" ; esco:nodeLiteral "Takes money." .
"""
SYNTAXES = {
    "ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "rdf": ox.RdfFormat.RDF_XML, "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD, "owl": ox.RdfFormat.RDF_XML,
}  # fmt: skip


def written(tmp_path: Path, turtle: str, name: str = "jobs.ttl") -> Path:
    path = tmp_path / name
    path.write_text(PREFIXES + turtle, encoding="utf-8")
    return path


def test_concepts_and_what_the_scheme_says(tmp_path: Path) -> None:
    taxonomy, problems = read([written(tmp_path, JOBS)])
    a, b, up = taxonomy.concepts
    assert a.labels == (Label("tailor", "en"), Label("penjahit", "id"))
    assert (a.codes, a.broader, a.descriptions) == (("7531",), (up.iri,), (Label("Menjahit.", "id"),))
    assert (b.broader, b.hidden, b.kind) == ((up.iri,), (Label("kasier", "id"),), "concept")
    assert [problem.what for problem in problems] == ["obsolete concepts, skipped"]
    origin = taxonomy.origin
    assert (origin.name, origin.title, origin.version, origin.scheme) == (
        "jobs",
        "Jobs",
        "7",
        "https://example.org/jobs",
    )
    assert (origin.licence, origin.attribution) == ("https://creativecommons.org/licenses/by/4.0/", "The makers.")


@pytest.mark.parametrize("ending", SYNTAXES)
def test_every_syntax_says_the_same(tmp_path: Path, ending: str) -> None:
    source = written(tmp_path, JOBS)
    path = tmp_path / f"same.{ending}"
    ox.serialize(ox.parse(path=str(source)), str(path), SYNTAXES[ending])
    assert read([path], "jobs")[0].concepts == read([source])[0].concepts


def test_a_packed_file_is_read(tmp_path: Path) -> None:
    source = written(tmp_path, JOBS)
    (tmp_path / "jobs.ttl.gz").write_bytes(gzip.compress(source.read_bytes()))
    assert read([tmp_path / "jobs.ttl.gz"])[0].concepts == read([source])[0].concepts


def test_a_packed_file_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    packed = gzip.compress(written(tmp_path, JOBS * 20).read_bytes())
    (tmp_path / "half.ttl.gz").write_bytes(packed[: len(packed) // 2])
    with pytest.raises(InputError, match=r"half\.ttl\.gz: cannot be read"):
        read([tmp_path / "half.ttl.gz"])


def test_escos_turtle_has_its_labels_and_descriptions_at_nodes(tmp_path: Path) -> None:
    taxonomy, problems = read([written(tmp_path, OFFICIAL, "esco.ttl")])
    group, head, cashier, skill = taxonomy.concepts
    assert (group.kind, head.kind, cashier.kind, skill.kind) == ("group", "occupation", "occupation", "skill")
    assert (cashier.isco, head.isco) == ("5230", "5230")
    assert head.broader == (group.iri, cashier.iri)
    assert cashier.descriptions == (Label("Takes money.", "en"),)
    assert cashier.alternatives == (Label("till operator", "en"),)
    assert (cashier.essential, head.optional) == ((skill.iri,), (skill.iri,))
    assert (skill.labels, skill.skill_type, skill.reuse) == ((Label("count money", "en"),), "skill", "cross-sector")
    assert taxonomy.origin.attribution == ATTRIBUTION
    assert [problem.what for problem in problems] == [
        "obsolete concepts, skipped",
    ]


def test_names_and_tags_that_are_none_cost_themselves_only(tmp_path: Path) -> None:
    path = tmp_path / "odd.nt"
    skos = "http://www.w3.org/2004/02/skos/core#"
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    path.write_text(
        f"<https://example.org/a> {kind} <{skos}Concept> .\n"
        f'<https://example.org/a> <{skos}prefLabel> "a"@en .\n'
        f'_:b {kind} <{skos}Concept> .\n_:b <{skos}prefLabel> "b"@en .\n'
        f"<no iri> {kind} <{skos}Concept> .\n"
        f"<https://example.org/a> <{skos}broader> <https://example.org/gone> .\n"
    )
    taxonomy, problems = read([path])
    assert [concept.iri for concept in taxonomy.concepts] == ["https://example.org/a"]
    assert {problem.what for problem in problems} == {
        "concepts without a name, skipped",
        "concepts whose name is no IRI, skipped",
        "relations that name an unknown concept, skipped",
    }


def test_a_file_that_does_not_parse_is_refused_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"broken\.ttl: does not parse: .*line"):
        read([written(tmp_path, JOBS + "\n:x a skos:Conc", "broken.ttl")])


def test_a_file_without_concepts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no concepts"):
        read([written(tmp_path, ":x a :Thing .")])
