"""A store as a site: every page of it, checked, then put in its place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rolegraph.errors import RolegraphError
from rolegraph.graph import RoleGraph
from rolegraph.pages.page import render
from rolegraph.pages.sheets import Sheet
from rolegraph.site.indexes import home, indexes, places
from rolegraph.site.links import dead_links
from rolegraph.site.model import model
from rolegraph.site.publish import replacing_site
from rolegraph.site.questions import called, file_of, in_order, question_page
from rolegraph.site.roles import role_page
from rolegraph.site.search import search_page
from rolegraph.site.shell import GRAPH, SEARCH, Shell
from rolegraph.view.page import write_page


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What a site holds: pages, roles, skills, parties and texts, and its size in bytes."""

    pages: int
    roles: int
    skills: int
    parties: int
    documents: int
    size: int


def write_site(graph: RoleGraph, folder: str | os.PathLike[str], *, lang: str = "id") -> SiteReport:
    """Write a store as a folder of linked pages that open without a network or a server.

    The same store gives the same bytes. An older site in the folder is replaced only when the new one is whole and has
    no dead link; files of others in the folder stay.

    Args:
        graph: An open graph.
        folder: Where the site goes; made where there is none.
        lang: The language that pages open in ("id", "en"), and that of labels where there are some in it.

    Raises:
        UsageError: The folder is a file, or a file of somebody else stands where a page must go.
        StoreError: The store cannot be read, or the site not written.
        RolegraphError: A link of the new site leads nowhere.
    """
    told = model(graph.store, lang)
    shell = Shell(told, places(told))
    pages, size = 0, 0
    with replacing_site(Path(folder)) as draft:
        size += write_page(graph, draft / GRAPH, home="index.html").size
        for path, page in _pages(shell, graph):
            target = draft / path
            target.parent.mkdir(exist_ok=True)
            size += target.write_bytes(page.encode("utf-8"))
            pages += 1
        if dead := dead_links(draft):
            raise RolegraphError(f"{len(dead)} links of the site lead nowhere: {dead[0]}", hint="report it")
    roles = sum(bool(role.sheets) for role in told.roles.values())
    return SiteReport(pages + 1, roles, len(told.skills), len(told.parties), len(told.sheets), size)


def _pages(shell: Shell, graph: RoleGraph) -> Iterator[tuple[str, str]]:
    """Every page but the graph's, by its path."""
    questions = in_order([query for query in graph.catalogue.values() if query.kind != "violation"])
    yield "index.html", home(shell, questions)
    yield from indexes(shell)
    yield SEARCH, search_page(shell, questions)
    named = called(shell.model)
    yield (
        "queries.html",
        shell.page(
            "queries.html", "queries.html.j2", shell.words().text("queries"), questions=questions, file_of=file_of
        ),
    )
    for query in questions:
        yield file_of(query), question_page(shell, graph, query, named)
    for role in shell.model.roles.values():
        yield f"role/{role.file}.html", role_page(shell, role)
    for sheet in shell.model.sheets:
        yield _document(shell, sheet)


def _document(shell: Shell, sheet: Sheet) -> tuple[str, str]:
    path = f"document/{shell.model.files[sheet.about.iri]}.html"
    words = shell.words()
    return path, render(sheet, words, shell.model.names, shell.around(path, sheet.about.role, words))
