"""rolegraph: texts about job roles become an RDF graph in which every statement leads back to its characters.

`import rolegraph` loads nothing heavy; the names below load what they need when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rolegraph.document import Document
    from rolegraph.errors import RolegraphError
    from rolegraph.extract.reader import read
    from rolegraph.graph import RoleGraph
    from rolegraph.statement import Evidence, Reading, Relation, Statement

__all__ = ["Document", "Evidence", "Reading", "Relation", "RoleGraph", "RolegraphError", "Statement", "read"]
__version__ = "0.1.0"

_HOME = {
    "Document": "rolegraph.document",
    "Evidence": "rolegraph.statement",
    "Reading": "rolegraph.statement",
    "Relation": "rolegraph.statement",
    "RoleGraph": "rolegraph.graph",
    "RolegraphError": "rolegraph.errors",
    "Statement": "rolegraph.statement",
    "read": "rolegraph.extract.reader",
}


def __getattr__(name: str) -> Any:
    """Load a public name on first use (PEP 562)."""
    if name not in _HOME:
        raise AttributeError(f"module 'rolegraph' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
