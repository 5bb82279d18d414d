"""A concept of a taxonomy, and the taxonomy that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["occupation", "skill", "group", "concept"]
"""What a concept is: an occupation, a skill or piece of knowledge, a group of either (an ISCO-08 group, a branch of the
skills hierarchy), or, in a taxonomy that does not say, just a concept."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words in a language.

    Args:
        text: The words, without blanks around them.
        lang: BCP 47 tag in lower case; "" where it is not known.
    """

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept (SKOS Reference, sections 3 to 8).

    Args:
        iri: Its IRI, as its publisher gives it.
        kind: What it is.
        labels: Preferred labels, at most one of a language.
        alternatives: Alternative labels.
        hidden: Hidden labels: misspellings and the like, to be found by and not to be shown.
        descriptions: What it means, at most one text of a language.
        codes: Notations, as strings ("0110", "3312.2.1").
        broader: IRIs of the concepts right above it.
        essential: IRIs of the skills that an occupation, or a skill, needs.
        optional: IRIs of those that it may need.
        isco: Code of the ISCO-08 unit group of an occupation; "" where there is none.
        skill_type: "skill" or "knowledge"; "" where it is not said.
        reuse: How widely a skill is used, as ESCO calls it ("transversal", "cross-sector", "sector-specific",
            "occupation-specific"); "" where it is not said.

    >>> Concept("https://example.org/1", "skill", labels=(Label("menjahit", "id"),)).label("id")
    'menjahit'
    """

    iri: str
    kind: Kind
    labels: tuple[Label, ...] = ()
    alternatives: tuple[Label, ...] = ()
    hidden: tuple[Label, ...] = ()
    descriptions: tuple[Label, ...] = ()
    codes: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    essential: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    isco: str = ""
    skill_type: str = ""
    reuse: str = ""

    def label(self, *langs: str) -> str:
        """The preferred label in the first of these languages that has one, else in the first there is, else ""."""
        return _first(self.labels, langs)

    def description(self, *langs: str) -> str:
        """The description, chosen as `label` is."""
        return _first(self.descriptions, langs)


@dataclass(frozen=True, slots=True)
class Origin:
    """What a taxonomy says of itself.

    Args:
        name: What users call it: lower-case letters, digits, "-" and ".", at most 64 of them ("esco").
        title: Its full name ("ESCO v1.1.1").
        version: Its version ("1.1.1"); "" where it is not known.
        licence: IRI of the licence; "" where it is not known.
        attribution: The sentence that its terms want to be shown with its data; "" where none is wanted.
        scheme: IRI of its concept scheme.
        digest: SHA-256 of its files in lower-case hexadecimal digits: what names their state.
        note: What was changed in it, in words; "" where nothing was.
    """

    name: str
    title: str
    version: str = ""
    licence: str = ""
    attribution: str = ""
    scheme: str = ""
    digest: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A taxonomy, read whole.

    Args:
        origin: What it says of itself.
        concepts: Its concepts, sorted by IRI.
    """

    origin: Origin
    concepts: tuple[Concept, ...]


def _first(labels: tuple[Label, ...], langs: tuple[str, ...]) -> str:
    by_lang = {label.lang: label.text for label in reversed(labels)}
    return next((by_lang[lang] for lang in langs if lang in by_lang), labels[0].text if labels else "")
