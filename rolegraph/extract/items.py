"""The items of each region and what they share: a learned tagger, the grammar's answer among its features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from rolegraph.extract.features import View
from rolegraph.extract.groups import Group, decode
from rolegraph.extract.item_features import item_features
from rolegraph.extract.models import Tagger, tagger
from rolegraph.extract.whole import keep_whole

LATER = {"S": "T", "A": "B", "I": "J"}
"""Tags as they are learned behind a group's first slot: whether a head or modifier is shared decides what follows."""
EARLIER = {later: tag for tag, later in LATER.items()}
MARGIN = 2
"""Tokens around a sentence's regions that the tagger sees with them."""


def remember(tags: Sequence[str]) -> list[str]:
    """Item tags as the tagger learns them: each tells whether its group is past its first slot.

    >>> remember(["G", "I", "O", "A", "S", "O", "A"])
    ['G', 'I', 'O1', 'A', 'T', 'O2', 'B']
    """
    learned: list[str] = []
    slot = 0
    for tag in tags:
        slot = {"G": 1, "S": 2}.get(tag, slot)
        if tag == "O":
            learned.append(f"O{slot}")
        else:
            learned.append(LATER.get(tag, tag) if slot == 2 else tag)
    return learned


def forget(learned: Sequence[str]) -> list[str]:
    """The inverse of `remember`.

    >>> forget(["G", "O1", "T", "O2", "B"])
    ['G', 'O', 'S', 'O', 'A']
    """
    return ["O" if tag.startswith("O") else EARLIER.get(tag, tag) for tag in learned]


def stretches(seen: View, regions: Sequence[str | None]) -> Iterator[tuple[int, int]]:
    """The part of each sentence that holds regions, a little wider: half-open token indices of the view."""
    for start, end in pairwise([*seen.starts, len(seen.tokens)]):
        inside = [n for n in range(start, end) if regions[n]]
        if inside:
            yield max(start, inside[0] - MARGIN), min(end, inside[-1] + 1 + MARGIN)


def in_doc(group: Group, seen: View) -> Group:
    """A group of indices of the view as one of the Doc's token indices."""
    slots = [[[seen.tokens[n] for n in part] for part in slot] for slot in group.slots]
    return Group(group.relation, slots)


class ItemTagger:
    """Sets `doc._.groups` (token indices) and `doc._.item_scores`, a probability for each token of the view."""

    def __init__(self, model: Tagger | None = None) -> None:
        self.model = model

    def __call__(self, doc: Doc) -> Doc:
        """Tag the regions of a text."""
        seen, regions = doc._.view, doc._.regions
        tags = ["O"] * len(regions)
        scores = [1.0] * len(regions)
        for start, end in stretches(seen, regions):
            model = self.model or tagger("items")
            learned = model.tag(item_features(doc, seen, regions, start, end))
            tags[start:end] = forget(learned)
            scores[start:end] = [model.marginal(tag, place) for place, tag in enumerate(learned)]
        keep_whole(doc, seen, regions, tags)
        doc._.item_scores = scores
        doc._.groups = [in_doc(group, seen) for group in decode(regions, tags)]
        return doc


@Language.factory("rolegraph_items", assigns=["doc._.groups"], requires=["doc._.view", "doc._.regions"])
def create_items(nlp: Language, name: str) -> ItemTagger:
    """The factory of the tagger of items."""
    return ItemTagger()


for _name in ("groups", "item_scores"):
    Doc.set_extension(_name, default=None, force=True)
