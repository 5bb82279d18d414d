"""A store of two texts and the labels of both, and one of hostile words."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from rolegraph.rdf.labels import label_quads, labels_graph
from rolegraph.rdf.quads import document_graph, document_quads
from rolegraph.statement import Reading
from rolegraph.store.oxigraph import OxigraphStore
from tests.readings import cashier, one_statement


def filled(readings: Iterable[Reading]) -> OxigraphStore:
    """A store in memory that holds these readings as a build would."""
    store, every = OxigraphStore.memory(), []
    for reading in readings:
        quads = document_quads(reading)
        store.replace_graph(document_graph(reading.document.id), quads)
        every += quads
    store.replace_graph(labels_graph(), label_quads(every))
    return store


@pytest.fixture(scope="session")
def store() -> OxigraphStore:
    return filled([cashier(), one_statement("teliti", lang="en")])
