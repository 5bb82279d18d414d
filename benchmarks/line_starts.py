"""Fits `line_starts.txt` of a language: `python benchmarks/line_starts.py [GOLD_DIR…] [--write]`.

Adverts that have their line breaks lose them here, some glued, some as blanks, some kept, drawn by a fixed seed; prose
is left as it is. What is learned: where a capital or a bullet begins a line. Printed: precision and recall on one text
in five, with weights fitted on the others; `--write` fits on all texts and writes the files.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import expit

from rolegraph.extract.gold import GoldText, load_gold
from rolegraph.extract.line_starts import SCRAPED, evidence, glued, written
from rolegraph.language.data import LanguageData, language_data
from rolegraph.language.pipeline import blank

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ROOT / "rolegraph" / "language"
LEAST_LINES = 6
"""An advert with fewer lines is taken for one that lost its own."""
MIXES = ((0.8, 0.2, 0.0), (0.6, 0.25, 0.15), (0.3, 0.1, 0.6))
"""Shares of breaks that are glued, made a blank, and kept."""
FOLDS = 5
SEEN = 5
"""Evidence that is seen more rarely says nothing."""
PENALTY = 3.0
"""Of the squared weights."""
LEAST = 0.1
"""Weights nearer to zero are left out."""
COMMON = 3
"""From so many occurrences in lower case on, a word is a common one."""
HEAD = "# Words that role texts write in lower case, as benchmarks/line_starts.py counts them.\n"
_WORD = re.compile(r"(?<![\w-])[a-z]{3,}(?![\w-])")

Example = tuple[list[str], bool]


def variants(gold: GoldText) -> Iterator[tuple[str, frozenset[int]]]:
    """Texts to learn from, each with the characters at which a lost line begins; none of a text that lost its own."""
    if glued(gold.text) >= SCRAPED:
        return
    yield gold.text, frozenset()
    lines = [line.strip() for line in gold.text.splitlines() if line.strip()]
    if len(lines) < LEAST_LINES or _is_prose(lines):
        return
    for mix in MIXES:
        yield _joined(lines, mix, random.Random(f"{gold.name}{mix}"))


def common_words(texts: Sequence[GoldText]) -> list[str]:
    """Words that texts write in lower case, often enough: a capital on one of them begins a line or a sentence."""
    counts = Counter(word for gold in texts for word in _WORD.findall(gold.text))
    return sorted(word for word, count in counts.items() if count >= COMMON)


def _is_prose(lines: Sequence[str]) -> bool:
    """Whether most lines are paragraphs."""
    return sum(len(line.split()) > 25 for line in lines) * 2 > len(lines)


def _joined(lines: Sequence[str], mix: tuple[float, float, float], chance: random.Random) -> tuple[str, frozenset[int]]:
    text, starts = lines[0], set()
    for line in lines[1:]:
        joint = chance.choices(("", " ", "\n"), mix)[0]
        text += joint
        if joint != "\n":
            starts.add(len(text))
        text += line
    return text, frozenset(starts)


def examples(gold: GoldText, data: LanguageData) -> list[Example]:
    """The places of all variants of a text and whether a line begins there."""
    nlp = blank(gold.lang)
    found: list[Example] = []
    for text, starts in variants(gold):
        doc = nlp(text)
        found += [(names, doc[i].idx in starts) for i, names in evidence(doc, data).items()]
    return found


def fit(rows: Sequence[Example]) -> dict[str, float]:
    """Weights for a line's beginning: logistic regression, ridge-penalised, over evidence that is seen often enough."""
    counts = Counter(name for names, _ in rows for name in set(names))
    names = sorted(name for name, count in counts.items() if count >= SEEN and name.isprintable())
    place = {name: i for i, name in enumerate(names)}
    cells = [(n, place[name]) for n, (found, _) in enumerate(rows) for name in set(found) if name in place]
    ones = np.ones(len(cells))
    table = csr_matrix((ones, tuple(zip(*cells, strict=True))), shape=(len(rows), len(place)))
    signs = np.array([1.0 if begins else -1.0 for _, begins in rows])

    def loss(line: np.ndarray) -> tuple[float, np.ndarray]:
        margins = signs * (table @ line)
        slope = table.T @ (-signs * expit(-margins))
        return float(np.logaddexp(0, -margins).sum() + PENALTY * (line @ line)), slope + 2 * PENALTY * line

    found = minimize(loss, np.zeros(len(place)), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return {name: round(float(found[i]), 2) for name, i in place.items() if abs(found[i]) >= LEAST}


def measure(rows: Sequence[Example], weights: Mapping[str, float]) -> str:
    """Precision and recall of the places that the weights choose."""
    said = [(sum(weights.get(name, 0.0) for name in names) > 0, begins) for names, begins in rows]
    right = sum(chosen and begins for chosen, begins in said)
    precision = right / max(1, sum(chosen for chosen, _ in said))
    return f"precision {precision:.3f}, recall {right / max(1, sum(begins for _, begins in said)):.3f}"


def main() -> None:
    """Measure, and write what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", nargs="*", type=Path, default=[ROOT / "data" / "gold"])
    parser.add_argument("--write", action="store_true", help="fit on all texts and write the languages' files")
    given = parser.parse_args()
    texts = load_gold(given.gold)
    for lang in sorted({gold.lang for gold in texts}):
        data = language_data(lang)
        common = common_words([gold for gold in texts if gold.lang == lang])
        data.words["common"] = frozenset(common)
        own = {gold.name: examples(gold, data) for gold in texts if gold.lang == lang}
        kept = {name for name in own if int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS == 0}
        learned = fit([row for name, rows in own.items() if name not in kept for row in rows])
        held = [row for name in sorted(kept) for row in own[name]]
        print(f"{lang}: {len(own)} texts, {len(held)} places held out; {measure(held, learned)}")
        if given.write:
            every = fit([row for rows in own.values() for row in rows])
            (LANGUAGES / lang / "line_starts.txt").write_text(written(every), encoding="utf-8")
            (LANGUAGES / lang / "words" / "common.txt").write_text(HEAD + "\n".join(common) + "\n", encoding="utf-8")
            print(f"  {len(every)} weights and {len(common)} words written")


if __name__ == "__main__":
    main()
