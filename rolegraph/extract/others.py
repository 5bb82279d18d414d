"""The names of the roles that a text sets beside the described one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from rolegraph.extract.aliases import find_aliases, occurrences
from rolegraph.extract.candidates import NAME_WORDS, Names, Words
from rolegraph.extract.sides import Lines, subject_run, subset

Span = tuple[int, int]
NEAR = 3
"""How many sentences around a focus belong to its contrast (what opens it, what names its dimensions)."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name that a text sets beside the role: its words, a span that has them, other wordings of it."""

    words: Words
    span: Span
    variants: tuple[Words, ...]


def find_others(doc: Doc, lines: Lines, own: Sequence[Words], starts: Sequence[int], known: Names) -> list[Named]:
    """Names that contrast cues introduce, or that are subjects of a side of the contrast, in text order.

    Args:
        doc: A text with blocks and sentences.
        lines: Its clauses.
        own: The words of the described role's name and aliases.
        starts: First tokens of the groups of focus.
        known: What the language knows of names.
    """
    subjects = [run for start in starts for run in _subjects(lines, start, known)]
    cued = list(_cued(doc, lines, own, starts, subjects, known))
    found: dict[Words, Span] = {}
    for span in cued:
        found.setdefault(_words(lines, span), span)
    for span in subjects:
        words = _words(lines, span)
        fits = _role_like(doc, span, lines, known) and not _own(words, own) and words not in found
        if fits and not any(subset(words, name) for name in [*found, *own]):
            found[words] = span
    return list(_distinct(doc, found, known))


def _words(lines: Lines, span: Span) -> Words:
    return tuple(lines.words[span[0] : span[1]])


def _own(words: Words, own: Iterable[Words]) -> bool:
    return any(words == name for name in own)


def _subjects(lines: Lines, start: int, known: Names) -> Iterator[Span]:
    """The subject that opens the clause of a side, its coordinated parts apart."""
    run = subject_run(lines, lines.clause[start], start, known)
    if run:
        yield from split(lines, run, (), known)


def split(lines: Lines, run: Span, names: Iterable[Words], known: Names) -> list[Span]:
    """The parts of "DJ dan komposer"; a name that holds a conjunction stays whole.

    A part counts where it begins with a noun for who does a job, or is a known name.
    """
    joins = known.data.words["conjunction"]
    wholes = set(names)
    parts: list[Span] = []
    start = run[0]
    for at in range(run[0], run[1]):
        if lines.words[at] in joins and at > start:
            rest = tuple(lines.words[at + 1 : run[1]])
            named = any(rest[: len(name)] == name for name in wholes)
            if known.head(rest[0]) or known.head(rest[-1]) or named:
                parts.append((start, at))
                start = at + 1
    return [*parts, (start, run[1])]


def _role_like(doc: Doc, span: Span, lines: Lines, known: Names) -> bool:
    words = _words(lines, span)
    if len(words) > NAME_WORDS or words[0] in known.lists["not_role"]:
        return False
    if known.head(words[0]) or known.head(words[-1]):
        return True
    return len(occurrences(lines.words, words)) > 1 and lines.sentence[span[0]] > 0


def _cued(
    doc: Doc, lines: Lines, own: Sequence[Words], starts: Sequence[int], subjects: Sequence[Span], known: Names
) -> Iterator[Span]:
    """Names behind contrast cues; near a focus every word of contrast counts, elsewhere only a strong phrase does."""
    near = {lines.sentence[start] + step for start in starts for step in range(-NEAR, NEAR + 1)}
    known_subjects = {_words(lines, run) for run in subjects}
    for number, first in enumerate(lines.starts):
        end = lines.starts[number + 1] if number + 1 < len(lines.starts) else len(lines.words)
        where = [at for at in range(first, end) if known.lists["contrast_word"].starting(lines.words, at)]
        if where:
            loose = number in near
            yield from _in_sentence(doc, lines, (first, end), own, loose, known_subjects, known)


def _in_sentence(
    doc: Doc,
    lines: Lines,
    sentence: Span,
    own: Sequence[Words],
    loose: bool,
    subjects: set[Words],
    known: Names,
) -> Iterator[Span]:
    at = sentence[0]
    linked = False
    while at < sentence[1]:
        mine = _mention(lines, at, own)
        if mine:
            at, linked = at + mine, False
            continue
        link = known.lists["contrast_link"].starting(lines.words, at)
        strong = known.lists["contrast_strong"].starting(lines.words, at)
        if strong or (link and loose):
            linked = True
            at += max(link, strong)
            continue
        if linked or (loose and at == lines.clause[at]):
            run = _run(lines, at, sentence[1], known)
            for part in split(lines, run, subjects, known) if run else ():
                words = _words(lines, part)
                if words in subjects or _named(doc, part, lines, known, linked):
                    if not _own(words, own):
                        yield part
            if run:
                at = run[1]
                continue
        linked = linked and lines.words[at] in ",("
        at += 1


def _run(lines: Lines, at: int, stop: int, known: Names) -> Span | None:
    return subject_run(lines, at, stop, known)


def _mention(lines: Lines, at: int, own: Iterable[Words]) -> int:
    sizes = [len(name) for name in own if tuple(lines.words[at : at + len(name)]) == name]
    return max(sizes, default=0)


def _named(doc: Doc, span: Span, lines: Lines, known: Names, linked: bool) -> bool:
    """Whether a run of words is a role's name by itself: a noun for who does a job heads it."""
    words = _words(lines, span)
    head = known.head(words[0]) or (known.data.lang == "en" and known.head(words[-1]))
    return linked and head and len(words) <= NAME_WORDS and words[0] not in known.lists["not_role"]


def _distinct(doc: Doc, found: dict[Words, Span], known: Names) -> Iterator[Named]:
    """Each role once: what is some words of a longer name is that name."""
    kept = [words for words in found if not any(words != other and subset(words, other) for other in found)]
    names = {words: set(find_aliases(doc, words, known)) for words in kept}
    for words in sorted(kept, key=lambda words: found[words]):
        if any(words in aliases for other, aliases in names.items() if other != words):
            continue
        short = [other for other in found if other != words and subset(other, words)]
        yield Named(words, found[words], tuple(dict.fromkeys([*names[words], *short])))
