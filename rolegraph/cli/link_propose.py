"""`rolegraph link` without a command, and `rolegraph link labels`: what may match what."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rolegraph.cli.link_options import MAPPINGS, MappingsFolder, TaxonomyName
from rolegraph.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rolegraph.link.session import Session
    from rolegraph.mapping import Answer, Query
    from rolegraph.taxonomy.glossary import Labels

Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write there, not to the terminal.")
]
Glossaries = Annotated[
    list[Path] | None,
    typer.Option(
        "--glossary",
        metavar="FILE",
        help="Labels of your own: a table with label and concept, or a file of KBJI. Repeat for several.",
        show_default=False,
    ),
]
Encoder = Annotated[
    bool, typer.Option("--encoder", help="Let the multilingual encoder have a say (pip install 'rolegraph[encoder]').")
]
Top = Annotated[int, typer.Option(metavar="N", min=1, max=100, help="So many concepts for each label at most.")]


def labels(
    table: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="TSV or CSV with columns label, kind, and lang, role, sentence.", show_default=False
        ),
    ],
    taxonomy: TaxonomyName = "esco",
    top: Top = 10,
    output: Output = None,
    lang: Annotated[str, typer.Option(metavar="TAG", help="Language of rows that tell none.")] = "id",
    glossary: Glossaries = None,
    encoder: Encoder = False,
) -> int:
    """Link the labels of a table; the exit code is 1 where a row asks nothing."""
    from rolegraph.cli.output import say
    from rolegraph.link.session import Session
    from rolegraph.link.table import read, text

    asked = read(table, lang)
    session = Session(taxonomy, top=top, glossary=_glossary(glossary), encoder=encoder)
    answers = _answered(session, asked.queries)
    _write(text(answers), output)
    linked = sum(answer.linked for answer in answers)
    say(f"{linked} of {len(answers)} labels linked to {session.origin.title}. {session.origin.attribution}".strip())
    for problem in asked.problems:
        say(str(problem))
    return 1 if asked.problems else 0


def run(
    context: typer.Context,
    store: Annotated[
        str | None, typer.Option(metavar="DIR|URL", help="The store whose roles, skills and duties are linked.")
    ] = None,
    taxonomy: TaxonomyName = "esco",
    output: Output = None,
    mappings: MappingsFolder = MAPPINGS,
    threshold: Annotated[
        float, typer.Option(metavar="SCORE", min=0, max=1, help="Propose what is at least so likely right.")
    ] = 0.5,
    glossary: Glossaries = None,
    encoder: Encoder = False,
) -> None:
    """Without a command: propose links for a store."""
    if context.invoked_subcommand is not None:
        return
    if store is None:
        typer.echo(context.get_help())
        raise typer.Exit(2)
    propose(store, output, mappings, Wish(taxonomy, threshold, _glossary(glossary), encoder))


@dataclass(frozen=True, slots=True)
class Wish:
    """What is linked to, and how: taxonomy, least score, the user's own labels, whether the encoder has a say."""

    taxonomy: str
    threshold: float
    glossary: Labels
    encoder: bool = False


def propose(store: str, output: Path | None, folder: Path, wish: Wish) -> None:
    """Propose links for the things of a store, as an SSSOM mapping set."""
    from rolegraph.cli.output import say
    from rolegraph.link.apply import base_of
    from rolegraph.link.decisions import load
    from rolegraph.link.propose import mappings
    from rolegraph.link.propose import propose as asked_of
    from rolegraph.link.session import Session
    from rolegraph.link.sssom import About, write
    from rolegraph.store.open import open_store

    decisions = load(folder)
    for problem in decisions.problems:
        say(str(problem))
    with open_store(store, read_only=True) as opened:
        session = Session(wish.taxonomy, opened, glossary=wish.glossary, encoder=wish.encoder)
        found = list(asked_of(opened, lambda queries: _answered(session, queries)))
        if not found:
            raise UsageError(f"{store} has no roles, skills or duties", hint="rolegraph build fills a store")
        proposed = mappings(found, session.origin, decisions, wish.threshold)
        about = About(f"mappings/proposed/{wish.taxonomy}", base_of(opened), f"Proposed: {session.origin.title}")
    write(proposed, sys.stdout if output is None else output, about)
    told = f"{len(proposed)} links proposed for {len(found)} roles, skills and duties."
    say(f"{told} {session.origin.attribution}".strip())


def _answered(session: Session, queries: Sequence[Query]) -> list[Answer]:
    """The answers, with a line that says what is waited for where standard error is a terminal."""
    from rolegraph.cli.output import console

    target = console(stderr=True)
    if not target.is_terminal:
        return session.answer(queries)
    with target.status(f"linking {len(queries)} labels to {session.origin.title}"):
        return session.answer(queries)


def _glossary(paths: list[Path] | None) -> Labels:
    """The labels of files; rows that give none are told and skipped."""
    from rolegraph.cli.output import say
    from rolegraph.taxonomy.glossary import read, together

    found = [read(path) for path in paths or ()]
    for one in found:
        for problem in one.problems:
            say(str(problem))
    return together(one.labels for one in found)


def _write(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(text)
        return
    from rolegraph.rdf.serialize import replacing

    with replacing(output) as file:
        file.write(text.encode())
