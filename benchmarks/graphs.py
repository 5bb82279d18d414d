"""Graphs of roles of any size for measurements, the same ones every time: readings made up, then made quads by us."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from random import Random

from pyoxigraph import Quad

from rolegraph.document import Document
from rolegraph.rdf.quads import document_quads
from rolegraph.statement import Evidence, Reading, Relation, Sentence, Statement

TEXTS_A_ROLE = 4
"""How many texts describe one role, about."""
WORDS = {
    Relation.HAS_RESPONSIBILITY: ("mengelola berkas {}", 2000),
    Relation.HAS_GOAL: ("layanan {} lancar", 500),
    Relation.REQUIRES_SKILL: ("keterampilan {}", 400),
    Relation.COLLABORATES_WITH: ("departemen {}", 100),
    Relation.UNSUITED_TRAIT: ("kurang keterampilan {}", 400),
    Relation.MISCONCEPTION: ("hanya duduk di ruang {}", 300),
    Relation.CORRECTION: ("memeriksa ruang {}", 300),
    Relation.EXPECTATION: ("bekerja sepi di ruang {}", 300),
    Relation.REALITY: ("melayani tamu {}", 300),
    Relation.CONTRAST_DIMENSION: ("cakupan kerja {}", 20),
    Relation.FOCUS: ("mengurus perkara {}", 500),
}
"""What a statement of a relation is called, and how many different ones there are."""
PLAN = (
    *(Relation.HAS_RESPONSIBILITY,) * 3, Relation.HAS_GOAL, *(Relation.REQUIRES_SKILL,) * 4,
    *(Relation.COLLABORATES_WITH,) * 2, Relation.UNSUITED_TRAIT, Relation.MISCONCEPTION, Relation.CORRECTION,
    Relation.EXPECTATION, Relation.REALITY, Relation.CONTRASTED_WITH, Relation.CONTRAST_DIMENSION, Relation.FOCUS,
)  # fmt: skip
"""What each text states, in order."""
PARENT = {
    Relation.HAS_GOAL: Relation.HAS_RESPONSIBILITY,
    Relation.CORRECTION: Relation.MISCONCEPTION,
    Relation.REALITY: Relation.EXPECTATION,
    Relation.CONTRAST_DIMENSION: Relation.CONTRASTED_WITH,
    Relation.FOCUS: Relation.CONTRASTED_WITH,
}


def quads(triples: int) -> Iterator[Quad]:
    """The quads of whole documents until there are so many."""
    made, number = 0, 0
    roles = max(2, triples // 550 // TEXTS_A_ROLE)
    while made < triples:
        found = document_quads(reading(number, roles))
        made, number = made + len(found), number + 1
        yield from found


def reading(number: int, roles: int) -> Reading:
    """A made-up reading: a line for each statement, one unread and one set aside."""
    random = Random(number)
    role = f"Peran {number % roles}"
    lines = [role, *islice(_labels(random, roles), len(PLAN)), f"Entah apa {number}.", "Gaji menarik."]
    starts = [sum(len(line) + 1 for line in lines[:place]) for place in range(len(lines))]
    document = Document(f"teks-{number}", "\n".join(lines), "id", f"teks/{number}.txt")
    found: list[Statement] = []
    for relation, label, start in zip((Relation.ROLE, *PLAN), lines, starts, strict=False):
        place = Evidence(start, start + len(label), label, start, "made/up", 0.75)
        above = [other for other in found if other.relation is PARENT.get(relation)]
        about = role if relation is Relation.FOCUS else None
        found.append(Statement(role, relation, label, place, about, "positive", tuple(above[-1:])))
    unread, aside = (Sentence(lines[at], starts[at], starts[at] + len(lines[at])) for at in (-2, -1))
    pay = Sentence(aside.text, aside.start, aside.end, "boilerplate/pay")
    return Reading(document, tuple(found), (unread,), (pay,))


def _labels(random: Random, roles: int) -> Iterator[str]:
    for relation in PLAN:
        if relation is Relation.CONTRASTED_WITH:
            yield f"Peran {random.randrange(roles)}"
        else:
            words, number = WORDS[relation]
            yield words.format(min(random.randrange(number), random.randrange(number)))
