"""Options that several commands share, and how their help is written."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rolegraph.resources import use_languages, use_models, use_queries


def _use_languages(folders: list[Path] | None) -> list[Path] | None:
    """Called with the option's value before the command runs."""
    if folders:
        use_languages(folders)
    return folders


def _use_models(folder: Path | None) -> Path | None:
    """Called with the option's value before the command runs."""
    if folder:
        use_models(folder)
    return folder


def _use_queries(folders: list[Path] | None) -> list[Path] | None:
    """Called with the option's value before the command runs."""
    if folders:
        use_queries(folders)
    return folders


_PATHS = typer.Argument(
    metavar="PATH",
    help="Role texts (.txt .md .html .docx .odt .pdf), tables of them (.csv .tsv .jsonl .parquet), a folder with "
    "such files in or below it, a pattern in quotes, or - for standard input.",
    show_default=False,
)
Paths = Annotated[list[Path], _PATHS]
OptionalPaths = Annotated[list[Path] | None, _PATHS]
IdColumn = Annotated[
    str | None,
    typer.Option("--id-column", metavar="NAME", help="Of a table: the column of identifiers.", show_default=False),
]
TitleColumn = Annotated[
    str | None,
    typer.Option("--title-column", metavar="NAME", help="Of a table: the column of titles.", show_default=False),
]
TextColumn = Annotated[
    list[str] | None,
    typer.Option(
        "--text-column", metavar="NAME", help="Of a table: the column of texts; may be repeated.", show_default=False
    ),
]
LangColumn = Annotated[
    str | None,
    typer.Option("--lang-column", metavar="NAME", help="Of a table: the column of languages.", show_default=False),
]
Kind = Annotated[
    str | None,
    typer.Option("--kind", metavar="KIND", help="Read every file as txt, csv … whatever it is.", show_default=False),
]
LanguageFolders = Annotated[
    list[Path] | None,
    typer.Option(
        "--language-dir",
        metavar="DIR",
        help="Read the language of this folder too, or those in it; may be repeated (also: ROLEGRAPH_LANGUAGES).",
        callback=_use_languages,
        show_default=False,
    ),
]
Models = Annotated[
    Path | None,
    typer.Option(
        "--models",
        metavar="DIR",
        help="Read with the weights that `train` wrote there (also: ROLEGRAPH_MODELS).",
        callback=_use_models,
        show_default=False,
    ),
]
QueryFolders = Annotated[
    list[Path] | None,
    typer.Option(
        "--queries",
        metavar="DIR",
        help="Know the .rq files of this folder too; may be repeated (also: ROLEGRAPH_QUERIES).",
        callback=_use_queries,
        show_default=False,
    ),
]
EngineName = Annotated[
    str, typer.Option("--engine", metavar="NAME", help="What reads the texts: rolegraph, endpoint or one of a package.")
]
EngineSettings = Annotated[
    list[str] | None,
    typer.Option(
        "--engine-setting", metavar="NAME=VALUE", help="A setting of the engine; may be repeated.", show_default=False
    ),
]
StoreFolder = Annotated[
    str,
    typer.Option(
        "--store",
        metavar="DIR|URL",
        help="The store that `build` wrote: a folder, or a SPARQL endpoint's address.",
        show_default=False,
    ),
]
OptionalStore = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="DIR|URL",
        help="The store that `build` wrote: a folder, or a SPARQL endpoint's address.",
        show_default=False,
    ),
]


def helped(summary: str, *examples: str) -> str:
    r"""A command's help: what it does, and examples that keep their lines.

    >>> helped("Count.", "rolegraph count").split("\n\n")
    ['Count.', '\x08\nExamples:\n  rolegraph count']
    """
    lines = "\n".join(f"  {example}" for example in examples)
    return f"{summary}\n\n\b\nExamples:\n{lines}"
