"""`rolegraph taxonomy`: taxonomies of occupations and skills, kept to be linked to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rolegraph.cli.options import helped
from rolegraph.errors import UsageError

if TYPE_CHECKING:
    from rolegraph.store.protocol import Store
    from rolegraph.taxonomy.concept import Kind, Origin

HELP = helped(
    "Taxonomies that roles, skills and duties can be linked to: ESCO, any SKOS, tables of one's own.",
    "rolegraph taxonomy add esco-en.zip esco-relations.zip",
    "rolegraph taxonomy list",
    "rolegraph taxonomy show esco-sample",
)
Place = Annotated[
    str | None,
    typer.Option(
        "--store", metavar="DIR|URL", help="A store, instead of the one for all of your projects.", show_default=False
    ),
]
Name = Annotated[str, typer.Argument(metavar="NAME", help="What the taxonomy is called.", show_default=False)]


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the group."""

    name: str
    help: str
    run: Callable[..., int | None]


def add(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH", help="ESCO's zips or their files, SKOS in RDF, a table, or a folder.", show_default=False
        ),
    ],
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="What to call it.", show_default="esco, or as the file")
    ] = None,
    store: Place = None,
) -> None:
    """Read a taxonomy, keep it, and say what is in it."""
    from rolegraph.cli.build import progress
    from rolegraph.cli.output import say
    from rolegraph.store.open import open_store
    from rolegraph.taxonomy.home import SAMPLE, home, laid
    from rolegraph.taxonomy.kept import counts, keep, kept_as
    from rolegraph.taxonomy.read import read

    if name == SAMPLE:
        raise UsageError(f"{SAMPLE} is what ships with rolegraph", hint="choose another name")
    with progress(None, "reading"):
        taxonomy, problems = read(paths, name)
    for problem in problems:
        say(str(problem))
    called = taxonomy.origin.name
    with open_store(home() if store is None else store) as opened:
        old = kept_as(opened, called)
        with progress(len(taxonomy.concepts), "writing") as step:
            keep(opened, laid(taxonomy), on_progress=lambda: step(None))
        kept = kept_as(opened, called)
        numbers = _numbers(counts(opened, kept)) if kept else ""
    typer.echo(f"{called}: {_titled(taxonomy.origin)}, {len(taxonomy.concepts):,} concepts{numbers}")
    if old is not None:
        before = f"{_titled(old.origin)}, {old.concepts:,} concepts" if old.whole else "what was written in part"
        typer.echo(f"It takes the place of {before}.")
    _credit([taxonomy.origin])


def list_(store: Place = None) -> None:
    """Write a table of the taxonomies that there are."""
    from rolegraph.cli.output import print_table
    from rolegraph.taxonomy.home import every, home

    with _reading(store) as opened:
        found = every(opened)
    where = {"": "ships with rolegraph", str(home()): "yours"}
    rows = [
        (kept.origin.name, _titled(kept.origin), kept.concepts if kept.whole else None, where.get(place, place))
        for place, kept in found
    ]
    print_table(("name", "title", "concepts", "where"), rows)
    _credit([kept.origin for _, kept in found])


def show(
    name: Name,
    concept: Annotated[
        str | None, typer.Argument(metavar="CONCEPT", help="Its IRI, code or label.", show_default=False)
    ] = None,
    store: Place = None,
) -> None:
    """Write what a taxonomy holds, or what a concept is."""
    from rolegraph.cli.concept import concept_lines, taxonomy_lines
    from rolegraph.taxonomy.home import find
    from rolegraph.taxonomy.lookup import Places

    with _reading(store) as opened:
        taxonomy = find(name, opened)
    if concept is None:
        lines = taxonomy_lines(taxonomy)
    else:
        places = Places(taxonomy)
        lines = concept_lines(places, places.concept(concept))
    for line in lines:
        typer.echo(line)
    _credit([taxonomy.origin])


def remove(name: Name, store: Place = None) -> None:
    """Take a taxonomy out of its store."""
    from rolegraph.query.suggest import suggestion
    from rolegraph.store.open import open_store
    from rolegraph.taxonomy.home import SAMPLE, home
    from rolegraph.taxonomy.kept import remove as take_out
    from rolegraph.taxonomy.kept import taxonomies

    if name == SAMPLE:
        raise UsageError(f"{SAMPLE} ships with rolegraph and stays")
    place = home() if store is None else store
    if store is None and not home().is_dir():
        raise UsageError(f"there is no taxonomy {name!r}", hint="none was added yet")
    with open_store(place) as opened:
        found = taxonomies(opened)
        kept = next((one for one in found if one.origin.name == name), None)
        if kept is None:
            names = [one.origin.name for one in found]
            hint = suggestion(name, names) if names else "there is none in this store"
            raise UsageError(f"there is no taxonomy {name!r}", hint=hint)
        take_out(opened, kept)
    typer.echo(f"{name}: removed")


COMMANDS = (
    Command(
        "add",
        helped(
            "Read a taxonomy and keep it: ESCO's official CSV downloads as they come (a language's zip and the one "
            "of relations), SKOS in RDF, or a table with the columns id and label. One that is there of the same name "
            "is replaced.",
            "rolegraph taxonomy add esco-en.zip esco-relations.zip",
            "rolegraph taxonomy add esco/ --store graph",
            "rolegraph taxonomy add jabatan.csv --name jabatan",
        ),
        add,
    ),
    Command(
        "list",
        helped("The taxonomies that there are.", "rolegraph taxonomy list", "rolegraph taxonomy list --store graph"),
        list_,
    ),
    Command(
        "show",
        helped(
            "What a taxonomy holds; or a concept, with its labels in all languages, what is above it and the skills "
            "that it needs.",
            "rolegraph taxonomy show esco-sample",
            "rolegraph taxonomy show esco-sample 'warehouse manager'",
            "rolegraph taxonomy show esco-sample 1324",
        ),
        show,
    ),
    Command("remove", helped("Take a taxonomy out.", "rolegraph taxonomy remove jabatan"), remove),
)


@contextmanager
def _reading(store: str | None) -> Iterator[Store | None]:
    """The store that is named, to read; None where none is."""
    from rolegraph.store.open import open_store

    if store is None:
        yield None
        return
    with open_store(store, read_only=True) as opened:
        yield opened


def _titled(origin: Origin) -> str:
    told = origin.version and origin.version not in origin.title
    return f"{origin.title} {origin.version}" if told else origin.title


def _numbers(counts: Mapping[Kind, int]) -> str:
    """How many of each kind, in brackets; nothing where the taxonomy does not tell kinds."""
    told = ", ".join(f"{number:,} {kind}{'' if number == 1 else 's'}" for kind, number in counts.items())
    return "" if set(counts) <= {"concept"} else f" ({told})"


def _credit(origins: list[Origin]) -> None:
    """Show what the terms of the data want to be shown, once."""
    from rolegraph.cli.output import one_line
    from rolegraph.taxonomy.read import LICENCES

    for origin in {origin.attribution: origin for origin in origins if origin.attribution}.values():
        licence = LICENCES.get(origin.licence, origin.licence)
        typer.echo(one_line(f"{origin.attribution} {f'(licence: {licence})' if licence else ''}"))
