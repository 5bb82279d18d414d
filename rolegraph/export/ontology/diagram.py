"""Diagrams as SVG: boxes of classes with the properties between them as arrows. What colour tells, words tell too.

A diagram is a list of rows `from - property -> to`. Rows that begin at one class share its box, which is as tall as
they are; so no line crosses another, and a new property finds its place by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from rolegraph.export.ontology.model import Ontology, Term
from rolegraph.rdf.namespaces import RDFS, RG, curie
from rolegraph.view.kinds import BY_CLASS

_ROW, _GAP, _BOX, _WIDTH, _LEFT, _RIGHT = 52, 22, 40, 900, 210, 630


@dataclass(frozen=True, slots=True)
class Row:
    """One arrow: local names of a class, a property and the class or datatype that it leads to, as an IRI."""

    start: str
    name: str
    end: str


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that begin at one class: where its box begins and how tall it is, and where each row's arrow runs."""

    start: str
    top: int
    height: int
    lines: tuple[tuple[int, Row], ...]


def rows(ontology: Ontology, properties: Iterable[Term]) -> list[Row]:
    """A row for each property with a domain, by domain in the order of the classes; without a range it leads anywhere.

    >>> from rolegraph.export.ontology.model import load
    >>> from rolegraph.resources import resource
    >>> ontology = load(resource("ontology/rolegraph.ttl"))
    >>> rows(ontology, [ontology.terms["correctedBy"]])[0].start
    'Misconception'
    """
    order = list(ontology.terms)
    found = [
        Row(start.removeprefix(RG), term.name, end)
        for term in properties
        for start in term.domains
        for end in term.ranges or (RDFS.Resource.value,)
    ]
    return sorted(found, key=lambda row: (order.index(row.start), order.index(row.name)))


def arrows(ontology: Ontology, listed: Sequence[Row], title: str, lang: str, key: str) -> Markup:
    """The diagram of some rows.

    Args:
        ontology: Where the labels are.
        listed: Rows, those of one start beside each other.
        title: What the diagram shows, for those who do not see it.
        lang: The title's language.
        key: A name of its own on the page; ASCII letters.
    """
    groups = list(_placed(listed))
    height = groups[-1].top + groups[-1].height + _GAP
    drawn = Markup("").join(_group(ontology, group, key) for group in groups)
    return Markup(
        '<svg class="diagram" viewBox="0 0 {width} {height}" role="group" aria-labelledby="{key}-title">'
        '<title id="{key}-title" lang="{lang}">{title}</title>'
        '<defs><marker id="{key}-tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" '
        'orient="auto"><path class="tip" d="M0 0L10 5L0 10z"/></marker></defs>{drawn}</svg>'
    ).format(width=_WIDTH, height=height, key=key, lang=lang, title=title, drawn=drawn)


def _placed(listed: Iterable[Row]) -> Iterable[Group]:
    top = _GAP // 2
    for start, several in groupby(listed, key=lambda row: row.start):
        inside = list(several)
        height = (len(inside) - 1) * _ROW + _BOX
        lines = tuple((top + _BOX // 2 + number * _ROW, row) for number, row in enumerate(inside))
        yield Group(start, top, height, lines)
        top += height + _GAP


def _group(ontology: Ontology, group: Group, key: str) -> Markup:
    parts = [_box(ontology, RG + group.start, 10, group.top, _LEFT, group.height)]
    for middle, row in group.lines:
        parts.append(_arrow(ontology, row, middle, key))
        parts.append(_box(ontology, row.end, _RIGHT, middle - _BOX // 2, _WIDTH - _RIGHT - 10, _BOX))
    return Markup("").join(parts)


def _arrow(ontology: Ontology, row: Row, middle: int, key: str) -> Markup:
    """An arrow with its property's name above and its label in Indonesian below."""
    term, centre = ontology.terms[row.name], (_LEFT + 10 + _RIGHT) // 2
    return Markup(
        '<a href="#{name}"><line class="arrow" x1="{x1}" y1="{y}" x2="{x2}" y2="{y}" marker-end="url(#{key}-tip)"/>'
        '<text class="name" x="{centre}" y="{above}">{name}</text>'
        '<text class="label" lang="id" x="{centre}" y="{below}">{label}</text></a>'
    ).format(
        name=term.name,
        label=term.labels.get("id", ""),
        key=key,
        x1=_LEFT + 10,
        x2=_RIGHT,
        y=middle,
        centre=centre,
        above=middle - 6,
        below=middle + 16,
    )


def _box(ontology: Ontology, iri: str, x: int, y: int, width: int, height: int) -> Markup:
    """A class of ours, which leads to its entry; dashed for a claim. Else a plain box of another vocabulary's term."""
    term = ontology.terms.get(iri.removeprefix(RG))
    name = term.name if term else curie(iri)
    kind = BY_CLASS.get(name) if term else None
    classes = f"box {'claim' if kind and kind.claim else ''} {'' if term else 'other'}"
    drawn = Markup(
        '<rect class="{classes}" x="{x}" y="{y}" width="{width}" height="{height}" rx="6"/>'
        '<rect x="{x}" y="{y}" width="6" height="{height}" fill="{colour}"/>'
        '<text class="name" x="{centre}" y="{first}">{name}</text>'
        '<text class="label" lang="id" x="{centre}" y="{second}">{label}</text>'
    ).format(
        classes=" ".join(classes.split()),
        x=x,
        y=y,
        width=width,
        height=height,
        colour=kind.light if kind else "#6b6b6b",
        centre=x + width // 2,
        first=y + height // 2 - (2 if term else -5),
        second=y + height // 2 + 14,
        name=name,
        label=term.labels.get("id", "") if term else "",
    )
    return Markup('<a href="#{}">{}</a>').format(name, drawn) if term else Markup("<g>{}</g>").format(drawn)
