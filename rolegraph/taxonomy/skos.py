"""Taxonomies in RDF: SKOS in any syntax, and ESCO's own Turtle with its nodes for labels and descriptions.

What a file says twice, once plainly and once by nodes (SKOS-XL, Reference, appendix B), is read plainly; nodes of
labels are looked for only where a concept has no label without them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, cast

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from rolegraph.corpus.names import printable
from rolegraph.errors import InputError
from rolegraph.rdf.namespaces import DCTERMS, ESCO, RDF, RDFS, SCHEMA, SKOS
from rolegraph.taxonomy.concept import Kind, Label
from rolegraph.taxonomy.draft import Draft, Drafts, label_text, prose, tag
from rolegraph.taxonomy.esco import BASE, skill_type
from rolegraph.taxonomy.parts import AGAIN, Bounded, Part, UnreadError

SKOSXL = "http://www.w3.org/2008/05/skos-xl#"
OWL = "http://www.w3.org/2002/07/owl#"
FORMATS = {
    ".jsonld": RdfFormat.JSON_LD,
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
    ".owl": RdfFormat.RDF_XML,
    ".rdf": RdfFormat.RDF_XML,
    ".trig": RdfFormat.TRIG,
    ".ttl": RdfFormat.TURTLE,
    ".xml": RdfFormat.RDF_XML,
}
_PILLARS = tuple(BASE + name for name in ("occupation/", "skill/", "isco/", "isced-f/"))
"""Where ESCO's concepts of occupations and skills lie; its file has those of label roles and the like too."""
_TYPES: dict[str, Kind] = {
    SKOS + "Concept": "concept",
    ESCO + "Occupation": "occupation",
    ESCO + "Skill": "skill",
    ESCO + "SkillGroup": "group",
}
_DESCRIPTIONS = {str(DCTERMS + "description"), SKOS + "definition"}
_DEPRECATED = {OWL + "deprecated": "true", "http://purl.org/iso25964/skos-thes#status": "obsolete"}
_TITLES = (DCTERMS + "title", SKOS + "prefLabel", RDFS + "label")
_VERSIONS = (OWL + "versionInfo", SCHEMA + "version", DCTERMS + "hasVersion")
_LICENCES = (DCTERMS + "license", SCHEMA + "license")
_CREDITS = (SCHEMA + "creditText", DCTERMS + "rights")
_ABOUT = {*_TITLES, *_VERSIONS, *_LICENCES, *_CREDITS}
Object = NamedNode | BlankNode | Literal


@dataclass(slots=True)
class Scheme:
    """What a file says of its concept scheme."""

    iri: str
    said: dict[str, list[Literal | NamedNode]] = field(default_factory=lambda: defaultdict(list))

    @property
    def title(self) -> str:
        """Its title, in English where there is one."""
        return self._first(_TITLES)

    @property
    def version(self) -> str:
        """Its version."""
        return self._first(_VERSIONS)

    @property
    def licence(self) -> str:
        """IRI of its licence."""
        found = (value.value for name in _LICENCES for value in self.said[name] if isinstance(value, NamedNode))
        return min(found, default="")

    @property
    def attribution(self) -> str:
        """What is to be shown with it."""
        return self._first(_CREDITS)

    def _first(self, names: tuple[str, ...]) -> str:
        for name in names:
            texts = [value for value in self.said[name] if isinstance(value, Literal)]
            if texts:
                best = min(texts, key=lambda text: (text.language != "en", text.language or "", text.value))
                return label_text(best.value)
        return ""


def read_skos(part: Part, file: Bounded, drafts: Drafts) -> list[Scheme]:
    """Read the concepts of a file of RDF into drafts.

    Returns:
        Its concept schemes, by IRI.

    Raises:
        InputError: It does not parse; the message names the line.
    """
    found = _Reading(part, drafts)
    for quad in _quads(part, file):
        found.add(quad)
    file.digest()
    found.finish()
    if any(not draft.labels for draft in drafts):
        with part.open() as again:
            _read_label_nodes(part, again, drafts)
    return [scheme for _, scheme in sorted(found.schemes.items())]


