"""A stub on loopback, an engine that asks it, and waiting without waiting."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from rolegraph.extract.endpoint.engine import EndpointEngine
from rolegraph.extract.endpoint.settings import KEY, MODEL, URL
from tests.extract.endpoint.stub import SECRET, Stub, served


@pytest.fixture
def stub() -> Iterator[Stub]:
    """A running stub."""
    with served() as server:
        yield server


@pytest.fixture
def slept() -> list[float]:
    """The seconds that were waited, without waiting."""
    return []


@pytest.fixture
def engine(stub: Stub, slept: list[float]) -> Iterator[Callable[..., EndpointEngine]]:
    """Open an engine on the stub; keywords are settings."""
    opened = []

    def make(**given: object) -> EndpointEngine:
        environ = {URL: stub.url, MODEL: "stub-7b", KEY: SECRET}
        made = EndpointEngine({name: str(value) for name, value in given.items()}, environ=environ, sleep=slept.append)
        opened.append(made)
        return made

    yield make
    for one in opened:
        one.close()
