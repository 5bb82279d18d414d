"""Roles side by side as one HTML file: tables that need no script, each dot with the sentences behind it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from rolegraph import __version__
from rolegraph.compare import Comparison, Contrast, Item
from rolegraph.rdf.namespaces import RG
from rolegraph.rdf.things import KINDS as THINGS
from rolegraph.statement import Relation
from rolegraph.told import Told
from rolegraph.view.carried import style
from rolegraph.view.data import strings
from rolegraph.view.kinds import BY_CLASS, Kind
from rolegraph.view.written import policy, write_file

# Where a shape stands in a box of 16 by 16; these are the shapes of the network's page.
_SHAPES = {
    "dot": "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z",
    "square": "M3 3h10v10h-10z",
    "triangle": "M8 2l6.5 11h-13z",
    "triangleDown": "M8 14l6.5-11h-13z",
    "diamond": "M8 1l6 7l-6 7l-6-7z",
    "star": "M8 1l2 5h5l-4 3.3l1.5 5.2l-4.5-3l-4.5 3l1.5-5.2l-4-3.3h5z",
    "hexagon": "M4.5 2h7l3.5 6l-3.5 6h-7l-3.5-6z",
}


@dataclass(frozen=True, slots=True)
class Section:
    """One relation: its name, sign, a line of counts, and the items."""

    name: str
    icon: Markup
    counts: str
    items: tuple[Item, ...]


def write_comparison(found: Comparison, path: str | os.PathLike[str]) -> int:
    """Write a comparison as one HTML file that opens offline; an older file stays whole until the new one is.

    Args:
        found: What `compare.compare` gave; its language is that of the page, where the page speaks it.
        path: The file to write.

    Returns:
        Its size in bytes.

    Raises:
        UsageError: The path is a folder.
        StoreError: The file cannot be written.
    """
    page = render(found).encode("utf-8")
    write_file(Path(path), page)
    return len(page)


def render(found: Comparison) -> str:
    """The page as text: the same comparison gives the same one."""
    lang = found.lang if found.lang in _strings() else "en"
    say = _strings()[lang]
    sheet = f"{style()}\n{_file('comparison.css')}"
    template = Environment(
        loader=PackageLoader("rolegraph.view"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    ).get_template("comparison.html.j2")
    return template.render(
        found=found,
        lang=lang,
        say=say,
        title=" · ".join(role.label for role in found.roles),
        version=__version__,
        policy=policy((), sheet),
        style=Markup(sheet),  # noqa: S704 - our own files
        sections=[_section(found, relation, lang) for relation in found.relations],
        contrast_icon=icon(BY_CLASS["Contrast"]),
        cut=cut,
        percent=lambda told: f"{told.confidence:.0%}",
        role_name=role_name,
    )


def cut(told: Told) -> tuple[str, str, str]:
    """The sentence of a statement: before its span, the span, behind it."""
    start, end = told.span
    return told.sentence[:start], told.sentence[start:end], told.sentence[end:]


def role_name(contrast: Contrast, focus: Told) -> str:
    """Which of the two roles of a contrast a focus is about."""
    return contrast.other.label if focus.about == contrast.other.iri else contrast.role.label


def icon(kind: Kind) -> Markup:
    """The sign of a kind of thing, in the colours of the page for light and dark grounds."""
    paint = f'fill="{"none" if kind.hollow else kind.light}" stroke="{kind.light}"'
    path = f'<path d="{_SHAPES[kind.shape]}" {paint} stroke-width="1.5"/>'
    return Markup(f'<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">{path}</svg>')  # noqa: S704 - no text in it


def _section(found: Comparison, relation: Relation, lang: str) -> Section:
    items = found.of(relation)
    counts = _strings()[lang]["counts"].format(
        shared=sum(item.holders == len(found.roles) for item in items),
        distinct=sum(item.holders == 1 for item in items),
        all=len(items),
    )
    kind = BY_CLASS[THINGS[relation].cls.value.removeprefix(RG)]
    return Section(strings()[lang]["kind"][kind.key], icon(kind), counts, items)


def _strings() -> dict[str, dict[str, str]]:
    """The words of the page, by language."""
    found: dict[str, dict[str, str]] = json.loads(_file("comparison.json"))
    return found


def _file(name: str) -> str:
    return files("rolegraph.view").joinpath("templates", name).read_text(encoding="utf-8")
