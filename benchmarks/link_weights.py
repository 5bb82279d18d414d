"""Fit how much each measure counts: `python benchmarks/link_weights.py ESCO… [--write] [--encoder DIR] [--folds 5]`.

ESCO are the official CSV files, zips or folders. The pairs are `data/linking/pairs.tsv`; the other statements about a
role, whose skills vote for its occupation, are those of `data/gold`. Prints how often a fitting concept comes first and
among the first five on pairs held out, and with `--write` fits on all and writes `data/linking/weights.json`.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).parents[1]))

from rolegraph.link.encoder import vectors
from rolegraph.link.linker import Linker
from rolegraph.link.never import never
from rolegraph.link.signals import Signals
from rolegraph.link.weights import KINDS, kind_of
from rolegraph.link.words import measured
from rolegraph.mapping import Query
from rolegraph.taxonomy.home import overlay
from rolegraph.taxonomy.read import read

ROOT = Path(__file__).parents[1]
LABEL = (
    *("same", "words-own", "told-own", "asked-own", "pool-own"),
    *("words-other", "told-other", "asked-other", "pool-other", "characters", "meaning", "first"),
)
ROLE = ("context", "group", "trade", "foreign", "sentence", "around")
USE = ("knowledge", "reuse", "common", "length-own")
MEASURES = {
    "role": (*LABEL, "length-own", "votes", "isco"),
    "skill": (*LABEL, *USE, *ROLE),
    "responsibility": (*LABEL, *USE, *ROLE),
    "skill alone": (*LABEL, *USE),
    "responsibility alone": (*LABEL, *USE),
}
SIGNED = frozenset({"knowledge", "reuse", "common", "first", "foreign", "length-own"})
"""What may speak against a concept; likeness never does."""
RIDGE = 1.0
LEAST = 0.1
"""Nothing is proposed that is right less than once in ten times, however rarely a label has no link."""
RELATIONS = {"requires_skill": "skill", "has_responsibility": "responsibility"}
Pair = tuple[Signals, np.ndarray, bool]
"""Signals, which of the near concepts fit, and whether any concept does."""


def pairs() -> list[tuple[Query, frozenset[str]]]:
    """The judged labels, and the concepts that fit each."""
    with (ROOT / "data/linking/pairs.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            (
                Query(row["label"], row["kind"], row["lang"], row["role"], row["sentence"]),
                frozenset(row["concepts"].split()),
            )
            for row in rows
        ]


def about(roles: frozenset[str]) -> list[Query]:
    """What texts of ours say of some roles."""
    found = []
    for path in sorted((ROOT / "data/gold").rglob("*.json")):
        text = json.loads(path.read_text(encoding="utf-8"))
        if text.get("role") in roles:
            found += [
                Query(one["label"], RELATIONS[one["relation"]], text["lang"], text["role"])
                for one in text["statements"]
                if one["relation"] in RELATIONS
            ]
    return found


def matrix(signals: Signals, names: Sequence[str]) -> np.ndarray:
    """The near concepts by their measures."""
    nothing = np.zeros(len(signals.places), np.float32)
    return np.stack([signals.values.get(measured(name, signals.query.lang), nothing) for name in names], axis=1).astype(
        np.float64
    )


def fit(known: Sequence[Pair], names: Sequence[str]) -> np.ndarray:
    """Weights by the conditional logit: of the near concepts, one that fits is chosen."""
    rows = [(matrix(signals, names), fits) for signals, fits, _ in known if fits.any()]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = RIDGE * weights @ weights / 2, RIDGE * weights
        for values, fits in rows:
            sums = values @ weights
            shares = np.exp(sums - sums.max())
            shares /= shares.sum()
            right = shares * fits / (shares @ fits)
            total -= np.log(shares @ fits)
            slope = slope - values.T @ (right - shares)
        return total, slope

    bounds = [(None, None) if name in SIGNED else (0, None) for name in names]
    return minimize(loss, np.full(len(names), 0.5), jac=True, bounds=bounds, method="L-BFGS-B").x


def line(sums: np.ndarray, right: np.ndarray) -> tuple[float, float]:
    """Slope and offset by which a sum becomes the logit of how likely it is right (Platt 1999, with his targets)."""
    yes, no = right.sum(), (1 - right).sum()
    target = np.where(right > 0, (yes + 1) / (yes + 2), 1 / (no + 2))

    def loss(both: np.ndarray) -> float:
        z = both[0] * sums + both[1]
        return float(np.logaddexp(0, z).sum() - (target * z).sum())

    slope, offset = minimize(loss, np.array([0.5, -2.0])).x
    return float(slope), float(offset)


def held_out(known: Sequence[Pair], names: Sequence[str], folds: int) -> list[np.ndarray]:
    """The sums of each pair's near concepts by weights that did not see it."""
    sums: list[np.ndarray] = [np.array([])] * len(known)
    for fold in range(folds):
        weights = fit([pair for place, pair in enumerate(known) if place % folds != fold], names)
        for place in range(fold, len(known), folds):
            sums[place] = matrix(known[place][0], names) @ weights
    return sums


