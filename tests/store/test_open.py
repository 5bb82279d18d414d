"""What `--store` may say."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from rolegraph.errors import StoreError, UsageError
from rolegraph.store.open import open_store
from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.store.remote import RemoteStore
from tests.store.stub import Stub


@pytest.mark.parametrize("name", ["graph", "a:b", "c:/x".replace("/", ""), "http", "http:graph"])
def test_a_folder_is_a_folder_whatever_it_is_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    with open_store(name) as store:
        assert isinstance(store, OxigraphStore)
    with open_store(Path(name), read_only=True) as store:
        assert store.read_only
    assert (tmp_path / name / "CURRENT").exists()


def test_an_address_is_an_endpoint(stub: Stub) -> None:
    with open_store(f"{stub.url}/query", read_only=True) as store:
        assert isinstance(store, RemoteStore)
        assert store.read_only
        assert store.place == f"{stub.url}/query"
    assert [one.path for one in stub.asked] == ["/query"]


@pytest.mark.parametrize("where", ["ftp://example.org/x", "file:///etc", "sqlite:///x.db", "HTTPX://e/"])
def test_other_addresses_are_refused(where: str) -> None:
    with pytest.raises(UsageError, match="no store is reached by"):
        open_store(where)


def test_an_address_that_was_made_a_path_is_told() -> None:
    with pytest.raises(UsageError, match="give an endpoint's address as a string"):
        open_store(Path("http://localhost:7878/query"))


def test_without_httpx_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("rolegraph.store.remote")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "httpx", None)
    with pytest.raises(UsageError, match=r"pip install 'rolegraph\[endpoint\]'"):
        open_store("http://localhost:7878/query")


def test_nobody_there_is_one_line() -> None:
    with pytest.raises(StoreError, match=r"^the endpoint http://127\.0\.0\.1:9/query: no connection .*is it running"):
        open_store("http://127.0.0.1:9/query")
