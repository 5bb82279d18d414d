"""Pages in a real headless Chromium, from disk, with the network off.

A module that wants `visit` imports `browser` and `visit` from here; all modules of a run share one Chromium.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 390, "height": 800}
Open = Callable[..., Page]
_running: list[tuple[Playwright, Browser]] = []
_users: list[object] = []


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; where tests are the gate (CI is set) its absence is a failure."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None and os.environ.get("CI"):
        pytest.fail("no Chromium: install one, these tests are part of the gate")
    if found is None:
        pytest.skip("no Chromium on this machine")
    if not _running:  # a module that imports this fixture has one of its own, and playwright starts but once
        playwright = sync_playwright().start()
        chromium = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        _running.append((playwright, chromium))
    _users.append(found)
    yield _running[0][1]
    _users.pop()
    if not _users:
        playwright, chromium = _running.pop()
        chromium.close()
        playwright.stop()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    """Open a page; at the end of the test: it asked for nothing but itself, and reported no error."""
    contexts, problems = [], []

    def open_page(path: Path, *, fragment: str = "", **settings: Any) -> Page:
        context = browser.new_context(offline=True, **{"viewport": WIDE, "reduced_motion": "reduce", **settings})
        contexts.append(context)
        context.expose_function("hacked", lambda *_: problems.append("a payload ran"))
        page = context.new_page()
        address = path.as_uri()
        ours = (address, "blob:", "about:blank")
        page.on(
            "request", lambda request: request.url.startswith(ours) or problems.append(f"request: {request.url[:200]}")
        )
        page.on("console", lambda message: problems.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: problems.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (problems.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.goto(f"{address}#{fragment}" if fragment else address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert problems == []


def until(page: Page, truth: str) -> None:
    """Wait until an expression holds; `Page.wait_for_function` wants an eval that our pages do not allow."""
    end = time.monotonic() + 10
    while not page.evaluate(truth):
        assert time.monotonic() < end, f"never came true: {truth}"
        page.wait_for_timeout(20)
