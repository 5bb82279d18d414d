"""A document as one HTML file: its text with what it says marked in place, a small graph, a table of the same."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup

from rolegraph.pages.cuts import lines
from rolegraph.pages.drawing import draw, folded
from rolegraph.pages.frame import fill
from rolegraph.pages.marks import marks, stretches
from rolegraph.pages.sheets import Sheet, find_document, sheets
from rolegraph.pages.signs import SHOWN, kind_of
from rolegraph.pages.tree import roots
from rolegraph.pages.words import Words, own, spoken
from rolegraph.statement import Relation
from rolegraph.store.protocol import Store
from rolegraph.told import Told, labels
from rolegraph.view.kinds import Kind
from rolegraph.view.written import write_file


@dataclass(frozen=True, slots=True)
class Row:
    """One statement in the table.

    Args:
        number: From 1 in text order.
        told: The statement.
        kind: How it is drawn.
        mark: Number of its mark in the text; 0 where it has none.
        above: Numbers of the statements that it belongs to.
        about: What the role is called that a focus speaks of; "" for others.
        percent: Its confidence.
    """

    number: int
    told: Told
    kind: Kind
    mark: int
    above: tuple[int, ...]
    about: str
    percent: str


@dataclass(frozen=True, slots=True)
class Around:
    """What the page of a site adds: how to get elsewhere.

    Args:
        nav: Markup of the way there.
        role_page: Address of the page of the document's role, or "".
        package: Whose templates and style come first.
        scripts: Names of the page's scripts.
    """

    nav: Markup = field(default_factory=Markup)
    role_page: str = ""
    package: str = "rolegraph.pages"
    scripts: tuple[str, ...] = ("frame.js", "document.js")


def write_document(store: Store, name: str, path: str | os.PathLike[str], *, lang: str = "") -> int:
    """Write the page of one document; an older file stays whole until the new one is.

    Args:
        store: An open store.
        name: The document's name or IRI.
        path: The file to write.
        lang: The language that the page opens in ("id", "en"); "" for that of the document.

    Returns:
        Its size in bytes.

    Raises:
        UsageError: There is no such document, or the path is a folder.
        StoreError: The store cannot be read, or the file not written.
    """
    iri = find_document(store, name)
    (sheet,) = sheets(store, lang or "id", document=iri)
    opened = spoken(lang or sheet.about.lang)
    page = render(sheet, Words(opened, own()), labels(store, opened)).encode("utf-8")
    write_file(Path(path), page)
    return len(page)


def render(sheet: Sheet, words: Words, names: Mapping[str, str], around: Around | None = None) -> str:
    """The page of a document as text: the same document gives the same one.

    Args:
        sheet: The document.
        words: The words of the interface.
        names: What roles are called, by IRI.
        around: What a site adds.
    """
    found = marks(sheet.content, sheet.told)
    left = stretches(sheet.content, sheet.left)
    counts = Counter(kind_of(one.relation) for one in sheet.told)
    mark_of = {number: mark.number for mark in found for number in mark.told}
    beside = around or Around()
    return fill(
        "document.html.j2",
        words,
        package=beside.package,
        scripts=beside.scripts,
        title=sheet.title,
        about=sheet.about,
        content=sheet.content,
        role=sheet.role,
        role_page=beside.role_page,
        nav=beside.nav,
        version_read=sheet.version,
        kinds=SHOWN,
        legend=[(kind, counts[kind]) for kind in SHOWN if counts[kind]],
        lines=lines(sheet.content, found, left) if sheet.content else [],
        left=left,
        unread=sum(not one.reason for one in left),
        aside=sum(bool(one.reason) for one in left),
        picture=draw(roots(sheet.told, sheet.parents)),
        hub=folded(sheet.role or sheet.about.name),
        named=[number for number, one in enumerate(sheet.told, start=1) if one.relation is Relation.ROLE],
        told=_rows(sheet, names, mark_of),
    )


def _rows(sheet: Sheet, names: Mapping[str, str], mark_of: Mapping[int, int]) -> list[Row]:
    numbers = {one.iri: number for number, one in enumerate(sheet.told, start=1)}
    return [
        Row(
            number=number,
            told=one,
            kind=kind_of(one.relation),
            mark=mark_of.get(number, 0),
            above=tuple(sorted(numbers[iri] for iri in sheet.parents.get(one.iri, ()) if iri in numbers)),
            about=names.get(one.about, one.about) if one.about else "",
            percent=f"{one.confidence:.0%}",
        )
        for number, one in enumerate(sheet.told, start=1)
    ]
