"""`rolegraph train`: annotated texts become weights of the taggers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rolegraph.cli.options import LanguageFolders, helped

if TYPE_CHECKING:
    from rolegraph.extract.gold import GoldText

HELP = helped(
    "Train the taggers on annotated texts. A folder holds NAME.txt and NAME.json of each; of two texts of one name the "
    "later folder's counts. The same texts give the same weights, byte for byte, in minutes on two cores; the "
    "commands that read take them with --models DIR.",
    "rolegraph train data/gold --into models",
    "rolegraph train data/gold mine/ --into models && rolegraph statements kasir.txt --models models",
)
SETTINGS: dict[str, Any] = {"name": "train"}


def run(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD", help="Folders of annotated texts.", show_default=False)],
    into: Annotated[Path, typer.Option(metavar="DIR", help="Where the weights are written.", show_default=False)],
    language_dir: LanguageFolders = None,
) -> None:
    """Train, and say on what."""
    from rolegraph.corpus.names import shown
    from rolegraph.extract.gold import load_gold
    from rolegraph.extract.train import train

    texts = load_gold(gold)
    with working() as step:
        train(texts, into, step)
    show(texts)
    size = sum(path.stat().st_size for path in into.glob("*.crf.xz"))
    typer.echo(f"{shown(into)}: weights of {size:,} bytes")


@contextmanager
def working() -> Iterator[Callable[[str], None]]:
    """What is being done and for how long, on standard error; silent where that is no terminal."""
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from rolegraph.cli.output import console

    target = console(stderr=True)
    shown = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*shown, console=target, transient=True, disable=not target.is_terminal) as bar:
        task = bar.add_task("", total=None)
        yield lambda what: bar.update(task, description=what)


def show(texts: list[GoldText]) -> None:
    """Write how many texts of which language and genre were learned from."""
    from rolegraph.cli.output import print_table

    counts = Counter((text.lang, text.genre) for text in texts)
    labels = Counter((text.lang, text.genre) for text in texts for _ in text.statements)
    rows = [(lang, genre, count, labels[lang, genre]) for (lang, genre), count in sorted(counts.items())]
    print_table(("language", "genre", "texts", "labels"), [*rows, ("all", "", len(texts), sum(labels.values()))])
