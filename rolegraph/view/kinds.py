"""What the picture can show: kinds of things with colour and shape, and the properties that become lines.

The colours are those of Okabe and Ito (2008, "Color Universal Design"), which stay apart under every common colour
vision; shape says the same again, so that colour is never the only sign (WCAG 2.2, success criterion 1.4.1).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """How one class of things looks.

    Args:
        key: The name in data and in the legend's strings ("skill").
        cls: Local name of the class in the rolegraph ontology ("Skill"), or "" where the class does not decide: a role
            that no text describes, a concept of a taxonomy, a thing or value that a query brought.
        shape: A vis-network shape with its label outside ("dot", "square", …).
        light: Colour on the light ground, `#rrggbb`.
        dark: Colour on the dark ground.
        hollow: Drawn as an outline.
        claim: What people believe or expect: shown dashed and in italics, never as a fact.
    """

    key: str
    cls: str
    shape: str
    light: str
    dark: str
    hollow: bool = False
    claim: bool = False


KINDS: tuple[Kind, ...] = (
    Kind("role", "Role", "dot", "#1a1a1a", "#f4f4f4"),
    Kind("named", "", "dot", "#1a1a1a", "#f4f4f4", hollow=True),
    Kind("duty", "Responsibility", "square", "#0072b2", "#4ba3d9"),
    Kind("goal", "Goal", "triangle", "#56b4e9", "#8ecdf2"),
    Kind("skill", "Skill", "dot", "#009e73", "#2fc79b"),
    Kind("party", "Party", "hexagon", "#e69f00", "#f0b43c"),
    Kind("trait", "Trait", "triangleDown", "#d55e00", "#f08442"),
    Kind("misconception", "Misconception", "diamond", "#b5558c", "#e3a0c6", hollow=True, claim=True),
    Kind("correction", "Correction", "diamond", "#cc79a7", "#cc79a7"),
    Kind("expectation", "Expectation", "star", "#8a7a00", "#f0e442", hollow=True, claim=True),
    Kind("reality", "Reality", "star", "#d9c800", "#f0e442"),
    Kind("contrast", "Contrast", "hexagon", "#6b6b6b", "#b0b0b0", hollow=True),
    Kind("dimension", "Dimension", "triangleDown", "#8c8c8c", "#9a9a9a"),
    Kind("focus", "Focus", "dot", "#8c8c8c", "#9a9a9a"),
    Kind("concept", "", "hexagon", "#4b3f9e", "#a99df5"),
    Kind("thing", "", "square", "#6b6b6b", "#b0b0b0", hollow=True),
    Kind("value", "", "dot", "#6b6b6b", "#b0b0b0", hollow=True),
)
BY_KEY = {kind.key: kind for kind in KINDS}
BY_CLASS = {kind.cls: kind for kind in KINDS if kind.cls}

MATCHES: tuple[str, ...] = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
"""The mapping properties of SKOS (Reference, section 10), by local name: from ours to a concept of others."""
BROADER = "broader"
"""From a concept of a taxonomy to the next one up."""

# From what states or holds, to what hangs on it: the order in which a leaf looks for its branch.
CHAIN: tuple[str, ...] = ("correctedBy", "metByReality", "hasDimension", "hasFocus", "contrastTo")
# What nothing else holds hangs on what lacks it.
CHAIN_LAST: tuple[str, ...] = ("lacks",)
# The other way round: the goal is written first, and hangs on what it is the goal of.
CHAIN_REVERSED: tuple[str, ...] = ("goalOf",)
# Said by the role itself. Where a chain says the same with one step more, the line stays in the background.
FROM_ROLE: tuple[str, ...] = (
    "hasResponsibility",
    "hasGoal",
    "requiresSkill",
    "collaboratesWith",
    "unsuitedTrait",
    "hasMisconception",
    "hasCorrection",
    "hasExpectation",
    "hasReality",
    "contrastedWith",
    "hasContrast",
    "differsIn",
)
