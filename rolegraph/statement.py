"""What a text states about a role, and where it says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from rolegraph.document import Document


class Relation(StrEnum):
    """The relations of the annotation guide, in its order.

    >>> Relation("has_goal") is Relation.HAS_GOAL
    True
    """

    ROLE = "role"
    HAS_RESPONSIBILITY = "has_responsibility"
    HAS_GOAL = "has_goal"
    COLLABORATES_WITH = "collaborates_with"
    REQUIRES_SKILL = "requires_skill"
    UNSUITED_TRAIT = "unsuited_trait"
    MISCONCEPTION = "misconception"
    CORRECTION = "correction"
    EXPECTATION = "expectation"
    REALITY = "reality"
    CONTRASTED_WITH = "contrasted_with"
    CONTRAST_DIMENSION = "contrast_dimension"
    FOCUS = "focus"


Polarity = Literal["positive", "negative"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact place that states something.

    Args:
        start: First code point of the span in `Document.text`.
        end: One past its last code point (half-open); the words of the label stand within `text[start:end]`.
        sentence: The sentence (or sentences) around the span: `text[sentence_start:sentence_start + len(sentence)]`.
        sentence_start: Where `sentence` begins in `Document.text`; `sentence_start <= start`.
        rule: The part of the reader that spoke, as `component/name`.
        confidence: How often a statement like this one is right, in [0, 1].
        lang: BCP 47 tag of the sentence's language where it is not the document's ("en" of an English line in an
            Indonesian advert), else None.
    """

    start: int
    end: int
    sentence: str
    sentence_start: int
    rule: str
    confidence: float
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a text about a role.

    Args:
        role: The name of the role that the text describes, in title case.
        relation: What kind of statement it is.
        label: The words of the text, resolved (coordination distributed, references put in).
        evidence: Where the text says so.
        about: For a `focus`: the role of the contrast that it speaks of; else None.
        polarity: "negative" when the label holds a negation ("tidak memiliki …"), else "positive".
        parents: The statements that this one belongs to, of the same text: a correction its misconception, a reality
            its expectation, a dimension and a focus their `contrasted_with`, a goal the duties or parties it is for.
            (Plural, since one goal may serve several duties and one dimension several contrasts.)
    """

    role: str
    relation: Relation
    label: str
    evidence: Evidence
    about: str | None = None
    polarity: Polarity = "positive"
    parents: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a text, `text == document.text[start:end]`, and what became of it.

    `reason` says why it was set aside ("boilerplate/pay"), or is None where nothing set it aside.
    """

    text: str
    start: int
    end: int
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one document.

    Args:
        document: The text.
        statements: In text order; at most one of relation `role`, which comes first. A text in which no role was
            found has none, and then no other statement either.
        unread: Sentences that gave nothing although no rule set them aside.
        set_aside: Sentences that a rule set aside, with its reason.
    """

    document: Document
    statements: tuple[Statement, ...]
    unread: tuple[Sentence, ...] = ()
    set_aside: tuple[Sentence, ...] = ()

    @property
    def role(self) -> str | None:
        """The name of the role, or None where the text names none."""
        return self.statements[0].role if self.statements else None
