"""The data of a language: a folder of text files that a linguist can read and extend.

`cues/<name>.txt` holds phrases, one a line: `a|b` are alternatives, `(x)` may be missing, `#` opens a comment line.
`words/<name>.txt` holds closed word classes, one word a line. The file's name is the name of the cue or class.
`phrases/<name>.txt` is written as a cue file; rules read it, the learned taggers do not see it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import product
from pathlib import Path
from typing import TypeVar

from rolegraph.errors import LanguageDataError
from rolegraph.resources import languages

KINDS = ("transitive", "verb", "action")
"""The parts that the shape of a word can play: a verb with an object, another verb, a noun of an action."""
MAX_PHRASES = 5000
"""The most phrases that one line may spell: more is a slip of the pen."""

Entry = TypeVar("Entry")


class Lists(dict[str, frozenset[Entry]]):
    """Lists by name; one that a language does not have is empty, so that a folder needs what its language needs."""

    def __missing__(self, name: str) -> frozenset[Entry]:
        return frozenset()


@dataclass(frozen=True)
class LanguageData:
    """What a language folder holds.

    Args:
        lang: BCP 47 tag, the folder's name.
        cues: Name of a cue to its phrases, each a tuple of lower-case words.
        words: Name of a word class to its words.
        abbreviations: Words whose full stop does not end a sentence.
        headings: Lower-case phrase of an advert's heading to the name of its section.
        affixes: Word shapes in their order: a class and the pattern of its lower-case words.
        phrases: Name of a list of phrases that rules use to its phrases.
        kinds: A class of `affixes` to the part that it plays: "transitive", "verb" or "action" (a noun of an action).
        line_starts: Evidence that a line begins at a place, and its weight; empty where a language has none.
    """

    lang: str
    cues: dict[str, frozenset[tuple[str, ...]]]
    words: dict[str, frozenset[str]]
    abbreviations: frozenset[str]
    headings: dict[str, str]
    affixes: tuple[tuple[str, re.Pattern[str]], ...]
    phrases: dict[str, frozenset[tuple[str, ...]]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    line_starts: dict[str, float] = field(default_factory=dict)

    @cached_property
    def openers(self) -> frozenset[str]:
        """The first words of cue phrases and headings."""
        phrases = (phrase for found in self.cues.values() for phrase in found)
        return frozenset({phrase[0] for phrase in phrases} | {heading.split()[0] for heading in self.headings})

    def affix(self, word: str) -> str:
        """The class of a lower-case word's shape, or "" where none fits."""
        return next((name for name, pattern in self.affixes if pattern.match(word)), "")

    def kind(self, word: str) -> str:
        """The part that a lower-case word's shape plays, or "" where it has none."""
        return self.kinds.get(self.affix(word), "")


def lines(path: Path) -> list[tuple[int, str]]:
    """The lines of a data file that hold something, with their numbers from 1.

    Raises:
        LanguageDataError: The file is not UTF-8.
    """
    data = path.read_bytes()
    try:
        rows = enumerate(data.decode("utf-8").splitlines(), 1)
    except UnicodeDecodeError as error:
        number = data.count(b"\n", 0, error.start) + 1
        raise LanguageDataError(f"{path}, line {number}: not UTF-8") from error
    return [(number, line.strip()) for number, line in rows if line.strip() and not line.startswith("#")]


def spell(pattern: str) -> list[tuple[str, ...]]:
    """Every phrase that a line of a cue file stands for.

    Raises:
        ValueError: A bracket is not closed, or the line spells no phrase or more than `MAX_PHRASES`.

    >>> spell("tugas|peran (utama) adalah")[:2]
    [('tugas', 'utama', 'adalah'), ('tugas', 'adalah')]
    """
    choices: list[list[tuple[str, ...]]] = []
    for part in _parts(pattern):
        optional = part.startswith("(")
        options: list[tuple[str, ...]] = [(word,) for word in part.strip("()").split("|") if word]
        choices.append([*options, ()] if optional else options)
    size = 1
    for options in choices:
        size *= len(options)
    if size > MAX_PHRASES:
        raise ValueError(f"spells {size} phrases, more than {MAX_PHRASES}")
    found = [tuple(word for part in row for word in part) for row in product(*choices)]
    phrases = [phrase for phrase in found if phrase]
    if not phrases:
        raise ValueError("spells no phrase")
    return phrases


