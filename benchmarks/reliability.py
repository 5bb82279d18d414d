"""Whether confidence says how often statements are right: `python benchmarks/reliability.py GOLD_DIR [--half B]`.

Statements of texts that the weights have not seen, in ten bins of equal size by confidence: the mean confidence of a
bin beside the share of right labels in it, and the expected calibration error (Naeini, Cooper and Hauskrecht, Obtaining
Well Calibrated Probabilities Using Bayesian Binning, 2015), the mean gap weighted by size. Right is what the annotation
guide counts as agreement.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from accuracy import half

from rolegraph.document import Document
from rolegraph.extract.agreement import agree
from rolegraph.extract.gold import GoldText, load_gold
from rolegraph.extract.reader import read

BINS = 10

Outcome = tuple[float, bool, str]


def outcomes(texts: Iterable[GoldText]) -> Iterator[Outcome]:
    """Confidence, whether it is right, and the rule, of each statement."""
    for gold in texts:
        said: dict[str, dict[str, tuple[float, str]]] = defaultdict(dict)
        for statement in read(Document(gold.name, gold.text, gold.lang, gold.name)).statements:
            proof = statement.evidence
            said[statement.relation.value].setdefault(statement.label, (proof.confidence, proof.rule))
        for relation, labels in said.items():
            right = agree(relation, list(dict.fromkeys(gold.labels(relation))), list(labels))
            yield from ((sure, ok, rule) for (sure, rule), ok in zip(labels.values(), right, strict=True))


def mean(values: Sequence[float]) -> float:
    """The mean, 0 of none."""
    return sum(values) / max(1, len(values))


def table(found: Sequence[Outcome]) -> Iterator[str]:
    """The bins, in Markdown, and the error."""
    ranked = sorted(found)
    yield "| confidence | mean | right | statements |\n|---|--:|--:|--:|"
    error = 0.0
    for number in range(BINS):
        some = ranked[number * len(ranked) // BINS : (number + 1) * len(ranked) // BINS]
        if some:
            sure, right = mean([row[0] for row in some]), mean([row[1] for row in some])
            error += abs(sure - right) * len(some) / len(ranked)
            yield f"| {some[0][0]:.2f} to {some[-1][0]:.2f} | {sure:.3f} | {right:.3f} | {len(some)} |"
    yield f"\nexpected calibration error {error:.3f} over {len(ranked)} statements\n"


def by_rule(found: Sequence[Outcome]) -> Iterator[str]:
    """The same for each part that spoke, in Markdown."""
    yield "| rule | mean confidence | right | statements |\n|---|--:|--:|--:|"
    for rule in sorted({rule for _, _, rule in found}):
        own = [row for row in found if row[2] == rule]
        sure, right = mean([row[0] for row in own]), mean([row[1] for row in own])
        yield f"| `{rule}` | {sure:.3f} | {right:.3f} | {len(own)} |"


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--half", choices=["A", "B"])
    given = parser.parse_args()
    texts = [gold for gold in load_gold([given.gold]) if not given.half or half(gold.name) == given.half]
    found = list(outcomes(texts))
    print("\n".join([*table(found), *by_rule(found)]))


if __name__ == "__main__":
    main()
