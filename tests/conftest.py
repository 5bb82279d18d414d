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

NOBODY = 65534


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
