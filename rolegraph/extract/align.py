"""Where the words of a gold label stand in its text (for training alone)."""

from __future__ import annotations

import re
from collections.abc import Sequence

SKIP, SKIP_FIRST = 4.0, 9.0
"""Cost of a label word that the text lacks: an object that -nya stands for, hardly ever the first word."""
CROSSING = 3.0
"""Cost of going on in another sentence."""
GAP, GAP_EACH, GAP_MOST = 0.3, 0.15, 14
"""Cost of a hole between two words of a label: a fixed part and one for each token passed, up to a most."""
FOREIGN = 1.5
"""Cost of a token that another relation has taken."""
FAR = 0.012
"""Cost of each token between the last label's place and this one's: labels follow the text."""

_CLITIC = re.compile(r"(?<=\w\w\w)nya$")


def norm(word: str) -> str:
    """A word as labels and texts are compared: lower case, without the clitic -nya.

    >>> norm("Tugasnya")
    'tugas'
    """
    return _CLITIC.sub("", word.lower())


def align(
    label: Sequence[str], words: Sequence[str], sentence_of: Sequence[int], taken: Sequence[bool], near: int
) -> list[int]:
    """Token indices of a label's words, ascending; words that the text lacks are left out.

    Args:
        label: The normalised words of the label.
        words: The normalised words of the text.
        sentence_of: The sentence number of each word of the text.
        taken: Whether another relation has a word already.
        near: Where the label before this one begins.

    >>> align(["mengatur", "proses"], ["mengatur", "dan", "mengawasi", "proses"], [0] * 4, [False] * 4, 0)
    [0, 3]
    """
    best: list[tuple[float, list[int]]] = [(0.0, [])]
    for number, word in enumerate(label):
        longer = [(cost + (SKIP if number else SKIP_FIRST), path) for cost, path in best]
        for place in (i for i, w in enumerate(words) if w == word):
            foreign = FOREIGN if taken[place] else 0.0
            options = [
                (cost + foreign + _step(path, place, sentence_of, near), path)
                for cost, path in best
                if not path or path[-1] < place
            ]
            if options:
                cost, path = min(options, key=lambda option: option[0])
                longer.append((cost, [*path, place]))
        best = longer
    return min(best, key=lambda option: option[0])[1]


def _step(path: list[int], place: int, sentence_of: Sequence[int], near: int) -> float:
    if not path:
        return FAR * abs(place - near) * (1.0 if place >= near else 2.0)
    hole = place - path[-1] - 1
    cost = GAP + GAP_EACH * min(hole, GAP_MOST) if hole else 0.0
    return cost + CROSSING * (sentence_of[place] - sentence_of[path[-1]])
