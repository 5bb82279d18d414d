"""From groups of tokens to labels: words of the text in their order, references resolved, edges cleaned."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from rolegraph.extract.groups import Group
from rolegraph.extract.languages import language_at
from rolegraph.language.data import LanguageData, language_data

KEEPS_FRONT = frozenset({"misconception", "expectation", "unsuited_trait"})
"""Relations whose labels are propositions or hold their negation: only conjunctions are cut from their beginning."""
HEADED = frozenset({"has_responsibility", "has_goal", "requires_skill", "collaborates_with"})
"""Relations that sections of adverts hold; a label of a heading's words alone is the heading ("Kualifikasi")."""
OPEN, CLOSE = "([“‘«", ")]”’»"
OBJECT_CLITIC = "nya"
OBJECT_SHAPES = frozenset({"mem", "mem-kan", "mem-i", "nge"})
"""Shapes of transitive verbs, on which -nya is an object (guide, decision 13; Sneddon, 2.19)."""


@dataclass(frozen=True)
class Label:
    """A label and the Doc's tokens that it was made from (those that a reference points to among them)."""

    text: str
    tokens: tuple[int, ...]
    resolved: bool = False


def group_labels(doc: Doc, group: Group, before: Label | None = None) -> list[Label]:
    """The labels of a group, in text order; empty ones are left out.

    Args:
        doc: The text.
        group: Token indices.
        before: The last label of the same relation before this group, to which a reference may point.
    """
    first = min((index for slot in group.slots for part in slot for index in part), default=0)
    data = language_data(language_at(doc, first))
    made: list[Label] = []
    for places in sorted(_meant(doc, group, data).labels(), key=lambda row: (row[0], row)):
        tokens = trim(doc, sorted(places), group.relation, data)
        if not tokens or _says_nothing(doc, tokens, group.relation, data):
            continue
        label = Label(join(doc, tokens, data), tuple(tokens))
        earlier = made[-1] if made else before
        made.append((earlier and _resolve(doc, label, earlier, data)) or label)
    return made


def _meant(doc: Doc, group: Group, data: LanguageData) -> Group:
    """The group without alternatives that name nothing: the "dll" of "memasak sup, nasi, dll"."""
    slots = [[part for part in slot if _words(doc, part) not in data.phrases["and_so_on"]] for slot in group.slots]
    return Group(group.relation, [kept or slot for kept, slot in zip(slots, group.slots, strict=True)])


def _says_nothing(doc: Doc, tokens: Sequence[int], relation: str, data: LanguageData) -> bool:
    """Whether a label is a heading's words, or under one a form's word alone, or "pria/wanita" (guide, 16, 17, 21)."""
    if relation in HEADED and " ".join(_words(doc, tokens)) in data.headings:
        return True
    blocks = doc._.blocks or []
    place = bisect_right(blocks, tokens[0], key=lambda block: block.start) - 1
    if place < 0 or not blocks[place].section:
        return False
    block = blocks[place]
    if block.kind == "heading" and " ".join(_words(doc, range(block.start, block.end))) in data.headings:
        return True
    return _words(doc, tokens) in data.phrases["says_nothing"]


def _words(doc: Doc, tokens: Sequence[int]) -> tuple[str, ...]:
    return tuple(doc[i].lower_ for i in tokens if not _is_mark(doc, i))


def trim(doc: Doc, tokens: Sequence[int], relation: str, data: LanguageData) -> list[int]:
    """Tokens without marks and filler words at either end, and without brackets that lost their partner."""
    kept = list(tokens)
    front = data.words["conjunction"] if relation in KEEPS_FRONT else data.words["trim_front"]
    while kept and (_is_mark(doc, kept[0]) or (doc[kept[0]].lower_ in front and len(kept) > 1)):
        kept.pop(0)
    while kept and (_is_mark(doc, kept[-1]) or (len(kept) > 1 and _trails(doc[kept[-1]].lower_, data))):
        kept.pop()
    return _balanced(doc, kept)


def _trails(word: str, data: LanguageData) -> bool:
    """Whether no label ends with a word: a conjunction, or what ends a list without naming anything."""
    return word in data.words["conjunction"] or (word,) in data.phrases["and_so_on"]


def _is_mark(doc: Doc, index: int) -> bool:
    text = doc[index].text
    return not any(c.isalnum() for c in text) and text not in OPEN + CLOSE + "+#%"


def _balanced(doc: Doc, tokens: list[int]) -> list[int]:
    stack: list[int] = []
    lost: set[int] = set()
    for index in tokens:
        text = doc[index].text
        if text in OPEN:
            stack.append(index)
        elif text in CLOSE:
            if stack:
                stack.pop()
            else:
                lost.add(index)
    lost.update(stack)
    return [index for index in tokens if index not in lost]


def join(doc: Doc, tokens: Sequence[int], data: LanguageData) -> str:
    """The words as written, neighbours spaced as in the text; a sentence's capital is lowered unless it is a name's.

    >>> from rolegraph.language.pipeline import blank
    >>> doc = blank("id")("Mengatur dan mengawasi UI/UX.")
    >>> join(doc, [0, 3, 4, 5], language_data("id"))
    'mengatur UI/UX'
    """
    text = ""
    for place, index in enumerate(tokens):
        adjacent = place and index == tokens[place - 1] + 1
        if place and not (adjacent and not doc[index - 1].whitespace_):
            text += " "
        text += _lowered(doc, index, data) if not place else doc[index].text
    return text


def _lowered(doc: Doc, index: int, data: LanguageData) -> str:
    """A word that begins a sentence or a line has its capital from there, unless the next word is one too."""
    token = doc[index]
    if not token.is_title or not (token.is_sent_start or index == 0 or not doc[index - 1].text[-1].isalnum()):
        return token.text
    if len(token) == 1 or any(c.isdigit() for c in token.text):  # "S1" and "B1" are codes
        return token.text
    if index + 1 < len(doc) and doc[index + 1].is_title and not _common(token.lower_, data):
        return token.text
    return token.lower_


def _common(word: str, data: LanguageData) -> bool:
    return bool(data.affix(word)) or word in data.openers


def _resolve(doc: Doc, label: Label, earlier: Label, data: LanguageData) -> Label | None:
    """A final object -nya stands for the object of the verb before ("menerima keluhan lalu menindaklanjutinya").

    The verb before stands in the same sentence.
    """
    last = doc[label.tokens[-1]]
    word = last.lower_
    between = range(earlier.tokens[0] + 1, last.i + 1)
    if len(label.tokens) != 1 or not word.endswith(OBJECT_CLITIC) or any(doc[i].is_sent_start for i in between):
        return None
    verb = word.removesuffix(OBJECT_CLITIC)
    if data.affix(verb) not in OBJECT_SHAPES or data.affix(doc[earlier.tokens[0]].lower_) not in OBJECT_SHAPES:
        return None
    objects = earlier.tokens[1:]
    if not objects:
        return None
    text = f"{last.text.removesuffix(OBJECT_CLITIC)} {join(doc, objects, data)}"
    return Label(text, (*objects, *label.tokens), resolved=True)
