"""A taxonomy in a store changes nothing of what is asked, built, shown or exported of the texts beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rolegraph.build import build
from rolegraph.building.labels import labels_for
from rolegraph.cli.build import save
from rolegraph.document import Document
from rolegraph.export.write import export
from rolegraph.graph import RoleGraph
from rolegraph.query.catalogue import Catalogue
from rolegraph.rdf.namespaces import DEFAULT_BASE
from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.store.protocol import Store
from rolegraph.taxonomy.home import SAMPLE, find
from rolegraph.taxonomy.kept import keep, load
from rolegraph.taxonomy.read import graph_of
from tests.conftest import read_lines
from tests.stores import filled

ROLES = {"role": "Akuntan", "other": "Auditor", "skill": "teliti", "party": "direksi"}


@pytest.fixture(scope="module")
def alone() -> Iterator[Store]:
    with filled() as store:
        yield store


@pytest.fixture(scope="module")
def beside() -> Iterator[Store]:
    with filled() as store:
        keep(store, find(SAMPLE))
        yield store


@pytest.mark.parametrize("name", [query.name for query in Catalogue.carried().values()])
def test_every_query_gives_what_it_gave(alone: Store, beside: Store, name: str) -> None:
    query = Catalogue.carried()[name]
    wanted = {parameter.name: ROLES[parameter.name] for parameter in query.parameters if parameter.name in ROLES}
    found = [list(map(str, RoleGraph(store).query(name, **wanted))) for store in (alone, beside)]
    assert sorted(found[0]) == sorted(found[1])


def test_exports_have_the_same_bytes(alone: Store, beside: Store, tmp_path: Path) -> None:
    for name, store in (("alone", alone), ("beside", beside)):
        export(store, tmp_path / name)
        export(store, tmp_path / f"{name}.ttl", roles=["Akuntan"])
        assert save(store, tmp_path / f"{name}.trig") == []
    files = [path.relative_to(tmp_path / "alone") for path in (tmp_path / "alone").rglob("*") if path.is_file()]
    assert files
    for file in files:
        assert (tmp_path / "alone" / file).read_bytes() == (tmp_path / "beside" / file).read_bytes()
    for ending in ("ttl", "trig"):
        assert (tmp_path / f"alone.{ending}").read_bytes() == (tmp_path / f"beside.{ending}").read_bytes()


def test_a_build_beside_it_leaves_it_alone_and_chooses_the_same_labels() -> None:
    documents = [Document(name, f"{name}\nrequires_skill: teliti\n", "id", name) for name in ("Kasir", "Satpam")]
    stores = [OxigraphStore.memory(), OxigraphStore.memory()]
    keep(stores[1], find(SAMPLE))
    for store in stores:
        build(documents, store, reader=read_lines, version="lines")
        build(documents[:1], store, reader=read_lines, version="lines", prune=True)
        labels_for(store, DEFAULT_BASE).finish()
    graphs = set(stores[1].graphs()) - {graph_of(SAMPLE)}
    assert graphs == set(stores[0].graphs())
    assert all(set(stores[0].quads(graph)) == set(stores[1].quads(graph)) for graph in graphs)
    assert load(stores[1], SAMPLE) == find(SAMPLE)
    for store in stores:
        store.close()
