"""Training on three small texts: the same texts give the same weights, and the weights know what they were told."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import pycrfsuite
import pytest

from rolegraph.errors import InputError
from rolegraph.extract.features import frame_features
from rolegraph.extract.frames import forget
from rolegraph.extract.gold import load_gold
from rolegraph.extract.sight import prepare
from rolegraph.extract.train import card, confidence_card, fit_both, main, rows, train
from tests.texts import TINY


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("models") / "tiny"
    train(load_gold([TINY]), into)
    return into


def tagger(folder: Path, name: str) -> pycrfsuite.Tagger:
    model = pycrfsuite.Tagger()
    (folder / f"{name}.crf").write_bytes(lzma.decompress((folder / f"{name}.crf.xz").read_bytes()))
    model.open(str(folder / f"{name}.crf"))
    return model


def test_two_taggers_and_their_card_are_written(trained: Path) -> None:
    assert {path.name for path in trained.glob("*.*") if path.suffix != ".crf"} == {
        "frames.crf.xz",
        "items.crf.xz",
        "model.json",
    }
    said = json.loads((trained / "model.json").read_text(encoding="utf-8"))
    assert said["texts"] == 3
    assert said["genres"] == {"en": 1, "iklan": 1, "seri": 1}
    assert said["names"] == ["florist", "penjaga-kolam", "tukang-jam"]


def test_the_same_texts_give_the_same_weights_in_any_order(trained: Path) -> None:
    frames, items = fit_both(load_gold([TINY]))
    assert lzma.decompress((trained / "frames.crf.xz").read_bytes()) == frames
    assert lzma.decompress((trained / "items.crf.xz").read_bytes()) == items


def test_weights_find_again_what_they_were_told(trained: Path) -> None:
    gold = next(gold for gold in load_gold([TINY]) if gold.name == "tukang-jam")
    doc, seen = prepare(gold.text, gold.lang)
    regions = forget(tagger(trained, "frames").tag(frame_features(doc, seen)))
    told = {word: region for word, region in zip(seen.words, regions, strict=True) if region}
    assert told["membersihkan"] == "has_responsibility"
    assert told["ketelitian"] == "requires_skill"
    assert told["membongkar"] == "correction"


def test_features_and_tags_run_parallel() -> None:
    for sequences in rows(load_gold([TINY])):
        assert sequences
        assert all(len(features) == len(tags) > 0 for features, tags in sequences)


def test_a_text_without_words_teaches_nothing(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(" \n", encoding="utf-8")
    (tmp_path / "x.json").write_text(
        '{"doc": "x", "lang": "id", "role": "", "genre": "iklan", "statements": []}', encoding="utf-8"
    )
    assert [list(sequences) for sequences in rows(load_gold([tmp_path]))] == [[], []]


def test_the_card_changes_with_text_and_label(tmp_path: Path) -> None:
    digests = {card(load_gold([TINY]))["sha256"]}
    for path in TINY.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    digests.add(card(load_gold([tmp_path]))["sha256"])
    assert len(digests) == 1
    for name, old, new in [("florist.txt", "trims", "cuts"), ("florist.json", "patience", "calm")]:
        path = tmp_path / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        digests.add(card(load_gold([tmp_path]))["sha256"])
    assert len(digests) == 3


def test_too_few_texts_to_hold_one_out_tell_no_confidence() -> None:
    assert confidence_card(load_gold([TINY])) == {}


def test_the_command_trains_from_folders(tmp_path: Path, trained: Path) -> None:
    main([str(TINY), "--into", str(tmp_path / "neu" / "models")])
    assert (tmp_path / "neu" / "models" / "model.json").read_bytes() == (trained / "model.json").read_bytes()


def test_a_folder_without_texts_is_told_and_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no annotated text"):
        main([str(tmp_path), "--into", str(tmp_path / "models")])
    assert not (tmp_path / "models").exists()
