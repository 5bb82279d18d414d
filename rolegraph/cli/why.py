"""`rolegraph why`: why a statement is there, in one screen."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rolegraph.cli.options import StoreFolder, helped
from rolegraph.errors import UsageError

if TYPE_CHECKING:
    from rich.text import Text

    from rolegraph.links import Link
    from rolegraph.query.values import Value
    from rolegraph.told import Told
    from rolegraph.why import Why

HELP = helped(
    "Say why a statement is in the graph: the sentence with its words marked, the rule, the document, the version, and "
    "the links to taxonomies with their reasons. The statement is given by its IRI, or by role, relation and label.",
    "rolegraph why 'Kepala Gudang' requires_skill kepemimpinan --store graph",
    "rolegraph why Akuntan has_responsibility 'menyusun laporan keuangan' --store graph --format json",
    "rolegraph why https://w3id.org/rolegraph/id/statement/kasir-5e4b4407/has_goal-0123456789ab --store graph",
)
SETTINGS: dict[str, Any] = {"name": "why"}
BEFORE, AFTER = "»", "«"
"""What marks the span where there are no colours."""


class Format(StrEnum):
    """How reasons are written."""

    TEXT = "text"
    JSON = "json"


def run(
    words: Annotated[
        list[str], typer.Argument(metavar="STATEMENT | ROLE RELATION LABEL", help="An IRI, or three names.")
    ],
    store: StoreFolder,
    form: Annotated[Format, typer.Option("--format", help="Text, or a JSON list of statements.")] = Format.TEXT,
    lang: Annotated[str, typer.Option(metavar="TAG", help="Language of labels: id, en.")] = "id",
) -> None:
    """Write why."""
    from rolegraph.graph import RoleGraph

    if len(words) not in (1, 3):
        raise UsageError(
            f"a statement is one IRI, or a role, a relation and a label, not {len(words)} words",
            hint="put names of several words into quotes",
        )
    with RoleGraph.open(store) as graph:
        found = graph.why(*words, lang=lang)
    if form is Format.JSON:
        sys.stdout.write(json.dumps([one.as_dict() for one in found], ensure_ascii=False, indent=2) + "\n")
    else:
        show(found, lang)


def show(found: list[Why], lang: str) -> None:
    """Write each statement as a paragraph; only sentences are folded to the width of a terminal."""
    from rich.padding import Padding
    from rich.text import Text

    from rolegraph.cli.output import console
    from rolegraph.query.relations import relation_label

    out = console()
    for place, one in enumerate(found):
        if place:
            out.print()
        title = f"{one.role} – {relation_label(one.told.relation, lang)} – {one.told.label}"
        out.print(_line(title, "bold"), soft_wrap=True)
        said = sentence(one, marks=out.color_system is None)
        out.print(Padding(said, (1, 2)) if out.is_terminal else Text("\n  ").append_text(said).append("\n"))
        for name, value in facts(one):
            out.print(Text(f"  {name:<11} ", "dim").append_text(_line(value)), soft_wrap=True)


def sentence(one: Why, *, marks: bool) -> Text:
    """The sentence with the statement's words in it: shown in reverse, or between marks."""
    return marked(one.told, marks=marks)


def marked(told: Told, *, marks: bool) -> Text:
    """The sentence of a statement with the words of it, as `sentence` shows them."""
    from rich.text import Text

    start, end = told.span
    before, inside, after = (_clean(part) for part in _cut(told.sentence, start, end))
    if marks:
        return Text(f"{before}{BEFORE}{inside}{AFTER}{after}")
    return Text.assemble(before, (inside, "reverse"), after)


def _cut(text: str, start: int, end: int) -> tuple[str, str, str]:
    return text[:start], text[start:end], text[end:]


def facts(one: Why) -> list[tuple[str, str]]:
    """What is said of the statement below its sentence: name and value."""
    told, text = one.told, one.text
    return [
        ("relation", told.relation.value),
        *([("about", one.about)] if one.about else []),
        *([("polarity", "negative")] if told.polarity == "negative" else []),
        ("document", f"{text.name}, characters {told.start} to {told.end}"),
        *([("title", text.title)] if text.title else []),
        *([("source", text.source)] if text.source else []),
        ("rule", f"{told.rule}, confidence {told.confidence:.2f}"),
        ("version", str(one.version)),
        *(("part of", f"{upper.relation.value} {upper.label!r}") for upper in one.part_of),
        *(("link", _of_link(link)) for link in one.links),
        ("statement", told.iri),
    ]


_WORDS = {
    "author_label": "by {}",
    "authoredOn": "on {}",
    "comment": "{}",
    "confidence": "confidence {}",
    "mapping_tool": "{}",
    "mapping_tool_version": "version {}",
    "mapping_justification": "{}",
}
"""How the slots of a mapping are told, in this order; others by their name, behind them."""


def _of_link(link: Link) -> str:
    places = {name: place for place, name in enumerate(_WORDS)}
    reasons = sorted(link.reasons, key=lambda reason: places.get(reason[0], len(places)))
    told = [_WORDS.get(name, f"{name} {{}}").format(_clean(value)) for name, value in reasons]
    return f"{link.predicate} {link.label} <{link.concept}>: {'; '.join(told) or 'no reasons given'}"


def _line(value: str, style: str = "not dim") -> Text:
    from rich.text import Text

    return Text(_clean(value), style)


def _clean(value: Value) -> str:
    """A text without line ends and without what a terminal takes for a command."""
    from rolegraph.query.table import shown

    return shown(value)
