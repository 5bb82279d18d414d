"""The clauses of a sentence and who is their subject: the described role, another, or several."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from rolegraph.extract.names import Names, Span, Words, plain_words

MARKS = frozenset(',;:.?!—–-()"“”…/•')
ASIDE = 7
"""The most tokens that a parenthesis inside a clause has."""


@dataclass(frozen=True)
class Lines:
    """A text as the contrast rules see it; all lists run parallel to its tokens.

    Args:
        words: Lower-case words without clitics that a name may carry ("apotekerlah"), in the singular (English).
        sentence: Number of each token's sentence.
        starts: First token of each sentence.
        clause: First token of each token's clause.
        aside: Tokens of short parentheses, as a set.
        places: Where each word stands; not parallel.
        capital: Whether a token has a capital that no beginning of a sentence asks for.
    """

    words: list[str]
    sentence: list[int]
    starts: list[int]
    clause: list[int]
    aside: frozenset[int]
    capital: list[bool]
    places: dict[str, list[int]]

    def count(self, name: Words) -> int:
        """How often words stand in the text side by side."""
        return sum(tuple(self.words[at : at + len(name)]) == name for at in self.places.get(name[0], ()))


def read_lines(doc: Doc, known: Names) -> Lines:
    """Sentences and clauses of a Doc."""
    words = plain_words(doc, known)
    openers = known.lists["clause_opener"]
    strong = known.data.words["adversative"] | known.data.words["subordinator"]
    sentence: list[int] = []
    starts: list[int] = []
    clause: list[int] = []
    fresh = True
    aside = _asides(doc)
    for token in doc:
        if token.i == 0 or token.is_sent_start:
            starts.append(token.i)
            fresh = True
        mark = (token.text in MARKS or token.is_space) and token.i not in aside
        opens = token.lower_ in openers and token.lower_ in strong and token.i not in aside
        if (fresh and not mark) or opens or not clause:
            clause.append(token.i)
            fresh = False
        else:
            clause.append(clause[-1])
        fresh = fresh or mark
        sentence.append(len(starts) - 1)
    places: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        places.setdefault(word, []).append(at)
    first = set(starts)
    capital = [token.text[0].isupper() and not token.is_upper and token.i not in first for token in doc]
    return Lines(words, sentence, starts, clause, frozenset(aside), capital, places)


def _asides(doc: Doc) -> set[int]:
    """Tokens of short parentheses, which break no clause: "insinyur perawatan (engineer) menyusun …"."""
    found: set[int] = set()
    opened: int | None = None
    for token in doc:
        if token.text == "(":
            opened = token.i
        elif token.text == ")" and opened is not None:
            if token.i - opened <= ASIDE:
                found.update(range(opened, token.i + 1))
            opened = None
    return found


def subject_run(
    lines: Lines, start: int, stop: int, known: Names, inside: Container[int] = frozenset()
) -> tuple[int, int] | None:
    """The run of words that opens a clause and may be its subject, before a predicate or a given place.

    Args:
        lines: The text.
        start: Where the clause begins.
        stop: The first token that cannot belong to the subject.
        known: What the language knows of names.
        inside: Tokens that are parts of labels, no subject's.
    """
    openers = known.lists["clause_opener"]
    while start < stop and (size := openers.starting(lines.words, start) or lines.words[start][:1].isdigit()):
        start += size
    joins = known.data.words["conjunction"]
    end = start
    while end < stop and end not in inside:
        if known.closes(lines.words, end) and not (lines.words[end] in joins and end > start):
            break
        end += 1
    while end > start and lines.words[end - 1] in joins:
        end -= 1
    if known.data.lang == "en":
        end = _english_end(lines.words, start, end, known)
    return (start, end) if end > start else None


def _english_end(words: Sequence[str], start: int, end: int, known: Names) -> int:
    """Where an English name ends: behind its last noun for who does a job, before any verb ("… builds models")."""
    found = end
    for at in range(start, end):
        if known.agent(words[at]):
            found = at + 1
        elif found < end and known.data.affix(words[at]) == "s":
            break
    return found


def split(lines: Lines, run: Span, wholes: Container[Words], known: Names) -> list[Span]:
    """The parts of "DJ dan komposer"; a name that holds a conjunction stays whole.

    A part counts where it begins with a noun for who does a job, or with a known name.
    """
    joins = known.data.words["conjunction"]
    parts: list[Span] = []
    start = run[0]
    for at in range(run[0] + 1, run[1] - 1):
        if lines.words[at] not in joins or at == start:
            continue
        rest = tuple(lines.words[at + 1 : run[1]])
        named = any(rest[:size] in wholes for size in range(1, len(rest) + 1))
        if named or known.agent(rest[0]) or (known.data.lang == "en" and known.agent(rest[-1])):
            parts.append((start, at))
            start = at + 1
    return [*parts, (start, run[1])]


def subset(part: Words, name: Words) -> bool:
    """Whether words stand in a name, side by side ("operator mesin" in "operator mesin produksi").

    >>> subset(("quality", "analyst"), ("quality", "analyst", "pusat", "kontak"))
    True
    """
    return any(name[i : i + len(part)] == part for i in range(len(name) - len(part) + 1))


def clauses_before(lines: Lines, at: int) -> list[int]:
    """Where the clauses begin that stand before a token in its sentence, from its own leftwards."""
    first = lines.starts[lines.sentence[at]]
    found = [lines.clause[at]]
    while found[-1] > first:
        left = lines.clause[found[-1] - 1]
        if left < first:
            break
        found.append(left)
    return found


def group_start(slots: Sequence[Sequence[Sequence[int]]]) -> int:
    """The first token of a group of labels."""
    return min(token for slot in slots for part in slot for token in part)


def passive_agent(lines: Lines, at: int, known: Names) -> int | None:
    """Where the agent of a passive may begin: right behind a verb in di-, "oleh" and articles passed over."""
    if known.data.lang != "id" or not lines.words[at].startswith("di") or not known.stops(lines.words[at]):
        return None
    at += 1
    while at < len(lines.words) and lines.words[at] in known.lists["agent_opener"]:
        at += 1
    return at if at < len(lines.words) else None