def _parts(pattern: str) -> list[str]:
    parts = pattern.lower().split()
    for part in parts:
        if part.startswith("(") != part.endswith(")"):
            raise ValueError(f"an optional word is written (word): {part}")
    return parts


def load(folder: Path, lang: str | None = None) -> LanguageData:
    """Read a language folder, whose name is the language's tag unless one is given.

    Raises:
        LanguageDataError: The folder lacks cues or words, or a line cannot be read (names file and line).
    """
    if not (folder / "cues").is_dir() or not (folder / "words").is_dir():
        raise LanguageDataError(f"{folder} is no language folder", hint="it needs the folders cues and words")
    return LanguageData(
        lang=lang or folder.name,
        cues=Lists({path.stem: _phrases(path) for path in sorted((folder / "cues").glob("*.txt"))}),
        words=Lists({path.stem: _words(path) for path in sorted((folder / "words").glob("*.txt"))}),
        abbreviations=_words(folder / "abbreviations.txt"),
        headings=_sections(folder / "headings.txt"),
        affixes=_affixes(folder / "affixes.txt"),
        phrases=Lists({path.stem: _phrases(path) for path in sorted((folder / "phrases").glob("*.txt"))}),
        kinds=_kinds(folder / "shapes.txt"),
        line_starts=_weights(folder / "line_starts.txt"),
    )


def _phrases(path: Path) -> frozenset[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for number, line in lines(path):
        try:
            found.update(spell(line))
        except ValueError as error:
            raise LanguageDataError(f"{path}, line {number}: {error}") from error
    return frozenset(found)


def _words(path: Path) -> frozenset[str]:
    found: set[str] = set()
    for number, line in lines(path) if path.exists() else []:
        if len(line.split()) > 1:
            raise LanguageDataError(f"{path}, line {number}: one word a line, not {line!r}")
        found.add(line.lower())
    return frozenset(found)


def _affixes(path: Path) -> tuple[tuple[str, re.Pattern[str]], ...]:
    found: list[tuple[str, re.Pattern[str]]] = []
    for number, line in lines(path) if path.exists() else []:
        name, _, pattern = line.partition(" ")
        if not pattern.strip():
            raise LanguageDataError(f"{path}, line {number}: a line is written 'class pattern'")
        try:
            found.append((name, re.compile(pattern.strip())))
        except re.error as error:
            raise LanguageDataError(f"{path}, line {number}: {error}") from error
    return tuple(found)


def _kinds(path: Path) -> dict[str, str]:
    """The classes of `affixes.txt` that play a part: a line is "part: class, class"."""
    found = _sections(path)
    for name, part in found.items():
        if part not in KINDS:
            raise LanguageDataError(f"{path}: {name!r} is no {part!r}", hint=f"the parts are {', '.join(KINDS)}")
    return found


def _weights(path: Path) -> dict[str, float]:
    """Lines of a number and a name."""
    found: dict[str, float] = {}
    for number, line in lines(path) if path.exists() else []:
        weight, _, name = line.partition(" ")
        try:
            found[name] = float(weight)
        except ValueError:
            raise LanguageDataError(f"{path}, line {number}: a line is written 'weight evidence'") from None
    return found


def _sections(path: Path) -> dict[str, str]:
    sections: dict[str, str] = {}
    for number, line in lines(path) if path.exists() else []:
        name, colon, phrases = line.partition(":")
        if not colon:
            raise LanguageDataError(f"{path}, line {number}: a line is written 'section: phrase, phrase'")
        sections.update({phrase.strip().lower(): name.strip() for phrase in phrases.split(",") if phrase.strip()})
    return sections


def language_data(lang: str) -> LanguageData:
    """The data of a language: one that ships with rolegraph, that a package brings or that the user names.

    Raises:
        LanguageDataError: There is no such language.

    >>> "agar" in language_data("id").words["purpose"]
    True
    """
    known = languages()
    if lang not in known:
        raise LanguageDataError(f"no language {lang!r}", hint=f"there are: {', '.join(known)}")
    return _loaded(lang, known[lang])


@cache
def _loaded(lang: str, folder: Path) -> LanguageData:
    return load(folder, lang)
