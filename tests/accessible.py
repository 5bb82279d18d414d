"""What axe-core finds in a page that is open in a browser: rules of WCAG 2.2, levels A and AA, and good practice."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_GRAVE = ("serious", "critical")


def grave(page: Page) -> list[str]:
    """Serious and critical violations, each with the elements that it is about; none is what a test wants."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {[node['html'][:200] for node in one['nodes'][:5]]}" for one in found if one["impact"] in _GRAVE
    ]
