"""Where the files lie that are not code: in a checkout beside the package, in a wheel inside it."""

from __future__ import annotations

from pathlib import Path

from rolegraph.errors import RolegraphError

PACKAGE = Path(__file__).resolve().parent
CARRIED = PACKAGE / "_carried"


def resource(name: str) -> Path:
    """The path of a carried file or folder, named as in the repository ("ontology/rolegraph.ttl", "data/roles").

    Raises:
        RolegraphError: The installation lacks it.

    >>> resource("ontology").name
    'ontology'
    """
    for root in (CARRIED, PACKAGE.parent):
        path = root / name
        if path.exists():
            return path
    raise RolegraphError(f"this installation lacks {name}", hint="install rolegraph again")
