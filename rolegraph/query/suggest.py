"""What somebody meant who wrote a name that is not there."""

from __future__ import annotations

from collections.abc import Iterable

NAMES = 3
LIKENESS = 60
"""How alike a name must be to be told, of 100 (rapidfuzz's weighted ratio)."""
MARGIN = 15
"""How much less alike than the most alike one a further name may be."""


def suggestion(value: str, names: Iterable[str]) -> str:
    """A hint with the names most like a value; among equals, the first by code points.

    >>> suggestion("Akuntn", ["Kasir", "Akuntan"])
    'did you mean Akuntan?'
    >>> suggestion("zzz", ["b", "a"])
    'there are: a, b'
    """
    from rapidfuzz import fuzz, process, utils

    choices = sorted({name.casefold(): name for name in sorted(set(names), reverse=True)}.values())
    found = process.extract(
        value, choices, scorer=fuzz.WRatio, processor=utils.default_process, limit=None, score_cutoff=LIKENESS
    )
    ranked = sorted(found, key=lambda hit: (-hit[1], hit[0]))[:NAMES]
    best = [choice for choice, score, _ in ranked if score >= ranked[0][1] - MARGIN]
    if best:
        return f"did you mean {' or '.join(best)}?"
    more = ", …" if len(choices) > NAMES else ""
    return f"there are: {', '.join(choices[:NAMES])}{more}"
