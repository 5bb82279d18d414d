"""Line breaks that a text lost when it was scraped: words stuck together, numbered items and headings in a row."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from rolegraph.extract.line_starts import SCRAPED, line_starts
from rolegraph.language.data import LanguageData

ITEMS = 3
"""From so many numbers that count up on, numbers before capitalised words are those of a list."""
DASHES = frozenset("-–•*")
HEADING_WORDS = 5
"""The most words of a heading that is looked for inside a line."""


def stuck(token: Token) -> bool:
    """Whether a capitalised word stands against the end of the one before it, no blank between.

    >>> from rolegraph.language.pipeline import blank
    >>> [token.text for token in blank("id")("kasir daringMenulis laporan") if token.i and stuck(token)]
    ['Menulis']
    """
    before = token.nbor(-1)
    capital = token.text[0].isupper() and token.text[1:].islower()  # "Tugas-tugas" too
    if before.whitespace_ or before.is_space or not capital or len(token) < 3:
        return False
    return before.text[-1].isalnum() or before.text[-1] in ":;!?)."


def _shortened(token: Token, data: LanguageData) -> bool:
    """Whether a word stands behind the full stop of an abbreviation, as in "Ms.Office" and "PT.Maju"."""
    return token.i > 1 and token.nbor(-1).text == "." and token.nbor(-2).lower_ in data.abbreviations


def _name_goes_on(token: Token, data: LanguageData) -> bool:
    """Whether a word is the second half of a name that the language's data knows, or stands behind "Ms."."""
    return (token.nbor(-1).text + token.text).lower() in data.words["joined_name"] or _shortened(token, data)


def _opens_line(token: Token, data: LanguageData) -> bool:
    """What opens lines of role texts: a word of the language's own shapes, or the first of a cue or heading."""
    return bool(data.affix(token.lower_)) or token.lower_ in data.openers


def lost_breaks(doc: Doc, data: LanguageData) -> frozenset[int]:
    """Tokens that begin a line whose break was lost.

    One stuck word is a name (JavaScript) unless it opens lines; in a text with several lost breaks every stuck word
    begins a line, but for the second half of a name that the language's data knows. Where a language has weights for
    it, the words around a place tell more: a break may have become a blank, too.
    """
    found = [token for token in doc if token.i and stuck(token) and not _shortened(token, data)]
    sure = [token for token in found if _opens_line(token, data)]
    breaks = {token.i for token in sure}
    scraped = len(sure) >= SCRAPED
    if scraped:
        breaks = {token.i for token in found if not _name_goes_on(token, data)}
        breaks |= set(_after_blank(doc, data))
    guessed = {i for i in line_starts(doc, data) if not _name_goes_on(doc[i], data)}
    breaks |= {*guessed, *_numbers(doc), *_dashes(doc)}
    for start, end in _headings(doc, data, scraped):
        breaks -= set(range(start, end))
        breaks |= {start, end}
    return frozenset(breaks)


def _after_blank(doc: Doc, data: LanguageData) -> Iterator[int]:
    """Capitalised verbs inside a line whose break became a blank: "untuk Penjual Memeriksa hasil"."""
    for token in doc[1 : len(doc) - 1]:
        if token.is_title and token.nbor().is_lower and data.kind(token.lower_) == "transitive":
            before = token.nbor(-1)
            if before.is_alpha and before.lower_ not in data.openers and before.lower_ not in data.words["trim_front"]:
                yield token.i


def _dashes(doc: Doc) -> Iterator[int]:
    """Dashes stuck between two words, the second capitalised: "wilayahnya-Menawarkan"."""
    for token in doc[1 : len(doc) - 1]:
        before = token.nbor(-1)
        alone = token.text in DASHES and not token.whitespace_ and not before.whitespace_
        if alone and token.nbor().is_title and before.is_lower:
            yield token.i


def _numbers(doc: Doc) -> Iterator[int]:
    """Numbers of items that follow one another inside a line: "… kantor2. Membuat … 3. Menyusun"."""
    run: list[int] = []
    for token in doc[: len(doc) - 2]:
        if not _is_number(token):
            continue
        if run and int(token.text) == int(doc[run[-1]].text) + 1:
            run.append(token.i)
            continue
        yield from _begin(doc, run)
        run = [token.i] if token.text == "1" else []
    yield from _begin(doc, run)


def _begin(doc: Doc, run: list[int]) -> list[int]:
    """Where the items of a run of numbers begin: at the number, or at the bracket before it."""
    return [i - 1 if i and doc[i - 1].text == "(" else i for i in run] if len(run) >= ITEMS else []


def _is_number(token: Token) -> bool:
    """A number, its mark and a capitalised word; behind a capitalised word it is that word's ("Pasal 1.")."""
    if len(token) > 2 or not (token.text.isascii() and token.text.isdigit()) or (token.i and token.nbor(-1).is_title):
        return False
    return token.nbor().text in (".", ")") and token.nbor(2).text[:1].isupper()


def _headings(doc: Doc, data: LanguageData, scraped: bool) -> Iterator[tuple[int, int]]:
    """A known heading inside a line, to what stands behind it: "Benefit Gaji pokok", "Tugas:Meracik".

    One without a mark behind it that names the section it stands in is an item ("Kualifikasi: Pendidikan Minimal S1").
    """
    at, section = 0, ""
    while at < len(doc):
        size = _heading_at(doc, at, data) if doc[at].text[0].isupper() else 0
        after = at + size
        if size and after < len(doc):
            opened = data.headings[" ".join(token.lower_ for token in doc[at:after])]
            marked = _marked(doc[after])
            if _is_heading(doc, at, after, data, scraped) and (marked or opened != section):
                yield at, after + 1 if doc[after].text == ":" and after + 1 < len(doc) else after
                section = opened
            elif marked or doc[after].is_space:
                section = opened
        at += size or 1


def _marked(following: Token) -> bool:
    """Whether what stands behind a heading shows that it is one: a colon, a bullet, the number of an item."""
    if following.is_digit:
        glued = not following.nbor(-1).whitespace_
        return glued or (following.i + 1 < len(following.doc) and following.nbor().text in (".", ")"))
    return following.text == ":" or following.text in DASHES


def _is_heading(doc: Doc, at: int, after: int, data: LanguageData, scraped: bool) -> bool:
    """Whether the words from `at` to `after` are a heading here and not words of a sentence."""
    following = doc[after]
    marked = _marked(following)
    if not at or not (marked or following.text[0].isupper()):
        return False
    before = doc[at - 1]
    if before.is_space or scraped:
        # "S1 Sistem Informasi Menguasai": behind a capitalised word and a blank it is the rest of a name
        return scraped and (marked or not (before.is_title and before.whitespace_))
    if following.text == ":":
        return True
    lost = not before.whitespace_ or before.text[-1].islower()
    return lost and following.is_title and _opens_line(following, data)


def _heading_at(doc: Doc, at: int, data: LanguageData) -> int:
    """How many tokens a known heading that begins here takes, 0 where none does."""
    words = [token.lower_ for token in doc[at : at + HEADING_WORDS]]
    return next((n for n in range(len(words), 0, -1) if " ".join(words[:n]) in data.headings), 0)


def joined(token: Token) -> bool:
    """Whether a token stands against the word before it, as a lost line break or a name would have it."""
    return bool(token.i and token.is_title and stuck(token))
