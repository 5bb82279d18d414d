"""`rolegraph diff`: what two graphs say differently."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rolegraph.cli.options import helped
from rolegraph.errors import UsageError

if TYPE_CHECKING:
    from rolegraph.changes import Change
    from rolegraph.diff import Diff
    from rolegraph.store.protocol import Store
    from rolegraph.told import Told

HELP = helped(
    "Compare what two graphs say: which statements were gained, lost, reworded, or are there on other evidence, by "
    "document and relation. Each is a store, an endpoint, or a file that `build -o` wrote. The exit code is 1 where "
    "they differ, as that of diff.",
    "rolegraph diff old-graph new-graph",
    "rolegraph diff old.nq new.nq --format json",
    "rolegraph diff old.trig graph --ignore confidence --ignore place",
    "rolegraph diff old.nq new.nq -o changes.trig",
)
SETTINGS: dict[str, Any] = {"name": "diff"}
FIELDS = (
    "document", "relation", "change", "label", "was", "aspects", "start", "end", "sentence", "statement",
    "statement_was",
)  # fmt: skip
DIFFER = 1
TWO_GRAPHS = (".jsonld", ".nq", ".trig")


class Format(StrEnum):
    """How changes are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class Ignored(StrEnum):
    """What evidence may differ in; the names of `changes.Aspect`, which is loaded when the command runs."""

    PLACE = "place"
    SENTENCE = "sentence"
    RULE = "rule"
    CONFIDENCE = "confidence"


def run(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The older store or file.", show_default=False)],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The newer store or file.", show_default=False)],
    form: Annotated[Format, typer.Option("--format", help="How to write the changes.")] = Format.TABLE,
    ignore: Annotated[
        list[Ignored] | None,
        typer.Option(help="Evidence that differs in this alone is no change; may be repeated.", show_default=False),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FOLDER|FILE",
            help="Write what was lost and what was gained as two graphs: a .trig, .nq or .jsonld file, or a folder "
            "that gets lost.ttl and gained.ttl.",
        ),
    ] = None,
) -> int:  # fmt: skip
    """Write the changes; the exit code is 1 where there are any."""
    from rolegraph.changes import Aspect
    from rolegraph.diff import diff

    _check(output)
    with opened(old) as before, opened(new) as after:
        found = diff(before, after, ignore=[Aspect(one.value) for one in ignore or ()])
    if output is not None:
        save(found, output)
    write(found, form)
    return DIFFER if found else 0


def opened(where: str) -> Store:
    """The store of a file, a folder or an endpoint, to be read."""
    from rolegraph.graph import RoleGraph
    from rolegraph.store.file import from_file, is_file

    return from_file(where) if is_file(where) else RoleGraph.open(where).store


def _check(output: Path | None) -> None:
    """Refuse a file that cannot hold two graphs, before any work."""
    from rolegraph.rdf.serialize import WRITERS

    ending = output.suffix.lower() if output else ""
    if ending in WRITERS and ending not in TWO_GRAPHS:
        raise UsageError(f"{output}: {ending} holds one graph", hint=f"use {' '.join(TWO_GRAPHS)}, or name a folder")


def save(found: Diff, output: Path) -> None:
    """Write what was lost and what was gained as two graphs."""
    from rolegraph.diff import graphs
    from rolegraph.rdf.serialize import write as write_quads

    lost, gained = graphs(found)
    if output.suffix.lower() in TWO_GRAPHS:
        write_quads([*lost, *gained], output)
        return
    output.mkdir(parents=True, exist_ok=True)
    write_quads(lost, output / "lost.ttl")
    write_quads(gained, output / "gained.ttl")


def write(found: Diff, form: Format) -> None:
    """Write the changes on standard output."""
    match form:
        case Format.JSON:
            sys.stdout.write(json.dumps(as_dict(found), ensure_ascii=False, indent=2) + "\n")
        case Format.CSV:
            table = csv.DictWriter(sys.stdout, FIELDS, lineterminator="\n")
            table.writeheader()
            table.writerows({**row, "aspects": " ".join(row["aspects"])} for row in map(as_row, found.changes))
        case Format.TABLE:
            show(found)


def as_dict(found: Diff) -> dict[str, Any]:
    """The diff as values that JSON knows."""
    counts = found.counts().items()
    return {
        "differ": bool(found),
        "unchanged": found.unchanged,
        "documents": {"lost": list(found.documents_lost), "gained": list(found.documents_gained)},
        "versions": {"old": list(found.versions[0]), "new": list(found.versions[1])},
        "counts": [{"document": document, "relation": relation, **each} for (document, relation), each in counts],
        "changes": [as_row(change) for change in found.changes],
    }


def as_row(change: Change) -> dict[str, Any]:
    """A change as the fields `FIELDS`, in that order; place and sentence are those of the newer statement."""
    told, old = change.told, change.old if change.new else None
    return {
        "document": change.document,
        "relation": told.relation.value,
        "change": change.kind.value,
        "label": told.label,
        "was": old.label if old else None,
        "aspects": [aspect.value for aspect in change.aspects],
        "start": told.start,
        "end": told.end,
        "sentence": told.sentence,
        "statement": told.iri,
        "statement_was": old.iri if old else None,
    }


def show(found: Diff) -> None:
    """Write a table of counts, a table of changes and a line of summary."""
    from rolegraph.changes import Kind
    from rolegraph.cli.output import print_table

    if found.changes:
        counts = [(*pair, *each.values()) for pair, each in found.counts().items()]
        print_table(("document", "relation", *(kind.value for kind in Kind)), counts)
        print_table(("document", "relation", "change", "label", "note"), map(_line, found.changes))
    for line in _summary(found):
        typer.echo(line)


def _line(change: Change) -> tuple[str, str, str, str, str]:
    told = change.told
    note = f"was: {change.old.label}" if change.old and change.old.label != told.label else ""
    if change.old and change.new and not note:
        note = "; ".join(_difference(aspect.value, change.old, change.new) for aspect in change.aspects)
    return change.document, told.relation.value, change.kind.value, told.label, note


def _difference(aspect: str, old: Told, new: Told) -> str:
    match aspect:
        case "place":
            return f"place {old.start}-{old.end} → {new.start}-{new.end}"
        case "rule":
            return f"rule {old.rule} → {new.rule}"
        case "confidence":
            return f"confidence {old.confidence:.2f} → {new.confidence:.2f}"
    return f"another {aspect}"


def _summary(found: Diff) -> Iterator[str]:
    from rolegraph.changes import Kind
    from rolegraph.cli.output import one_line

    for sign, names in (("lost", found.documents_lost), ("gained", found.documents_gained)):
        if names:
            yield one_line(f"documents {sign}: {', '.join(names)}")
    old, new = found.versions
    if old != new:
        yield one_line(f"read by {'; '.join(old) or 'nothing'}, now by {'; '.join(new) or 'nothing'}")
    totals = {kind: sum(change.kind is kind for change in found.changes) for kind in Kind}
    told = ", ".join(f"{count} {kind.value}" for kind, count in totals.items())
    yield f"{told}, {found.unchanged} unchanged"
