"""Which role a text describes, and where it names it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from rolegraph.extract.aliases import best_name, find_aliases, find_mentions, occurrences
from rolegraph.extract.candidates import SEAMS, Names, Phrase, find_phrases, names, plain_words
from rolegraph.extract.role_weights import FORM, HEAD
from rolegraph.language.tokenizer import RoleTokenizer

Words = tuple[str, ...]
SENTENCE_CUES = ("duty", "skill", "unsuited", "misconception", "expectation", "contrast", "party", "goal", "focus")
PREDICATES = frozenset({"verb", "copula", "modal", "negation", "stance"})
KINDS = ("role_named", "role_person", "role_wanted", "role_defined", "block", "opening", "title", "risen")
TRAITS = ("cut", "inside", "listed", *(f"{side}_{seam}" for side in ("before", "over") for seam in SEAMS))
LEAST = 4.0
"""The score of a head under which a text names no role."""


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


@dataclass(frozen=True)
class Text:
    """A text as the choice of its role sees it."""

    doc: Doc
    known: Names
    words: Sequence[str]
    mentions: Mapping[Words, Sequence[Phrase]]
    heads: Mapping[str, Sequence[Words]]
    runs: Mapping[Words, int]
    cues: Mapping[int, set[str]]
    last: int


def read_text(doc: Doc) -> Text:
    """The names of a text by their heads, and what is counted of them."""
    known = names(doc.lang_)
    words = plain_words(doc, known)
    mentions: dict[Words, list[Phrase]] = defaultdict(list)
    heads: dict[str, list[Words]] = defaultdict(list)
    found = find_phrases(doc)
    for phrase in found:
        name = tuple(words[phrase.start : phrase.end])
        if name not in mentions:
            heads[head_of(name, known)].append(name)
        mentions[name].append(phrase)
    sizes = {len(name) for name in mentions}
    runs = Counter(tuple(words[i : i + size]) for size in sizes for i in range(len(words) - size + 1))
    last = max((phrase.sentence for phrase in found), default=0)
    return Text(doc, known, words, mentions, heads, runs, _sentence_cues(doc), last)


def head_of(name: Words, known: Names) -> str:
    """The word of a name that says what kind of worker it is: the first, in an English name the last."""
    english = known.data.lang == "en" or (name[0],) not in known.data.phrases["occupation"]
    return name[-1] if english and name[-1] in known.english else name[0]


def _sentence_cues(doc: Doc) -> Mapping[int, set[str]]:
    number = -1
    numbers = []
    for token in doc:
        number += bool(token.is_sent_start) or token.i == 0
        numbers.append(number)
    found: dict[int, set[str]] = defaultdict(set)
    for cue in doc._.cues or ():
        found[numbers[cue.start]].add(cue.name)
    return found


def head_evidence(text: Text, head: str) -> dict[str, float]:
    """What speaks for a head: how often, where and behind which words its names stand."""
    known = text.known
    phrases = sorted({p.start: p for n in text.heads[head] for p in text.mentions[n]}.values(), key=lambda p: p.start)
    every = [p for n in text.heads[head] for p in text.mentions[n]]
    places = sorted({p.sentence for p in phrases})
    found = {
        "head": float(known.head(head)),
        "agent": float(known.agent(head)),
        "not": float(head in known.lists["not_role"]),
        "generic": float(head in known.lists["generic"]),
        "count": math.log1p(len(phrases)),
        "sentences": math.log1p(len(places)),
        "spread": (places[-1] - places[0]) / (text.last + 1),
        "pos": places[0] / (text.last + 1),
        "sent0": float(places[0] == 0),
        "sent1": float(places[0] <= 2),
        "capital": float(any(text.doc[p.start].text[0].isupper() and "opening" not in p.cues for p in phrases)),
        "caps": float(any(text.doc[p.start : p.end].text.isupper() and len(text.doc[p.start]) > 2 for p in phrases)),
    }
    subjects = [p for p in every if {"opening", "role_person"} & p.cues and _next(text, p.end) in PREDICATES]
    found["subject"] = math.log1p(len({p.start for p in subjects}))
    for cue in KINDS:
        found[cue] = float(any(cue in p.cues for p in every))
        found[cue + "/"] = len({p.start for p in every if cue in p.cues}) / len(phrases)
    for trait in ("role_other", "inside", "listed"):
        found[trait] = len({p.start for p in every if trait in p.cues}) / len(phrases)
    for cue in SENTENCE_CUES:
        found["in_" + cue] = sum(cue in text.cues[place] for place in places) / len(places)
    found["title0"] = float(any("title" in p.cues and p.sentence == 0 for p in every))
    return found


def form_evidence(text: Text, name: Words) -> dict[str, float]:
    """What speaks for a name among those of one head: its length, its letters, where it ends."""
    known, phrases = text.known, text.mentions[name]
    first = text.doc[phrases[0].start : phrases[0].end]
    rivals = [other for other in text.heads[head_of(name, known)] if other != name]
    total = sum(len(text.mentions[other]) for other in rivals) + len(phrases)
    shorter = [name[:size] for size in range(1, len(name))] + [name[-size:] for size in range(1, len(name))]
    longer = [p for other in rivals if name in (other[: len(name)], other[-len(name) :]) for p in text.mentions[other]]
    whole = [p for p in longer if "cut" not in p.cues]
    earliest = min(text.mentions[other][0].start for other in [*rivals, name])
    found = {
        f"len{min(len(name), 5)}": 1.0,
        "conj": float(any(word in known.data.words["conjunction"] for word in name)),
        "notlast": float(name[-1] in known.lists["not_role"]),
        "firstagent": float(known.agent(name[0])),
        "lastagent": float(len(name) > 1 and known.agent(name[-1])),
        "generic": float(len(name) == 1 and name[0] in known.lists["generic"]),
        "proper": float(len(name) > 1 and _proper(text, phrases)),
        "capital": float(all(token.text[0].isupper() for token in first) and "opening" not in phrases[0].cues),
        "bounded": math.log1p(len(phrases)),
        "count": math.log1p(text.runs[name]),
        "share": len(phrases) / total,
        "once": float(text.runs[name] == 1),
        "first": float(phrases[0].start == earliest),
        "sent0": float(phrases[0].sentence == 0),
        "extends": max((math.log1p(len(text.mentions.get(part, ()))) for part in shorter), default=0.0),
        "extended": math.log1p(len(longer)),
        "extended_whole": math.log1p(len(whole)),
        "extended_before": float(any(p.sentence < phrases[0].sentence for p in whole)),
        "other": sum("role_other" in p.cues for p in phrases) / len(phrases),
        "allcut": float(all("cut" in p.cues for p in phrases)),
        "contrast": sum("contrast" in text.cues[p.sentence] for p in phrases) / len(phrases),
        "party": sum("party" in text.cues[p.sentence] for p in phrases) / len(phrases),
    }
    for cue in KINDS:
        found[cue] = float(any(cue in p.cues for p in phrases))
    for trait in TRAITS:
        found[trait] = sum(trait in p.cues for p in phrases) / len(phrases)
    for phrase in phrases:
        found["next_" + _next(text, phrase.end)] = 1.0
    return found


def _next(text: Text, at: int) -> str:
    """What kind of word stands behind a name."""
    if at >= len(text.words) or text.doc[at].is_space:
        return "end"
    word, words = text.words[at], text.known.data.words
    if not word[0].isalnum():
        return "mark"
    for name in ("copula", "preposition", "conjunction", "modal", "relative", "negation", "stance", "determiner"):
        if word in words[name]:
            return name
    affix = text.known.data.affix(word)
    return "verb" if affix.startswith(("mem", "ber", "di", "nge", "ter")) else "word"


def _proper(text: Text, phrases: Sequence[Phrase]) -> bool:
    """Whether a person's name stands behind the noun: "Sipir Ratna", where "sipir" has no capital elsewhere."""
    if any("title" in phrase.cues for phrase in phrases):
        return False
    tail = {text.doc[phrase.end - 1].lower_ for phrase in phrases}
    small = {token.lower_ for token in text.doc if not token.text[0].isupper()}
    loud = {token.lower_ for token in text.doc if token.is_upper}
    return text.doc[phrases[0].start].lower_ in small and not tail & small and not tail & loud


def find_role(doc: Doc) -> Role | None:
    """The role that a text describes, or None where it names none."""
    text = read_text(doc)
    scores = {head: _score(HEAD, head_evidence(text, head)) for head in text.heads}
    head = max(scores, key=lambda head: (scores[head], head), default=None)
    if head is None or scores[head] < LEAST:
        return None
    name = max(text.heads[head], key=lambda name: (_score(FORM, form_evidence(text, name)), name))
    return described(doc, name, text.known)


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
