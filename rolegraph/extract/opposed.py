"""Frames where two roles are set against each other: what the tagger of frames missed or called something else.

"Montir membongkar mesin. Tukang tambal ban mengurus karet." Two clauses side by side, of which one has the described
role as its subject and the other another role, are the sides of a contrast; of 275 such pairs in the annotated
Indonesian texts all but three were.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from rolegraph.extract.names import Span, names
from rolegraph.extract.scene import Scene, own_names
from rolegraph.extract.sides import Lines, read_lines, subject_run

OF_CONTRAST = frozenset({"focus", "contrast_dimension", "contrasted_with"})
AROUND = 1
"""How many sentences around two sides may show that they are a contrast."""
KEPT = frozenset({"focus", "contrast_dimension"})
"""Relations of words that stay what they are inside a side."""
COMPARING = 5
"""Within how many words of a subject the verb of a comparison stands."""
VERBS = ("mem", "ber", "di", "nge", "ter")
"""Shapes of Indonesian verbs (the names of language data)."""


@dataclass(frozen=True, slots=True)
class Side:
    """A clause whose subject is a role: half-open tokens of the subject, the end of its predicate, whose it is."""

    subject: Span
    end: int
    own: bool
    sentence: int
    opening: bool
    """Whether it begins its sentence."""


def find_sides(scene: Scene) -> list[Side]:
    """The clauses of a text that have a role as their subject and say something of it, in text order."""
    lines = scene.lines
    clauses = sorted(set(lines.clause))
    sides: list[Side] = []
    for start, stop in pairwise([*clauses, len(lines.words)]):
        run = subject_run(lines, start, stop, scene.known)
        if not run or run[1] >= stop or not _predicate(scene, run[1]):
            continue
        pointing = scene.known.lists["deictic_self"].starting(lines.words, run[0])
        own = pointing > 0 or scene.own(run[0]) == run[1] - run[0]
        if _begins(scene, start, own) and (own or _other(scene, run)) and not _compares(scene, run[1], stop):
            sentence = lines.sentence[start]
            sides.append(Side(run, stop, own, sentence, start == lines.starts[sentence]))
    return sides


def _predicate(scene: Scene, at: int) -> bool:
    """Whether a word can begin what is said of a subject."""
    data, word = scene.known.data, scene.lines.words[at]
    if data.lang == "en":
        return scene.known.stops(word) or word[0].isalpha()
    return (
        word in data.words["modal"]
        or word in data.words["stance"]
        or word in scene.known.lists["side_opener"]
        or data.affix(word).split("-")[0] in VERBS
    )


def _compares(scene: Scene, at: int, stop: int) -> bool:
    """Whether a clause sets two roles side by side and says nothing of either ("kerap disamakan dengan …")."""
    lists, words = scene.known.lists, scene.lines.words
    behind = range(at, min(at + COMPARING, stop))
    return any(lists["contrast_verb"].starting(words, place) for place in behind)


def _begins(scene: Scene, start: int, own: bool) -> bool:
    """An English clause begins with its sentence, behind a semicolon or with "while"; items of lists begin none."""
    lines, openers = scene.lines, scene.known.lists["side_opener"]
    first = lines.starts[lines.sentence[start]]
    if scene.known.data.lang != "en" or start == first or lines.words[start - 1] in ";:":
        return True
    return lines.words[start] in openers or (own and lines.words[first] in openers)


def _other(scene: Scene, run: Span) -> bool:
    words = scene.words(run)
    alone = len(words) == 1 and words[0] in scene.known.lists["generic"]
    person = any(scene.lines.capital[run[0] : run[1]]) and not scene.doc[run[0]].is_title
    extended = scene.own(run[0]) > 0
    return scene.agent(words) and not alone and not person and not extended


def opposed(sides: Sequence[Side], contrasting: Container[int]) -> list[Side]:
    """The sides that stand next to one of the other party, and those of others next to them.

    Args:
        sides: The sides of a text, in its order.
        contrasting: Numbers of the sentences that something else than the sides shows to be about a contrast.
    """
    found: set[int] = set()
    for number, (before, after) in enumerate(pairwise(sides)):
        around = range(before.sentence - AROUND, after.sentence + AROUND + 1)
        if before.own != after.own and _adjacent(before, after) and any(n in contrasting for n in around):
            found |= {number, number + 1}
    for number in sorted(found):
        for beside in (number - 1, number + 1):
            if 0 <= beside < len(sides) and not sides[beside].own and _adjacent(*_ordered(sides, number, beside)):
                found.add(beside)
    return [sides[number] for number in sorted(found)]


def contrasting(scene: Scene, tokens: Sequence[int], regions: Sequence[str | None]) -> frozenset[int]:
    """Numbers of the sentences that the tagger or a word of contrast says are about a contrast."""
    lines = scene.lines
    tagged = {lines.sentence[t] for t, region in zip(tokens, regions, strict=True) if region in OF_CONTRAST}
    cued = {lines.sentence[at] for at in range(len(lines.words)) if scene.compares(at, at + 1)}
    return frozenset(tagged | cued)


def _ordered(sides: Sequence[Side], one: int, other: int) -> tuple[Side, Side]:
    return sides[min(one, other)], sides[max(one, other)]


def _adjacent(before: Side, after: Side) -> bool:
    """In one sentence, or both at the beginning of sentences that follow each other."""
    if before.sentence == after.sentence:
        return True
    return after.sentence - before.sentence == 1 and before.opening and after.opening


def predicates(sides: Sequence[Side], lines: Lines) -> Iterator[Span]:
    """The half-open tokens of what is said of each side's subject: up to the next side or the sentence's end."""
    for place, side in enumerate(sides):
        number = side.sentence + 1
        end = lines.starts[number] if number < len(lines.starts) else len(lines.words)
        for after in sides[place + 1 : place + 2]:
            if after.sentence == side.sentence:
                end = min(end, lines.clause[after.subject[0]])
        yield side.subject[1], end


def corrected(doc: Doc) -> list[str | None]:
    """The relations of a text's words, those of the sides of a contrast made what they say: focus."""
    known = names(doc.lang_)
    lines = read_lines(doc, known)
    full, short = own_names(doc, lines)
    scene = Scene(doc, lines, known, full, short, frozenset(), (), frozenset())
    place = {token: n for n, token in enumerate(doc._.view.tokens)}
    regions: list[str | None] = list(doc._.regions)
    sides = opposed(find_sides(scene), contrasting(scene, doc._.view.tokens, regions))
    for side, (start, end) in zip(sides, predicates(sides, lines), strict=True):
        inside = [place[token] for token in range(start, end) if token in place]
        _correct(regions, inside, [doc[doc._.view.tokens[n]].lower_ for n in inside], scene)
        for token in range(*side.subject):
            if token in place:
                regions[place[token]] = None
    return regions


