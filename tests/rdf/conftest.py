"""What the tests of this room share."""

from __future__ import annotations

import pytest

from rolegraph.rdf import provenance


@pytest.fixture
def still_versions(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same version of software and language data for ever, so that a graph can be compared with a file."""
    monkeypatch.setattr(provenance, "__version__", "0.0.0")
    monkeypatch.setattr(provenance, "language_version", lambda lang: "00000000")
