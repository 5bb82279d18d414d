"""What stands for each kind of statement: colour, shape and line, as style rules and as SVG paths.

Colours and shapes are those of the network's page (`rolegraph.view.kinds`); the style of the line says the same a third
time, so that colour is never the only sign (WCAG 2.2, success criterion 1.4.1).
"""

from __future__ import annotations

from rolegraph.rdf.namespaces import RG
from rolegraph.rdf.things import KINDS as THINGS
from rolegraph.statement import Relation
from rolegraph.view.kinds import BY_CLASS, BY_KEY, Kind

SHAPES = {
    "dot": "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z",
    "square": "M3 3h10v10h-10z",
    "triangle": "M8 2l6.5 11h-13z",
    "triangleDown": "M8 14l6.5-11h-13z",
    "diamond": "M8 1l6 7l-6 7l-6-7z",
    "star": "M8 1l2 5h5l-4 3.3l1.5 5.2l-4.5-3l-4.5 3l1.5-5.2l-4-3.3h5z",
    "hexagon": "M4.5 2h7l3.5 6l-3.5 6h-7l-3.5-6z",
}
"""Paths in a box of 16 by 16, by the name of a shape."""

_LINES = {"contrast": "dotted", "dimension": "double", "goal": "double", "correction": "double", "trait": "dotted"}


def kind_of(relation: Relation) -> Kind:
    """How what a relation leads to is drawn; a contrast stands for the other role.

    >>> kind_of(Relation.REQUIRES_SKILL).key, kind_of(Relation.CONTRASTED_WITH).key
    ('skill', 'contrast')
    """
    if relation is Relation.CONTRASTED_WITH:
        return BY_KEY["contrast"]
    return BY_CLASS[THINGS[relation].cls.value.removeprefix(RG)]


_FILLS = {True: "var(--ground)", False: "var(--c)"}
SHOWN: tuple[Kind, ...] = tuple(dict.fromkeys(kind_of(relation) for relation in Relation))
"""The kinds of the relations, in the order of the annotation guide."""


def rules() -> str:
    """The style rules of the kinds: `--c` is the colour of a kind, `--s` the style of its lines.

    >>> rules().splitlines()[0]
    '.k-role { --c: #1a1a1a; --s: solid; --f: var(--c) }'
    """
    light = [f".k-{kind.key} {{ --c: {kind.light}; --s: {line(kind)}; --f: {_FILLS[kind.hollow]} }}" for kind in SHOWN]
    dark = " ".join(f".k-{kind.key} {{ --c: {kind.dark} }}" for kind in SHOWN)
    return "\n".join((*light, f"@media (prefers-color-scheme: dark) {{ {dark} }}"))


def line(kind: Kind) -> str:
    """The CSS style of a kind's lines; what is only believed or expected is dashed."""
    return "dashed" if kind.claim else _LINES.get(kind.key, "solid")
