"""What the learned taggers see of a token: words, shapes, classes, cues around it, its place in layout and sentence.

A feature is a short string; `python-crfsuite` takes a list of them for each token.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc

from rolegraph.extract.align import norm
from rolegraph.extract.breaks import joined
from rolegraph.extract.languages import language_at
from rolegraph.language.data import LanguageData, language_data

CLASSES = (
    "conjunction",
    "purpose",
    "adversative",
    "negation",
    "copula",
    "relative",
    "subordinator",
    "modal",
    "preposition",
    "pronoun",
    "determiner",
    "stance",
    "quality",
)
"""Closed word classes in the order in which the first that holds a word names it."""
LIST_CUES = frozenset({"list"})
MARKS = frozenset({",", ";", ":", "—", "–"})
CLAUSAL = frozenset({"purpose", "adversative", "subordinator", "relative", "copula", "negation"})
"""Classes whose words open or turn a clause."""
VERBAL = ("mem", "ber", "di", "nge")
"""Beginnings of the names of verbal shapes."""


@dataclass
class View:
    """A text's tokens without white space, and what is known of each; all lists run parallel."""

    tokens: list[int]
    words: list[str]
    classes: list[str]
    affixes: list[str]
    sentence: list[int]
    """Sentence number of each token, from 0."""
    starts: list[int]
    """Index (in this view) of the first token of each sentence."""
    cues: list[tuple[str, ...]]
    """Names of the cues that cover each token."""
    kinds: list[str]
    sections: list[str]
    stuck: list[bool]
    """Whether a token stands against the word before it, no blank between (a lost line break, or a name)."""
    paragraph: list[int]
    """Number of the block of each token."""


def view(doc: Doc) -> View:
    """The view of a Doc that went through layout and cues; each sentence is seen with its own language's data."""
    data = {lang: language_data(lang) for lang in {doc.lang_, *(doc._.languages or ())}}
    tokens = [t.i for t in doc if not t.is_space]
    place = {i: n for n, i in enumerate(tokens)}
    cover: list[set[str]] = [set() for _ in tokens]
    for cue in doc._.cues:
        for i in range(cue.start, cue.end):
            if i in place:
                cover[place[i]].add(cue.name)
    sentence, starts = _sentences(doc, tokens)
    kinds, sections, paragraph = [""] * len(tokens), [""] * len(tokens), [0] * len(tokens)
    for number, block in enumerate(doc._.blocks):
        for n in (place[i] for i in range(block.start, block.end) if i in place):
            kinds[n], sections[n], paragraph[n] = block.kind, block.section, number
    words = [norm(doc[i].text) for i in tokens]
    return View(
        tokens=tokens,
        words=words,
        classes=[word_class(doc[i].lower_, data[language_at(doc, i)]) for i in tokens],
        affixes=[data[language_at(doc, i)].affix(doc[i].lower_) for i in tokens],
        sentence=sentence,
        starts=starts,
        cues=[tuple(sorted(names)) for names in cover],
        kinds=kinds,
        sections=sections,
        stuck=[joined(doc[i]) for i in tokens],
        paragraph=paragraph,
    )


def _sentences(doc: Doc, tokens: Sequence[int]) -> tuple[list[int], list[int]]:
    numbers: list[int] = []
    starts: list[int] = []
    pending = True
    for n, i in enumerate(tokens):
        previous = tokens[n - 1] if n else -1
        pending = n == 0 or any(doc[k].is_sent_start for k in range(previous + 1, i + 1))
        if pending:
            starts.append(n)
        numbers.append(len(starts) - 1)
    return numbers, starts


def word_class(word: str, data: LanguageData) -> str:
    """The closed class of a lower-case word, "punct:x" for a mark, "" for a word of an open class."""
    for name in CLASSES:
        if word in data.words.get(name, ()):
            return name
    return f"p{word}" if not any(c.isalnum() for c in word) else ""


def frame_features(doc: Doc, seen: View) -> list[list[str]]:
    """Features for the tagger of frames, a list for each token of the view."""
    role = role_mask(doc, seen)
    local = [_local(doc, seen, n) for n in range(len(seen.tokens))]
    context = _context(seen, role)
    rows: list[list[str]] = []
    for n in range(len(seen.tokens)):
        row = list(context[n])
        for offset in (-3, -2, -1, 0, 1, 2, 3):
            at = n + offset
            if not 0 <= at < len(local):
                row.append(f"{offset}:edge")
                continue
            parts = local[at] if abs(offset) < 2 else local[at][:3]
            row.extend(f"{offset}:{part}" for part in parts)
            if abs(offset) < 3 and role[at]:
                row.append(f"{offset}:role")
        row.extend(_pairs(seen, n))
        rows.append(row)
    return rows


def _local(doc: Doc, seen: View, n: int) -> list[str]:
    word = seen.words[n]
    shape = doc[seen.tokens[n]].shape_
    row = [f"w={word}", f"c={seen.classes[n] or seen.affixes[n]}", *(f"q={cue}" for cue in seen.cues[n])]
    first = "X" if shape[:1] == "X" else "d" if shape[:1] == "d" else "x"
    row += [
        f"s={first}",
        f"p3={word[:3]}",
        f"p4={word[:4]}",
        f"e3={word[-3:]}",
        f"e2={word[-2:]}",
        f"a={seen.affixes[n]}",
    ]
    return row


