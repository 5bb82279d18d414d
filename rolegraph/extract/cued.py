"""Names of other roles that words of contrast introduce."""

from __future__ import annotations

from collections.abc import Iterator

from rolegraph.extract.names import Span, Words
from rolegraph.extract.scene import Scene
from rolegraph.extract.sides import split

BEFORE, AFTER = 3, 2
"""How many sentences before and behind a focus belong to its contrast (what opens it, what names its dimensions)."""
TOPIC = 6
"""How many words behind a subject a word of contrast may stand to be said of it."""


def cued_names(scene: Scene, subjects: set[Words]) -> Iterator[Span]:
    """Names behind contrast cues; near a focus every word of contrast counts, elsewhere only a strong phrase does."""
    lines = scene.lines
    near = {lines.sentence[start] + step for start in scene.starts for step in range(-BEFORE, AFTER + 1)}
    for number, first in enumerate(lines.starts):
        end = lines.starts[number + 1] if number + 1 < len(lines.starts) else len(lines.words)
        close, foreign = number in near, number in scene.foreign
        if foreign and not close:
            continue
        if scene.compares(first, end):
            yield from _in_sentence(scene, (first, end), close and not foreign, subjects)
        elif close and number + 1 in near:
            yield from _asked(scene, (first, end))


def _asked(scene: Scene, sentence: Span) -> Iterator[Span]:
    """Names that are a sentence by themselves: "Klimatolog?", "Advokat atau staf legal?"."""
    run = scene.run(*sentence)
    rest = [scene.doc[i] for i in range(run[1], sentence[1])] if run else []
    asks = any(token.text == "?" for token in rest) and all(token.is_punct or token.is_space for token in rest)
    for part in split(scene.lines, run, (), scene.known) if run and asks else ():
        if scene.agent(scene.words(part)) and not scene.own(part[0]):
            yield part


def _in_sentence(scene: Scene, sentence: Span, loose: bool, subjects: set[Words]) -> Iterator[Span]:
    lines, lists = scene.lines, scene.known.lists
    at = sentence[0]
    linked = firm = sure = False
    named = -1
    while at < sentence[1]:
        mine = scene.own(at)
        if mine and not (firm and tuple(lines.words[at : at + mine]) in scene.short):
            named = at + mine if tuple(lines.words[at : at + mine]) in scene.full else named
            at, linked, firm, sure = at + mine, False, False, False
            continue
        strong = lists["contrast_strong"].starting(lines.words, at)
        if link := max(strong, lists["contrast_link"].starting(lines.words, at) if loose else 0):
            firm = named >= 0 and (strong > 0 or named == at)
            at, linked, sure = at + link, True, strong > 0
            continue
        run = scene.run(at, sentence[1], inside=sure) if linked or (loose and at == lines.clause[at]) else None
        if not run:
            linked = linked and (lines.words[at] in ",(." or at in lines.aside)
            at += 1
            continue
        yield from _accepted(scene, run, sentence, linked, mine > 0, subjects)
        at, linked, firm, sure = max(run[1], at + 1), False, False, False


def _accepted(
    scene: Scene, run: Span, sentence: Span, linked: bool, shortened: bool, subjects: set[Words]
) -> Iterator[Span]:
    """The parts of a run that name another role.

    Args:
        scene: What is seen.
        run: The run of words.
        sentence: Its sentence.
        linked: Whether a link to a contrast stands before it.
        shortened: Whether it equals a shortened name of the role that stands for another one here.
        subjects: Words of subjects of sides.
    """
    for part in split(scene.lines, run, subjects, scene.known):
        words = scene.words(part)
        if words[0] in scene.known.lists["not_role"] or (not shortened and scene.own(part[0]) == len(words)):
            continue
        begins = linked and any(words[:size] in subjects for size in range(1, len(words) + 1))
        if begins or (scene.agent(words) and (linked or _topic(scene, part, sentence))):
            yield part


def _topic(scene: Scene, span: Span, sentence: Span) -> bool:
    """A subject that a word of contrast says something of: "Content writer serupa tetapi tak sama"."""
    words = scene.lines.words
    other = span[1] < len(words) and words[span[1]] in scene.known.lists["other_word"]
    return not other and scene.compares(span[1], min(span[1] + TOPIC, sentence[1]))
