"""`rolegraph similar`: the roles that are most like a role, and why."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rolegraph.cli.options import StoreFolder, helped

if TYPE_CHECKING:
    from rolegraph.similar import Likeness

HELP = helped(
    "Find the roles that are most like a role by what texts state of both. The score is the weighted Jaccard index: "
    "the weight of what two roles share by the weight of all that either has; what many roles have weighs little. csv "
    "has a row for each reason.",
    "rolegraph similar 'Kepala Gudang' --store graph",
    "rolegraph similar Akuntan --store graph --top 3 --relation requires_skill",
    "rolegraph similar Akuntan --store graph --format json",
)
SETTINGS: dict[str, Any] = {"name": "similar"}
FIELDS = ("role", "iri", "score", "relation", "label", "thing", "roles", "share")
IN_TABLE = 3
"""How many reasons a row of the table shows."""


class Format(StrEnum):
    """How roles are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def run(
    role: Annotated[str, typer.Argument(metavar="ROLE", help="A label or an IRI.", show_default=False)],
    store: StoreFolder,
    top: Annotated[int, typer.Option(min=1, help="How many roles at most.")] = 10,
    form: Annotated[Format, typer.Option("--format", help="How to write them.")] = Format.TABLE,
    relation: Annotated[list[str] | None, typer.Option(help="Count only this relation; may be repeated.")] = None,
    lang: Annotated[str, typer.Option(metavar="TAG", help="Language of labels: id, en.")] = "id",
) -> None:
    """Write the nearest roles."""
    from rolegraph.graph import RoleGraph

    with RoleGraph.open(store) as graph:
        found = graph.similar(role, top=top, relations=relation or (), lang=lang)
    match form:
        case Format.JSON:
            sys.stdout.write(json.dumps([one.as_dict() for one in found], ensure_ascii=False, indent=2) + "\n")
        case Format.CSV:
            table = csv.DictWriter(sys.stdout, FIELDS, lineterminator="\n")
            table.writeheader()
            table.writerows(rows(found))
        case Format.TABLE:
            show(found)


def rows(found: list[Likeness]) -> Iterator[dict[str, Any]]:
    """A row for each reason, with the fields `FIELDS`."""
    for one in found:
        told = one.as_dict()
        for reason in told["reasons"]:
            yield {**{name: told[name] for name in ("role", "iri", "score")}, **_renamed(reason)}


def _renamed(reason: dict[str, Any]) -> dict[str, Any]:
    return {("thing" if name == "iri" else name): value for name, value in reason.items()}


def show(found: list[Likeness]) -> None:
    """Write a table: how much, and the weightiest of what is shared, with the part of the score that it gives."""
    from rolegraph.cli.output import print_table

    print_table(("role", "score", "shared", "by"), [_line(one) for one in found])


def _line(one: Likeness) -> tuple[str, float, int, str]:
    told = [f"{reason.label} ({reason.share:.3f})" for reason in one.reasons[:IN_TABLE]]
    return one.label, round(one.score, 3), len(one.reasons), ", ".join(told) + (", …" * (len(one.reasons) > IN_TABLE))
