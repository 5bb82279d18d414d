"""Each named query on the small graph of conftest.py, against rows counted by hand.

This graph has no links; test_linked_queries.py asks what needs them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from rolegraph.query.catalogue import Catalogue
from rolegraph.query.header import NamedQuery
from rolegraph.query.rows import Rows
from rolegraph.query.run import run
from rolegraph.query.triples import Triples
from rolegraph.store.oxigraph import OxigraphStore

QUERIES = Catalogue.carried()
TRIPLES = {"related-roles", "role-graph"}
EXPECTED: dict[str, list[tuple[dict[str, object], list[tuple[Any, ...]]]]] = {
    "activities": [
        (
            {"role": "Akuntan"},
            [
                ("Akuntan", "rg:Correction", "menafsirkan angka", 1),
                ("Akuntan", "rg:Focus", "mencatat transaksi", 1),
                ("Akuntan", "rg:Responsibility", "Menyusun laporan keuangan", 2),
                ("Akuntan", "rg:Responsibility", "membayar pajak", 1),
            ],
        ),
        ({"role": "Cashier"}, [("Cashier", "rg:Responsibility", "serve customers", 1)]),
    ],
    "broken-evidence": [({}, []), ({"document": "akuntan"}, [])],
    "co-occurring-skills": [
        ({}, [("analisis", "ketelitian", 2)]),
        ({"skill": "ketelitian"}, [("ketelitian", "analisis", 2)]),
        (
            {"skill": "skeptisisme", "least": 1},
            [("skeptisisme", "analisis", 1), ("skeptisisme", "ketelitian", 1)],
        ),
    ],
    "contrasts": [
        (
            {},
            [
                ("Akuntan", "Auditor", "dimension", None, "cakupan kerja"),
                ("Akuntan", "Auditor", "focus", "Akuntan", "mencatat transaksi"),
                ("Akuntan", "Auditor", "focus", "Auditor", "memeriksa catatan"),
                ("Auditor", "Notaris", None, None, None),
            ],
        ),
    ],
    "documents": [
        (
            {},
            [
                ("akuntan", "Akuntan", "id", 14, 1),
                ("akuntan-2", "Akuntan", "id", 4, 0),
                ("auditor", "Auditor", "id", 10, 0),
                ("cashier", "Cashier", "en", 4, 0),
                ("kosong", None, "id", 0, 1),
            ],
        ),
    ],
    "duties": [
        ({"role": "akuntan"}, [("Akuntan", "Menyusun laporan keuangan", 2), ("Akuntan", "membayar pajak", 1)]),
        ({"role": "Auditor"}, []),
    ],
    "expectations": [
        (
            {},
            [
                ("Akuntan", "pekerjaan yang sepi", None),
                ("Auditor", "perjalanan terus-menerus", "lebih banyak membaca dokumen"),
            ],
        ),
    ],
    "goals": [
        (
            {},
            [
                ("Akuntan", "Menyusun laporan keuangan", "keputusan manajemen tepat"),
                ("Cashier", None, "short queues"),
            ],
        ),
    ],
    "misconceptions": [({}, [("Akuntan", "hanya menghitung uang", "menafsirkan angka")])],
    "nameless-things": [({}, [])],
    "outside-taxonomy": [
        (
            {},
            [
                ("rg:Responsibility", "Menyusun laporan keuangan", 1, 2),
                ("rg:Responsibility", "membayar pajak", 1, 1),
                ("rg:Responsibility", "serve customers", 1, 1),
                ("rg:Skill", "analisis", 2, 3),
                ("rg:Skill", "ketelitian", 2, 2),
                ("rg:Skill", "accuracy", 1, 1),
                ("rg:Skill", "skeptisisme", 1, 1),
            ],
        ),
        ({"role": "Cashier"}, [("rg:Responsibility", "serve customers", 1, 1), ("rg:Skill", "accuracy", 1, 1)]),
    ],
    "parties": [
        ({}, [("departemen penjualan", True, 2, 2), ("pemasok", False, 1, 1)]),
        ({"role": "Akuntan"}, [("departemen penjualan", True, 1, 1)]),
    ],
    "relations": [
        (
            {},
            [
                ("requires_skill", 7, 4), ("has_responsibility", 4, 3), ("role", 4, 4), ("collaborates_with", 3, 2),
                ("contrasted_with", 2, 2), ("expectation", 2, 2), ("focus", 2, 1), ("has_goal", 2, 2),
                ("unsuited_trait", 2, 2), ("contrast_dimension", 1, 1), ("correction", 1, 1), ("misconception", 1, 1),
                ("reality", 1, 1),
            ],
        ),
    ],
    "roles": [({}, [("Akuntan", 2, 18), ("Auditor", 1, 10), ("Cashier", 1, 4), ("Notaris", 0, 0)])],
    "roles-by-isco-group": [({}, []), ({"code": "24", "role": "Akuntan"}, [])],
    "roles-with-party": [
        ({"party": "Departemen Penjualan"}, [
            ("Akuntan", "departemen penjualan", 1), ("Auditor", "departemen penjualan", 1),
        ]),
        ({"party": "pemasok"}, [("Auditor", "pemasok", 1)]),
    ],
    "roles-with-skill": [
        ({"skill": "ANALISIS yang baik"}, [("Akuntan", "analisis", 2), ("Auditor", "analisis", 1)]),
        ({"skill": "skeptisisme"}, [("Auditor", "skeptisisme", 1)]),
    ],
    "shared-skills": [
        ({"role": "Akuntan", "other": "Auditor"}, [("analisis",), ("ketelitian",)]),
        ({"role": "Akuntan", "other": "Cashier"}, []),
    ],
    "similar-roles": [
        ({}, [("Akuntan", "Auditor", 2, 0, 1), ("Auditor", "Akuntan", 2, 0, 1)]),
        ({"role": "Auditor"}, [("Auditor", "Akuntan", 2, 0, 1)]),
    ],
    "skills-by-level": [({}, [])],
    "skills-gap": [({}, []), ({"role": "Akuntan"}, [])],
    "statements": [
        (
            {"document": "cashier"},
            [
                ("cashier", "Cashier", "role", "Cashier", None, "positive", 0, 7, "Cashier"),
                ("cashier", "Cashier", "has_responsibility", "serve customers", None, "positive", 8, 23,
                 "serve customers"),
                ("cashier", "Cashier", "requires_skill", "accuracy", None, "positive", 24, 32, "accuracy"),
                ("cashier", "Cashier", "has_goal", "short queues", None, "positive", 33, 45, "short queues"),
            ],
        ),
        (
            {"role": "Akuntan", "relation": "focus"},
            [
                ("akuntan", "Akuntan", "focus", "mencatat transaksi", "Akuntan", "positive", 209, 227,
                 "mencatat transaksi"),
                ("akuntan", "Akuntan", "focus", "memeriksa catatan", "Auditor", "positive", 228, 245,
                 "memeriksa catatan"),
            ],
        ),
        (
            {"relation": "unsuited_trait", "document": "akuntan"},
            [("akuntan", "Akuntan", "unsuited_trait", "tidak memiliki ketelitian", None, "negative", 101, 126,
              "tidak memiliki ketelitian")],
        ),
    ],
    "set-aside": [
        ({}, [("akuntan", 267, 280, "boilerplate/pay", "Gaji menarik.")]),
        ({"document": "kosong"}, []),
    ],
    "unread": [
        ({}, [("akuntan", 246, 266, "Entah apa maksudnya."), ("kosong", 0, 13, "Tidak ada apa")]),
        ({"document": "kosong"}, [("kosong", 0, 13, "Tidak ada apa")]),
    ],
    "unshared-skills": [
        ({"role": "Akuntan", "other": "Auditor"}, [("Auditor", "skeptisisme")]),
        (
            {"role": "Akuntan", "other": "Cashier"},
            [("Akuntan", "analisis"), ("Akuntan", "ketelitian"), ("Cashier", "accuracy")],
        ),
    ],
    "unsuited-traits": [
        (
            {},
            [("Akuntan", "tidak memiliki ketelitian", "ketelitian", True), ("Auditor", "mudah percaya", None, None)],
        ),
    ],
    "wordings": [
        (
            {},
            [
                ("rg:Responsibility", "Menyusun laporan keuangan", "Menyusun laporan keuangan", 1),
                ("rg:Responsibility", "Menyusun laporan keuangan", "menyusun laporan keuangan", 1),
                ("rg:Role", "Akuntan", "Akuntan", 1),
                ("rg:Role", "Akuntan", "akuntan", 1),
                ("rg:Skill", "analisis", "analisis", 1),
                ("rg:Skill", "analisis", "kemampuan analisis", 1),
                ("rg:Skill", "analisis", "kemampuan analisis yang baik", 1),
            ],
        ),
    ],
}  # fmt: skip
CASES = [(name, params, rows) for name, cases in EXPECTED.items() for params, rows in cases]


@pytest.mark.parametrize(("name", "params", "expected"), CASES)
def test_rows(store: OxigraphStore, name: str, params: dict[str, object], expected: list[tuple[Any, ...]]) -> None:
    found = run(store, QUERIES[name], params)
    assert isinstance(found, Rows)
    assert [_short(row)[: len(expected[0])] if expected else row for row in found] == expected


def _short(row: Any) -> tuple[Any, ...]:
    """A row with IRIs of the ontology shortened."""
    return tuple(
        value.replace("https://w3id.org/rolegraph/ontology#", "rg:") if isinstance(value, str) else value
        for value in row
    )


def test_every_query_has_a_case() -> None:
    assert {*EXPECTED, *TRIPLES} == set(QUERIES)


@pytest.mark.parametrize("query", QUERIES.values(), ids=list(QUERIES))
def test_header_and_query_agree(store: OxigraphStore, query: NamedQuery) -> None:
    """Titles and texts in both languages, the columns of the SELECT in its order, an example for each parameter."""
    for texts in (query.title, query.description, *(part.about for part in (*query.parameters, *query.columns))):
        assert set(texts) == {"id", "en"}
        assert all(texts.values())
    assert all(parameter.example is not None for parameter in query.parameters)
    given = {"role": "Akuntan", "other": "Auditor", "skill": "analisis", "party": "pemasok"}
    needed = {parameter.name: given[parameter.name] for parameter in query.parameters if parameter.required}
    answer = run(store, query, needed)
    columns = tuple(column.name for column in query.columns)
    assert columns == (answer.columns if isinstance(answer, Rows) else ())


@pytest.mark.parametrize("name", [name for name in QUERIES if name not in TRIPLES])
def test_rows_come_in_one_order_whatever_the_order_of_writing(store: OxigraphStore, name: str) -> None:
    with OxigraphStore.memory() as other:
        for graph in reversed(store.graphs()):
            other.replace_graph(graph, reversed(list(store.quads(graph))))
        given = {"role": "Akuntan", "other": "Auditor", "skill": "analisis", "party": "pemasok"}
        needed = {one.name: given[one.name] for one in QUERIES[name].parameters if one.required}
        assert run(store, QUERIES[name], needed) == run(other, QUERIES[name], needed)


def test_labels_fall_back_to_another_language(store: OxigraphStore) -> None:
    """The cashier has English labels only; asked in Indonesian, or in a language that no label has, they still show."""
    for lang in ("en", "id", "fr"):
        rows = run(store, QUERIES["duties"], {"role": "Cashier", "lang": lang})
        assert list(rows) == [("Cashier", "serve customers", 1)]


def test_the_language_chooses_among_labels(store_of: Callable[..., OxigraphStore]) -> None:
    """A role that texts of two languages name: one row, with the label of the language asked for, else the first."""
    with store_of(("a", "id", "Data Analyst"), ("b", "en", "DATA ANALYST")) as store:
        for lang, label in (("id", "Data Analyst"), ("en", "DATA ANALYST"), ("fr", "DATA ANALYST")):
            assert list(run(store, QUERIES["roles"], {"lang": lang})) == [(label, 2, 2)]


@pytest.mark.parametrize("name", ["duties", "roles", "statements", "contrasts", "unsuited-traits", "similar-roles"])
def test_hostile_labels_are_only_labels(store_of: Callable[..., OxigraphStore], name: str) -> None:
    role = "x' } SERVICE <http://127.0.0.1:9/> { \" \\ <script>"
    said = [("has_responsibility", role), ("contrasted_with", f"y {role}"), ("unsuited_trait", role)]
    with store_of(("../a", "id", role, *said)) as store:
        rows = run(store, QUERIES[name], {"role": role} if name != "roles" else {})
        assert name == "similar-roles" or role in {value for row in rows for value in row}


def test_the_graph_of_a_role_is_triples(store: OxigraphStore) -> None:
    found = run(store, QUERIES["role-graph"], {"role": "Akuntan"})
    assert isinstance(found, Triples)
    text = found.to_ttl()
    assert "rg:requiresSkill" in text
    assert '"menafsirkan angka"@id' in text
    assert "rg:correctedBy" in text
    assert "skeptisisme" not in text
