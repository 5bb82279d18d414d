"""The names of the roles that a text sets beside the described one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rolegraph.extract.aliases import abbreviations, bracketed_aliases, vocabulary
from rolegraph.extract.cued import TOPIC, cued_names
from rolegraph.extract.names import NAME_WORDS, Span, Words
from rolegraph.extract.scene import Scene
from rolegraph.extract.sides import clauses_before, passive_agent, split, subset


@dataclass(frozen=True, slots=True)
class Named:
    """A name that a text sets beside the role: its words, a span that has them, other wordings of it."""

    words: Words
    span: Span
    variants: tuple[Words, ...]


def find_others(scene: Scene) -> list[Named]:
    """Names that contrast cues introduce, or that are subjects of a side of the contrast, in text order."""
    subjects = [span for start in scene.starts for span in _subjects(scene, start)]
    found: dict[Words, Span] = {}
    for span in cued_names(scene, {scene.words(span) for span in subjects}):
        found.setdefault(scene.words(span), span)
    agents = [*subjects, *scene.tagged, *_agents_behind(scene), *_spoken_of(scene)]
    for span in sorted(agents):
        if scene.agent(scene.words(span)) and _new(scene, span, found):
            found[scene.words(span)] = span
    if not found:
        found = {scene.words(span): span for span in _opposed(scene) if _new(scene, span, found)}
    return list(_distinct(scene, found, {scene.words(span) for span in subjects}))


def _new(scene: Scene, span: Span, found: Iterable[Words]) -> bool:
    """Whether a subject is a role that has no name yet, and not the described one."""
    words = scene.words(span)
    if scene.own(span[0]) == len(words) or _extends_own(scene, span):
        return False
    return not any(subset(words, name) for name in [*found, *scene.full, *scene.short])


def _agents_behind(scene: Scene) -> Iterator[Span]:
    """Who stands behind a passive of a label: "kapal baja dilahirkan insinyur perkapalan"."""
    for token in scene.inside:
        at = passive_agent(scene.lines, token, scene.known)
        run = scene.run(at, len(scene.lines.words)) if at and at not in scene.inside else None
        if run and run[0] == at:
            yield run


def _spoken_of(scene: Scene) -> Iterator[Span]:
    """Whom "ia" or "mereka" opens a side for: the last name of a worker in the sentence before."""
    lines = scene.lines
    for start in scene.starts:
        number = lines.sentence[start]
        first = lines.starts[number]
        points = scene.known.lists["deictic_third"].starting(lines.words, first) and start - first < TOPIC
        if number and points and number - 1 not in scene.foreign:
            yield from _workers(scene, (lines.starts[number - 1], first))[-1:]


def _workers(scene: Scene, sentence: Span) -> list[Span]:
    """The names of workers in a sentence, without the described role's."""
    found: list[Span] = []
    at = sentence[0]
    english = scene.known.data.lang == "en"
    while at < sentence[1]:
        begins = not scene.known.stops(scene.lines.words[at]) if english else scene.known.agent(scene.lines.words[at])
        run = scene.run(at, sentence[1]) if begins else None
        if run and run[0] == at and scene.agent(scene.words(run)) and not scene.own(at):
            found.append(run)
        at = run[1] if run and run[0] == at else at + 1
    return found


def _opposed(scene: Scene) -> Iterator[Span]:
    """Where no name is found: a run right before a side, with a side of the described role next to it."""
    lines, barred = scene.lines, scene.known.lists["not_role"]
    mine = {lines.sentence[start] for start in scene.starts if _own_side(scene, start)}
    for start in scene.starts:
        run = scene.run(lines.clause[start], start)
        beside = any(lines.sentence[start] + step in mine for step in (-1, 0, 1))
        if not run or not beside or lines.words[run[0]] in barred or any(lines.capital[run[0] : run[1]]):
            continue
        if run[1] - run[0] < NAME_WORDS:
            yield run


def _own_side(scene: Scene, start: int) -> bool:
    """Whether the described role stands before a side in its clause, by name or as "saya", "kami"."""
    clause = range(scene.lines.clause[start], start)
    pointing = scene.known.lists["deictic_self"]
    return any(scene.own(at) or pointing.starting(scene.lines.words, at) for at in clause)


def _subjects(scene: Scene, start: int) -> Iterator[Span]:
    """The subject of a side, its coordinated parts apart: the nearest clause to the left that names an agent."""
    stop = start
    for clause in clauses_before(scene.lines, start):
        run = scene.run(clause, stop)
        parts = split(scene.lines, run, (), scene.known) if run else []
        yield from parts
        if any(scene.own(part[0]) or scene.agent(scene.words(part)) for part in parts):
            return
        stop = clause


def _extends_own(scene: Scene, span: Span) -> bool:
    """A wording that begins with the role's own name and stands once describes it ("koki dapur utama")."""
    return scene.own(span[0]) > 0 and scene.lines.count(scene.words(span)) == 1


def _distinct(scene: Scene, found: dict[Words, Span], subjects: Iterable[Words]) -> Iterator[Named]:
    """Each role once: what is some words of a longer name is that name, and so is a subject that shortens it."""
    known, spoken = scene.known, vocabulary(scene.doc)
    kept = [words for words in found if not any(words != other and subset(words, other) for other in found)]
    names = {
        words: [*bracketed_aliases(scene.doc, words, scene.lines.words, known), *abbreviations(spoken, words, known)]
        for words in kept
    }
    for words in sorted(kept, key=lambda words: found[words]):
        if any(words in aliases for other, aliases in names.items() if other != words):
            continue
        own = [*scene.full, *scene.short]
        short = [part for part in sorted({*found, *subjects}) if part not in (words, *own) and subset(part, words)]
        yield Named(words, found[words], tuple(dict.fromkeys([*names[words], *short])))
