"""What speaks for each name of a text as the name of its role: features of two log-linear choices."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from rolegraph.extract.aliases import abbreviated
from rolegraph.extract.candidates import SEAMS, Phrase, find_phrases
from rolegraph.extract.names import Names, Words, names, plain_words

SENTENCE_CUES = ("duty", "skill", "unsuited", "misconception", "expectation", "contrast", "party", "goal", "focus")
"""Cues that tell of what kind the sentences are in which a name stands."""
PREDICATES = frozenset({"verb", "copula", "modal", "negation", "stance"})
"""Kinds of words that make of the name before them a subject."""
KINDS = ("role_named", "role_person", "role_wanted", "role_defined", "block", "opening", "title", "risen")
TRAITS = ("cut", "inside", "listed", *(f"{side}_{seam}" for side in ("before", "over") for seam in SEAMS))
FORMS = 200
"""How many names of one head are weighed; a text with more is no role text, but must not take a day."""


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
    small: frozenset[str]
    loud: frozenset[str]


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
    small = frozenset(token.lower_ for token in doc if not token.text[0].isupper())
    loud = frozenset(token.lower_ for token in doc if token.is_upper)
    return Text(doc, known, words, mentions, heads, runs, _sentence_cues(doc), last, small, loud)


def head_of(name: Words, known: Names) -> str:
    """The word of a name that says what kind of worker it is: the first, in an English name the last."""
    last = name[-1]
    if known.data.lang == "en":
        return last if known.agent(last) else name[0]
    occupation, english = known.lists["occupation"], known.lists["english_head"]
    foreign = last in known.english and (last not in occupation or last in english)
    compound = last in occupation and not known.agent(name[0])  # "Accounting Staff", in English order
    return last if (foreign and name[0] not in occupation) or compound else name[0]


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
        "function": float(any(name in known.data.phrases["function_role"] for name in text.heads[head])),
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
    found["headline"] = float(any(_headline(text, p) for p in every))
    return found


def _headline(text: Text, phrase: Phrase) -> bool:
    """Whether a phrase is the whole first line, with more lines under it, as the title of an advert is."""
    blocks = text.doc._.blocks
    return len(blocks) > 1 and (phrase.start, phrase.end) == (blocks[0].start, blocks[0].end)


def form_evidence(text: Text, name: Words) -> dict[str, float]:
    """What speaks for a name among those of one head: its length, its letters, where it ends."""
    known, phrases = text.known, text.mentions[name]
    first = text.doc[phrases[0].start : phrases[0].end]
    rivals = [other for other in text.heads[head_of(name, known)][:FORMS] if other != name]
    total = sum(len(text.mentions[other]) for other in rivals) + len(phrases)
    shorter = [name[:size] for size in range(1, len(name))] + [name[-size:] for size in range(1, len(name))]
    longer = [p for other in rivals if name in (other[: len(name)], other[-len(name) :]) for p in text.mentions[other]]
    whole = [p for p in longer if "cut" not in p.cues]
    earliest = min(text.mentions[other][0].start for other in [*rivals, name])
    found = {
        f"len{min(len(name), 5)}": 1.0,
        "conj": float(any(word in known.data.words["conjunction"] for word in name)),
        "notlast": float(name[-1] in known.lists["not_role"]),
        "function": float(name in known.data.phrases["function_role"]),
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
    found["headline"] = float(any(_headline(text, p) for p in phrases))
    found["abbreviated"] = float(any(abbreviated(text.words, p.end, name, known) for p in phrases))
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
    return (
        text.doc[phrases[0].start].lower_ in text.small and tail.isdisjoint(text.small) and tail.isdisjoint(text.loud)
    )
