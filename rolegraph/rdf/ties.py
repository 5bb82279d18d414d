"""What holds things of one text together: a claim and its answer, a goal and its duty, a contrast and its sides."""

from __future__ import annotations

from rolegraph.rdf.lacks import lacked
from rolegraph.rdf.namespaces import RG
from rolegraph.rdf.sink import Sink
from rolegraph.rdf.things import Namer
from rolegraph.statement import Relation, Statement


def add_ties(sink: Sink, statement: Statement, namer: Namer) -> None:
    """Add what ties a statement's object to other things."""
    match statement.relation:
        case Relation.CONTRASTED_WITH:
            _add_contrast(sink, statement, namer)
        case Relation.FOCUS:
            about = namer.role(statement.about or statement.role)
            sink.add(namer.thing(statement), RG.focusAbout, about)
        case Relation.UNSUITED_TRAIT:
            _add_lack(sink, statement, namer)
    for parent in statement.parents:
        _add_parent(sink, statement, parent, namer)


def _add_contrast(sink: Sink, statement: Statement, namer: Namer) -> None:
    role, other = namer.role(statement.role), namer.role(statement.label)
    contrast = namer.contrast(statement.role, statement.label)
    sink.describe(contrast, [RG.Contrast], f"{statement.role} – {statement.label}")
    sink.add(role, RG.hasContrast, contrast)
    sink.add(contrast, RG.contrastOf, role)
    sink.add(contrast, RG.contrastTo, other)


def _add_lack(sink: Sink, statement: Statement, namer: Namer) -> None:
    lang = namer.lang(statement)
    if rest := lacked(statement.label, lang):
        skill = namer.skill(rest, lang)
        sink.describe(skill, [RG.Skill], rest, lang)
        sink.add(namer.thing(statement), RG.lacks, skill)


def _add_parent(sink: Sink, statement: Statement, parent: Statement, namer: Namer) -> None:
    """Tie a thing to its parent's; a parent of a relation that does not fit gives no tie."""
    thing = namer.thing(statement)
    match statement.relation, parent.relation:
        case Relation.CORRECTION, Relation.MISCONCEPTION:
            sink.add(namer.thing(parent), RG.correctedBy, thing)
        case Relation.REALITY, Relation.EXPECTATION:
            sink.add(namer.thing(parent), RG.metByReality, thing)
        case Relation.CONTRAST_DIMENSION, Relation.CONTRASTED_WITH:
            sink.add(namer.contrast(parent.role, parent.label), RG.hasDimension, thing)
        case Relation.FOCUS, Relation.CONTRASTED_WITH:
            contrast = namer.contrast(parent.role, parent.label)
            sink.add(thing, RG.focusOf, contrast)
            sink.add(contrast, RG.hasFocus, thing)
        case Relation.HAS_GOAL, _:
            sink.add(thing, RG.goalOf, namer.thing(parent))
