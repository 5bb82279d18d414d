"""Where a line began whose break a scrape made a blank, or nothing: a log-linear guess from the words around a place.

The weights are data of a language (`line_starts.txt`: a weight, a blank, evidence), fitted by
`benchmarks/line_starts.py` on annotated adverts whose line breaks were taken away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from rolegraph.language.data import LanguageData

BULLETS = frozenset("-•*·–—▪●◦‣✓✔➢►>○■□◆♦→+~")
"""Marks that open an item."""
CLASSES = (
    "conjunction",
    "purpose",
    "negation",
    "copula",
    "relative",
    "subordinator",
    "modal",
    "preposition",
    "pronoun",
)
LENGTHS = ((12, "12"), (25, "25"), (60, "60"))
"""Buckets of the tokens of a physical line."""
LOUD = (0.3, 0.5)
"""Shares of capitalised words that divide texts."""
DOUBTFUL = 2.0
"""The least log odds for a capitalised word behind a blank that opens no line that the language's data knows."""
VERBS = ("transitive", "verb")
SCRAPED = 3
"""From so many words stuck to the end of another on, a text is one that lost its line breaks."""
_STUCK = re.compile(r"[a-z0-9).:;!?][A-Z][a-z]{2}")


def line_starts(doc: Doc, data: LanguageData) -> Iterator[int]:
    """Tokens that begin a line more likely than not; none in a language without weights."""
    weights = data.line_starts
    for index, found in (evidence(doc, data) if weights else {}).items():
        if sum(weights.get(name, 0.0) for name in found) > _least(doc[index], data):
            yield index


def _least(token: Token, data: LanguageData) -> float:
    """The log odds that are asked for: more behind a blank, where real adverts capitalise what they like."""
    if not token.nbor(-1).whitespace_ or token.text in BULLETS or data.kind(token.lower_) in VERBS:
        return 0.0
    return 0.5 if token.lower_ in data.openers else DOUBTFUL


def evidence(doc: Doc, data: LanguageData) -> dict[int, list[str]]:
    """What speaks for and against each place where a line may begin: a capital or a bullet inside a physical line."""
    stuck = glued(doc.text)
    state = ("0", "1", "2+")[min(stuck, 1) + (stuck >= SCRAPED)] + _loudness(doc)
    lengths = _lengths(doc)
    found: dict[int, list[str]] = {}
    for token in doc[1:]:
        before = token.nbor(-1)
        opens = token.text[0].isupper() or (token.text in BULLETS and token.i + 1 < len(doc))
        if opens and not token.is_space and not before.is_space:
            found[token.i] = list(_around(token, data, state, lengths[token.i]))
    return found


def glued(text: str) -> int:
    """How many words stand against the end of the one before.

    >>> glued("di bidang QSTeliti.Jujur dan ramahMenguasai JavaScript")
    3
    """
    return sum(1 for _ in _STUCK.finditer(text))


def _loudness(doc: Doc) -> str:
    """How many of a text's words are capitalised: titles in Every Word tell less than one among lower-case words."""
    words = [token.text for token in doc if token.is_alpha]
    share = sum(word[0].isupper() for word in words) / max(1, len(words))
    return "quiet" if share < LOUD[0] else "mixed" if share < LOUD[1] else "loud"


def _lengths(doc: Doc) -> list[str]:
    """The bucket of each token's physical line."""
    lines: list[int] = []
    number = 0
    for token in doc:
        number += token.is_space and "\n" in token.text
        lines.append(number)
    sizes: dict[int, int] = {}
    for line in lines:
        sizes[line] = sizes.get(line, 0) + 1
    return [next((name for limit, name in LENGTHS if sizes[line] <= limit), "more") for line in lines]


def _around(token: Token, data: LanguageData, state: str, length: str) -> Iterator[str]:
    """The evidence at one place."""
    before, after = token.nbor(-1), token.nbor() if token.i + 1 < len(token.doc) else None
    glue = "glued" if not before.whitespace_ else "blank"
    earlier = token.nbor(-2) if token.i > 1 else None
    here, left, right = _kind(token, data), _kind(before, data), _kind(after, data) if after else "end"
    shapes = f"{_shape(before)}|{_shape(token)}|{_shape(after) if after else 'end'}"
    yield from ("bias", f"state={state}", f"glue={glue}|{state}", f"line={length}|{state}", f"line={length}|{glue}")
    yield from (f"w={token.lower_}", f"before={before.lower_}", f"after={after.lower_ if after else ''}")
    yield from (f"k={here}", f"kb={left}", f"ka={right}", f"k|a={here}|{right}", f"b|k={left}|{here}")
    yield from (f"shapes={shapes}", f"shapes={shapes}|{glue}", f"shapes={shapes}|{state}")
    yield f"known={token.lower_ in data.openers}|{glue}|{state}"
    yield from (f"w|s={token.lower_}|{_shape(after) if after else 'end'}|{glue}", f"w|state={token.lower_}|{state}")
    yield from (f"kind={here}|{_shape(token)}|{glue}|{state}", f"b|s={before.lower_}|{_shape(token)}")
    common = token.lower_ in data.words["common"]
    yield from (
        f"common={common}|{shapes}|{glue}",
        f"common={common}|{left}|{state}",
        f"common={common}|{glue}|{state}",
    )
    if earlier is not None and not earlier.is_space:
        yield f"bb={_shape(earlier)}|{_shape(before)}|{_shape(token)}"


def _kind(token: Token, data: LanguageData) -> str:
    """The closed class or the shape of a word, the mark itself, "x" for anything else."""
    if not token.text[0].isalnum():
        return token.text[0] if not token.is_space else "space"
    word = token.lower_
    return next((name for name in CLASSES if word in data.words[name]), "") or data.affix(word) or "x"


def _shape(token: Token) -> str:
    """How a word is written: "X" upper-case, "Xx" capitalised, "x" lower-case, "d" digits, the mark itself."""
    if token.is_space:
        return "space"
    if not token.text[0].isalnum():
        return "•" if token.text in BULLETS else token.text[0]
    if token.text[0].isdigit():
        return "d"
    return "X" if token.is_upper and len(token) > 1 else "Xx" if token.text[0].isupper() else "x"


def written(weights: Mapping[str, float]) -> str:
    r"""Weights as the data file holds them, in the order of their names.

    >>> written({"w=mampu": 1.25, "bias": -2.0})
    '-2.00 bias\n1.25 w=mampu\n'
    """
    return "".join(f"{value:.2f} {name}\n" for name, value in sorted(weights.items()))