def _correct(regions: list[str | None], inside: Sequence[int], words: Sequence[str], scene: Scene) -> None:
    """Make a side's words focus: those that have another relation, or all where none has any."""
    purpose = scene.known.data.words["purpose"] if scene.known.data.lang == "id" else frozenset()
    if not any(regions[n] for n in inside):
        _fill(regions, inside, words, scene)
        return
    for place, n in enumerate(inside):
        goal = regions[n] == "has_goal" and any(word in purpose for word in words[:place])
        if regions[n] and regions[n] not in KEPT and not goal:
            regions[n] = "focus"


def _fill(regions: list[str | None], inside: Sequence[int], words: Sequence[str], scene: Scene) -> None:
    data = scene.known.data
    dropped = data.words["modal"] | data.words["stance"] | data.words["conjunction"]
    place = 0
    while place < len(words) and words[place] in dropped:
        place += 1
    for n, word in list(zip(inside, words, strict=True))[place:]:
        if word in data.words["purpose"] or not word[0].isalnum():
            break
        regions[n] = "focus"


@Language.component("rolegraph_sides", requires=["doc._.regions", "doc._.role"], assigns=["doc._.regions"])
def sides(doc: Doc) -> Doc:
    """Correct `doc._.regions` where the text sets two roles against each other; before the items are read."""
    if doc._.role is not None and doc._.regions:
        doc._.regions = corrected(doc)
    return doc
