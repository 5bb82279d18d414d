"""The grammar's answer to a coordination: items, what they share before and behind.

A description of head-first coordination (Sneddon, Indonesian: A Comprehensive Grammar, 3.3 and 3.5): objects are shared
to the left by bare transitive verbs ("mengatur dan mengawasi proses"), heads to the right by bare nouns ("departemen
penjualan dan logistik"). It knows shapes and closed classes only, so it is a witness, not the judge: the learned tagger
of items has its tags among its features.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

TRANSITIVE = frozenset({"mem", "mem-kan", "mem-i", "nge"})
VERBAL = TRANSITIVE | {"ber", "ter", "di"}
NOMINAL = frozenset({"peng-an", "isasi", "tion", "ing"})
SKIPPED = frozenset({"stance", "modal"})


@dataclass(frozen=True, slots=True)
class Item:
    """Half-open token indices of what stands between two joints, and the class of its first word of content."""

    start: int
    end: int
    head: str

    @property
    def size(self) -> int:
        """How many tokens it has."""
        return self.end - self.start


def split_items(keys: Sequence[str], joints: Sequence[bool]) -> list[Item]:
    """Items between joints; stance and modal words at their beginning are left out.

    >>> split_items(["mem", "conjunction", "mem", "x"], [False, True, False, False])
    [Item(start=0, end=1, head='mem'), Item(start=2, end=4, head='mem')]
    """
    items: list[Item] = []
    at = 0
    while at < len(keys):
        if joints[at]:
            at += 1
            continue
        end = at
        while end < len(keys) and not joints[end]:
            end += 1
        start = at
        while start < end - 1 and keys[start] in SKIPPED:
            start += 1
        items.append(Item(start, end, keys[start]))
        at = end
    return items


def grammar_tags(keys: Sequence[str], joints: Sequence[bool]) -> list[str]:
    """The tags of `rolegraph.extract.groups` that the grammar gives to a region.

    Args:
        keys: Closed class, or shape, or "x", of each token.
        joints: Whether a token joins items (conjunction, comma, semicolon).

    >>> keys = ["mem", "conjunction", "mem", "x", "x"]
    >>> grammar_tags(keys, [False, True, False, False, False])
    ['G', 'O', 'A', 'S', 'I']
    >>> keys = ["x", "x", "pjoint", "x", "conjunction", "x"]
    >>> grammar_tags(keys, [False, False, True, False, True, False])
    ['G', 'S', 'O', 'A', 'O', 'A']
    """
    tags = ["O"] * len(keys)
    items = split_items(keys, joints)
    number = 0
    while number < len(items):
        last = _bare_run(items, number)
        if last > number:
            _write_bare(tags, items[number : last + 1], keys)
        else:
            last = _headless_run(items, number)
            _write_headless(tags, items[number : last + 1], keys)
        number = last + 1
    return tags


def _bare_run(items: Sequence[Item], number: int) -> int:
    """The last of the bare heads from `number` on and the item whose object or complement they share, if any."""
    at = number
    while at + 1 < len(items) and items[at].size == 1 and _lacks(items[at], items[at + 1]):
        at += 1
    return at


def _lacks(item: Item, following: Item) -> bool:
    same = item.head == following.head or (item.head in TRANSITIVE and following.head in TRANSITIVE)
    return (item.head in TRANSITIVE or item.head in NOMINAL) and (same or following.head in NOMINAL & {item.head})


def _write_bare(tags: list[str], run: Sequence[Item], keys: Sequence[str]) -> None:
    """Heads as alternatives before what the last item gives them; where it has nothing to give, each stands alone."""
    final = run[-1]
    for place, item in enumerate(run):
        tags[item.start] = "A" if place and final.size > 1 else "G"
    shared = final.start + 1
    if shared < final.end - 1 and keys[shared] == "preposition":
        tags[shared] = "I"
        shared += 1
    for at in range(shared, final.end):
        tags[at] = "S" if at == shared else "I"


def _headless_run(items: Sequence[Item], number: int) -> int:
    """The last item that lends its head from `number`: nominal items behind one with a head and more."""
    first = items[number]
    if first.size < 2:
        return number
    at = number
    while at + 1 < len(items) and _headless(first, items[at + 1]):
        at += 1
    return at


def _headless(first: Item, item: Item) -> bool:
    if first.head in VERBAL:
        return item.head not in VERBAL | NOMINAL | {"negation", "purpose", "subordinator"}
    if first.head in NOMINAL:
        return item.head not in VERBAL | NOMINAL and item.size <= 3
    return item.head not in VERBAL | {"negation", "purpose", "subordinator"} and item.size == 1


def _write_headless(tags: list[str], run: Sequence[Item], keys: Sequence[str]) -> None:
    first, rest = run[0], run[1:]
    for at in range(first.start, first.end):
        tags[at] = "G" if at == first.start else "I"
    if not rest:
        return
    tail = max(1, min(first.size - 1, rest[0].size))
    cut = first.end - tail
    for at in range(first.end - 2, first.start, -1):
        if keys[at] == "preposition":
            cut = at + 1
            break
    tags[cut] = "S"
    for item in rest:
        for at in range(item.start, item.end):
            tags[at] = "A" if at == item.start else "I"
