"""Training of the two taggers: `python -m rolegraph.extract.train GOLD_DIR… --into DIR`.

Deterministic: L-BFGS from zero over texts in the order of their names (Okazaki, CRFsuite, 2007); minutes on one core.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import tempfile
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from multiprocessing import get_context
from pathlib import Path

import pycrfsuite

from rolegraph.errors import InputError
from rolegraph.extract import frames as frame_tags
from rolegraph.extract import items as item_tags
from rolegraph.extract.calibrate import calibrate, judged
from rolegraph.extract.features import frame_features
from rolegraph.extract.gold import GoldText, gold_tags, load_gold
from rolegraph.extract.item_features import item_features
from rolegraph.extract.sight import prepare
from rolegraph.language.data import language_data

Rows = Iterable[tuple[Sequence[Sequence[str]], Sequence[str]]]
FRAMES = {"c1": 0.05, "c2": 1.0, "max_iterations": 150}
"""Weights of the L1 and L2 penalties and the most iterations; chosen on held-out halves of half A."""
ITEMS = {"c1": 0.05, "c2": 0.5, "max_iterations": 100}
HELD_OUT = 6
"""One text in so many is held out to measure confidence."""


def rows(texts: Sequence[GoldText]) -> tuple[list[tuple[list[list[str]], list[str]]], ...]:
    """What the tagger of frames and the tagger of items learn from: features and tags of each sequence."""
    frames: list[tuple[list[list[str]], list[str]]] = []
    items: list[tuple[list[list[str]], list[str]]] = []
    for gold in texts:
        doc, seen = prepare(gold.text, gold.lang)
        if not seen.tokens:
            continue
        regions, tags = gold_tags(gold, seen)
        frames += [(frame_features(doc, seen), frame_tags.remember(regions))] * gold.weight
        for start, end in item_tags.stretches(seen, regions):
            row = item_features(doc, seen, regions, start, end), item_tags.remember(tags[start:end])
            items += [row] * gold.weight
    return frames, items


def fit(sequences: Rows, parameters: dict[str, float]) -> bytes:
    """The weights of a CRF, as crfsuite writes them."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(parameters)
    for features, tags in sequences:
        trainer.append(features, tags)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.crf"
        trainer.train(str(path))
        return path.read_bytes()


def fit_both(texts: Sequence[GoldText]) -> tuple[bytes, bytes]:
    """The weights of the tagger of frames and of the tagger of items."""
    frames, items = rows(texts)
    return fit(frames, FRAMES), fit(items, ITEMS)


def held_out(name: str) -> bool:
    """Whether a text is kept from the weights that confidence is measured with: one in `HELD_OUT`, by its name."""
    return int(hashlib.sha256(name.encode("utf-8")).hexdigest(), 16) % HELD_OUT == 0


def confidence_card(texts: Sequence[GoldText]) -> dict[str, object]:
    """How sure the reader may be: weights fitted without the texts held out say what they hold.

    Empty where so few texts are given that none is held out, or none is left to learn from.
    """
    learned = [gold for gold in texts if not held_out(gold.name)]
    if not learned or len(learned) == len(texts):
        return {}
    frames, items = fit_both(learned)
    models = [pycrfsuite.Tagger(), pycrfsuite.Tagger()]
    for model, weights in zip(models, (frames, items), strict=True):
        model.open_inmemory(weights)
    line, precision = calibrate(judged([gold for gold in texts if held_out(gold.name)], *models))
    return {"calibration": asdict(line), "precision": precision}


def train(texts: Sequence[GoldText], into: Path, on_step: Callable[[str], None] = lambda step: None) -> None:
    """Train both taggers and write `frames.crf.xz`, `items.crf.xz` and `model.json` (what they were trained on).

    The weights that ship learn from every text; the two fits, with and without the texts held out, run side by side.

    Args:
        texts: By name.
        into: A folder, made where there is none.
        on_step: Called with what is done next.

    Raises:
        InputError: The texts state nothing, so that there is nothing to learn.
        LanguageDataError: There is no such language as that of a text.
    """
    for lang in {gold.lang for gold in texts}:
        language_data(lang)
    if not any(gold.statements for gold in texts):
        raise InputError("the annotated texts hold no statement to learn from")
    on_step(f"learning from {len(texts)} texts")
    into.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        weights, sure = pool.submit(fit_both, texts), pool.submit(confidence_card, texts)
        for name, model in zip(("frames", "items"), weights.result(), strict=True):
            (into / f"{name}.crf.xz").write_bytes(lzma.compress(model, preset=6))
        on_step("measuring confidence on the texts held out")
        said = {**card(texts), **sure.result()}
    (into / "model.json").write_text(json.dumps(said, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def card(texts: Sequence[GoldText]) -> dict[str, object]:
    """What the weights were trained on: counts by genre, names, and a digest of texts and labels."""
    digest = hashlib.sha256()
    genres: dict[str, int] = {}
    for gold in texts:
        digest.update(repr(gold).encode("utf-8"))
        genres[gold.genre] = genres.get(gold.genre, 0) + 1
    return {
        "texts": len(texts),
        "genres": dict(sorted(genres.items())),
        "languages": sorted({gold.lang for gold in texts}),
        "sha256": digest.hexdigest(),
        "frames": FRAMES,
        "items": ITEMS,
        "names": [gold.name for gold in texts],
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m rolegraph.extract.train", description="Train the taggers.")
    parser.add_argument("gold", nargs="+", type=Path, help="folders of NAME.txt with NAME.json")
    parser.add_argument("--into", type=Path, required=True, help="where the weights are written")
    given = parser.parse_args(arguments)
    train(load_gold(given.gold), given.into)


if __name__ == "__main__":
    main()
