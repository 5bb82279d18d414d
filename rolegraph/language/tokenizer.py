"""Characters to words, the same for every language that writes blanks.

Hyphens stay inside a word (Indonesian reduplication, "nge-review"); a slash and glued words are split, since scraped
adverts lose their blanks ("…di bidang QSTeliti"); joining neighbours again costs a label nothing.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

_WORD = re.compile(
    r"""
    https?://\S+ | [\w.+-]{1,64}+@[\w-]+(?:\.[\w-]+)+  # addresses; 64: RFC 5321, 4.5.3.1.1; it bounds the look ahead
  | \d+(?:[.,]\d+)*                                    # numbers
  | (?:[^\W\d_]\.){2,}                                 # S.H.
  | [^\W_]+(?:(?:[-'’‑]|\.(?=[a-z]{2,3}\b))[^\W_]+)*[+#]*  # words, Node.js, C++
  | _+ | \.{2,} | [^\w\s]
    """,
    re.VERBOSE,
)
_GLUED = re.compile(
    r"(?<=[a-zà-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])|(?<=[a-z)])(?=\d)|(?<=\d)(?=[A-Z][a-z])"  # QSTeliti, min2, 30Usia
    r"|(?<=[a-z]{4})(?=-[A-Z][a-z])|(?<=[a-z]{4}-)(?=[A-Z][a-z])"  # wilayahnya-Menawarkan: a lost line and its bullet
    r"|(?<=[A-Z]{4})(?=[A-Z][a-z]{2})(?![A-Z](?:nya|lah|kah|pun)\b)"  # PAUDUraian, but PAUDnya
    r"|(?<=[A-Z]{2})(?=[A-Z][a-z]{3})(?![A-Z](?:nya|lah|kah|pun)\b)"  # CNCShift
)


def pieces(text: str) -> list[tuple[int, int]]:
    """Half-open code-point spans of the words of a text; white space is left between them.

    >>> [("UI/UX, nge-review"[a:b]) for a, b in pieces("UI/UX, nge-review")]
    ['UI', '/', 'UX', ',', 'nge-review']
    """
    spans: list[tuple[int, int]] = []
    at = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        _gap(text, at, start, spans)
        cuts = [start, *(start + cut.start() for cut in _GLUED.finditer(match.group())), end]
        spans.extend((a, b) for a, b in pairwise(cuts) if a < b)
        at = end
    _gap(text, at, len(text), spans)
    return spans


def _gap(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    """Characters that are neither word nor white space (a lone combining mark) are words of one character."""
    spans.extend((i, i + 1) for i in range(start, end) if not text[i].isspace())


class RoleTokenizer:
    """A spaCy tokenizer over `pieces`; white space beyond one blank is a token of its own, as spaCy's is."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """A Doc whose text equals the given text."""
        words: list[str] = []
        spaces: list[bool] = []
        at = 0
        for start, end in [*pieces(text), (len(text), len(text))]:
            white = text[at:start]
            if white.startswith(" ") and words:
                spaces[-1] = True
                white = white[1:]
            if white:
                words.append(white)
                spaces.append(False)
            if start < end:
                words.append(text[start:end])
                spaces.append(False)
            at = end
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **kwargs: Any) -> bytes:
        """Nothing to keep: the rules are code."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: Any) -> RoleTokenizer:
        """Nothing to read."""
        return self

    def to_disk(self, path: Any, **kwargs: Any) -> None:
        """Nothing to keep."""

    def from_disk(self, path: Any, **kwargs: Any) -> RoleTokenizer:
        """Nothing to read."""
        return self


@registry.tokenizers("rolegraph.Tokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Any:
    """The factory that a pipeline's configuration names."""
    return lambda nlp: RoleTokenizer(nlp.vocab)
