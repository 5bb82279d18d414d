"""`rolegraph link review`: a person decides about proposed links, one label at a time."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rolegraph.cli.link_options import MAPPINGS, Author, Lang, MappingsFolder, TaxonomyName, apply_if_possible
from rolegraph.cli.options import StoreFolder

if TYPE_CHECKING:
    from rich.console import Console

    from rolegraph.link.author import Signature
    from rolegraph.link.review import Asked, Review, Searcher
    from rolegraph.link.session import Session
    from rolegraph.store.protocol import Store
    from rolegraph.taxonomy.concept import Taxonomy


def run(
    store: StoreFolder,
    taxonomy: TaxonomyName = "esco",
    mappings: MappingsFolder = MAPPINGS,
    author: Author = None,
    unsure: Annotated[bool, typer.Option("--unsure", help="Ask again what you were unsure of.")] = False,
    every: Annotated[
        bool, typer.Option("--all", help="Ask too where no concept is good enough to be proposed.")
    ] = False,
    lang: Lang = "id",
) -> None:
    """Ask, and apply what was accepted."""
    from rolegraph.link.author import signature
    from rolegraph.store.open import open_store

    by = signature(author)
    with open_store(store, read_only=True) as opened:
        searcher, asked = sources(opened, taxonomy)
        known = searcher.taxonomy
        wish = Wish(mappings, by, unsure=unsure, every=every, lang=lang)
        review = talk(opened, known, asked, searcher, wish)
    if known.origin.attribution:
        typer.echo(known.origin.attribution)
    if any(review.counts.values()):
        apply_if_possible(store, mappings, None)


def sources(store: Store, name: str) -> tuple[Session, Iterable[Asked]]:
    """What ranks concepts, which searches too, and the questions."""
    from rolegraph.link.propose import propose
    from rolegraph.link.session import Session

    session = Session(name, store)
    return session, propose(store, session.answer)


@dataclass(frozen=True, slots=True)
class Wish:
    """How a session is to be: the folder of decisions, who decides, what is asked again, the language of labels."""

    folder: Path
    by: Signature
    unsure: bool = False
    every: bool = False
    lang: str = "id"


def talk(store: Store, taxonomy: Taxonomy, asked: Iterable[Asked], searcher: Searcher, wish: Wish) -> Review:
    """Hold a session over standard input and output.

    Args:
        store: Where the things are; it is read only.
        taxonomy: Where the concepts are.
        asked: All that is proposed.
        searcher: What finds concepts by words.
        wish: How it is to be.

    Raises:
        InputError: A file of decisions cannot be read whole.
        StoreError: It cannot be written.
    """
    from rolegraph.cli.link_talk import Talk
    from rolegraph.cli.output import console
    from rolegraph.link.apply import base_of
    from rolegraph.link.decisions import load
    from rolegraph.link.review import Review, begin
    from rolegraph.told import statements

    everything = list(asked)
    questions = begin(everything, wish.folder, unsure=wish.unsure, every=wish.every)
    review = Review(questions, wish.folder, taxonomy.origin, wish.by, base_of(store))
    review.rejected |= load(wish.folder).rejected
    out = console()
    out.print(
        f"{len(questions)} to ask of {len(everything)}, {wish.by.author} decides; ? tells the keys", soft_wrap=True
    )
    Talk(
        review=review,
        searcher=searcher,
        ask=lambda prompt: _line(out, prompt),
        out=out,
        told=lambda thing: next(iter(statements(store, object=thing)), None),
        concepts={concept.iri: concept for concept in taxonomy.concepts},
        langs=(wish.lang, "en"),
    ).run()
    told = ", ".join(f"{review.counts[name]} {name}" for name in ("accepted", "rejected", "unsure"))
    left = len(begin(everything, wish.folder, every=wish.every))
    out.print(f"\n{told}; {left} left", soft_wrap=True)
    return review


def _line(out: Console, prompt: str) -> str | None:
    """A line of standard input, None at its end."""
    out.print(prompt, end="", soft_wrap=True)
    out.file.flush()
    line = sys.stdin.readline()
    if not sys.stdin.isatty():
        out.print()
    return line if line else None
