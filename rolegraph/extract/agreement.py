"""When two labels say the same, as the annotation guide counts it ("How agreement is counted")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

DROPPED = frozenset(
    """yang dan atau serta dengan secara dalam pada untuk dari ke di oleh terhadap tentang atas akan adalah ialah
    merupakan para sebuah seorang suatu setiap segala berbagai bahwa juga ini itu tersebut mereka nya agar supaya guna
    memiliki mempunyai punya mampu dapat bisa harus perlu kemampuan bertanggung jawab sangat lebih baik kuat tinggi
    luas mendalam efektif efisien cukup tepat optimal antara the a an of to and or in on for with by at from as is are
    be that their its his her they this have has having able ability can must should good strong excellent high deep
    effective effectively well""".split()  # noqa: SIM905 - words read better than a list of this length
)
"""Function, light and degree words, which agreement leaves out."""
FLOOR, CLAIM_FLOOR = 0.75, 0.6
"""The least token F1 of labels that agree; propositions may differ more."""
CLAIMS = frozenset({"misconception", "expectation"})


def kept(label: str) -> list[str]:
    """The tokens of a label that count; all of them where none would be left.

    >>> kept("Kemampuan analisis yang baik")
    ['analisis']
    """
    words = re.findall(r"[\w-]+", re.sub(r"\b(\w+?)nya\b", r"\1", label.lower()))
    return [word for word in words if word not in DROPPED] or words


def similarity(one: Sequence[str], other: Sequence[str]) -> float:
    """The F1 of two bags of tokens, in [0, 1]."""
    if not one or not other:
        return 0.0
    shared = sum((Counter(one) & Counter(other)).values())
    return 2 * shared / (len(one) + len(other))


def agree(relation: str, gold: Sequence[str], predicted: Sequence[str]) -> list[bool]:
    """For each predicted label whether it is right: each gold label matches once, the best pairs first.

    >>> agree("has_goal", ["menjaga mutu"], ["menjaga mutu", "menjaga mutu produk lama"])
    [True, False]
    """
    floor = CLAIM_FLOOR if relation in CLAIMS else FLOOR
    bags, others = [kept(label) for label in gold], [kept(label) for label in predicted]
    pairs = sorted(((similarity(g, p), i, j) for i, g in enumerate(bags) for j, p in enumerate(others)), reverse=True)
    used: set[int] = set()
    right = [False] * len(predicted)
    for score, i, j in pairs:
        if score >= floor and i not in used and not right[j]:
            used.add(i)
            right[j] = True
    return right
