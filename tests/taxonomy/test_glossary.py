"""rolegraph.taxonomy.glossary and isco: labels of the user's own, from tables, files of KBJI and the graph."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from rolegraph.errors import InputError
from rolegraph.rdf.namespaces import SKOS
from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.taxonomy.concept import Concept, Label, Origin, Taxonomy
from rolegraph.taxonomy.glossary import in_graph, laid_over, read, state, together
from rolegraph.taxonomy.isco import GROUP, kbji
from rolegraph.taxonomy.kept import keep

SEW, WELD = "https://example.org/sew", "https://example.org/weld"
CRAFTS = Taxonomy(
    Origin("crafts", "Crafts", scheme="https://example.org/", digest="c" * 64),
    (Concept(SEW, "skill", (Label("sew", "en"),), (Label("stitch", "en"),)), Concept(WELD, "skill")),
)


def write(folder: Path, content: str | bytes, name: str = "words.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("words.csv", f"label,concept\nmenjahit,{SEW}\n"),
        ("words.csv", f"\ufeffNote, Label ,URI\r\nx,menjahit,{SEW}\r\n"),
        ("words.tsv", f"concept\tlabel\tlang\n{SEW}\tmenjahit\tID\n"),
        ("words.csv", f'term,iri\n"  menjahit\n",{SEW}\n\n'),
    ],
)
def test_a_table_is_read(name: str, content: str, tmp_path: Path) -> None:
    found = read(write(tmp_path, content, name))
    assert found.labels == {SEW: (Label("menjahit", "id"),)}
    assert found.problems == ()


def test_a_concept_may_have_several_labels_in_several_languages(tmp_path: Path) -> None:
    content = f"label,concept,lang\nmenjahit,{SEW},\nsewing,{SEW},en\nlas,{WELD},id\n"
    labels = read(write(tmp_path, content)).labels
    assert labels == {SEW: (Label("menjahit", "id"), Label("sewing", "en")), WELD: (Label("las", "id"),)}


def test_rows_that_give_nothing_are_told_and_skipped(tmp_path: Path) -> None:
    found = read(write(tmp_path, f"label,concept\nlas,{WELD}\n,{SEW}\nlas,weld\nlas\n"))
    assert list(found.labels) == [WELD]
    assert [problem.message.partition("words.csv:")[2][:2] for problem in found.problems] == ["3:", "4:", "5:"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", r"words\.csv:1: no column label and concept"),
        ("label\nlas\n", r"words\.csv:1: no column label and concept"),
        (b"label,concept\n\xff,x\n", r"words\.csv: not UTF-8 at byte 14"),
    ],
)
def test_a_file_that_is_no_glossary(content: str | bytes, message: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=message):
        read(write(tmp_path, content))
    with pytest.raises(InputError, match=r"none\.csv: No such file"):
        read(tmp_path / "none.csv")


def test_a_file_of_kbji_is_known_by_its_columns(tmp_path: Path) -> None:
    groups = "3,721,Pekerja Logam\n4,7212,Juru  Las\n6,7212.01,Juru Las Busur\n4,110,Perwira\n4,7212,Juru Las\n"
    labels = read(write(tmp_path, f"digit,kode,judul\n{groups}")).labels
    assert labels == {
        f"{GROUP}0110": (Label("Perwira", "id"),),
        f"{GROUP}7212": (Label("Juru Las", "id"), Label("Juru Las Busur", "id")),
    }


def test_codes_without_digits_or_titles_are_left_out() -> None:
    rows = [{"kode": "", "judul": "a"}, {"kode": "7212", "judul": " "}, {"kode": "x"}, {}, {"kode": "72", "judul": "b"}]
    assert kbji(rows) == {}


def test_labels_of_the_graph_are_taken_but_not_those_of_taxonomies() -> None:
    with OxigraphStore.memory() as store:
        keep(store, CRAFTS)
        assert in_graph(store) == {}
        graph = NamedNode("https://example.org/own")
        own = [Literal("menjahit", language="id"), Literal("jahit")]
        store.replace_graph(graph.value, [Quad(NamedNode(SEW), SKOS.altLabel, one, graph) for one in own])
        assert in_graph(store) == {SEW: (Label("jahit", ""), Label("menjahit", "id"))}


def test_labels_are_laid_over_as_alternative_ones() -> None:
    own = {SEW: (Label("menjahit", "id"),), "https://example.org/unknown": (Label("lain", "id"),)}
    laid = laid_over(CRAFTS, own)
    assert laid.concepts[0].alternatives == (Label("stitch", "en"), Label("menjahit", "id"))
    assert laid.concepts[1] == CRAFTS.concepts[1]
    assert laid.origin.digest != CRAFTS.origin.digest


def test_labels_of_no_concept_change_nothing() -> None:
    assert laid_over(CRAFTS, {}) == laid_over(CRAFTS, {"https://example.org/unknown": (Label("lain", "id"),)}) == CRAFTS


def test_glossaries_add_up_and_their_state_tells_them_apart() -> None:
    one, other = {SEW: (Label("menjahit", "id"),)}, {SEW: (Label("jahit", "id"),), WELD: (Label("las", "id"),)}
    both = together([one, other])
    assert both == {SEW: (Label("menjahit", "id"), Label("jahit", "id")), WELD: (Label("las", "id"),)}
    assert len({state(labels) for labels in ({}, one, other, both)}) == 4
    assert state(dict(reversed(both.items()))) == state(both)
