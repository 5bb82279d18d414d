"""A stub of an endpoint."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.store.stub import Stub, served


@pytest.fixture
def stub() -> Iterator[Stub]:
    """A running stub."""
    with served() as server:
        yield server
