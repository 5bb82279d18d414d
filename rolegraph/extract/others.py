"""The names of the roles that a text sets beside the described one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from rolegraph.extract.aliases import bracketed_aliases, occurrences
from rolegraph.extract.candidates import NAME_WORDS, Names, Words
from rolegraph.extract.sides import Lines, Span, clauses_before, split, subject_run, subset

BEFORE, AFTER = 3, 2
"""How many sentences before and behind a focus belong to its contrast (what opens it, what names its dimensions)."""
TOPIC = 6
"""How many words behind a subject a word of contrast may stand to be said of it."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name that a text sets beside the role: its words, a span that has them, other wordings of it."""

    words: Words
    span: Span
    variants: tuple[Words, ...]


@dataclass(frozen=True)
class Scene:
    """What the search for names sees.

    Args:
        doc: A text with blocks and sentences.
        lines: Its clauses.
        known: What the language knows of names.
        full: Wordings of the described role that stand for it anywhere.
        short: Shortened names of it, which may also begin another role's name.
        inside: Tokens of labels of focus.
        starts: First tokens of the groups of focus.
        foreign: Numbers of the sentences whose labels are all of relations outside contrasts.
    """

    doc: Doc
    lines: Lines
    known: Names
    full: Sequence[Words]
    short: Sequence[Words]
    inside: frozenset[int]
    starts: Sequence[int]
    foreign: frozenset[int]

    def words(self, span: Span) -> Words:
        """The words of a span."""
        return tuple(self.lines.words[span[0] : span[1]])

    def run(self, start: int, stop: int) -> Span | None:
        """The run of words that may be a subject or a name."""
        return subject_run(self.lines, start, stop, self.known, self.inside)

    def agent(self, words: Words) -> bool:
        """Whether words are headed by a noun for who does a job."""
        if len(words) > NAME_WORDS or words[0] in self.known.lists["not_role"]:
            return False
        english = self.known.head(words[-1]) or (self.known.data.lang == "en" and self.known.agent(words[-1]))
        return english or (self.known.data.lang != "en" and self.known.agent(words[0]))

    def own(self, at: int) -> int:
        """How many words a mention of the described role has that begins at a token; 0 where none does."""
        here = self.lines.words
        sizes = [len(name) for name in self.full if tuple(here[at : at + len(name)]) == name]
        for name in self.short:
            end = at + len(name)
            if tuple(here[at:end]) == name and (end >= len(here) or end in self.inside or self._ends(end)):
                sizes.append(len(name))
        return max(sizes, default=0)

    def _ends(self, at: int) -> bool:
        word = self.lines.words[at]
        return self.known.stops(word) or word in self.known.data.words["conjunction"]


def find_others(scene: Scene) -> list[Named]:
    """Names that contrast cues introduce, or that are subjects of a side of the contrast, in text order."""
    subjects = [span for start in scene.starts for span in _subjects(scene, start)]
    found: dict[Words, Span] = {}
    for span in _cued(scene, {scene.words(span) for span in subjects}):
        found.setdefault(scene.words(span), span)
    every = [*scene.full, *scene.short]
    for span in subjects:
        words = scene.words(span)
        if words in found or scene.own(span[0]) == len(words) or not scene.agent(words):
            continue
        if not any(subset(words, name) for name in [*found, *every]) and not _extends_own(scene, span):
            found[words] = span
    return list(_distinct(scene, found))


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
    return scene.own(span[0]) > 0 and len(occurrences(scene.lines.words, scene.words(span))) == 1


def _cued(scene: Scene, subjects: set[Words]) -> Iterator[Span]:
    """Names behind contrast cues; near a focus every word of contrast counts, elsewhere only a strong phrase does."""
    lines, lists = scene.lines, scene.known.lists
    near = {lines.sentence[start] + step for start in scene.starts for step in range(-BEFORE, AFTER + 1)}
    for number, first in enumerate(lines.starts):
        end = lines.starts[number + 1] if number + 1 < len(lines.starts) else len(lines.words)
        close, foreign = number in near, number in scene.foreign
        if foreign and not close:
            continue
        if any(lists["contrast_word"].starting(lines.words, at) for at in range(first, end)):
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
    linked = firm = False
    named = -1
    while at < sentence[1]:
        mine = scene.own(at)
        if mine and not (firm and tuple(lines.words[at : at + mine]) in scene.short):
            named = at + mine if tuple(lines.words[at : at + mine]) in scene.full else named
            at, linked, firm = at + mine, False, False
            continue
        strong = lists["contrast_strong"].starting(lines.words, at)
        if link := max(strong, lists["contrast_link"].starting(lines.words, at) if loose else 0):
            firm = named >= 0 and (strong > 0 or named == at)
            at, linked = at + link, True
            continue
        run = scene.run(at, sentence[1]) if linked or (loose and at == lines.clause[at]) else None
        if not run:
            linked = linked and (lines.words[at] in ",(." or at in lines.aside)
            at += 1
            continue
        yield from _accepted(scene, run, sentence, linked, mine > 0, subjects)
        at, linked, firm = max(run[1], at + 1), False, False


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
        if words in subjects or (scene.agent(words) and (linked or _topic(scene, part, sentence))):
            yield part


def _topic(scene: Scene, span: Span, sentence: Span) -> bool:
    """A subject that a word of contrast says something of: "Content writer serupa tetapi tak sama"."""
    words = scene.lines.words
    behind = range(span[1], min(span[1] + TOPIC, sentence[1]))
    other = span[1] < len(words) and words[span[1]] in scene.known.lists["other_word"]
    return not other and any(scene.known.lists["contrast_word"].starting(words, at) for at in behind)


def _distinct(scene: Scene, found: dict[Words, Span]) -> Iterator[Named]:
    """Each role once: what is some words of a longer name is that name."""
    kept = [words for words in found if not any(words != other and subset(words, other) for other in found)]
    names = {words: bracketed_aliases(scene.doc, words, scene.known) for words in kept}
    for words in sorted(kept, key=lambda words: found[words]):
        if any(words in aliases for other, aliases in names.items() if other != words):
            continue
        short = [other for other in found if other != words and subset(other, words)]
        yield Named(words, found[words], tuple(dict.fromkeys([*names[words], *short])))
