"""Annotated texts: how they load, and that their tags give the labels back."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from rolegraph.errors import InputError
from rolegraph.extract.gold import HOLE, GoldText, fill, gold_tags, load_gold
from rolegraph.extract.groups import decode
from rolegraph.extract.items import in_doc
from rolegraph.extract.labels import group_labels
from rolegraph.extract.sight import prepare
from tests.texts import GOLD, TINY, words


def back(gold: GoldText) -> list[tuple[str, str]]:
    """The labels that a text's own tags give."""
    doc, seen = prepare(gold.text, gold.lang)
    groups = decode(*gold_tags(gold, seen))
    return [(group.relation, label.text) for group in groups for label in group_labels(doc, in_doc(group, seen))]


def same(labels: list[tuple[str, str]]) -> Counter[tuple[str, frozenset[str]]]:
    """Labels without case, -nya and the light words that either side may drop."""
    light = {"a", "memiliki", "mampu"}
    return Counter((relation, frozenset(words(label)) - light) for relation, label in labels)


def test_texts_come_by_name_with_their_answers() -> None:
    texts = load_gold([TINY])
    assert [gold.name for gold in texts] == ["florist", "penjaga-kolam", "tukang-jam"]
    assert [gold.genre for gold in texts] == ["en", "iklan", "seri"]
    assert texts[0].text.startswith("A florist buys")
    assert ("unsuited_trait", "dislike early mornings") in texts[0].statements


def test_folders_are_read_together_and_a_name_counts_once() -> None:
    assert load_gold([TINY, TINY]) == load_gold([TINY])


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("{", "Expecting property name"),
        ("[]", "list indices"),
        ('{"doc": "x"}', "'statements'"),
        ('{"doc": "x", "statements": [{"relation": "role"}]}', "'label'"),
        ('{"statements": []}', "'doc'"),
    ],
)
def test_a_file_that_is_no_annotation_is_told_by_name(tmp_path: Path, content: str, problem: str) -> None:
    (tmp_path / "x.json").write_text(content, encoding="utf-8")
    (tmp_path / "x.txt").write_text("Kasir.", encoding="utf-8")
    with pytest.raises(InputError, match="no annotated text") as caught:
        load_gold([tmp_path])
    assert str(tmp_path / "x.json") in str(caught.value)
    assert problem in str(caught.value)


def test_an_annotation_without_its_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text((TINY / "florist.json").read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(InputError, match=r"x\.txt"):
        load_gold([tmp_path])


def test_a_folder_without_annotations_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no annotated text in .*NAME\.json"):
        load_gold([tmp_path])


@pytest.mark.parametrize(
    ("owner", "regions"),
    [
        ("r.r", "rrr"),
        ("r..r.", "rrrr."),
        ("r" + "." * HOLE + "r", "r" * (HOLE + 2)),
        ("r" + "." * (HOLE + 1) + "r", "r" + "." * (HOLE + 1) + "r"),
        ("r.s.r", "r.s.r"),
        ("r.rs.s", "rrrsss"),
        ("...", "..."),
        ("", ""),
    ],
)
def test_small_holes_belong_to_what_surrounds_them(owner: str, regions: str) -> None:
    filled = fill([None if c == "." else c for c in owner], [0] * len(owner))
    assert "".join(relation or "." for relation in filled) == regions


def test_a_region_ends_with_its_sentence() -> None:
    assert fill(["r", None, "r"], [0, 0, 1]) == ["r", None, "r"]


REFERENCE = "mencatat keluhan tamu"
"""The text has "mencatatnya": tags spell the verb, and the object is put in when labels are made."""


@pytest.mark.parametrize("gold", load_gold([TINY]), ids=lambda gold: gold.name)
def test_tags_give_the_labels_back(gold: GoldText) -> None:
    given = [(relation, label.replace(REFERENCE, "mencatat")) for relation, label in gold.statements]
    assert same(back(gold)) == same(given)


def test_a_resolved_reference_is_placed_on_its_verb() -> None:
    gold = next(gold for gold in load_gold([TINY]) if gold.name == "penjaga-kolam")
    _, seen = prepare(gold.text, gold.lang)
    regions, _ = gold_tags(gold, seen)
    assert regions[seen.words.index("mencatat")] == "has_responsibility"


@pytest.mark.skipif(not GOLD.exists(), reason="no annotated texts in this copy")
def test_tags_give_nearly_all_labels_of_the_corpus_back() -> None:
    """What tags cannot spell, no tagger can learn: the design measured F1 0.989."""
    hits = given = made = 0
    for gold in load_gold([GOLD])[::12]:
        one, other = same(back(gold)), same(list(gold.statements))
        hits, given, made = hits + (one & other).total(), given + other.total(), made + one.total()
    assert 2 * hits / (given + made) > 0.9


def test_every_annotation_of_the_corpus_names_what_it_should() -> None:
    for path in [*sorted(GOLD.glob("*.json")), *sorted(TINY.glob("*.json"))]:
        gold = json.loads(path.read_text(encoding="utf-8"))
        assert gold["doc"] == path.stem
        assert path.with_suffix(".txt").exists()


@pytest.mark.parametrize(
    "path", [*sorted(GOLD.glob("*.json")), *sorted(TINY.glob("*.json"))], ids=lambda path: path.stem
)
def test_every_label_of_the_corpus_stands_in_its_text_and_no_statement_twice(path: Path) -> None:
    """A word counts without case and without -nya, which may stand for an object that the label puts in."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8").lower()
    made = Counter((s["relation"], s.get("about"), s["label"].lower()) for s in gold["statements"])
    assert [statement for statement, times in made.items() if times > 1] == []
    bare = [re.sub(r"(?<=\w\w)nya$", "", word) for _, _, label in made for word in re.findall(r"[\w-]+", label)]
    assert [word for word in bare if word not in text] == []
