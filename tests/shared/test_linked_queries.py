"""The queries that need links, beside the whole of ESCO: what is quick on the sample need not be here."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from rolegraph.query.catalogue import Catalogue
from rolegraph.query.run import run
from rolegraph.store.protocol import Store
from rolegraph.taxonomy.read import read
from tests.linked import link
from tests.query.conftest import READINGS, built
from tests.query.test_linked_queries import LINKS, NAMES
from tests.texts import ROOT

ESCO = ROOT.parent / "shared" / "esco"
SECONDS = 5

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def linked() -> Iterator[Store]:
    if not list(ESCO.glob("*.zip")):
        missing = "ESCO's zips (../shared/esco) do not lie beside this checkout"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    taxonomy, _ = read([ESCO])
    with built(*READINGS) as store:
        link(store, LINKS, taxonomy)
        yield store


@pytest.mark.parametrize("name", NAMES)
def test_it_answers_soon(linked: Store, name: str) -> None:
    began = time.process_time()
    assert run(linked, Catalogue.carried()[name])
    assert time.process_time() - began < SECONDS


def test_the_gap_of_an_accountant(linked: Store) -> None:
    rows = list(run(linked, Catalogue.carried()["skills-gap"], {"role": "Akuntan", "lang": "en"}))
    told = {(row[2], row[3]) for row in rows}
    assert ("text", "accounting techniques") in told
    assert ("text", "prepare financial statements") not in told