class _Reading:
    """One way through a file, whose statements may come in any order."""

    def __init__(self, part: Part, drafts: Drafts) -> None:
        self._part = part
        self._drafts = drafts
        self._concepts: dict[str, Kind] = {}
        self._said: dict[str, list[tuple[str, Object]]] = defaultdict(list)
        self._texts: dict[str, str] = {}
        self._langs: dict[str, str] = {}
        self.schemes: dict[str, Scheme] = {}

    def add(self, quad: Quad) -> None:
        """Take a statement in."""
        predicate, value = quad.predicate.value, cast(Object, quad.object)
        subject = str(quad.subject) if isinstance(quad.subject, BlankNode) else str(getattr(quad.subject, "value", ""))
        if predicate == RDF + "type":
            self._type(subject, str(getattr(value, "value", "")))
        elif predicate == ESCO + "nodeLiteral":
            self._texts[subject] = str(getattr(value, "value", ""))
        elif predicate == ESCO + "language":
            self._langs[subject] = str(getattr(value, "value", ""))
        elif predicate in _WANTED:
            self._said[subject].append((predicate, value))
            if predicate in _MAKES_CONCEPTS:
                self._concepts.setdefault(subject, "concept")

    def _type(self, subject: str, name: str) -> None:
        if name == SKOS + "ConceptScheme":
            self.schemes[subject] = Scheme(subject)
        elif name in _TYPES and self._concepts.get(subject, "concept") == "concept":
            self._concepts[subject] = _TYPES[name]

    def finish(self) -> None:
        """Make drafts of what was taken in."""
        for iri, scheme in self.schemes.items():
            self._concepts.pop(iri, None)
            for predicate, value in self._said.get(iri, ()):
                if predicate in _ABOUT and not isinstance(value, BlankNode):
                    scheme.said[predicate].append(value)
        pairs = [(iri, kind) for iri, kind in sorted(self._concepts.items()) if _is_wanted(iri)]
        for iri, kind in pairs:
            self._draft(iri, kind)
        for iri, _ in pairs:
            self._relate(iri)

    def _draft(self, iri: str, kind: Kind) -> None:
        said = self._said.get(iri, [])
        file = self._part.name
        if any(str(getattr(value, "value", "")) == _DEPRECATED.get(predicate) for predicate, value in said):
            self._drafts.problems.add("obsolete concepts, skipped", file, iri)
            return
        if iri.startswith("_:"):
            self._drafts.problems.add("concepts without a name, skipped", file)
            return
        draft = self._drafts.of(iri, file, "")
        if draft is None:
            return
        draft.kind = "group" if kind == "concept" and iri.startswith(BASE) else kind
        for predicate, value in sorted(said, key=lambda one: (one[0], str(one[1]))):
            self._fill(draft, predicate, value)

    def _fill(self, draft: Draft, predicate: str, value: Object) -> None:
        if predicate in _DESCRIPTIONS:
            self._describe(draft, value)
        elif predicate == SKOS + "notation" and isinstance(value, Literal) and (code := label_text(value.value)):
            draft.codes.add(code)
        elif predicate == ESCO + "skillType" and isinstance(value, NamedNode):
            draft.skill_type = skill_type(value.value.rpartition("/")[2])
        elif predicate in (ESCO + "skillReuseLevel", ESCO + "reuseLevel") and not isinstance(value, BlankNode):
            draft.reuse = value.value.rpartition("/")[2]
        elif isinstance(value, Literal):
            _name(self._drafts, draft, predicate.rpartition("#")[2], value, self._part.name)

    def _describe(self, draft: Draft, value: Object) -> None:
        if isinstance(value, Literal):
            text, lang = value.value, tag(value.language or "")
        else:
            node = str(value) if isinstance(value, BlankNode) else value.value
            text, lang = self._texts.get(node, ""), tag(self._langs.get(node, ""))
        if lang is not None and (words := prose(text)):
            draft.descriptions.setdefault(lang, words)

    def _relate(self, iri: str) -> None:
        here = self._drafts.get(iri)
        for predicate, value in self._said.get(iri, ()) if here is not None else ():
            if predicate not in _RELATIONS or not isinstance(value, NamedNode):
                continue
            name, turned = _RELATIONS[predicate]
            there = self._drafts.get(value.value)
            if there is None and _is_wanted(value.value):
                what = "relations that name an unknown concept, skipped"
                self._drafts.problems.add(what, self._part.name, f"{iri} {value.value}")
            elif here is not None and there is not None:
                lower, upper = (there, here) if turned else (here, there)
                getattr(lower, name).add(upper.iri)


