"""The ontology as one HTML file: diagrams, trees and an entry for each term, in two languages; nothing runs in it."""

from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from rolegraph.errors import RolegraphError
from rolegraph.export.ontology.diagram import arrows, rows
from rolegraph.export.ontology.model import Ontology, Term, Texts, load
from rolegraph.export.ontology.tree import tree
from rolegraph.rdf.namespaces import RG, curie
from rolegraph.rdf.serialize import replacing
from rolegraph.resources import resource


@dataclass(frozen=True, slots=True)
class Figure:
    """A diagram: its caption by language, and the SVG."""

    titles: Texts
    drawn: Markup


@dataclass(frozen=True, slots=True)
class Section:
    """Entries of one kind: the name of its place on the page, its heading by language, its terms."""

    key: str
    titles: Texts
    terms: list[Term]


_SECTIONS = {
    "class": ("classes", {"en": "Classes", "id": "Kelas"}),
    "object": ("properties", {"en": "Properties between things", "id": "Properti antarhal"}),
    "data": ("values", {"en": "Properties with values", "id": "Properti bernilai"}),
}
_STATED: Texts = {"en": "What a text states about a role", "id": "Yang dinyatakan teks tentang suatu peran"}
_TIED: Texts = {"en": "What holds things together", "id": "Yang menghubungkan hal-hal"}
_WITNESSED: Texts = {"en": "Texts, statements and where they come from", "id": "Teks, pernyataan, dan asalnya"}
_SOURCES = ("Document", "Statement", "UnreadSentence", "SetAsideSentence", "Run")


def write_page(path: Path, ontology: Path | None = None) -> int:
    """Write the page; an older file stays whole until the new one is.

    Args:
        path: The file to write.
        ontology: The Turtle file to read; by default the ontology that comes with rolegraph.

    Returns:
        Its size in bytes.

    Raises:
        UsageError: The path is a folder or lies in none.
        RolegraphError: The ontology cannot be read.
        StoreError: The file cannot be written.
    """
    source = ontology or resource("ontology/rolegraph.ttl")
    try:
        found = load(source)
    except (OSError, SyntaxError, ValueError) as error:
        raise RolegraphError(f"{source}: no ontology: {error}", hint="install rolegraph again") from None
    page = render(found).encode("utf-8")
    with replacing(path) as file:
        file.write(page)
    return len(page)


def render(ontology: Ontology) -> str:
    """The page as text: the same ontology gives the same text."""
    style = files("rolegraph.export.ontology").joinpath("templates", "ontology.css").read_text(encoding="utf-8")
    return (
        _environment()
        .get_template("ontology.html.j2")
        .render(
            ontology=ontology,
            policy=_policy(style),
            style=Markup(style),  # noqa: S704 - our own file
            counts={kind: len(ontology.of(kind)) for kind in _SECTIONS},
            sections=[Section(key, titles, ontology.of(kind)) for kind, (key, titles) in _SECTIONS.items()],
            figures=_figures(ontology),
            trees=[tree(ontology, ["class"]), tree(ontology, ["object", "data"])],
            below={name: [RG + term.name for term in ontology.below(name)] for name in ontology.terms},
            **{
                "from": _by_class(ontology, lambda term: term.domains),
                "into": _by_class(ontology, lambda term: term.ranges),
            },
        )
    )


def _environment() -> Environment:
    loader = PackageLoader("rolegraph.export.ontology")
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=False)
    environment.filters["local"] = lambda iri: iri.removeprefix(RG)
    environment.filters["short"] = curie
    return environment


def _policy(style: str) -> str:
    """Nothing may be loaded or run; this style and no other counts (Content Security Policy Level 3)."""
    digest = base64.b64encode(sha256(style.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"


def _figures(ontology: Ontology) -> list[Figure]:
    draw = partial(_figure, ontology)
    return [
        draw("stated", _STATED, lambda term: ontology.is_below(term.name, "states")),
        draw("tied", _TIED, lambda term: not ontology.is_below(term.name, "states") and not _of_source(term)),
        draw("witnessed", _WITNESSED, _of_source),
    ]


def _figure(ontology: Ontology, key: str, titles: Texts, wanted: Callable[[Term], bool]) -> Figure:
    properties = [term for term in ontology.terms.values() if term.kind != "class" and wanted(term)]
    return Figure(titles, arrows(ontology, rows(ontology, properties), titles["en"], "en", key))


def _of_source(term: Term) -> bool:
    return any(domain.removeprefix(RG) in _SOURCES for domain in term.domains)


def _by_class(ontology: Ontology, ends: Callable[[Term], tuple[str, ...]]) -> dict[str, list[str]]:
    """The properties that begin, or end, at each class."""
    found: dict[str, list[str]] = defaultdict(list)
    for term in ontology.terms.values():
        for end in ends(term) if term.kind != "class" else ():
            found[end.removeprefix(RG)].append(RG + term.name)
    return found
