"""Lines, bullets, headings and sentences: what a reader sees before reading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy
from spacy.language import Language
from spacy.tokens import Doc, Token

from rolegraph.extract.breaks import lost_breaks
from rolegraph.extract.line_starts import BULLETS
from rolegraph.language.data import LanguageData, language_data

Kind = Literal["prose", "bullet", "heading"]
ENDS = frozenset(".!?…")
CLOSERS = frozenset("\"')]}”’»")
HEADING_WORDS = 9
"""The most words that a heading has (a convention of adverts, seen in our texts)."""
BESIDE = frozenset({"aside", "company"})
"""The sections that say nothing of the role; a heading that nobody knows ends them."""
LINKS = ("conjunction", "preposition", "relative", "purpose", "subordinator")
"""Words at which no clause ends, and none of adverts' lines begins or ends by itself."""
WRAPPED = 28
"""The least width of a paragraph, in characters, whose lines are broken for want of room."""
_NUMBER = re.compile(r"^(\d{1,2}|[a-zA-Z])$")


@dataclass(frozen=True, slots=True)
class Block:
    """A line, or lines that go on: half-open token indices; `section` is what the last heading said."""

    start: int
    end: int
    kind: Kind
    section: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line's tokens without white space, whether a blank line stands before it, and its marks."""

    tokens: tuple[int, ...]
    after_blank: bool
    bullet: int
    """How many tokens its bullet or number takes; 0 where it has none."""


def split_lines(doc: Doc, data: LanguageData) -> list[Line]:
    """The lines of a text that hold something; text that lost its line breaks is broken where words are glued."""
    rows: list[Line] = []
    current: list[int] = []
    blank = False

    def finish() -> None:
        nonlocal blank
        if current:
            rows.append(Line(tuple(current), blank, _bullet(doc, current)))
            current.clear()
            blank = False

    breaks = lost_breaks(doc, data)
    for token in doc:
        if not token.is_space:
            if current and token.i in breaks:
                finish()
            current.append(token.i)
        elif "\n" in token.text or "\r" in token.text:
            finish()
            blank = blank or token.text.count("\n") > 1
    finish()
    return rows


def _bullet(doc: Doc, tokens: list[int]) -> int:
    first = doc[tokens[0]].text
    if first in BULLETS and len(tokens) > 1:
        return 1
    if _NUMBER.match(first) and len(tokens) > 2 and doc[tokens[1]].text in (".", ")"):
        return 2
    return 0


def heading_section(doc: Doc, line: Line, data: LanguageData, loud: bool = False) -> str | None:
    """The section that a line opens as a heading, "" for a heading without a known one, None where it is no heading.

    In a `loud` text, whose words are mostly in capitals, capitals make no heading.
    """
    tokens = [doc[i] for i in line.tokens[line.bullet :]]
    if not tokens or len(tokens) > HEADING_WORDS + 2:
        return None
    words = [t.lower_ for t in tokens if not t.is_punct and t.text not in BULLETS]
    known = data.headings.get(" ".join(words))
    if known:
        return known
    if tokens[-1].text == ":" and not line.bullet:
        return next((data.headings[p] for p in _prefixes(words) if p in data.headings), "")
    if not loud and len(words) > 1 and all(t.is_upper for t in tokens if t.is_alpha) and tokens[-1].text not in ENDS:
        return next((data.headings[p] for p in _prefixes(words) if p in data.headings), "")
    return None


def _prefixes(words: list[str]) -> list[str]:
    return [" ".join(words[:size]) for size in range(len(words), 0, -1)]


def inline_section(doc: Doc, line: Line, data: LanguageData) -> tuple[int, str] | None:
    """Where a heading stands before its content in one line: the token behind its colon, and the section."""
    tokens = [doc[i] for i in line.tokens[line.bullet :][:HEADING_WORDS]]
    for place, token in enumerate(tokens):
        if token.text == ":" and place:
            words = [t.lower_ for t in tokens[:place] if not t.is_punct]
            section = data.headings.get(" ".join(words))
            return (token.i + 1, section) if section else None
    return None


def find_blocks(doc: Doc, data: LanguageData) -> list[Block]:
    """The blocks of a text, in order, without white space around them."""
    blocks: list[Block] = []
    section = ""
    around: str | None = None  # the section that a line of its own interrupts ("Penempatan: Solo")
    lines = split_lines(doc, data)
    full = _full(doc, lines)
    loud = _loud(doc)
    for number, line in enumerate(lines):
        start, end = line.tokens[0], line.tokens[-1] + 1
        found = heading_section(doc, line, data, loud)
        if found is None and _heads_bullets(doc, lines, number):
            found = ""
        if found is not None:
            section = found or ("" if line.after_blank or section in BESIDE else section)
            around = None
            blocks.append(Block(start, end, "heading", section))
            continue
        opened = inline_section(doc, line, data)
        if around is not None:
            section, around = around, None
        if opened:
            around = section if _one_line(doc, line, opened[0], data) else None
            section = opened[1]
        kind: Kind = "bullet" if line.bullet else "prose"
        if blocks and _goes_on(doc, blocks[-1], line, full[number - 1], data):
            before = blocks.pop()
            blocks.append(Block(before.start, end, before.kind, section))
        else:
            blocks.append(Block(start, end, kind, section))
    return blocks


