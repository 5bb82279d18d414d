"""A site of the three small roles, and one of payloads in every field."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from rolegraph.graph import RoleGraph
from rolegraph.site.build import write_site
from rolegraph.statement import Reading
from tests.browsing import WIDE, browser
from tests.stores import filled
from tests.view.conftest import PAYLOADS, hostile

__all__ = ["browser"]


def site_of(folder: Path, *readings: Reading, lang: str = "id") -> Path:
    """Write a site of these readings, of the three roles where none is given."""
    with RoleGraph(filled(*readings)) as graph:
        write_site(graph, folder, lang=lang)
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the three roles."""
    return site_of(tmp_path_factory.mktemp("three") / "site")


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a text for each payload."""
    return site_of(
        tmp_path_factory.mktemp("hostile") / "site", *(hostile(load, number) for number, load in enumerate(PAYLOADS))
    )


@pytest.fixture
def stroll(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page of a site; at the end: no page asked for anything but pages of the site, and none had an error."""
    contexts, problems = [], []

    def open_page(path: Path, *, fragment: str = "", **settings: Any) -> Page:
        context = browser.new_context(offline=True, **{"viewport": WIDE, "reduced_motion": "reduce", **settings})
        contexts.append(context)
        context.expose_function("hacked", lambda *_: problems.append("a payload ran"))
        page = context.new_page()
        root = path.parent.parent if path.parent.name in ("role", "document", "query") else path.parent
        ours = (root.as_uri(), "data:")
        page.on("request", lambda request: request.url.startswith(ours) or problems.append(f"request: {request.url}"))
        page.on("console", lambda message: problems.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: problems.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (problems.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.goto(path.as_uri() + (f"#{fragment}" if fragment else ""))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert problems == []
