"""What a notebook shows in its cells: networks that work where they stand, several in one notebook, and mappings."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from rolegraph.errors import UsageError
from rolegraph.graph import RoleGraph
from rolegraph.mapping import Answer, Mapping, mappings_html
from rolegraph.view.page import write_page

LOWEST = 200


@dataclass(frozen=True, slots=True)
class Inline:
    """A page inside a cell.

    It stands in a frame of its own, so that two do not disturb each other or the notebook, and needs neither a server
    nor a file: JupyterLab, Notebook 7 and VS Code show it, also from a notebook that is opened again (in Jupyter, once
    the notebook is trusted). The frame may run the page's own scripts and offer its downloads, nothing else.

    Args:
        page: The whole page.
        title: What the frame is called.
        height: Of the frame, in pixels.
        told: What it shows, in one line.
    """

    page: str = field(repr=False)
    title: str
    height: int
    told: str

    def __repr__(self) -> str:
        return self.told

    def _repr_html_(self) -> str:
        """A notebook shows this; all text of the graph stays inside the page, which is escaped as a whole."""
        style = f"width:100%;height:{self.height}px;border:1px solid #8888;border-radius:6px"
        sandbox = "allow-scripts allow-downloads"
        return (
            f'<iframe title="{escape(self.title)}" sandbox="{sandbox}" style="{style}" srcdoc="{escape(self.page)}">'
            "</iframe>"
        )


def network(
    graph: RoleGraph, *, roles: Sequence[str] = (), query: str | None = None, view: str = "", height: int = 600
) -> Inline:
    """The network of a graph, or of a part of it, to be the last line of a cell.

    Args:
        graph: An open graph; the picture needs it no more once it is there.
        roles: As `view.page.write_page` takes them.
        query: As `view.page.write_page` takes it.
        view: As `view.page.write_page` takes it.
        height: Of the picture, in pixels.

    Raises:
        UsageError: The height is less than 200; or as `view.page.write_page`.
        StoreError: The store cannot be read.
    """
    if height < LOWEST:
        raise UsageError(f"a picture {height} pixels high shows nothing", hint=f"give {LOWEST} or more")
    with tempfile.TemporaryDirectory(prefix="rolegraph-") as folder:
        report = write_page(graph, Path(folder) / "page.html", roles=roles, query=query, view=view)
        page = report.path.read_text(encoding="utf-8")
    told = f"network: {report.roles} roles, {report.nodes} nodes, {report.edges} edges"
    return Inline(page, ", ".join(roles) or told, height, told)


@dataclass(frozen=True, slots=True)
class Mappings:
    """Mappings as a notebook shows them: a table, the first rows of many."""

    all: tuple[Mapping, ...]

    def __repr__(self) -> str:
        return f"{len(self)} mappings"

    def _repr_html_(self) -> str:
        return mappings_html(self.all)

    def __len__(self) -> int:
        return len(self.all)


@dataclass(frozen=True, slots=True)
class Answers:
    """What labels may mean, as a notebook shows it: a table of candidates for each."""

    all: tuple[Answer, ...]

    def __repr__(self) -> str:
        return f"{len(self)} answers"

    def _repr_html_(self) -> str:
        return "".join(one._repr_html_() for one in self.all)

    def __len__(self) -> int:
        return len(self.all)


def mappings(found: Sequence[Mapping]) -> Mappings:
    """Mappings, to be the last line of a cell."""
    return Mappings(tuple(found))


def answers(found: Sequence[Answer]) -> Answers:
    """Answers of a linker, to be the last line of a cell."""
    return Answers(tuple(found))