def _heads_bullets(doc: Doc, lines: list[Line], number: int) -> bool:
    """Whether a short line without an end stands over two bullets or more, as a heading does whatever it says."""
    line, under = lines[number], lines[number + 1 : number + 3]
    first, last = doc[line.tokens[0]], doc[line.tokens[-1]]
    if line.bullet or len(line.tokens) > HEADING_WORDS or len(under) < 2 or not all(row.bullet for row in under):
        return False
    number_in_it = any(doc[i].like_num for i in line.tokens)  # "Pengalaman 2 tahun" is an item without its bullet
    return number > 0 and first.text[0].isupper() and last.is_alpha and not number_in_it


def _loud(doc: Doc) -> bool:
    """Whether most words of a text are written in capitals."""
    words = [token.is_upper for token in doc if token.is_alpha and len(token) > 1]
    return sum(words) * 2 > len(words)


def _one_line(doc: Doc, line: Line, after: int, data: LanguageData) -> bool:
    """Whether the heading before a line's colon has its content in this line and in no other."""
    words = tuple(doc[i].lower_ for i in line.tokens[line.bullet :] if i < after - 1 and not doc[i].is_punct)
    return after <= line.tokens[-1] and words in data.phrases["one_line"]


def _full(doc: Doc, lines: list[Line]) -> list[bool]:
    """Whether each line is full: the word that follows would not have fitted into the widest line of its paragraph."""
    ends = [number for number, line in enumerate(lines) if line.after_blank and number]
    full: list[bool] = []
    for first, stop in pairwise([0, *ends, len(lines)]):
        widths = [_width(doc, line.tokens) for line in lines[first:stop]]
        words = [len(doc[line.tokens[0]]) for line in lines[first + 1 : stop]]
        widest = max(widths, default=0)
        full += [
            widest >= WRAPPED and width + 1 + word > widest for width, word in zip(widths, [*words, 0], strict=False)
        ]
    return full


def _width(doc: Doc, tokens: tuple[int, ...]) -> int:
    """From the first character of a line to its last."""
    return doc[tokens[-1]].idx + len(doc[tokens[-1]]) - doc[tokens[0]].idx


def _goes_on(doc: Doc, before: Block, line: Line, full: bool, data: LanguageData) -> bool:
    """A line goes on where it begins in lower case, has no bullet and follows one that has not ended.

    Where the line before is not full, somebody broke it on purpose: it goes on only behind or with a word that links.
    """
    if line.bullet or line.after_blank or before.kind == "heading":
        return False
    first, last = doc[line.tokens[0]], doc[before.end - 1]
    if not first.text[0].islower() or last.text in ENDS:
        return False
    return full or last.text == "," or any(w.lower_ in data.words[name] for name in LINKS for w in (first, last))


def ends_sentence(token: Token, data: LanguageData) -> bool:
    """Whether a sentence ends with this token (closing quotes behind it belong to it)."""
    if token.text not in ENDS or token.i + 1 >= len(token.doc):
        return False
    following = token.nbor()
    if token.text == "." and token.i:
        before = token.nbor(-1)
        short = before.lower_ in data.abbreviations or (len(before) == 1 and before.is_upper)
        if short and not following.text.startswith("\n"):
            return False
        if before.is_digit and not token.whitespace_ and not following.is_space:
            return False
    if following.text in ENDS:
        return False
    return bool(token.whitespace_) or following.is_space or following.text[0].isupper() or following.text in CLOSERS


def mark_sentences(doc: Doc, blocks: list[Block], data: LanguageData) -> None:
    """Set `is_sent_start` on every token: blocks begin sentences, and so does what follows an end of one.

    All at once, since spaCy walks through the text at each setting of the attribute.
    """
    starts = {block.start for block in blocks}
    marks = numpy.full((len(doc), 1), -1, dtype="int64")
    ended = False
    for token in doc:
        begins = token.i == 0 or token.i in starts or (ended and token.text not in CLOSERS and not token.is_space)
        if begins:
            marks[token.i, 0] = 1
            ended = False
        ended = ended or ends_sentence(token, data)
    doc.from_array(["SENT_START"], marks.view("uint64"))  # type: ignore[arg-type]


@Language.component("rolegraph_layout", assigns=["doc._.blocks", "token.is_sent_start"])
def layout(doc: Doc) -> Doc:
    """Find blocks and sentences."""
    data = language_data(doc.lang_)
    doc._.blocks = find_blocks(doc, data)
    mark_sentences(doc, doc._.blocks, data)
    return doc


Doc.set_extension("blocks", default=None, force=True)
