"""The page of a role: all that texts say of it, each thing with the sentences behind it, and a small graph."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rolegraph.pages.drawing import draw, folded
from rolegraph.pages.signs import SHOWN, kind_of
from rolegraph.pages.tree import Node, roots
from rolegraph.site.model import Place, Role, told_at
from rolegraph.site.shell import Shell
from rolegraph.statement import Relation
from rolegraph.told import Told
from rolegraph.view.kinds import Kind

QUOTED = 3
"""How many sentences are on the page for each thing; further ones are links into their texts."""


@dataclass(frozen=True, slots=True)
class Line:
    """A statement on the page of a role: its number there, what it says, where, its sentence cut around the span."""

    number: int
    told: Told
    kind: Kind
    place: Place
    sentence: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Item:
    """A thing that is said of a role.

    Args:
        node: The thing, with the numbers of its lines.
        lines: The statements.
        below: What hangs on it.
    """

    node: Node
    lines: tuple[Line, ...]
    below: tuple[Item, ...]

    @property
    def quoted(self) -> tuple[Line, ...]:
        """The statements whose sentences are on the page."""
        return self.lines[:QUOTED]

    @property
    def further(self) -> tuple[Line, ...]:
        """Those that are links into their texts."""
        return self.lines[QUOTED:]


def role_page(shell: Shell, role: Role) -> str:
    """The page of a role."""
    lines = [_line(number, place) for number, place in enumerate(role.said, start=1)]
    parents = {iri: above for sheet in role.sheets for iri, above in sheet.parents.items()}
    nodes = roots([line.told for line in lines], parents)
    items = [_item(node, lines) for node in nodes]
    return shell.page(
        f"role/{role.file}.html",
        "role.html.j2",
        role.label,
        scripts=("document.js",),
        role=role,
        sections=[(kind, found) for kind in SHOWN if (found := [item for item in items if item.node.kind == kind])],
        picture=draw(nodes),
        hub=folded(role.label),
        mentions=[_line(0, place) for place in role.places],
        count=len(lines),
        wordings=_wordings(role),
    )


def _line(number: int, place: Place) -> Line:
    told = told_at(place)
    start, end = told.span
    cut = told.sentence[:start], told.sentence[start:end], told.sentence[end:]
    return Line(number, told, kind_of(told.relation), place, cut)


def _item(node: Node, lines: list[Line]) -> Item:
    return Item(
        node, tuple(lines[number - 1] for number in node.told), tuple(_item(child, lines) for child in node.children)
    )


def _wordings(role: Role) -> list[str]:
    """How else texts call the role."""
    own = (one.label for sheet in role.sheets for one in sheet.told if one.relation is Relation.ROLE)
    return _others((*own, *role.wordings), role.label)


def _others(wordings: Iterable[str], label: str) -> list[str]:
    seen = {label.casefold()}
    found = []
    for wording in sorted(set(wordings)):
        if wording.casefold() not in seen:
            seen.add(wording.casefold())
            found.append(wording)
    return found
