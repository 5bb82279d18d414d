"""Files: the same bytes for the same quads, the same quads back from them, whole or not there at all."""

from __future__ import annotations

import errno
import os
import random
import stat
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat

from rolegraph.errors import StoreError, UsageError
from rolegraph.rdf.labels import label_quads
from rolegraph.rdf.namespaces import DCTERMS, RDFS, RG, SKOS, XSD
from rolegraph.rdf.quads import document_quads
from rolegraph.rdf.serialize import WRITERS, write, writer_for
from tests.readings import HOSTILE, cashier, one_statement

ENDINGS = sorted(WRITERS)
MERGING = {".ttl", ".nt", ".rdf"}
GRAPH = NamedNode("https://example.org/g")


def build() -> list[Quad]:
    quads = document_quads(cashier()) + document_quads(one_statement("teliti", lang="en"))
    return quads + label_quads(quads)


def back(path: Path) -> set[Quad]:
    form = RdfFormat.from_extension(path.suffix[1:])
    return set(pyoxigraph.parse(path=str(path), format=form))


def expected(quads: list[Quad], ending: str) -> set[Quad]:
    return {Quad(*quad.triple) for quad in quads} if ending in MERGING else set(quads)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_build_comes_back_as_it_was(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"graf{ending}"
    write(build(), path)
    assert back(path) == expected(build(), ending)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_order_of_the_quads_does_not_change_a_byte(ending: str, tmp_path: Path) -> None:
    quads = build()
    write(quads, tmp_path / f"a{ending}")
    random.Random(3).shuffle(quads)
    write(quads + quads[:9], tmp_path / f"b{ending}")
    assert (tmp_path / f"a{ending}").read_bytes() == (tmp_path / f"b{ending}").read_bytes()


WORDS = st.text() | st.sampled_from(HOSTILE)
LITERALS = (
    st.builds(Literal, WORDS)
    | st.builds(lambda text, lang: Literal(text, language=lang), WORDS, st.sampled_from(["id", "en", "zh-hant"]))
    | st.builds(lambda number: Literal(str(number), datatype=XSD.integer), st.integers())
    | st.sampled_from([Literal(text, datatype=XSD.integer) for text in ("007", "+1", "-0", "satu", "")])
    | st.sampled_from([Literal(text, datatype=XSD.decimal) for text in ("0.5", "1", "1.0", "x")])
    | st.sampled_from([Literal("true", datatype=XSD.boolean), Literal("x", datatype=RG.wording)])
)
PREDICATES = [RDFS.label, SKOS.prefLabel, DCTERMS.term("title"), RG.text, RG.statementCount, RG.confidence]
PREDICATES += [RG.rule, RG.hasGoal, NamedNode("https://example.org/lain#x"), RDFS.comment]
THINGS = [NamedNode("https://example.org/a"), NamedNode("https://example.org/é"), RG.Goal, BlankNode("b")]
QUADS = st.builds(
    Quad,
    st.sampled_from(THINGS),
    st.sampled_from(PREDICATES),
    LITERALS | st.sampled_from(THINGS),
    st.sampled_from([GRAPH, DefaultGraph(), NamedNode("https://example.org/h")]),
)


@pytest.mark.parametrize("ending", ENDINGS)
def test_any_quads_come_back_as_they_were(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"graf{ending}"

    @given(st.lists(QUADS, max_size=8))
    def check(quads: list[Quad]) -> None:
        if ending == ".rdf":
            quads = [quad for quad in quads if not isinstance(quad.object, Literal) or _fits_xml(quad.object.value)]
        write(quads, path)
        assert _without_blanks(back(path)) == _without_blanks(expected(quads, ending))

    check()


def _fits_xml(text: str) -> bool:
    return all(
        char in "\t\n\r" or " " <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd" or char > "\uffff" for char in text
    )


def _without_blanks(quads: set[Quad]) -> set[str]:
    """Quads as text with one name for the one blank node, whose own name a format need not keep."""
    return {" ".join("_:b" if isinstance(term, BlankNode) else str(term) for term in quad) for quad in quads}


@pytest.mark.parametrize("label", HOSTILE)
def test_rdflib_reads_the_same_words_from_json_ld_and_xml(label: str, tmp_path: Path) -> None:
    quads = [Quad(GRAPH, RDFS.label, Literal(label, language="id"), DefaultGraph())]
    for ending, form in ((".jsonld", "json-ld"), (".rdf", "xml")):
        write(quads, tmp_path / f"x{ending}")
        read = rdflib.Dataset().parse(tmp_path / f"x{ending}", format=form)
        (found,) = (value for _, _, value, *_ in read.quads())
        told = "".join(char if _fits_xml(char) else "\ufffd" for char in label) if ending == ".rdf" else label
        assert found == rdflib.Literal(told, lang="id")


def test_named_graphs_are_merged_where_a_format_has_none(tmp_path: Path) -> None:
    label = Literal("x", language="id")
    quads = [Quad(GRAPH, RDFS.label, label, NamedNode(f"https://example.org/{n}")) for n in "ab"]
    write(quads, tmp_path / "x.nt")
    write(quads, tmp_path / "x.nq")
    assert len((tmp_path / "x.nt").read_text().splitlines()) == 1
    assert len((tmp_path / "x.nq").read_text().splitlines()) == 2


@pytest.mark.parametrize("ending", ENDINGS)
def test_nothing_at_all_is_a_valid_file(ending: str, tmp_path: Path) -> None:
    write([], tmp_path / f"x{ending}")
    assert back(tmp_path / f"x{ending}") == set()


@pytest.mark.parametrize("name", ["graf.doc", "graf", "graf.ttl.gz", ".ttl"])
def test_an_unknown_ending_is_refused_with_those_known(name: str, tmp_path: Path) -> None:
    with pytest.raises(
        UsageError, match=r"no RDF format ends in .* \(use one of \.jsonld \.nq \.nt \.rdf \.trig \.ttl\)"
    ):
        write([], tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_the_case_of_an_ending_does_not_matter() -> None:
    assert writer_for(Path("GRAF.TTL")) is writer_for(Path("graf.ttl"))


def test_an_older_file_is_replaced_also_behind_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.nt").write_text("old", encoding="utf-8")
    (tmp_path / "link.nt").symlink_to("real.nt")
    write([], tmp_path / "link.nt")
    assert (tmp_path / "link.nt").is_symlink()
    assert (tmp_path / "real.nt").read_text(encoding="utf-8") == ""


def test_a_file_has_the_rights_that_the_user_gives_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write([], tmp_path / "x.nt")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "x.nt").stat().st_mode) == 0o640


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_full_disk_is_one_line_and_leaves_the_older_file(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"graf{ending}"
    path.write_text("old", encoding="utf-8")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(
        StoreError, match=rf"^cannot write .*graf\{ending}: No space left on device \(make room, or"
    ) as caught:
        write(build(), path)
    assert "\n" not in str(caught.value)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_without_the_right_to_write_is_one_line(open_folder: Path, unprivileged) -> None:
    def attempt() -> str:
        with pytest.raises(StoreError) as caught:
            write([], open_folder / "graf.nt")
        return str(caught.value)

    assert "graf.nt: Permission denied (name a folder that you may write to)" in unprivileged(attempt)


def test_a_folder_as_target_and_a_missing_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x.nt").mkdir()
    with pytest.raises(UsageError, match=r"x\.nt is a folder \(name a file in it\)"):
        write([], tmp_path / "x.nt")
    with pytest.raises(UsageError, match="is no folder"):
        write([], tmp_path / "gone" / "x.nt")


def test_a_failure_while_writing_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(quads: list[Quad], file: object) -> None:
        raise RuntimeError

    monkeypatch.setitem(WRITERS, ".nt", broken)
    with pytest.raises(RuntimeError):
        write([], tmp_path / "x.nt")
    assert list(tmp_path.iterdir()) == []
