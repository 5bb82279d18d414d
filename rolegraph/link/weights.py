"""How much each measure counts: fitted numbers, read from `data/linking/weights.json`.

`benchmarks/link_weights.py` fits them on `data/linking/pairs.tsv`, labels of our own texts with the concepts that fit
them. For each kind of label, and apart for those that come without role and sentence, the order comes from a
conditional logit over the nearest concepts (McFadden 1974), and how likely a concept fits from a line through the logit
of that (Platt 1999).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from rolegraph.errors import InputError
from rolegraph.mapping import Query
from rolegraph.resources import resource

NAME = "data/linking/weights.json"
ALONE = " alone"
"""What follows the kind of a label that has neither role nor sentence: less is known of it, so what is counts more."""
KINDS = ("role", "skill", "responsibility", f"skill{ALONE}", f"responsibility{ALONE}")


@dataclass(frozen=True, slots=True)
class Weights:
    """Of one kind of label.

    Args:
        measures: What a measure's value is multiplied by, by its name.
        slope: Of the line from the sum to the logit of how likely the concept fits.
        offset: Of the same line.
        threshold: A first candidate that is less likely than this is not proposed; in [0, 1].
    """

    measures: Mapping[str, float]
    slope: float
    offset: float
    threshold: float


@cache
def weights(encoder: bool = False) -> Mapping[str, Weights]:
    """The weights that come with rolegraph, by the kind of label.

    Args:
        encoder: Those fitted with an encoder's vectors as one more measure.

    Raises:
        RolegraphError: The installation lacks them.
        InputError: The file is no such table.

    >>> sorted(weights())
    ['responsibility', 'responsibility alone', 'role', 'skill', 'skill alone']
    """
    path = resource(NAME)
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {kind: _checked(**found["encoder" if encoder else "plain"][kind]) for kind in KINDS}
    except (ValueError, KeyError, TypeError) as error:
        hint = "benchmarks/link_weights.py writes it anew"
        raise InputError(f"{path}: not the weights of links: {error}", hint=hint) from None


def _checked(measures: Mapping[str, float], **more: float) -> Weights:
    """Weights whose numbers are numbers.

    Raises:
        ValueError: One is none.
        TypeError: One is none, lacks or is not known.
    """
    return Weights(
        {name: float(weight) for name, weight in dict(measures).items()},
        **{name: float(number) for name, number in more.items()},
    )


def kind_of(query: Query) -> str:
    """The kind of a query, by which it is weighed.

    >>> kind_of(Query("menjahit", "skill")), kind_of(Query("menjahit", "skill", role="Penjahit"))
    ('skill alone', 'skill')
    """
    return query.kind if query.kind == "role" or query.role or query.sentence else f"{query.kind}{ALONE}"


def state() -> str:
    """What names the state of the weights: the first digits of their SHA-256."""
    return sha256(resource(NAME).read_bytes()).hexdigest()[:16]