_RELATIONS = {
    SKOS + "broader": ("broader", False),
    SKOS + "narrower": ("broader", True),
    ESCO + "relatedEssentialSkill": ("essential", False),
    ESCO + "relatedOptionalSkill": ("optional", False),
    ESCO + "isEssentialSkillFor": ("essential", True),
    ESCO + "isOptionalSkillFor": ("optional", True),
}
"""Which field a property fills, and whether it says so of its object."""
_MAKES_CONCEPTS = {SKOS + "broader", SKOS + "narrower", SKOS + "inScheme", SKOS + "topConceptOf"}
"""What has one of these is a concept, typed or not (SKOS Reference, S5, S19, S20)."""
_WANTED = {
    *_RELATIONS, *_MAKES_CONCEPTS, *_DESCRIPTIONS, *_DEPRECATED, *_ABOUT,
    *(SKOS + name for name in ("prefLabel", "altLabel", "hiddenLabel", "notation")),
    *(ESCO + name for name in ("skillType", "skillReuseLevel", "reuseLevel")),
}  # fmt: skip


def _name(drafts: Drafts, draft: Draft, name: str, value: Literal, file: str) -> None:
    """Add a label of the kind that a property's last step tells."""
    if name not in ("prefLabel", "altLabel", "hiddenLabel"):
        return
    lang, text = tag(value.language or ""), label_text(value.value)
    if lang is None:
        drafts.problems.add("labels whose language is no language tag, skipped", file, f"{draft.iri} {value.language}")
    elif text and name == "prefLabel":
        drafts.prefer(draft, text, lang, file, draft.iri)
    elif text:
        (draft.alternatives if name == "altLabel" else draft.hidden).add(Label(text, lang))


def _read_label_nodes(part: Part, file: Bounded, drafts: Drafts) -> None:
    """The labels that concepts without one have by nodes (SKOS-XL)."""
    bare = {draft.iri for draft in drafts if not draft.labels}
    names: list[tuple[str, str, str]] = []
    forms: dict[str, Literal] = {}
    for quad in _quads(part, file):
        predicate, subject = quad.predicate.value, str(quad.subject)
        if predicate == SKOSXL + "literalForm" and isinstance(quad.object, Literal):
            forms[subject] = quad.object
        elif predicate.startswith(SKOSXL) and subject[1:-1] in bare:
            names.append((subject[1:-1], predicate.removeprefix(SKOSXL), str(quad.object)))
    for iri, name, node in sorted(set(names)):
        draft = drafts.get(iri)
        if draft is not None and node in forms:
            _name(drafts, draft, name, forms[node], part.name)


def _is_wanted(iri: str) -> bool:
    return not iri.startswith(BASE) or iri.startswith(_PILLARS)


def _quads(part: Part, file: Bounded) -> Iterator[Quad]:
    """What a file states; a name or tag that is none does not end the reading."""
    try:
        yield from parse(cast(IO[bytes], file), format=FORMATS[part.ending], lenient=True)
    except UnreadError:
        raise
    except (SyntaxError, ValueError, OSError) as error:
        hint = AGAIN if "end of file" in str(error).lower() else "repair it there"
        raise InputError(f"{part.name}: does not parse: {printable(str(error))}", hint=hint) from error
