"""What the tests of several rooms share."""

from __future__ import annotations

import os
import pickle
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from rolegraph.document import Document
from rolegraph.statement import Evidence, Reading, Relation, Sentence, Statement
from tests.endpoints import oxigraph, virtuoso

NOBODY = 65534

settings.register_profile("rolegraph", deadline=None)  # an example may be slow where many share a machine
settings.load_profile("rolegraph")


@pytest.fixture(autouse=True)
def same_settings() -> Iterator[None]:
    """A command that runs in this process may name folders in the environment; no test leaves them to the next."""
    before = {name: value for name, value in os.environ.items() if name.startswith("ROLEGRAPH_")}
    yield
    for name in [name for name in os.environ if name.startswith("ROLEGRAPH_")]:
        del os.environ[name]
    os.environ.update(before)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A temporary folder that every user may enter (pytest's own is closed to others)."""
    folder = Path(tempfile.mkdtemp(prefix="rolegraph-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def unprivileged() -> Callable[[Callable[[], Any]], Any]:
    """Call a function as a user whom permissions bind: root forks a child that gives its rights up."""
    return _as_nobody if os.geteuid() == 0 else lambda function: function()


def _as_nobody(function: Callable[[], Any]) -> Any:
    """Run `function` in a forked child under another user; its result comes back pickled."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(pickle.dumps(_outcome(function)))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        failed, value = pickle.loads(pipe.read())
    os.waitpid(child, 0)
    if failed:
        raise value
    return value


def _outcome(function: Callable[[], Any]) -> tuple[bool, Any]:
    try:
        return False, function()
    except BaseException as error:  # a failed assertion of pytest is no Exception, and must not escape into the fork
        return True, error


def read_lines(document: Document) -> Reading:
    """A reader for tests: the first line is the role, each other one `relation: label`, or a sentence left unread.

    A text whose first line is "?" names no role.
    """
    role, *rest = document.text.split("\n")
    statements, unread, start = [_line(role, Relation.ROLE, role, role, 0)], [], len(role) + 1
    for line in rest:
        name, _, label = line.partition(": ")
        if name in set(Relation):
            statements.append(_line(role, Relation(name), label, line, start))
        elif line:
            unread.append(Sentence(line, start, start + len(line)))
        start += len(line) + 1
    return Reading(document, () if role == "?" else tuple(statements), tuple(unread))


def _line(role: str, relation: Relation, label: str, line: str, start: int) -> Statement:
    begin = start + len(line) - len(label)
    return Statement(role, relation, label, Evidence(begin, begin + len(label), line, start, "test/line", 1.0))


@pytest.fixture
def line_reader() -> Callable[[Document], Reading]:
    """See `read_lines`."""
    return read_lines


@pytest.fixture(scope="session")
def oxigraph_url() -> Iterator[str]:
    """The base address of a real Oxigraph server; what a test leaves in it the next one finds."""
    with oxigraph() as url:
        yield url


@pytest.fixture(scope="session")
def virtuoso_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same of a real Virtuoso; skipped where it is not installed, but in CI."""
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as url:
        yield url
