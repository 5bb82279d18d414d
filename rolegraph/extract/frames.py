"""Which relation each word speaks of: a learned tagger over whole texts, cues among its features.

A word outside every relation is tagged with the relation before it ("O:misconception"), so that a first-order chain
remembers what came last: a correction is known by the misconception it answers.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from rolegraph.extract.features import frame_features, view
from rolegraph.extract.models import Tagger, tagger

OUTSIDE = "O:"


def remember(regions: Sequence[str | None]) -> list[str]:
    """Relations as the tagger learns them.

    >>> remember([None, "misconception", None, "correction"])
    ['O:', 'misconception', 'O:misconception', 'correction']
    """
    tags: list[str] = []
    last = ""
    for relation in regions:
        tags.append(relation or OUTSIDE + last)
        last = relation or last
    return tags


def forget(tags: Sequence[str]) -> list[str | None]:
    """The inverse of `remember`.

    >>> forget(["O:", "misconception", "O:misconception"])
    [None, 'misconception', None]
    """
    return [None if tag.startswith(OUTSIDE) else tag for tag in tags]


class FrameTagger:
    """Sets `doc._.view`, `doc._.regions` (a relation or None for each token of the view) and their probabilities."""

    def __init__(self, model: Tagger | None = None) -> None:
        self.model = model

    def __call__(self, doc: Doc) -> Doc:
        """Tag a text that went through layout, cues and role."""
        seen = doc._.view = view(doc)
        doc._.regions, doc._.region_scores = [], []
        if seen.tokens:
            model = self.model or tagger("frames")
            tags = model.tag(frame_features(doc, seen))
            doc._.regions = forget(tags)
            doc._.region_scores = [model.marginal(tag, place) for place, tag in enumerate(tags)]
        return doc


@Language.factory("rolegraph_frames", assigns=["doc._.view", "doc._.regions"], requires=["doc._.blocks", "doc._.cues"])
def create_frames(nlp: Language, name: str) -> FrameTagger:
    """The factory of the tagger of frames."""
    return FrameTagger()


for _name in ("view", "regions", "region_scores"):
    Doc.set_extension(_name, default=None, force=True)
