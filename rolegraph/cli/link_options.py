"""What the commands of `rolegraph link` share: their options, and the links applied at their end."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rolegraph.errors import RolegraphError

if TYPE_CHECKING:
    from rolegraph.link.apply import Applied
    from rolegraph.mapping import Predicate

MAPPINGS = Path("mappings")
MappingsFolder = Annotated[
    Path, typer.Option("--mappings", metavar="DIR", help="The folder of the project where decisions are kept.")
]
Author = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="Who decides (also: ROLEGRAPH_AUTHOR).", show_default="your name for git or the system"
    ),
]
TaxonomyName = Annotated[str, typer.Option("--taxonomy", metavar="NAME", help="The taxonomy that concepts are of.")]
Base = Annotated[
    str | None, typer.Option(metavar="IRI", help="The base IRI of the build.", show_default="as the store tells")
]
Lang = Annotated[str, typer.Option(metavar="TAG", help="Language of labels and definitions: id, en.")]


class Match(StrEnum):
    """How a thing matches a concept: broad where the concept is the broader of the two."""

    EXACT = "exact"
    CLOSE = "close"
    BROAD = "broad"
    NARROW = "narrow"

    @property
    def predicate(self) -> Predicate:
        """The property of SKOS."""
        names: dict[str, Predicate] = {
            "exact": "skos:exactMatch",
            "close": "skos:closeMatch",
            "broad": "skos:broadMatch",
            "narrow": "skos:narrowMatch",
        }
        return names[self.value]


def apply_to(where: str, folder: Path, base: str | None) -> Applied:
    """Write what is accepted into a store, and say what was not.

    Raises:
        InputError: A file of decisions cannot be read at all.
        UsageError: The store does not tell its base.
        ShapeError: A link breaks the shapes.
        StoreError: The store cannot be opened or written.
    """
    from rolegraph.cli.output import say
    from rolegraph.link.apply import apply
    from rolegraph.link.decisions import load
    from rolegraph.store.open import open_store

    found = load(folder)
    for problem in found.problems:
        say(str(problem))
    with open_store(where, read_only=True):
        pass  # opened to write, a folder without a store would become one
    with open_store(where) as store:
        applied = apply(store, found.mappings["accepted"], base=base)
    for one in applied.missing:
        say(f"{one.subject_label or one.subject} is no longer in the graph: its link to {one.object} stays in the file")
    return applied


def apply_if_possible(where: str, folder: Path, base: str | None) -> None:
    """Write what is accepted into a store, or say why that has to wait; the decisions are safe in either case."""
    from rolegraph.cli.output import say

    try:
        applied = apply_to(where, folder, base)
    except RolegraphError as error:
        say(f"not applied to the graph: {error.message} (rolegraph link apply does it later)")
    else:
        typer.echo(links(applied))


def links(applied: Applied) -> str:
    """How many links there are now, in words."""
    number = f"{applied.links} link{'' if applied.links == 1 else 's'} in the graph"
    return number if applied.changed else f"{number}, as before"
