"""Groups of labels that share words, and the tags that spell them.

A coordination is a row of slots, each with its alternatives: "mengatur dan mengawasi | proses produksi" has the slots
[mengatur, mengawasi] and [proses produksi]. Its labels are the cross product of the slots, so that shared heads and
modifiers, before or behind, and verbs times objects are one mechanism.

Tags, one a token: `G` begins a group, `S` a slot, `A` an alternative, `I` continues the alternative, `O` is filler.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import prod

Alternative = list[int]
MAX_MULTIPLE = 2
"""Slots with several alternatives that a group has at most: verbs times objects (so in all 22,500 annotated groups)."""
MAX_LABELS = 12
"""Labels that a group has at most (so in the same groups)."""


@dataclass
class Group:
    """Slots of alternatives of token indices, all of one relation."""

    relation: str
    slots: list[list[Alternative]] = field(default_factory=list)

    def labels(self) -> list[tuple[int, ...]]:
        """The token indices of each label, in text order of the alternatives.

        >>> Group("has_responsibility", [[[0], [2]], [[3, 4]]]).labels()
        [(0, 3, 4), (2, 3, 4)]
        """
        return [tuple(index for part in row for index in part) for row in product(*self.slots)]


def decode(relations: Sequence[str | None], tags: Sequence[str]) -> list[Group]:
    """Groups from a relation and a tag for each token; a relation's group goes on across other relations' tokens.

    >>> [g.labels() for g in decode(["r"] * 5, ["G", "O", "A", "S", "I"])]
    [[(0, 3, 4), (2, 3, 4)]]
    """
    groups: list[Group] = []
    current: dict[str, Group] = {}
    for index, (relation, tag) in enumerate(zip(relations, tags, strict=True)):
        if relation is None or tag == "O":
            continue
        group = current.get(relation)
        if group is None or tag == "G":
            group = current[relation] = Group(relation, [[[index]]])
            groups.append(group)
        elif tag == "S":
            group.slots.append([[index]])
        elif tag == "A":
            group = current[relation] = _with_alternative(groups, group, index)
        else:
            group.slots[-1][-1].append(index)
    return groups


def _with_alternative(groups: list[Group], group: Group, index: int) -> Group:
    """The group that a further alternative goes to: a new one where this one would become what no coordination is."""
    last = group.slots[-1]
    multiple = sum(len(slot) > 1 for slot in group.slots[:-1])
    if multiple == MAX_MULTIPLE:
        group.slots.pop()
        group = Group(group.relation, [last])
        groups.append(group)
    elif prod(len(slot) for slot in group.slots[:-1]) * (len(last) + 1) > MAX_LABELS:
        group = Group(group.relation, [[]])
        groups.append(group)
    group.slots[-1].append([index])
    return group


def encode(labels: Sequence[Sequence[int]]) -> dict[int, str]:
    """Tags for the labels of one relation, given as token indices; the inverse of `decode` where one exists.

    >>> encode([(0, 3, 4), (2, 3, 4)])
    {0: 'G', 2: 'A', 3: 'S', 4: 'I'}
    """
    tags: dict[int, str] = {}
    for component in _components(labels):
        for part in _separable(component):
            tags.update(_spell(part))
    return tags


def _components(labels: Sequence[Sequence[int]]) -> list[list[tuple[int, ...]]]:
    """Labels that share a token, directly or through others, stand together."""
    parts: list[tuple[set[int], list[tuple[int, ...]]]] = []
    for label in labels:
        tokens, members = set(label), [tuple(label)]
        rest = []
        for known, group in parts:
            if known & tokens:
                tokens |= known
                members = group + members
            else:
                rest.append((known, group))
        parts = [*rest, (tokens, members)]
    return [members for _, members in sorted(parts, key=lambda part: min(part[0]))]


def _slots(labels: Sequence[tuple[int, ...]]) -> list[list[Alternative]]:
    owners: dict[int, frozenset[int]] = {}
    for token in sorted({token for label in labels for token in label}):
        owners[token] = frozenset(k for k, label in enumerate(labels) if token in label)
    slots: list[list[Alternative]] = []
    covered: set[int] = set()
    last: frozenset[int] | None = None
    for token, who in owners.items():
        if who == last:
            slots[-1][-1].append(token)
        elif slots and not covered & who:
            slots[-1].append([token])
            covered |= who
        else:
            slots.append([[token]])
            covered = set(who)
        last = who
    return slots


def _separable(labels: list[tuple[int, ...]]) -> Iterable[list[tuple[int, ...]]]:
    """The fewest runs of labels that a product spells; words that two runs share stay with the first."""
    while labels:
        for size in range(len(labels), 0, -1):
            run = labels[:size]
            if size == 1 or sorted(Group("", _slots(run)).labels()) == sorted(run):
                break
        yield run
        taken = {token for label in run for token in label}
        labels = [left for label in labels[size:] if (left := tuple(t for t in label if t not in taken))]


def _spell(labels: list[tuple[int, ...]]) -> dict[int, str]:
    tags: dict[int, str] = {}
    for number, slot in enumerate(_slots(labels)):
        for place, alternative in enumerate(slot):
            for token in alternative:
                tags[token] = "I"
            tags[alternative[0]] = "A" if place else "S" if number else "G"
    return tags
