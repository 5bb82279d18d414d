"""Other names of a role, where a text mentions it, and how its name is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from spacy.tokens import Doc, Token

from rolegraph.extract.names import Names, Span, Words, plain_words

OPENING = 2
"""In how many sentences a bare "or" gives another name; later it sets two roles side by side."""
BLEND = range(2, 5)
ALIAS_WORDS = 4
"""The most words of another name that a text gives."""


def title_case(tokens: Sequence[Token], known: Names) -> str:
    """The name that tokens spell, in title case; abbreviations and inner capitals stay.

    Conjunctions and prepositions stay small. In a line of capitals only known abbreviations keep theirs.
    """
    loud = len(tokens) > 1 and all(token.text.upper() == token.text for token in tokens)
    loud = loud or (len(tokens) == 1 and len(tokens[0]) > 4 and tokens[0].is_upper)
    small = known.data.words["conjunction"] | known.data.words["preposition"]
    return "".join(_cased(token, loud, small, known) + token.whitespace_ for token in tokens).strip()


def _cased(token: Token, loud: bool, small: frozenset[str], known: Names) -> str:
    if token.lower_ in small and token.i:
        return token.lower_
    if token.lower_ in known.lists["acronym"] and (token.is_upper or len(token) < 3):
        return token.text.upper()
    if loud:
        vowels = any(letter in "aeiou" for letter in token.lower_)
        return token.text.capitalize() if vowels else token.text
    return token.text[0].upper() + token.text[1:]


def occurrences(words: Sequence[str], name: Words) -> list[Span]:
    """Where a name stands in a text.

    >>> occurrences(["guru", "sd", "dan", "guru"], ("guru",))
    [(0, 1), (3, 4)]
    """
    size = len(name)
    return [(i, i + size) for i in range(len(words) - size + 1) if tuple(words[i : i + size]) == name]


def find_aliases(doc: Doc, name: Words, known: Names) -> list[Words]:
    """Other names that the text gives a role, in lower case: variants, acronyms and shortened names."""
    words = plain_words(doc, known)
    found: dict[Words, None] = {}
    for alias in bracketed_aliases(doc, name, words, known):
        found[alias] = None
    for start, end in occurrences(words, name):
        alias_called = _also_called(doc, words, start, end, known)
        if alias_called and alias_called != name:
            found[alias_called] = None
    found.update(dict.fromkeys(abbreviations(vocabulary(doc), name, known)))
    for alias in _alternatives(name, known):
        found[alias] = None
    for alias in shortened_names(name, known):
        if alias not in found and any(_alone(doc, words, span, known) for span in occurrences(words, alias)):
            found[alias] = None
    return list(found)


def bracketed_aliases(doc: Doc, name: Words, words: Sequence[str], known: Names) -> list[Words]:
    """Names in parentheses behind a name, alone and behind its head ("Ahli … (K3)" gives "ahli k3" too)."""
    found: dict[Words, None] = {}
    for _, end in occurrences(words, name):
        alias = _bracketed(doc, words, end, known)
        if alias and alias != name:
            found[alias] = None
            if len(alias) == 1 and len(name) > 1 and occurrences(words, name[:1] + alias):
                found[name[:1] + alias] = None
    return list(found)


def vocabulary(doc: Doc) -> dict[str, bool]:
    """The words of a text in lower case, in their order, and whether each stands in capitals somewhere."""
    found: dict[str, bool] = {}
    for token in doc:
        found[token.lower_] = found.get(token.lower_, False) or (token.is_upper and len(token) > 1)
    return found


def abbreviations(words: Mapping[str, bool], name: Words, known: Names) -> list[Words]:
    """One word for a name: its initials in capitals ("DBA"), or the beginnings of its words ("polhut").

    Args:
        words: The text's vocabulary.
        name: The name's words.
        known: What the language knows of names.
    """
    blends = _blends(name)
    found = [word for word, loud in words.items() if word in blends or (loud and _stands_for(word, name, known))]
    return [(word,) for word in found if (word,) != name]


def abbreviated(words: Sequence[str], at: int, name: Words, known: Names) -> bool:
    """Whether a bracket behind a name holds the initials of it or of all but its head ("Ahli … Kerja (K3)")."""
    if at + 2 >= len(words) or words[at] != "(" or words[at + 2] != ")":
        return False
    return any(_stands_for(words[at + 1], part, known) for part in (name, name[1:]))


def _blends(name: Words) -> set[str]:
    """What the first two to four letters of two or three words spell together; a whole word is no beginning."""
    parts = [[word[:size] for size in BLEND if size < len(word)] for word in name]
    return {"".join(row) for row in product(*parts)} if 1 < len(name) < 4 else set()


def best_name(doc: Doc, name: Words, words: Sequence[str], known: Names) -> tuple[str, Span]:
    """A name in title case and the mention that writes it best: no clitic, no plural, no line of capitals.

    Raises:
        ValueError: The text has no such mention.
    """
    spans = occurrences(words, name)
    if not spans:
        raise ValueError(f"no mention of {' '.join(name)!r}")
    plain = [span for span in spans if doc[span[1] - 1].lower_ == name[-1]]
    quiet = [span for span in plain if not doc[span[0] : span[1]].text.isupper()]
    span = (quiet or plain or spans)[0]
    title = title_case(list(doc[span[0] : span[1]]), known)
    if plain:
        return title, span
    last = name[-1].upper() if title.isupper() else name[-1].capitalize()
    return " ".join([*title.split(" ")[:-1], last]), span


def _bracketed(doc: Doc, words: Sequence[str], at: int, known: Names) -> Words | None:
    if at < len(words) and words[at] == "(":
        close = next((i for i in range(at + 1, min(at + ALIAS_WORDS + 2, len(words))) if words[i] == ")"), None)
        if close and close > at + 1 and not any(known.stops(word) for word in words[at + 1 : close]):
            return tuple(words[at + 1 : close])
    return None


def _also_called(doc: Doc, words: Sequence[str], name_start: int, at: int, known: Names) -> Words | None:
    size = known.lists["also_called"].starting(words, at)
    if size == 1 and sum(bool(token.is_sent_start) for token in doc[: name_start + 1]) > OPENING:
        return None
    start = at + size
    while size and start < len(words) and words[start] in "\"'“‘":
        start += 1
    end = start
    while size and end < len(words) and end - start < ALIAS_WORDS and not known.stops(words[end]):
        end += 1
    named = end > start and (known.head(words[start]) or known.head(words[end - 1]) or doc[start].is_upper)
    return tuple(words[start:end]) if named else None


def _alternatives(name: Words, known: Names) -> list[Words]:
    """The names that "penyunting film atau editor video" joins."""
    cut = next((i for i, word in enumerate(name) if word in known.lists["alternative"]), 0)
    return [name[:cut], name[cut + 1 :]] if 0 < cut < len(name) - 1 else []


def _stands_for(word: str, name: Words, known: Names) -> bool:
    """Whether a word's letters are the initials of a name ("ATC" is not; "JBI" of "juru bahasa isyarat" is)."""
    initials = [part[0] for part in name if part not in known.data.words["conjunction"]]
    if len(word) > 1 and word[-1].isdigit():
        return word[:-1] == initials[0] and word[-1] == str(len(initials)) if len(initials) > 1 else False
    return len(initials) > 1 and (word == "".join(initials) or (len(word) > 2 and sorted(word) == sorted(initials)))


