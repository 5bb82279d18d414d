"""What the reader takes from adverts that have no right answers: `python benchmarks/adverts.py ADVERTS.jsonl`.

Each line of the file holds `id`, `title` and `text`. Printed: how many adverts were read, how many failed and how
many gave no role; statements an advert by relation; the share of sentences left unread; statements from a section that
says nothing of the role. How many statements are right, this cannot tell: `--draw N` lists N adverts for a person.
"""

from __future__ import annotations

import argparse
import random
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rolegraph.corpus.documents import documents
from rolegraph.document import Document
from rolegraph.errors import RolegraphError
from rolegraph.extract.layout import BESIDE
from rolegraph.extract.reader import pipeline, read
from rolegraph.statement import Reading, Relation, Statement

SEED = 20261126


@dataclass
class Tally:
    """What is counted over all adverts."""

    read: int = 0
    failed: list[str] = field(default_factory=list)
    without_role: int = 0
    relations: Counter[str] = field(default_factory=Counter)
    sentences: int = 0
    unread: int = 0
    set_aside: int = 0
    beside: int = 0

    def add(self, reading: Reading) -> None:
        """Count one advert."""
        self.read += 1
        self.without_role += reading.role is None
        self.relations.update(str(statement.relation) for statement in reading.statements)
        doc = pipeline(reading.document.lang)(reading.document.text)
        self.sentences += sum(bool(sent.text.strip()) for sent in doc.sents)
        self.unread += len(reading.unread)
        self.set_aside += len(reading.set_aside)
        self.beside += len(beside(reading))

    def lines(self) -> Iterator[str]:
        """The figures, one a line."""
        yield f"adverts read {self.read}, failed {len(self.failed)}, without a role {self.without_role}"
        yield from (f"  failed: {problem}" for problem in self.failed)
        of = max(self.read, 1)
        yield f"statements an advert {sum(self.relations.values()) / of:.1f}"
        yield from (f"  {name:20} {count / of:6.2f}" for name, count in self.relations.most_common())
        shares = [100 * count / max(self.sentences, 1) for count in (self.unread, self.set_aside)]
        yield f"sentences {self.sentences}, unread {shares[0]:.1f} %, set aside {shares[1]:.1f} %"
        yield f"statements from a section about the company, pay or the application {self.beside}"


def beside(reading: Reading) -> list[Statement]:
    """Statements whose span begins in a block of a section that says nothing of the role; the role's name aside."""
    doc = pipeline(reading.document.lang)(reading.document.text)
    starts = [doc[block.start].idx for block in doc._.blocks]
    found = [s for s in reading.statements if s.relation != Relation.ROLE]
    places = [(s, bisect_right(starts, s.evidence.start) - 1) for s in found]
    return [s for s, place in places if place >= 0 and doc._.blocks[place].section in BESIDE]


def draw(adverts: list[Document], size: int) -> list[Document]:
    """So many adverts, the same each time."""
    wanted = random.Random(SEED).sample(sorted(document.id for document in adverts), min(size, len(adverts)))
    return sorted((document for document in adverts if document.id in set(wanted)), key=lambda document: document.id)


def show(reading: Reading) -> Iterator[str]:
    """An advert as a person judges it: its text, what it states, what was left."""
    yield f"\n=== {reading.document.id}\n{reading.document.text}\n---"
    yield from (f"{s.relation:20} {s.label}" for s in reading.statements)
    yield from (f"unread               {sentence.text}" for sentence in reading.unread)


def main() -> None:
    """Print the figures, or the adverts drawn with what is read from them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("adverts", type=Path)
    parser.add_argument("--draw", type=int, metavar="N", help="list N adverts with their statements instead")
    given = parser.parse_args()
    tally = Tally()
    adverts = list(documents([given.adverts], on_problem=lambda error: tally.failed.append(str(error))))
    if given.draw:
        print("\n".join(line for advert in draw(adverts, given.draw) for line in show(read(advert))))
        return
    for advert in adverts:
        try:
            tally.add(read(advert))
        except RolegraphError as error:
            tally.failed.append(f"{advert.id}: {error}")
    print("\n".join(tally.lines()))


if __name__ == "__main__":
    main()
