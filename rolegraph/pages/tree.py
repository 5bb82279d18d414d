"""What a text says of its role, as a tree: each thing once, and what belongs to another thing hangs on that one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rolegraph.pages.signs import kind_of
from rolegraph.statement import Relation
from rolegraph.told import Told
from rolegraph.view.kinds import KINDS, Kind

DEEPEST = 4
"""How many steps a thing may be from the role; our reader knows two."""
_ORDER = {kind.key: number for number, kind in enumerate(KINDS)}


@dataclass(slots=True)
class Node:
    """A thing that a text speaks of.

    Args:
        thing: Its IRI.
        label: In the words of the text.
        lang: Their language tag.
        kind: How it is drawn.
        told: Numbers of the statements about it, from 1.
        children: What hangs on it: the goal of a duty, the correction of a misconception.
    """

    thing: str
    label: str
    lang: str
    kind: Kind
    told: list[int] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many things it is with all that hangs on it."""
        return 1 + sum(child.size for child in self.children)

    @property
    def leaves(self) -> int:
        """How many lines of labels it needs."""
        return max(1, sum(child.leaves for child in self.children))


def roots(told: Sequence[Told], parents: Mapping[str, tuple[str, ...]]) -> list[Node]:
    """What a text says of its role, each thing once; what belongs to another thing of the text hangs on that one.

    Args:
        told: Statements in text order; the first has the number 1.
        parents: Which statements a statement belongs to, by IRI.

    Returns:
        What hangs on the role itself, by kind and place.
    """
    by_iri = {one.iri: one for one in told}
    nodes: dict[str, Node] = {}
    upper: dict[str, str] = {}
    for number, one in enumerate(told, start=1):
        if one.relation is Relation.ROLE:
            continue
        node = nodes.setdefault(one.object, Node(one.object, one.label, one.lang, kind_of(one.relation)))
        node.told.append(number)
        above = (by_iri[iri].object for iri in parents.get(one.iri, ()) if iri in by_iri)
        upper.setdefault(one.object, next((thing for thing in above if thing != one.object), ""))
    found: list[Node] = []
    for thing, node in nodes.items():
        holder = upper[thing] if _leads_up(thing, upper) else ""
        (nodes[holder].children if holder in nodes else found).append(node)
    return sorted(found, key=lambda node: (_ORDER[node.kind.key], node.told[0]))


def _leads_up(thing: str, upper: Mapping[str, str]) -> bool:
    """Whether the way up from a thing soon ends; in a circle nothing hangs on anything."""
    for _ in range(DEEPEST):
        thing = upper.get(thing, "")
        if not thing:
            return True
    return False
