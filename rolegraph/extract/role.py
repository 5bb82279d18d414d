"""Which role a text describes, and where it names it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from rolegraph.extract.aliases import best_name, find_aliases, find_mentions, occurrences
from rolegraph.extract.names import Names, Words, names, plain_words
from rolegraph.extract.role_evidence import FORMS, Text, form_evidence, head_evidence, read_text
from rolegraph.extract.role_weights import FORM, HEAD
from rolegraph.language.tokenizer import RoleTokenizer

LEAST, SURE = 5.0, 8.0
"""The score of a head under which a text names no role, and from which on it needs no other sign of a role text."""
SIGNS = frozenset({"duty", "skill", "unsuited", "misconception", "expectation"})
"""Cues that are signs of a role text."""
MANY = 3
"""How many cues of one kind are signs enough."""
SECTIONS = frozenset({"duties", "skills", "parties"})


@dataclass(frozen=True, slots=True)
class Role:
    """The role that a text describes.

    Args:
        name: Its name in title case.
        span: Half-open token indices of a mention whose words are the name's.
        mentions: All mentions by name or alias, in text order.
        aliases: Other names that the text gives it (acronyms, variants, shortened names), as it writes them.
        guessed: Whether little speaks for it; then it counts only where a text says much of whatever role it is.
    """

    name: str
    span: tuple[int, int]
    mentions: tuple[tuple[int, int], ...]
    aliases: tuple[str, ...]
    guessed: bool = False


def find_role(doc: Doc) -> Role | None:
    """The role that a text describes, guessed where little speaks for any; None where nothing is named."""
    text = read_text(doc)
    scores = {head: _score(HEAD, head_evidence(text, head)) for head in text.heads}
    head = max(scores, key=lambda head: (scores[head], head), default=None)
    if head is None:
        return None
    forms = sorted(text.heads[head], key=lambda name: -len(text.mentions[name]))[:FORMS]
    name = max(forms, key=lambda name: (_score(FORM, form_evidence(text, name)), name))
    found = described(doc, name, text.known)
    return found if _convinces(text, head_evidence(text, head), scores[head]) else replace(found, guessed=True)


def _convinces(text: Text, found: Mapping[str, float], points: float) -> bool:
    """Whether a text is about a role at all: ordinary text has people in it, too."""
    cues = [cue.name for cue in text.doc._.cues or () if cue.name in SIGNS]
    signs = 2 if len(cues) >= MANY else len(set(cues))
    signs += len({block.section for block in text.doc._.blocks if block.section in SECTIONS})
    advert = bool(found["title"] or found["role_wanted"])
    again = found["sentences"] > math.log1p(1)
    if points < LEAST or (signs == 0 and not advert and not (again and points >= SURE)):
        return False
    if not found["agent"] and not found["function"]:
        return signs > 0 and (advert or bool(found["role_named"]))
    return points >= SURE or advert or signs > 1 or bool(found["role_named"])


def _score(weights: Mapping[str, float], found: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in found.items())


def role_named(doc: Doc, name: str) -> Role | None:
    """The role of this name, where the text names it so."""
    known = names(doc.lang_)
    found = tuple(token.lower_ for token in RoleTokenizer(doc.vocab)(name) if not token.is_space)
    return described(doc, found, known) if occurrences(plain_words(doc, known), found) else None


def described(doc: Doc, name: Words, known: Names) -> Role:
    """All that a text says of the name of its role."""
    aliases = find_aliases(doc, name, known)
    mentions = find_mentions(doc, name, aliases, known)
    words = plain_words(doc, known)
    title, span = best_name(doc, name, words, known)
    spelled = tuple(dict.fromkeys(_spelled(doc, alias, words) for alias in aliases))
    return Role(title, span, tuple(mentions or occurrences(words, name)), spelled)


def _spelled(doc: Doc, name: Words, words: Sequence[str]) -> str:
    spans = occurrences(words, name)
    return doc[spans[0][0] : spans[0][1]].text if spans else " ".join(name)


@Language.component("rolegraph_role", requires=["doc._.blocks"], assigns=["doc._.role"])
def role(doc: Doc) -> Doc:
    """Set `doc._.role`."""
    doc._.role = find_role(doc)
    return doc


Doc.set_extension("role", default=None, force=True)
