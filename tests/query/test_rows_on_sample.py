"""The named queries on `data/roles` give the rows that were checked by hand against the texts.

`tests/data/rows/CASE.json` holds a query, its parameters, its columns and its rows. The rows are what the texts say by
data/gold/GUIDE.md; where the reader errs on a sample text, the case asks about another role, never for the wrong row.
A case may also hold

- `only`: which rows of a query over all texts are compared, by what stands in their first column; each must be there;
- `unchecked`: columns that no text decides, such as `confidence`;
- `why`: what a person who reads the case may ask.

`LINKS` are the links that a person would accept here, to the sample of ESCO; only queries that need links see them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rolegraph.build import build
from rolegraph.corpus.files import find
from rolegraph.corpus.text import load
from rolegraph.graph import RoleGraph
from rolegraph.query.catalogue import Catalogue
from rolegraph.query.rows import Rows
from rolegraph.query.triples import Triples
from rolegraph.rdf.namespaces import PREFIXES
from rolegraph.resources import resource
from rolegraph.store.oxigraph import OxigraphStore
from tests.linked import Link, link

LINKS = (
    Link("role", "Akuntan", "accountant"),
    Link("role", "Kepala Gudang", "warehouse manager", "skos:closeMatch"),
    Link("role", "Staf Gudang", "warehouse worker", "skos:closeMatch"),
    Link("responsibility", "menyusun laporan keuangan", "prepare financial statements"),
    Link("responsibility", "menghitung pajak", "calculate tax"),
    Link("responsibility", "mengemas barang", "pack goods"),
    Link("skill", "ketelitian yang tinggi", "attend to detail"),
    Link("skill", "kemampuan analisis yang baik", "think analytically", "skos:closeMatch"),
    Link("skill", "menguasai Microsoft Excel", "use spreadsheets software", "skos:broadMatch"),
)
CASES = sorted((Path(__file__).parents[1] / "data" / "rows").glob("*.json"))


@pytest.fixture(scope="module")
def sample() -> Iterator[RoleGraph]:
    """The graph of all texts in `data/roles`, with links to the sample of ESCO."""
    store = OxigraphStore.memory()
    build([load(path) for path in find([resource("data/roles")])], store)
    link(store, LINKS)
    with RoleGraph(store) as graph:
        yield graph


def case(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_rows_are_those_checked_by_hand(path: Path, sample: RoleGraph) -> None:
    expected = case(path)
    rows = sample.query(expected["query"], **expected["params"])
    assert isinstance(rows, Rows)
    unchecked = expected.get("unchecked", [])
    assert list(rows.columns) == expected["columns"] + unchecked
    found = json.loads(json.dumps([list(row)[: len(expected["columns"])] for row in rows], default=str))
    if "only" in expected:
        found = [row for row in found if row[0] in expected["only"]]
        assert {row[0] for row in found} == set(expected["only"])
    assert found == expected["rows"]


def test_the_span_of_a_statement_holds_its_words() -> None:
    """The offsets in the cases were counted by machine; here the text itself answers for them."""
    for path in CASES:
        expected = case(path)
        for values in expected["rows"] if expected["query"] in {"statements", "unread", "set-aside"} else []:
            row = dict(zip(expected["columns"], values, strict=True))
            text = load(resource("data/roles") / f"{row['document']}.txt").text
            assert text[row["start"] : row["end"]] == row.get("label", row["sentence"])


def test_the_graph_of_a_role_has_the_triples_counted_by_hand(sample: RoleGraph) -> None:
    """The advert states 6 duties, 4 parties, 1 goal and 10 skills: 21 things.

    3 triples say what the role is and its name; 21 tie it to the things and 6 say that it does its duties; each thing
    has a class and a label, and 3 parties are units too; the goal is tied to the 3 parties of its sentence.
    """
    triples = sample.query("role-graph", role="Supervisor Produksi")
    assert isinstance(triples, Triples)
    assert len(triples) == 3 + (21 + 6) + (21 + 21 + 3) + 3
    names = {str(t.subject): str(t.object) for t in triples if t.predicate.value.endswith("#prefLabel")}
    said = {(names[str(t.subject)], t.predicate.value, names.get(str(t.object))) for t in triples}
    rg = PREFIXES["rg"]
    assert {
        ('"Supervisor Produksi"@id', rg + "hasResponsibility", '"mencatat hasil produksi"@id'),
        ('"Supervisor Produksi"@id', rg + "requiresSkill", '"sertifikat HACCP"@id'),
        ('"mengurangi waktu henti mesin"@id', rg + "goalOf", '"tim pemeliharaan"@id'),
    } <= said


def test_every_named_query_that_gives_rows_has_a_case() -> None:
    asked = {case(path)["query"] for path in CASES}
    named = {query.name for query in Catalogue.carried().values() if query.columns}
    assert named - asked == set()
