"""Confidence from texts that the weights have not seen: what the reader says of them, and whether it is right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rolegraph.extract.agreement import agree
from rolegraph.extract.answers import answers
from rolegraph.extract.confidence import Calibration, fit_calibration, raw_confidence, token_scores
from rolegraph.extract.contrasts import find_contrasts
from rolegraph.extract.frames import FrameTagger
from rolegraph.extract.gold import GoldText
from rolegraph.extract.items import ItemTagger
from rolegraph.extract.labels import group_labels
from rolegraph.extract.models import Tagger
from rolegraph.extract.opposed import sides
from rolegraph.extract.sight import prepare

BY_RULE = ("role", "contrasted_with")
"""Relations whose names rules find; their confidence is the rules' precision."""
Said = dict[str, list[tuple[str, float]]]


def said(gold: GoldText, frames: Tagger, items: Tagger) -> Said:
    """The labels that the reader gives a text with these weights, by relation, each with its raw probability."""
    doc, _ = prepare(gold.text, gold.lang)
    ItemTagger(items)(answers(sides(FrameTagger(frames)(doc))))
    scores = token_scores(doc)
    found: Said = defaultdict(list)
    for group in doc._.groups:
        for label in group_labels(doc, group):
            if group.relation not in BY_RULE:
                found[group.relation].append((label.text, raw_confidence(scores, label.tokens)))
    if doc._.role is not None and not doc._.role.guessed:
        found["role"] = [(doc._.role.name, 1.0)]
        found["contrasted_with"] = [(other.name, 1.0) for other in find_contrasts(doc).others]
    return found


def judged(texts: Iterable[GoldText], frames: Tagger, items: Tagger) -> dict[str, list[tuple[float, bool]]]:
    """For each relation the raw probability of every label said, and whether it is right."""
    outcomes: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for gold in texts:
        for relation, labels in sorted(said(gold, frames, items).items()):
            names = list(dict(labels))
            right = agree(relation, gold.labels(relation), names)
            raw = dict(labels)
            outcomes[relation].extend((raw[name], ok) for name, ok in zip(names, right, strict=True))
    return outcomes


def calibrate(outcomes: dict[str, list[tuple[float, bool]]]) -> tuple[Calibration, dict[str, float]]:
    """The calibration of learned labels, and the precision of the names that rules find."""
    learned = [pair for relation, pairs in sorted(outcomes.items()) if relation not in BY_RULE for pair in pairs]
    line = fit_calibration([raw for raw, _ in learned], [right for _, right in learned])
    return line, {relation: _share(outcomes.get(relation, ())) for relation in BY_RULE}


def _share(pairs: Sequence[tuple[float, bool]]) -> float:
    return round(sum(right for _, right in pairs) / len(pairs), 4) if pairs else 1.0
