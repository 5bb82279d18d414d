"""Which role a text describes, and where it names it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from rolegraph.extract.aliases import find_aliases, find_mentions, occurrences, title_case
from rolegraph.extract.candidates import SEAMS, Names, Phrase, find_phrases, names
from rolegraph.language.tokenizer import RoleTokenizer

Words = tuple[str, ...]
KINDS = ("role_named", "role_person", "role_wanted", "role_defined", "block", "opening")
TRAITS = ("cut", "inside", "listed", *(f"{side}_{seam}" for side in ("before", "over") for seam in SEAMS))
WEIGHTS = {
    "head": 4.5,
    "headlast": 1.4,
    "named+head": 0.8,
    "not": -1.3,
    "bounded": 0.7,
    "count": 1.4,
    "family": 0.8,
    "extends": 1.7,
    "extended": -0.6,
    "len1": -0.9,
    "len2": 0.4,
    "len3": 0.8,
    "len4": -0.4,
    "sent0": 1.4,
    "sent1": 1.7,
    "pos": -2.2,
    "conj": 0.3,
    "other": -1.1,
    "capital": 0.7,
    "role_named": 0.7,
    "role_named+": -0.5,
    "role_person": 1.0,
    "role_person+": 0.3,
    "role_wanted": 1.2,
    "role_wanted+": -0.5,
    "role_defined": -0.2,
    "block": 0.6,
    "block+": -1.1,
    "block+line": 0.7,
    "block+defined": 0.7,
    "opening": -0.3,
    "opening+": -0.2,
    "cut": -1.7,
    "allcut": -0.8,
    "inside": -1.1,
    "listed": 0.2,
    "before_conj": -0.5,
    "before_fall": -0.6,
    "before_glue": 0.8,
    "before_number": 0.3,
    "before_rise": -0.7,
    "before_shout": 0.4,
    "over_conj": 0.3,
    "over_glue": 0.2,
    "over_number": -1.8,
    "over_rise": -0.7,
    "over_shout": 0.6,
}
"""Weights of a log-linear choice among the names of a text, fitted on 364 annotated texts and rounded."""
LEAST = 7.0
"""The score under which a text names no role."""


@dataclass(frozen=True, slots=True)
class Role:
    """The role that a text describes.

    Args:
        name: Its name in title case.
        span: Half-open token indices of a mention whose words are the name's.
        mentions: All mentions by name or alias, in text order.
        aliases: Other names that the text gives it (acronyms, variants, shortened names), as it writes them.
    """

    name: str
    span: tuple[int, int]
    mentions: tuple[tuple[int, int], ...]
    aliases: tuple[str, ...]


def evidence(doc: Doc, found: Sequence[Phrase], known: Names) -> dict[Words, dict[str, float]]:
    """What speaks for and against each name: features and their values."""
    words = [token.lower_ for token in doc]
    mentions: dict[Words, list[Phrase]] = defaultdict(list)
    for phrase in found:
        mentions[tuple(words[phrase.start : phrase.end])].append(phrase)
    runs = _runs(words, {len(name) for name in mentions})
    heads = Counter(words)
    last = max((phrase.sentence for phrase in found), default=0)
    return {
        name: _features(doc, name, phrases, runs[name], heads, last, mentions, known)
        for name, phrases in mentions.items()
    }


def _runs(words: Sequence[str], sizes: set[int]) -> Counter[Words]:
    return Counter(tuple(words[i : i + size]) for size in sizes for i in range(len(words) - size + 1))


def _features(
    doc: Doc,
    name: Words,
    phrases: Sequence[Phrase],
    count: int,
    heads: Mapping[str, int],
    last: int,
    mentions: Mapping[Words, Sequence[Phrase]],
    known: Names,
) -> dict[str, float]:
    english = known.data.lang == "en"
    head = name[-1] if english else name[0]
    first = phrases[0]
    found: dict[str, float] = {
        "head": float(known.head(head)),
        "headlast": float(known.head(name[-1])),
        "not": float(name[0] in known.lists["not_role"]),
        "bounded": math.log1p(len(phrases)),
        "count": math.log1p(count),
        "family": math.log1p(heads[head]),
        f"len{min(len(name), 5)}": 1.0,
        "sent0": float(first.sentence == 0),
        "sent1": float(first.sentence <= 2),
        "pos": first.sentence / (last + 1),
        "conj": float(any(word in known.data.words["conjunction"] for word in name)),
        "other": sum("role_other" in p.cues for p in phrases) / len(phrases),
    }
    for trait in TRAITS:
        found[trait] = sum(trait in p.cues for p in phrases) / len(phrases)
    found["allcut"] = float(all("cut" in p.cues for p in phrases))
    for cue in KINDS:
        number = sum(cue in p.cues for p in phrases)
        found[cue] = float(number > 0)
        found[cue + "+"] = float(number > 1)
    found["named+head"] = found["role_named"] * found["head"]
    found["block+line"] = float(any("block" in p.cues and p.sentence <= 1 for p in phrases))
    found["block+defined"] = float(any("block" in p.cues and "role_defined" in p.cues for p in phrases))
    capital = all(doc[i].text[0].isupper() for i in range(first.start, first.end))
    found["capital"] = float(capital and "opening" not in first.cues)
    shorter = [name[:size] for size in range(1, len(name))]
    found["extends"] = max((math.log1p(len(mentions.get(part, ()))) for part in shorter), default=0.0)
    longer = [p for other, ps in mentions.items() if len(other) > len(name) and other[: len(name)] == name for p in ps]
    found["extended"] = math.log1p(len(longer))
    found["extended_before"] = float(any(p.sentence < first.sentence for p in longer))
    return found


def score(features: Mapping[str, float]) -> float:
    """How much speaks for a name."""
    return sum(WEIGHTS.get(name, 0.0) * value for name, value in features.items())


def find_role(doc: Doc) -> Role | None:
    """The role that a text describes, or None where it names none."""
    known = names(doc.lang_)
    found = find_phrases(doc)
    scores = {name: score(features) for name, features in evidence(doc, found, known).items()}
    best = max(scores, key=lambda name: (scores[name], name), default=None)
    if best is None or scores[best] < LEAST:
        return None
    return described(doc, best, known)


def role_named(doc: Doc, name: str) -> Role | None:
    """The role of this name, where the text names it so."""
    found = tuple(token.lower_ for token in RoleTokenizer(doc.vocab)(name) if not token.is_space)
    return described(doc, found, names(doc.lang_)) if occurrences([t.lower_ for t in doc], found) else None


def described(doc: Doc, name: Words, known: Names) -> Role:
    """All that a text says of the name of its role."""
    aliases = find_aliases(doc, name, known)
    mentions = find_mentions(doc, name, aliases, known)
    own = occurrences([token.lower_ for token in doc], name)
    span = next((s for s in own if not doc[s[0] : s[1]].text.isupper()), own[0])
    spelled = tuple(dict.fromkeys(_spelled(doc, alias) for alias in aliases))
    return Role(title_case(list(doc[span[0] : span[1]]), known), span, tuple(mentions or own), spelled)


def _spelled(doc: Doc, name: Words) -> str:
    words = [token.lower_ for token in doc]
    spans = occurrences(words, name)
    return doc[spans[0][0] : spans[0][1]].text if spans else " ".join(name)


@Language.component("rolegraph_role", requires=["doc._.blocks"], assigns=["doc._.role"])
def role(doc: Doc) -> Doc:
    """Set `doc._.role`."""
    doc._.role = find_role(doc)
    return doc


Doc.set_extension("role", default=None, force=True)
