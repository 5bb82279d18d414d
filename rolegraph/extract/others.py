"""The names of the roles that a text sets beside the described one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from rolegraph.extract.aliases import abbreviations, bracketed_aliases, occurrences, shortened_names
from rolegraph.extract.candidates import NAME_WORDS, Names, Words, names
from rolegraph.extract.sides import Lines, Span, clauses_before, passive_agent, split, subject_run, subset

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
        tagged: What the tagger takes for names of other roles.
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
    tagged: Sequence[Span] = ()

    def words(self, span: Span) -> Words:
        """The words of a span."""
        return tuple(self.lines.words[span[0] : span[1]])

    def run(self, start: int, stop: int, inside: bool = False) -> Span | None:
        """The run of words that may be a subject or a name; one inside a label only where that is asked for."""
        return subject_run(self.lines, start, stop, self.known, frozenset() if inside else self.inside)

    def agent(self, words: Words) -> bool:
        """Whether words are headed by a noun for who does a job."""
        if len(words) > NAME_WORDS or words[0] in self.known.lists["not_role"]:
            return False
        if self.known.data.lang == "en":
            return self.known.agent(words[-1])
        return self.known.agent(words[0]) or any(word in self.known.english for word in words)

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


def own_names(doc: Doc, lines: Lines) -> tuple[list[Words], list[Words]]:
    """Wordings of the described role that stand for it anywhere, and shortened ones."""
    spans = [doc._.role.span, *doc._.role.mentions]
    every = list(dict.fromkeys(tuple(lines.words[start:end]) for start, end in spans))
    short = set(shortened_names(every[0], names(doc.lang_)))
    return [words for words in every if words not in short], [words for words in every if words in short]


def find_others(scene: Scene) -> list[Named]:
    """Names that contrast cues introduce, or that are subjects of a side of the contrast, in text order."""
    subjects = [span for start in scene.starts for span in _subjects(scene, start)]
    found: dict[Words, Span] = {}
    for span in _cued(scene, {scene.words(span) for span in subjects}):
        found.setdefault(scene.words(span), span)
    agents = [*subjects, *scene.tagged, *_agents_behind(scene), *_spoken_of(scene)]
    for span in sorted(agents):
        if scene.agent(scene.words(span)) and _new(scene, span, found):
            found[scene.words(span)] = span
    if not found:
        found = {scene.words(span): span for span in _opposed(scene) if _new(scene, span, found)}
    return list(_distinct(scene, found))


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
    while at < sentence[1]:
        run = scene.run(at, sentence[1]) if scene.known.agent(scene.lines.words[at]) else None
        if run and run[0] == at and not scene.own(at):
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
    behind = range(span[1], min(span[1] + TOPIC, sentence[1]))
    other = span[1] < len(words) and words[span[1]] in scene.known.lists["other_word"]
    return not other and any(scene.known.lists["contrast_word"].starting(words, at) for at in behind)


def _distinct(scene: Scene, found: dict[Words, Span]) -> Iterator[Named]:
    """Each role once: what is some words of a longer name is that name."""
    known = scene.known
    kept = [words for words in found if not any(words != other and subset(words, other) for other in found)]
    names = {
        words: [*bracketed_aliases(scene.doc, words, known), *abbreviations(scene.doc, words, known)] for words in kept
    }
    for words in sorted(kept, key=lambda words: found[words]):
        if any(words in aliases for other, aliases in names.items() if other != words):
            continue
        short = [other for other in found if other != words and subset(other, words)]
        yield Named(words, found[words], tuple(dict.fromkeys([*names[words], *short])))