def _pairs(seen: View, n: int) -> list[str]:
    def key(at: int) -> str:
        if not 0 <= at < len(seen.words):
            return "#"
        return seen.classes[at] or seen.affixes[at] or "x"

    def word(at: int) -> str:
        return seen.words[at] if 0 <= at < len(seen.words) else "#"

    return [
        f"c-1|0={key(n - 1)}|{key(n)}",
        f"c0|1={key(n)}|{key(n + 1)}",
        f"c-2|-1|0={key(n - 2)}|{key(n - 1)}|{key(n)}",
        f"c-1|0|1={key(n - 1)}|{key(n)}|{key(n + 1)}",
        f"w-1|0={word(n - 1)}|{word(n)}",
        f"w0|1={word(n)}|{word(n + 1)}",
    ]


def role_mask(doc: Doc, seen: View) -> list[bool]:
    """Which tokens of the view belong to a mention of the role; none where it is a guess."""
    mentions = doc._.role.mentions if doc._.role and not doc._.role.guessed else ()
    inside = {i for start, end in mentions for i in range(start, end)}
    return [i in inside for i in seen.tokens]


def _bucket(number: int) -> str:
    return str(number) if number < 4 else "4-6" if number < 7 else "7-12" if number < 13 else "13+"


def _context(seen: View, role: Sequence[bool]) -> list[list[str]]:
    """What the sentence and those before it say about a token of it."""
    rows: list[list[str]] = []
    bounds = [*seen.starts, len(seen.tokens)]
    before: list[str] = []
    spans = [range(start, end) for start, end in pairwise(bounds)]
    cues = [sorted({cue for n in span for cue in seen.cues[n]} - LIST_CUES) for span in spans]
    for number, span in enumerate(spans):
        start, here = span.start, cues[number]
        previous = cues[number - 1] if number else []
        fresh = not number or seen.paragraph[start] != seen.paragraph[spans[number - 1].start]
        marked = before[-1] if before and not fresh else "none"
        opening = [f"o{k}={seen.words[n]}" for k, n in enumerate(span[:3])]
        opening.append("o2=" + "_".join(seen.words[n] for n in span[:2]))
        opener = next((cue for n in span for cue in seen.cues[n]), "none")
        shared = [
            "bias",
            *(f"in={cue}" for cue in here),
            *(f"prev={cue}" for cue in previous),
            *opening,
            f"kind={seen.kinds[start]}",
            f"sec={seen.sections[start]}",
            f"nsent={_bucket(number)}",
            f"len={_bucket(len(span))}",
            f"mem={'>'.join(before[-2:])}",
            f"para={fresh}|{marked}",
            *(f"then={cue}" for cue in (cues[number + 1] if number + 1 < len(spans) else ["end"])),
            f"ends={seen.words[span[-1]]}|{seen.words[start - 1] if number else '#'}",
            f"commas={min(sum(seen.words[n] == ',' for n in span), 4)}",
            f"opener={opener}",
            f"opens={_opening(seen, span)}",
            "hasrole" if any(role[n] for n in span) else "norole",
        ]
        rows.extend([*shared, *row] for row in _within(seen, span))
        marks = [
            cue for cue in ("misconception", "expectation", "contrast", "unsuited", "skill", "duty") if cue in here
        ]
        before.extend(marks[:1])
    return rows


def _opening(seen: View, span: range) -> str:
    """The classes of a sentence's first words of any kind: "pronoun|modal", "mem|x"."""
    return "|".join(seen.classes[n] or seen.affixes[n] or "x" for n in span[:2])


@dataclass
class _Passed:
    """What a sentence has said up to a token: the cues passed, the last mark, clause word and verb."""

    cues: list[str]
    since: int = 0
    comma: str = "#"
    clause: str = "#"
    verb: str = "#"
    brackets: int = 0

    def note(self, seen: View, n: int, stop: int) -> None:
        """Go past a token."""
        word, kind = seen.words[n], seen.classes[n]
        self.since += 1
        for cue in seen.cues[n]:
            if cue not in LIST_CUES and (not self.cues or self.cues[-1] != cue):
                self.cues.append(cue)
                self.since = 0
        if word in MARKS:
            self.comma = word + (seen.words[n + 1] if n + 1 < stop and seen.classes[n + 1] else "")
        if kind in CLAUSAL:
            self.clause = kind if kind in {"relative", "copula"} else word
        if seen.affixes[n].startswith(VERBAL):
            self.verb = seen.affixes[n]
        self.brackets = max(0, self.brackets + (word == "(") - (word == ")"))


def _within(seen: View, span: range) -> list[list[str]]:
    """Position in the sentence, the last cues passed, the next to come, the last mark, clause word and verb."""
    rows: list[list[str]] = []
    passed = _Passed([])
    for k, n in enumerate(span):
        recent = passed.cues[-1] if passed.cues else "none"
        row = [
            f"pos={_bucket(k)}",
            f"last={recent}",
            f"last2={'>'.join(passed.cues[-2:])}",
            f"last+d={recent}/{_bucket(passed.since)}",
            f"comma={passed.comma}",
            f"clause={passed.clause}",
            f"verb={passed.verb}",
            f"last+clause={recent}/{passed.clause}",
        ]
        if passed.brackets or seen.words[n] == "(":
            row.append("bracket")
        if seen.stuck[n]:
            row.append("stuck")
        rows.append(row)
        passed.note(seen, n, span.stop)
    for row, coming in zip(rows, _coming(seen, span), strict=True):
        row.append(f"next={coming[-1] if coming else 'none'}")
        row.append(f"next2={'>'.join(coming)}")
    return rows


def _coming(seen: View, span: range) -> list[list[str]]:
    """The next two kinds of cue behind each token of a sentence, the nearest last."""
    rows: list[list[str]] = []
    following: list[str] = []
    for n in reversed(span):
        rows.append(following[-2:])
        for cue in seen.cues[n]:
            if cue not in LIST_CUES and (not following or following[-1] != cue):
                following.append(cue)
    return rows[::-1]
