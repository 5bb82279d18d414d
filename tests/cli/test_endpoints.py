"""The commands over an endpoint: the same texts give the same graph, rows and page as over a folder."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from rolegraph.query.catalogue import Catalogue
from rolegraph.query.header import NamedQuery
from rolegraph.query.results import tsv_text
from rolegraph.query.rows import Rows
from rolegraph.query.run import run
from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.store.protocol import Store
from rolegraph.store.remote import RemoteStore
from tests.endpoints import emptied, environ

Run = Callable[..., subprocess.CompletedProcess[str]]

SETTINGS: dict[str, dict[str, str]] = {
    "oxigraph": {},
    "virtuoso": {"GRAPHS": "/sparql-graph-crud-auth", "USER": "dba", "PASSWORD": "dba"},
}
DIFFERENT = {
    "oxigraph": {},
    "virtuoso": {
        "activities": "order",
        "contrasts": "leaves values out",
        "duties": "order",
        "goals": "order",
        "outside-taxonomy": "order",
        "parties": "takes minutes",
        "statements": "order",
        "unshared-skills": "order",
        "unsuited-traits": "a boolean is a number",
    },
}
"""Our queries that a server answers in another way, as docs/endpoints.md tells."""
PATHS = {"oxigraph": "/query", "virtuoso": "/sparql"}


@pytest.fixture(params=SETTINGS)
def endpoint(request: pytest.FixtureRequest) -> tuple[str, dict[str, str]]:
    """The address of an empty endpoint, and what the environment says of it."""
    base, settings = request.getfixturevalue(f"{request.param}_url"), SETTINGS[request.param]
    emptied(base, PATHS[request.param], **settings).close()
    return base + PATHS[request.param], environ(base, **settings)


def test_the_commands_take_an_address(
    rolegraph: Run, texts: Path, built: Path, tmp_path: Path, endpoint: tuple[str, dict[str, str]]
) -> None:
    where, settings = endpoint
    env = {**os.environ, **settings}
    files = [texts / f"{name}.txt" for name in ("kepala-gudang", "staf-gudang", "project-manager")]
    first = rolegraph("build", *files, "--store", where, env=env)
    assert (first.returncode, first.stderr) == (0, "")
    again = rolegraph("build", *files, "--store", where, env=env)
    assert "0 of 3 texts written, 3 unchanged" in again.stdout
    same = rolegraph("diff", built, where, env=env)
    assert (same.returncode, same.stderr) == (0, "")
    if "sparql" not in where:  # Virtuoso gives a computed boolean as a number, so that a page may show another wording
        assert page(rolegraph, built, tmp_path, env) == page(rolegraph, where, tmp_path, env)
    compare_queries(built, where, settings, DIFFERENT["virtuoso" if "sparql" in where else "oxigraph"])


def page(rolegraph: Run, store: object, folder: Path, env: dict[str, str]) -> bytes:
    done = rolegraph("view", "--store", store, "-o", folder / "page.html", env=env)
    assert (done.returncode, done.stderr) == (0, "")
    return (folder / "page.html").read_bytes()


def compare_queries(folder: Path, where: str, environment: dict[str, str], different: dict[str, str]) -> None:
    """Each of our queries, with the examples of its header, gives the same rows in both."""
    with OxigraphStore.open(folder, read_only=True) as here, RemoteStore.open(where, environ=environment) as there:
        assert set(here.quads()) == set(there.quads())
        for query in Catalogue.carried().values():
            how = different.get(query.name)
            if how is None:
                assert answer(here, query) == answer(there, query), query.name
            elif how == "order":
                assert sorted(lines(answer(here, query))) == sorted(lines(answer(there, query))), query.name


def lines(found: object) -> list[str]:
    return found.splitlines() if isinstance(found, str) else list(map(str, [found]))


def answer(store: Store, query: NamedQuery) -> object:
    names = {
        "role": "Kepala Gudang",
        "other": "Staf Gudang",
        "skill": "ketelitian yang tinggi",
        "party": "departemen pembelian",
    }
    given = {one.name: names.get(one.name) for one in query.parameters if one.required}
    found = run(store, query, given)
    return tsv_text(found) if isinstance(found, Rows) else sorted(map(str, found))
