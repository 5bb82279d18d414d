"""What more texts and each part bring: `python benchmarks/learning.py [--curve] [--without] [--gold TEST_DIR]`.

One text in six of `data/gold` is held out, as in training; the others teach. `--curve` trains on growing shares of
them, `--without` trains again with one kind of evidence taken away, or reads without one rule. F1 of labels, by genre,
as the guide counts them. With `--gold`, half B of that folder is judged instead (see accuracy.py), and all of
`data/gold` teaches. Takes about ten CPU minutes for each training on all texts.
"""

from __future__ import annotations

import argparse
import hashlib
import lzma
import os
import re
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest.mock import patch

from accuracy import half

from rolegraph.document import Document
from rolegraph.extract import frames, items, reader, train
from rolegraph.extract.agreement import agree
from rolegraph.extract.gold import GoldText, load_gold
from rolegraph.extract.models import learned_languages
from rolegraph.extract.sight import assembled
from rolegraph.statement import Reading

ROOT = Path(__file__).resolve().parent.parent
GENRES = ("seri", "profil", "iklan", "en")
SHARES = (1 / 16, 1 / 8, 1 / 4, 1 / 2, 1.0)
EVIDENCE = {
    "cue phrases": r"^(-?\d:)?(q=|in=|prev=|then=|last|next|opener=|mem=|para=)",
    "layout and sections": r"^(kind=|sec=|para=|stuck|commas=|nsent=)",
    "the words themselves": r"^(-?\d:)?(w=|p3=|p4=|e2=|e3=|o\d=|w-?\d\||.*&w=|open=)",
    "word classes and shapes": r"^(-?\d:)?(c=|a=|c-?\d|opens=|clause=|verb=|head|first&|g&c)",
    "the role's mentions": r"^(-?\d:role$|hasrole|norole)",
    "the grammar of coordination": r"^g[-&=0]",
}
"""Kinds of evidence that the taggers see, by the beginnings of their features."""
RULES = {
    "sides of a contrast by rule": "rolegraph_sides",
    "answers of their claim's kind": "rolegraph_answers",
}
"""Steps of reading that may be left out."""

Score = dict[str, float]


def ordered(texts: Sequence[GoldText]) -> list[GoldText]:
    """Texts in an order that has nothing to do with their names."""
    return sorted(texts, key=lambda gold: hashlib.sha256(f"order {gold.name}".encode()).hexdigest())


@contextmanager
def trained(texts: Sequence[GoldText]) -> Iterator[None]:
    """Within, reading is done with weights learned from these texts."""
    with tempfile.TemporaryDirectory() as folder:
        for name, weights in zip(("frames", "items"), train.fit_both(texts), strict=True):
            (Path(folder) / f"{name}.crf.xz").write_bytes(lzma.compress(weights, preset=1))
        with patch.dict(os.environ, {"ROLEGRAPH_MODELS": folder}):
            yield


def without(pattern: str, features: Callable[..., list[list[str]]]) -> Callable[..., list[list[str]]]:
    """The features but for those that match."""
    gone = re.compile(pattern)
    return lambda *given: [[name for name in row if not gone.match(name)] for row in features(*given)]


@contextmanager
def evidence_gone(pattern: str) -> Iterator[None]:
    """Within, the taggers learn and read without a kind of evidence."""
    with ExitStack() as stack:
        for module, name in ((train, "frame_features"), (frames, "frame_features")):
            stack.enter_context(patch.object(module, name, without(pattern, getattr(module, name))))
        for module, name in ((train, "item_features"), (items, "item_features")):
            stack.enter_context(patch.object(module, name, without(pattern, getattr(module, name))))
        yield


@contextmanager
def no_memory() -> Iterator[None]:
    """Within, a word outside every relation does not remember the last one."""
    with patch.object(frames, "remember", lambda regions: [region or frames.OUTSIDE for region in regions]):
        yield


@contextmanager
def rule_gone(step: str) -> Iterator[None]:
    """Within, reading leaves one step out."""
    steps = tuple(name for name in reader.COMPONENTS if name != step)
    pipelines = {lang: assembled(lang, steps) for lang in learned_languages()}
    with patch.object(reader, "pipeline", pipelines.__getitem__):
        yield


def judge(texts: Sequence[GoldText], read: Callable[[Document], Reading] = reader.read) -> Score:
    """F1 by genre and over all."""
    hits: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for gold in texts:
        said: dict[str, list[str]] = defaultdict(list)
        for statement in read(Document(gold.name, gold.text, gold.lang, gold.name)).statements:
            said[statement.relation.value].append(statement.label)
        for relation in {*said, *(name for name, _ in gold.statements), "role"}:
            labels, found = (list(dict.fromkeys(names)) for names in (gold.labels(relation), said[relation]))
            for key in (gold.genre, "all"):
                hits[key][0] += 2 * sum(agree(relation, labels, found))
                hits[key][1] += len(labels) + len(found)
    return {key: right / max(1, of) for key, (right, of) in hits.items()}


def row(name: str, score: Score) -> None:
    """One line of the table, in Markdown."""
    cells = " | ".join(f"{score[key]:.3f}" if key in score else "-" for key in (*GENRES, "all"))
    print(f"| {name} | {cells} |", flush=True)


def curve(learned: Sequence[GoldText], judged: Sequence[GoldText]) -> None:
    """F1 with growing numbers of texts."""
    for share in SHARES:
        some = learned[: round(share * len(learned))]
        with trained(some):
            row(f"{len(some)} texts", judge(judged))


def ablation(learned: Sequence[GoldText], judged: Sequence[GoldText]) -> None:
    """F1 without each part."""
    with trained(learned):
        row("everything", judge(judged))
        for name, step in RULES.items():
            with rule_gone(step):
                row(f"without {name}", judge(judged))
    with no_memory(), trained(learned):
        row("without the memory of the last relation", judge(judged))
    for name, pattern in EVIDENCE.items():
        with evidence_gone(pattern), trained(learned):
            row(f"without {name}", judge(judged))


def main() -> None:
    """Print the tables that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--curve", action="store_true", help="growing numbers of texts")
    parser.add_argument("--without", action="store_true", help="each part left out")
    parser.add_argument("--share", type=float, default=1.0, help="of the texts that teach the ablation")
    parser.add_argument("--gold", type=Path, help="a folder whose half B is judged instead of texts held out")
    given = parser.parse_args()
    texts = ordered(load_gold([ROOT / "data" / "gold"]))
    learned, judged = texts, [gold for gold in load_gold([given.gold]) if half(gold.name) == "B"] if given.gold else []
    if not given.gold:
        learned = [gold for gold in texts if not train.held_out(gold.name)]
        judged = [gold for gold in texts if train.held_out(gold.name)]
    print(f"{len(judged)} texts judged\n\n| F1 | {' | '.join(GENRES)} | all |\n|---|{'--:|' * (len(GENRES) + 1)}")
    if given.curve:
        curve(learned, judged)
    if given.without:
        ablation(learned[: round(given.share * len(learned))], judged)


if __name__ == "__main__":
    main()
