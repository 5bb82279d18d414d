"""Which sentences say nothing of a role, told by their own words: pay, hours, benefits, how to apply, the company.

`boilerplate.txt` of a language holds topics in brackets and phrases under them, written as in a cue file. A line that
begins with `^` is a phrase that opens a sentence, one that ends with `$` closes it; with both it is the whole sentence.
A single word that opens a sentence tells its topic in a short one alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from rolegraph.errors import LanguageDataError
from rolegraph.language.data import lines, spell
from rolegraph.resources import languages

Phrase = tuple[str, ...]
OPENS, CLOSES = "^", "$"
SHORT = 6
"""The most words of a sentence of which a single word at its beginning tells the topic."""


class Boilerplate:
    """The topics of a language, in the order of its file: the first that a sentence speaks of is its topic."""

    def __init__(self, phrases: Sequence[tuple[str, bool, bool, Phrase]]) -> None:
        self.topics = list(dict.fromkeys(topic for topic, *_ in phrases))
        self._rank: dict[tuple[bool, bool, Phrase], int] = {}
        for topic, opens, closes, phrase in phrases:
            self._rank.setdefault((opens, closes, phrase), self.topics.index(topic))
        self._sizes = sorted({len(phrase) for *_, phrase in phrases})

    def topic(self, words: Sequence[str]) -> str | None:
        """What a sentence speaks of, or None where its words do not say so.

        Args:
            words: The sentence's words, lower-case, without marks.

        >>> boilerplate("id").topic("gaji pokok dan bonus".split())
        'pay'
        >>> boilerplate("id").topic("menghitung gaji pokok karyawan".split())
        """
        ranks = [self._rank[key] for key in self._keys(words) if key in self._rank]
        return self.topics[min(ranks)] if ranks else None

    def _keys(self, words: Sequence[str]) -> Iterator[tuple[bool, bool, Phrase]]:
        for start in range(len(words)):
            for size in self._sizes:
                if (end := start + size) <= len(words):
                    phrase = tuple(words[start:end])
                    told = start == 0 and (size > 1 or len(words) <= SHORT)
                    for opens in (False, True)[: 1 + told]:
                        for closes in (False, True)[: 1 + (end == len(words))]:
                            yield opens, closes, phrase


def boilerplate(lang: str) -> Boilerplate:
    """The topics of a language; there are none in one without the file.

    Raises:
        LanguageDataError: A line cannot be read (names file and line), or there is no such language.
    """
    known = languages()
    if lang not in known:
        raise LanguageDataError(f"no language {lang!r}", hint=f"there are: {', '.join(known)}")
    return _loaded(known[lang] / "boilerplate.txt")


@cache
def _loaded(path: Path) -> Boilerplate:
    phrases: list[tuple[str, bool, bool, Phrase]] = []
    topic = ""
    for number, line in lines(path) if path.exists() else []:
        if line.startswith("[") and line.endswith("]"):
            topic = line[1:-1].strip()
            continue
        try:
            phrases.extend((topic, *spelled) for spelled in _spell(line, topic))
        except ValueError as error:
            raise LanguageDataError(f"{path}, line {number}: {error}") from error
    return Boilerplate(phrases)


def _spell(line: str, topic: str) -> Iterator[tuple[bool, bool, Phrase]]:
    if not topic:
        raise ValueError("it is in no topic: put a line such as [pay] above it")
    parts = line.split()
    opens, closes = parts[0] == OPENS, parts[-1] == CLOSES
    for phrase in spell(" ".join(parts[opens : len(parts) - closes])):
        yield opens, closes, phrase
