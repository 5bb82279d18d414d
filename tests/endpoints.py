"""Real SPARQL servers on loopback, for the tests: `oxigraph serve`, and Virtuoso where it is installed."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from rolegraph.store.remote import RemoteStore

STARTS = 180.0
"""The most seconds that a server may take to start."""
VIRTUOSO_INI = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
MaxClientConnections = 10
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = {rows}
"""
MOST_ROWS = 2_000
"""How many rows Virtuoso sends in these tests, so that they see an answer that is cut off."""


def free_port() -> int:
    """A port of loopback on which nothing listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def oxigraph() -> Iterator[str]:
    """A running `oxigraph serve`, in memory; its base address."""
    program = Path(sysconfig.get_path("scripts")) / "oxigraph"
    where = f"127.0.0.1:{free_port()}"
    with _running([str(program), "serve", "--bind", where], Path.cwd()):
        _await(f"http://{where}/query?query=ASK%20%7B%7D")
        yield f"http://{where}"


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """A running Virtuoso, with graphs of its own; its base address. User and password are dba."""
    program = shutil.which("virtuoso-t")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("Virtuoso is not installed, and .ci/run should have done that")
        pytest.skip("Virtuoso is not installed (Debian: virtuoso-opensource-7)")
    sql, http = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO_INI.format(sql=sql, http=http, rows=MOST_ROWS))
    with _running([program, "+foreground", "+configfile", "virtuoso.ini"], folder):
        _await(f"http://127.0.0.1:{http}/sparql?query=ASK%20%7B%7D")
        yield f"http://127.0.0.1:{http}"


def emptied(base: str, query: str, **settings: str) -> RemoteStore:
    """An endpoint without any graph; the settings are addresses below its own, or secrets as they are."""
    store = RemoteStore.open(base + query, environ=environ(base, **settings))
    for graph in store.graphs():
        store.replace_graph(graph, [])
    return store


def environ(base: str, **settings: str) -> dict[str, str]:
    """The settings of an endpoint as the environment holds them."""
    return {
        f"ROLEGRAPH_STORE_{name}": base + value if value.startswith("/") else value for name, value in settings.items()
    }


@contextmanager
def _running(command: list[str], folder: Path) -> Iterator[None]:
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            yield
        finally:
            server.kill()


def _await(url: str) -> None:
    end = time.monotonic() + STARTS
    while True:
        try:
            if httpx.get(url, trust_env=False).is_success:
                return
        except httpx.HTTPError:
            pass
        if time.monotonic() > end:
            pytest.fail(f"no server answers at {url}")
        time.sleep(0.05)
