"""Annotated texts as the taggers learn from them (for training and measuring alone)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rolegraph.errors import InputError
from rolegraph.extract.align import align, norm
from rolegraph.extract.features import View
from rolegraph.extract.groups import encode
from rolegraph.language.tokenizer import pieces

HOLE = 4
"""The most tokens of filler (conjunctions, commas, "juga") that stand inside a region."""


@dataclass(frozen=True)
class GoldText:
    """A text with its right answers.

    Args:
        name: The name of the document.
        text: The text.
        lang: BCP 47 tag.
        genre: "seri", "profil", "iklan" or "en".
        role: The name of the role, "" where the text describes none.
        statements: Relation and label of each statement, in the order of the file.
        weight: How often the text counts in training.
    """

    name: str
    text: str
    lang: str
    genre: str
    role: str
    statements: tuple[tuple[str, str], ...]
    weight: int = 1

    def labels(self, relation: str) -> list[str]:
        """The labels of one relation; of `role` the role's name."""
        if relation == "role":
            return [self.role] if self.role else []
        return [label for name, label in self.statements if name == relation]


def load_gold(folders: Iterable[Path]) -> list[GoldText]:
    """The annotated texts of folders: each `NAME.txt` with its `NAME.json`, by name.

    Raises:
        InputError: A folder holds none, or a file is not as the annotation guide says.
    """
    found: dict[str, GoldText] = {}
    for folder in folders:
        files = sorted(folder.glob("*.json"))
        if not files:
            raise InputError(f"no annotated text in {folder}", hint="it needs NAME.json beside each NAME.txt")
        for file in files:
            found[file.stem] = _load(file)
    return [found[name] for name in sorted(found)]


def _load(file: Path) -> GoldText:
    try:
        gold = json.loads(file.read_text(encoding="utf-8"))
        statements = tuple((row["relation"], row["label"]) for row in gold["statements"])
        text = file.with_suffix(".txt").read_text(encoding="utf-8")
        weight = int(gold.get("weight", 1))
        return GoldText(gold["doc"], text, gold["lang"], gold["genre"], gold["role"], statements, weight)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{file}: no annotated text: {error}") from error


def gold_tags(gold: GoldText, seen: View) -> tuple[list[str | None], list[str]]:
    """The regions and the item tags that spell a text's gold labels, one of each for each token of the view."""
    owner: list[str | None] = [None] * len(seen.tokens)
    places: dict[str, list[list[int]]] = {}
    near = 0
    for relation, label in gold.statements:
        words = [norm(label[start:end]) for start, end in pieces(label)]
        taken = [who is not None and who != relation for who in owner]
        place = align(words, seen.words, seen.sentence, taken, near)
        if place:
            near = place[0]
            places.setdefault(relation, []).append(place)
            for n in place:
                owner[n] = owner[n] or relation
    tags = ["O"] * len(owner)
    for relation, labels in places.items():
        own = [[n for n in label if owner[n] == relation] for label in labels]
        for n, tag in encode([label for label in own if label]).items():
            tags[n] = tag
    return fill(owner, seen.sentence), tags


def fill(owner: Sequence[str | None], sentence: Sequence[int]) -> list[str | None]:
    """Regions from the tokens of labels: small holes within one sentence belong to what surrounds them.

    >>> fill(["r", None, "r", None], [0, 0, 0, 0])
    ['r', 'r', 'r', None]
    """
    regions = list(owner)
    last: int | None = None
    for n, relation in enumerate(owner):
        if relation is None:
            continue
        if last is not None and owner[last] == relation and sentence[last] == sentence[n] and n - last - 1 <= HOLE:
            regions[last + 1 : n] = [relation] * (n - last - 1)
        last = n
    return regions
