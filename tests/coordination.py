"""The linguist's table of coordinations, `tests/data/coordination.txt`, and what the grammar and the reader hear."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from spacy.tokens import Doc

import rolegraph.extract.frames  # noqa: F401  (it registers `doc._.view` and `doc._.regions`)
from rolegraph.extract.coordination import grammar_tags
from rolegraph.extract.features import View
from rolegraph.extract.groups import Group, decode
from rolegraph.extract.item_features import JOINTS
from rolegraph.extract.items import ItemTagger, in_doc
from rolegraph.extract.labels import Label, group_labels
from rolegraph.extract.sight import prepare
from rolegraph.statement import Relation
from tests.texts import ROOT

TABLE = ROOT / "tests" / "data" / "coordination.txt"
GRAMMAR, READER = "!", "?"
"""The marks of phrases of which the grammar alone, or the reader, is known to miss an item."""
_ROW = re.compile(rf"(?P<marks>[{GRAMMAR}{READER}]+ )?(?:(?P<relation>{'|'.join(Relation)}): )?(?P<phrase>.+)")
_INSIDE = re.compile(rf"\{{(?:(?P<relation>{'|'.join(Relation)}): )?(?P<words>[^}}]+)\}}")
_COUNTS = re.compile(r"# Expected failures: (\d+) of the grammar, (\d+) of the reader\.")


@dataclass(frozen=True)
class Row:
    """A phrase, its items, and who is known not to find them.

    Args:
        line: The number of its line in the table, from 0.
        lang: BCP 47 tag.
        kind: The heading above it.
        phrase: Its words, without braces.
        regions: A relation or None and the half-open characters of the phrase that belong to it, side by side.
        items: Its items.
        marks: "!", "?", both or none.
    """

    line: int
    lang: str
    kind: str
    phrase: str
    regions: tuple[tuple[str | None, int, int], ...]
    items: tuple[str, ...]
    marks: str


def table(text: str) -> Iterator[Row]:
    """The rows of a table, in its order."""
    lang = kind = ""
    for number, line in enumerate(text.splitlines()):
        if line.startswith("["):
            lang, kind = line[1:].split("] ")
        elif line and not line.startswith("#"):
            written, items = line.split(" = ")
            parts = _ROW.fullmatch(written)
            assert parts, line
            phrase, regions = _regions(parts["phrase"], parts["relation"] or Relation.HAS_RESPONSIBILITY)
            yield Row(number, lang, kind, phrase, regions, tuple(items.split(" | ")), (parts["marks"] or "").strip())


def _regions(written: str, relation: str) -> tuple[str, tuple[tuple[str | None, int, int], ...]]:
    """The phrase without its braces, and what its parts belong to."""
    phrase, regions, at = "", [], 0
    for inner in _INSIDE.finditer(written):
        for owner, words in ((relation, written[at : inner.start()]), (inner["relation"], inner["words"])):
            regions.append((owner, len(phrase), len(phrase) + len(words)))
            phrase += words
        at = inner.end()
    regions.append((relation, len(phrase), len(phrase) + len(written) - at))
    return phrase + written[at:], tuple(regions)


@cache
def rows() -> tuple[Row, ...]:
    """The rows of the table."""
    return tuple(table(TABLE.read_text(encoding="utf-8")))


def prepared(row: Row) -> tuple[Doc, View]:
    """The phrase as the item tagger gets it: its regions are given.

    A sentence around it changes next to nothing (tried with bullets and with "Tugas utamanya adalah …").
    """
    doc, seen = prepare(row.phrase, row.lang)
    places = [doc[index].idx for index in seen.tokens]
    doc._.view = seen
    doc._.regions = [next(who for who, start, end in row.regions if start <= at < end) for at in places]
    return doc, seen


def by_grammar(row: Row) -> list[str]:
    """The items that the grammar alone hears in a phrase."""
    doc, seen = prepared(row)
    keys = [known or shape or "x" for known, shape in zip(seen.classes, seen.affixes, strict=True)]
    joints = [w in JOINTS or c == "conjunction" for w, c in zip(seen.words, seen.classes, strict=True)]
    tags: list[str] = []
    for relation, run in groupby(doc._.regions):
        size = len(list(run))
        here = slice(len(tags), len(tags) + size)
        tags += grammar_tags(keys[here], joints[here]) if relation else ["O"] * size
    return _labels(doc, [in_doc(group, seen) for group in decode(doc._.regions, tags)])


def by_reader(row: Row) -> list[str]:
    """The items that the reader hears in a phrase, with the weights that ship."""
    doc = ItemTagger()(prepared(row)[0])
    return _labels(doc, doc._.groups)


def _labels(doc: Doc, groups: Sequence[Group]) -> list[str]:
    """Labels as the reader writes them; a reference may point to the last label of its relation."""
    last: dict[str, Label] = {}
    found: list[str] = []
    for group in groups:
        labels = group_labels(doc, group, last.get(group.relation))
        last.update((group.relation, label) for label in labels[-1:])
        found += [label.text for label in labels]
    return sorted(found)


EARS: dict[str, Callable[[Row], list[str]]] = {GRAMMAR: by_grammar, READER: by_reader}
"""Who hears, by the mark of its expected failures."""


def missed(row: Row) -> str:
    """The marks that a row deserves: of those who do not hear exactly its items."""
    return "".join(mark for mark, hear in EARS.items() if hear(row) != sorted(row.items))


def counts(text: str) -> tuple[int, ...]:
    """How many failures of the grammar and of the reader the head of a table expects."""
    found = _COUNTS.search(text)
    assert found, "the head of the table has no line of counts"
    return tuple(map(int, found.groups()))


def marked(text: str) -> str:
    """A table with the marks that its rows deserve now, and their counts in its head."""
    lines = text.splitlines()
    numbers = dict.fromkeys(EARS, 0)
    for row in table(text):
        marks = missed(row)
        bare = lines[row.line].removeprefix(f"{row.marks} " if row.marks else "")
        lines[row.line] = f"{marks} {bare}" if marks else bare
        for mark in marks:
            numbers[mark] += 1
    line = "# Expected failures: {} of the grammar, {} of the reader.".format(*numbers.values())
    return _COUNTS.sub(line, "\n".join(lines) + "\n")
