"""What statements speak of: the class, the property and the IRI for each relation."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from rolegraph.document import Document
from rolegraph.rdf.iri import mint
from rolegraph.rdf.namespaces import ORG, RG, SKOS
from rolegraph.rdf.normal import key, role_key, words
from rolegraph.rdf.wordlists import sections
from rolegraph.statement import Relation, Statement


@dataclass(frozen=True, slots=True)
class Kind:
    """What a relation's object is.

    Args:
        path: The step of its class in an IRI.
        cls: Its class.
        predicate: The property from the statement's subject to it.
        does: Whether the object says what the role does, so that `rg:does` holds too.
    """

    path: str
    cls: NamedNode
    predicate: NamedNode
    does: bool = False


KINDS: dict[Relation, Kind] = {
    Relation.ROLE: Kind("role", RG.Role, RG.describes),
    Relation.HAS_RESPONSIBILITY: Kind("responsibility", RG.Responsibility, RG.hasResponsibility, does=True),
    Relation.HAS_GOAL: Kind("goal", RG.Goal, RG.hasGoal),
    Relation.COLLABORATES_WITH: Kind("party", RG.Party, RG.collaboratesWith),
    Relation.REQUIRES_SKILL: Kind("skill", RG.Skill, RG.requiresSkill),
    Relation.UNSUITED_TRAIT: Kind("trait", RG.Trait, RG.unsuitedTrait),
    Relation.MISCONCEPTION: Kind("misconception", RG.Misconception, RG.hasMisconception),
    Relation.CORRECTION: Kind("correction", RG.Correction, RG.hasCorrection, does=True),
    Relation.EXPECTATION: Kind("expectation", RG.Expectation, RG.hasExpectation),
    Relation.REALITY: Kind("reality", RG.Reality, RG.hasReality, does=True),
    Relation.CONTRASTED_WITH: Kind("role", RG.Role, RG.contrastedWith),
    Relation.CONTRAST_DIMENSION: Kind("dimension", RG.Dimension, RG.differsIn),
    Relation.FOCUS: Kind("focus", RG.Focus, RG.focusesOn, does=True),
}


ROLE_CLASSES = (RG.Role, SKOS.Concept)


@dataclass(frozen=True, slots=True)
class Namer:
    """Gives the things of one document their IRIs.

    >>> from rolegraph.document import Document
    >>> namer = Namer(Document("kasir", "", "id", "kasir.txt"), "https://example.org/")
    >>> namer.role("Kasir").value
    'https://example.org/role/kasir-5e4b4407'
    """

    document: Document
    base: str

    def role(self, name: str) -> NamedNode:
        """A role, by its name."""
        return mint(self.base, "role", role_key(name))

    def contrast(self, role: str, other: str) -> NamedNode:
        """The contrast of a described role with another one, in this order, whatever text draws it."""
        return mint(self.base, "contrast", role_key(role), role_key(other), name=f"{role} vs {other}")

    def lang(self, statement: Statement) -> str:
        """The language of a statement's words: its sentence's, mostly the document's."""
        return statement.evidence.lang or self.document.lang

    def skill(self, label: str, lang: str) -> NamedNode:
        """A skill, by its label and the label's language."""
        return mint(self.base, "skill", key(label, lang, "skill"))

    def thing(self, statement: Statement) -> NamedNode:
        """The object of a statement.

        A focus is one item of one side of the described role's contrasts: else a text that contrasts A with B
        and one that contrasts B with A would share items, and no reader could tell which side each is on.
        """
        kind = KINDS[statement.relation]
        if kind.path == "role":
            return self.role(statement.label)
        normal = key(statement.label, self.lang(statement), kind.path)
        if statement.relation is Relation.FOCUS:
            sides = role_key(statement.role), role_key(statement.about or statement.role)
            return mint(self.base, kind.path, *sides, normal, name=normal)
        return mint(self.base, kind.path, normal)

    def classes(self, statement: Statement) -> tuple[NamedNode, ...]:
        """The classes of a statement's object; those of other vocabularies where their tools look for them."""
        cls = KINDS[statement.relation].cls
        if cls == RG.Role:
            return ROLE_CLASSES
        if cls == RG.Party and is_unit(statement.label, self.lang(statement)):
            return RG.Party, ORG.OrganizationalUnit
        return (cls,)


def is_unit(label: str, lang: str) -> bool:
    """Whether a party is a part of an organisation, by the words of `language/<lang>/parties.txt`.

    >>> is_unit("departemen penjualan", "id"), is_unit("pemasok kain", "id"), is_unit("team leader", "en")
    (True, False, False)
    """
    lists = sections(lang, "parties")
    text = f" {' '.join(words(label))} "
    return any(text.startswith(f" {entry} ") for entry in lists.get("first", ())) or any(
        text.endswith(f" {entry} ") for entry in lists.get("last", ())
    )
