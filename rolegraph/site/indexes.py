"""The pages that lead to others: home, and the indexes of roles, skills, parties and texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rolegraph.query.header import NamedQuery
from rolegraph.site.model import Entry, Model
from rolegraph.site.shell import AT_ONCE, Shell, listed

TOP = 10
"""How many of each are on the page that opens first."""


def home(shell: Shell, questions: Sequence[NamedQuery]) -> str:
    """The page that opens first."""
    model = shell.model
    described = [role for role in model.roles.values() if role.sheets]
    most = sorted(described, key=lambda role: (-sum(len(sheet.told) for sheet in role.sheets), role.label, role.iri))
    return shell.page(
        "index.html",
        "home.html.j2",
        "rolegraph",
        described=len(described),
        roles=most[:TOP],
        skills=list(model.skills.values())[:TOP],
        parties=list(model.parties.values())[:TOP],
        documents=sorted(model.sheets, key=lambda sheet: (-len(sheet.told), sheet.about.iri))[:TOP],
        questions=questions,
    )


def indexes(shell: Shell) -> Iterator[tuple[str, str]]:
    """The pages of every index, by path."""
    model = shell.model
    documents = sorted(model.sheets, key=lambda sheet: (sheet.title.casefold(), sheet.about.name, sheet.about.iri))
    for name, entries in (
        ("roles", list(model.roles.values())),
        ("skills", list(model.skills.values())),
        ("parties", list(model.parties.values())),
        ("documents", documents),
    ):
        yield from _index(shell, name, entries)


def places(model: Model) -> dict[str, str]:
    """The page on which each skill and party stands, by IRI."""
    found: dict[str, str] = {}
    for name, entries in (("skills", model.skills), ("parties", model.parties)):
        found |= {iri: listed(name, at // AT_ONCE + 1) for at, iri in enumerate(entries)}
    return found


def _index(shell: Shell, name: str, entries: Sequence[Any]) -> Iterator[tuple[str, str]]:
    pages = max(1, -(-len(entries) // AT_ONCE))
    for number in range(1, pages + 1):
        first = (number - 1) * AT_ONCE
        page = shell.page(
            listed(name, number),
            f"{name}.html.j2",
            shell.words().text(name) + (f" {number}" if pages > 1 else ""),
            name=name,
            entries=entries[first : first + AT_ONCE],
            first=first + 1,
            every=len(entries),
            pages=[(one, listed(name, one)) for one in range(1, pages + 1)] if pages > 1 else [],
            number=number,
            by_label=_by_label(shell.model),
        )
        yield listed(name, number), page


def _by_label(model: Model) -> Any:
    """What sorts the roles of an entry."""

    def ordered(entry: Entry) -> list[str]:
        return sorted(entry.roles, key=lambda iri: (str(model.names.get(iri, iri)).casefold(), iri))

    return ordered
