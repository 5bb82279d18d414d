"""SPARQL text as tokens, as the terminals of SPARQL 1.1 cut it (section 19.8, productions 139 to 173).

Enough to find variables, groups and keywords; whether the tokens make a query is the engine's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ESCAPE = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_LOCAL = r"(?:[\w:·\u0300-\u036f\u203f\u2040.-]|%[0-9A-Fa-f]{2}|\\[-_~.!$&'()*+,;=/?\#@%])"
_TOKEN = re.compile(
    rf"""
      (?P<space>\s+|\#[^\n\r]*)
    | (?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|{_ESCAPE})*>)
    | (?P<string>"{{3}}(?:"{{0,2}}(?:[^"\\]|\\.))*"{{3}} | '{{3}}(?:'{{0,2}}(?:[^'\\]|\\.))*'{{3}}
        | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<variable>[?$][\w·\u0300-\u036f\u203f\u2040]+)
    | (?P<blank>_:[\w·.-]*[\w·-])
    | (?P<name>(?:[^\W\d_](?:[\w·.-]*[\w·-])?)?:(?:{_LOCAL}*(?!\.){_LOCAL})?)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<number>\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)
    | (?P<word>[^\W\d]\w*)
    | (?P<mark>\{{\||\|\}}|&&|\|\||\^\^|<<|>>|[<>!]=|.)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query.

    Args:
        kind: "iri", "string", "variable", "blank", "name" (a prefixed name), "language", "number", "word" (a keyword)
            or "mark".
        text: As it stands in the query.
        start: Its first code point.
    """

    kind: str
    text: str
    start: int

    def says(self, *words: str) -> bool:
        """Whether it is one of these keywords, in any case.

        >>> Token("word", "Select", 0).says("SELECT"), Token("string", "'SELECT'", 0).says("SELECT")
        (True, False)
        """
        return self.kind == "word" and self.text.upper() in words


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a query, without white space and comments.

    Every text has tokens, if only marks of one character: an unclosed quote is the mark `"`.

    >>> [(token.kind, token.text) for token in tokens("ASK { ?s a rg:Role } # all")][1:4]
    [('mark', '{'), ('variable', '?s'), ('word', 'a')]
    """
    for match in _TOKEN.finditer(text):
        if match.lastgroup and match.lastgroup != "space":
            yield Token(match.lastgroup, match.group(), match.start())


def place(text: str, offset: int) -> tuple[int, int]:
    r"""Line and column of an offset, both from 1; a column counts code points.

    >>> place("ASK\n{ ?s", 6)
    (2, 3)
    """
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")