def threshold(scores: np.ndarray, right: np.ndarray, none: np.ndarray) -> float:
    """The score from which on proposing gives the most right decisions, of the labels that no rule refuses."""
    steps = np.unique(np.r_[0.0, scores])
    good = [float(right[scores >= step].sum() + none[scores < step].sum()) for step in steps]
    return round(float(steps[int(np.argmax(good))]), 3)


def told(kind: str, known: Sequence[Pair], sums: Sequence[np.ndarray]) -> None:
    """A row of the table."""
    ranks = []
    for (_, fits, some), own in zip(known, sums, strict=True):
        if some:
            order = fits[np.argsort(-own, kind="stable")]
            ranks.append(int(np.argmax(order)) if order.any() else len(order))
    ranked = np.array(ranks)
    first, five, near = ((ranked < 1).mean(), (ranked < 5).mean(), (ranked < 60).mean())
    print(f"| {kind} | {len(ranked)} | {first:.3f} | {five:.3f} | {near:.3f} |", flush=True)


def main() -> None:
    """Read, fit, tell, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("esco", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--encoder", metavar="DIR", help="fit with the encoder too; its vectors are kept there")
    parser.add_argument("--folds", type=int, default=5)
    given = parser.parse_args()
    taxonomy, _ = read(given.esco, "esco")
    laid = overlay(taxonomy)
    judged = pairs()
    roles = frozenset(query.label for query, _ in judged if query.kind == "role")
    judged += [(replace(query, role="", sentence=""), right) for query, right in judged if query.kind != "role"]
    asked = [*(query for query, _ in judged), *about(roles)]
    plain = Linker(laid)
    found = {"plain": fitted(plain, asked, judged, given.folds)}
    if given.encoder:
        folder = Path(given.encoder)
        near = {one: vectors(plain.indices[one].concepts, folder) for one in ("occupation", "skill")}
        found["encoder"] = fitted(Linker(laid, plain.indices, vectors=near), asked, judged, given.folds, ("vectors",))
    if given.write:
        path = ROOT / "data/linking/weights.json"
        kept = json.loads(path.read_text(encoding="utf-8")) | found
        path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def fitted(
    linker: Linker,
    asked: Sequence[Query],
    judged: Sequence[tuple[Query, frozenset[str]]],
    folds: int,
    more: tuple[str, ...] = (),
) -> dict[str, object]:
    """The weights of each kind; how good they are on pairs held out is told."""
    signals = linker.weigh(asked)
    found: dict[str, object] = {}
    print("| kind | labels | first | of five | of sixty |\n|---|--:|--:|--:|--:|")
    for kind in KINDS:
        names = (*MEASURES[kind], *more)
        own = [(signals[query], concepts) for query, concepts in judged if kind_of(query) == kind]
        concepts = linker.indices["occupation" if kind == "role" else "skill"].concepts
        known = [
            (one, np.array([concepts[place].iri in right for place in one.places], dtype=float), bool(right))
            for one, right in own
        ]
        sums = held_out(known, names, folds)
        told(kind, known, sums)
        best = np.array([own.max() for own in sums])
        right = np.array([fits[int(np.argmax(own))] for (_, fits, _), own in zip(known, sums, strict=True)])
        none = np.array([float(not some) for _, _, some in known])
        open_ = np.array([not never(one.query.label, one.query.lang, one.query.kind) for one, _, _ in known])
        slope, offset = line(best[open_], right[open_])
        scores = 1 / (1 + np.exp(-(slope * best + offset)))
        weights = dict(zip(names, (round(float(one), 3) for one in fit(known, names)), strict=True))
        found[kind] = {
            "measures": {name: weight for name, weight in weights.items() if weight},
            "slope": round(slope, 4),
            "offset": round(offset, 4),
            "threshold": max(LEAST, threshold(scores[open_], right[open_], none[open_])),
        }
        print({kind: found[kind]})
    return found


if __name__ == "__main__":
    main()
