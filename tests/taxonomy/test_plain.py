"""Taxonomies as plain tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from rolegraph.errors import InputError
from rolegraph.taxonomy.concept import Label
from rolegraph.taxonomy.read import read


def written(tmp_path: Path, text: str, name: str = "jabatan.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode("utf-8"))
    return path


def test_rows_are_concepts_and_rows_of_one_id_are_languages(tmp_path: Path) -> None:
    header = "ID,Label,Alternative labels,Broader,Language\n"
    rows = f'{header}1,pekerjaan,,,id\n2,kasir,"teler|juru bayar\nteller",1,id\n2,cashier,,,en\n'
    taxonomy, problems = read([written(tmp_path, rows)])
    assert not problems
    by_label = {concept.label("id"): concept for concept in taxonomy.concepts}
    kasir = by_label["kasir"]
    assert kasir.iri.startswith("https://w3id.org/rolegraph/id/taxonomy/jabatan/2-")
    assert kasir.labels == (Label("cashier", "en"), Label("kasir", "id"))
    assert [label.text for label in kasir.alternatives] == ["juru bayar", "teler", "teller"]
    assert kasir.broader == (by_label["pekerjaan"].iri,)
    assert (taxonomy.origin.name, taxonomy.origin.attribution) == ("jabatan", "")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "uri;preferred_label;altLabels\nhttps://e.org/1;kasir;teller\n"),
        ("a.tsv", "IRI\tprefLabel\tsynonyms\nhttps://e.org/1\tkasir\tteller\n"),
        ("a.csv", "\ufeffcode,name,aliases\nhttps://e.org/1,kasir,teller\n"),
        ("a.csv", "concept,nama,sinonim\nhttps://e.org/1,kasir,teller\n"),
    ],
)
def test_columns_have_many_names_and_many_signs_between(tmp_path: Path, name: str, text: str) -> None:
    (concept,) = read([written(tmp_path, text, name)])[0].concepts
    assert (concept.iri, concept.label(), concept.alternatives) == ("https://e.org/1", "kasir", (Label("teller", ""),))


def test_bad_rows_are_told(tmp_path: Path) -> None:
    rows = "id,label,broader,lang\n1,a,9,id\n,b,,id\n1,c,,id\n3,d,,not a tag\n4,e\n"
    taxonomy, problems = read([written(tmp_path, rows)])
    assert len(taxonomy.concepts) == 2
    assert {(problem.what.split(",")[0], problem.first.split(":")[0]) for problem in problems} == {
        ("broader concepts that are not there", "row 2"),
        ("rows without id or label", "row 3"),
        ("concepts that come a second time", "row 4"),
        ("languages that are no language tag", "row 5"),
        ("short rows", "row 6"),
    }


def test_a_table_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="it needs the columns id and label"):
        read([written(tmp_path, "x,y\n1,2\n")])