def shortened_names(name: Words, known: Names) -> Iterator[Words]:
    """Names that go on for a longer one: its head and what stands next to it, and "geolog" for "ahli geologi"."""
    for size in range(len(name) - 1, 0, -1):
        if known.data.lang != "en":
            yield name[:size]
        if known.data.lang == "en" or name[-1] in known.english:
            yield name[-size:]
    if len(name) == 2 and name[0] == "ahli" and name[1].endswith("logi"):
        yield (name[1][:-1],)


def _alone(doc: Doc, words: Sequence[str], span: Span, known: Names) -> bool:
    """Whether a shortened name stands for itself: no part of a longer name beside it, and no party in a list."""
    start, end = span
    after = end < len(words) and not known.stops(words[end]) and words[end] not in known.data.words["conjunction"]
    before = start > 0 and known.head(words[start - 1])
    party = known.lists["role_other"].ending(words, start) > 0 or (start > 0 and words[start - 1] == ",")
    return not after and not before and not party and not doc[end - 1].is_space


def find_mentions(doc: Doc, name: Words, aliases: Sequence[Words], known: Names) -> list[Span]:
    """All mentions of a role by its name or an alias, in text order, none inside another."""
    words = plain_words(doc, known)
    taken: set[int] = set()
    found: list[Span] = []
    short = set(shortened_names(name, known))
    for wording in sorted({name, *aliases}, key=lambda w: (-len(w), w)):
        for start, end in occurrences(words, wording):
            free = taken.isdisjoint(range(start, end))
            foreign = start > 0 and known.head(words[start - 1]) and not doc[start].is_sent_start
            if free and not foreign and (wording not in short or _alone(doc, words, (start, end), known)):
                found.append((start, end))
                taken.update(range(start, end))
    return sorted(found)
