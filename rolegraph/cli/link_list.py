"""`rolegraph link list` and `apply`: what was decided, and what of it is in the graph."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer

from rolegraph.cli.link_options import MAPPINGS, Base, MappingsFolder, apply_to, links
from rolegraph.cli.options import StoreFolder


class Form(StrEnum):
    """How decisions are written."""

    TABLE = "table"
    JSON = "json"


class Chosen(StrEnum):
    """A decision."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNSURE = "unsure"


def list_(
    mappings: MappingsFolder = MAPPINGS,
    decision: Annotated[Chosen | None, typer.Option(help="Only these.", show_default="all")] = None,
    form: Annotated[Form, typer.Option("--format", help="A table, or a JSON list.")] = Form.TABLE,
) -> int:
    """Write the decisions; the exit code is 1 where a row gives none."""
    from rolegraph.cli.output import print_table, say
    from rolegraph.link.decisions import load

    found = load(mappings)
    for problem in found.problems:
        say(str(problem))
    chosen = [(name, one) for name in found.mappings if decision in (None, name) for one in found.mappings[name]]
    if form is Form.JSON:
        rows = [{"decision": name, **asdict(one)} for name, one in chosen]
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    else:
        columns = ("decision", "label", "match", "concept", "author", "date", "comment")
        ends = ((one.subject_label or one.subject, one.object_label or one.object) for _, one in chosen)
        print_table(
            columns,
            [
                (name, label, one.predicate, concept, one.author, one.date, one.comment)
                for (name, one), (label, concept) in zip(chosen, ends, strict=True)
            ],
        )
    return 1 if any(not problem.fits for problem in found.problems) else 0


def apply(store: StoreFolder, mappings: MappingsFolder = MAPPINGS, base: Base = None) -> None:
    """Write the accepted links into the graph."""
    typer.echo(links(apply_to(store, mappings, base)))
