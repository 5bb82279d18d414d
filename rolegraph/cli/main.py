"""The program `rolegraph`: its commands, and how it ends.

Exit codes: 0 done, 1 the data fails (a text that cannot be read, a graph that breaks its shapes), 2 wrong usage,
3 a failure of the machine or of rolegraph itself, 130 interrupted. An error is one line on standard error.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Annotated

import typer

from rolegraph import __version__
from rolegraph.cli import (
    build,
    chart,
    compare,
    demo,
    diff,
    export,
    link,
    link_propose,
    ontology,
    query,
    similar,
    site,
    statements,
    taxonomy,
    text,
    train,
    unread,
    view,
    why,
)
from rolegraph.cli.output import say
from rolegraph.errors import RolegraphError

INTERRUPTED = 130
WRONG_USAGE = 2
FAILURE = 3

app = typer.Typer(
    name="rolegraph",
    help="Texts about job roles become an RDF graph in which every statement leads back to its characters.",
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _until_enough(command: Callable[..., int | None]) -> Callable[..., int | None]:
    """A command that ends well where whoever reads its output wants no more of it (`| head`)."""

    @wraps(command)
    def call(*arguments: object, **options: object) -> int | None:
        try:
            return command(*arguments, **options)
        except BrokenPipeError:
            _discard_output()
            raise typer.Exit from None

    return call


for module in (
    statements,
    build,
    unread,
    query,
    why,
    compare,
    similar,
    diff,
    view,
    text,
    chart,
    site,
    export,
    ontology,
    train,
    demo,
):
    app.command(help=module.HELP, **module.SETTINGS)(_until_enough(module.run))


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"rolegraph {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _without_command(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="The version.")] = False,
) -> None:
    _help_alone(context)


def _help_alone(context: typer.Context) -> None:
    """Without a command the help is all there is, and that is wrong usage."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(WRONG_USAGE)


for name, module_of, alone in (("taxonomy", taxonomy, _help_alone), ("link", link, link_propose.run)):
    group = typer.Typer(name=name, help=module_of.HELP, rich_markup_mode=None, invoke_without_command=True)
    group.callback()(alone)
    for command in module_of.COMMANDS:
        group.command(command.name, help=command.help)(_until_enough(command.run))
    app.add_typer(group)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and leave with its exit code."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run the program.

    Args:
        arguments: As on a command line, without the program's name.

    Returns:
        The exit code.

    >>> run(["--version"])
    rolegraph 0.1.0
    0
    """
    _write_utf8()
    try:
        code = app(list(arguments), prog_name="rolegraph", standalone_mode=False)
        sys.stdout.flush()
    except BaseException as error:
        return _end(error)
    if code == INTERRUPTED:  # typer has caught Ctrl-C
        say("interrupted")
    return code if isinstance(code, int) else 0


def _write_utf8() -> None:
    """The rows are UTF-8 whatever the locale says, so that the same input gives the same bytes everywhere."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _end(error: BaseException) -> int:
    """Say what went wrong, in one line, and give the exit code."""
    if os.environ.get("ROLEGRAPH_TRACEBACK"):
        raise error
    match error:
        case BrokenPipeError():
            _discard_output()
            return 0
        case KeyboardInterrupt() | typer.Abort():
            say("interrupted")
            return INTERRUPTED
        case RolegraphError():
            say(str(error))
            return error.exit_code
        case typer.TyperException():
            say(f"{error.format_message()} (see rolegraph --help)")
            return WRONG_USAGE
        case OSError():
            _discard_output()
            say(f"{error.filename}: {error.strerror}" if error.filename else error.strerror or str(error))
            return FAILURE
        case Exception():
            say(f"unforeseen: {type(error).__name__}: {error} (set ROLEGRAPH_TRACEBACK=1 to see where, and report it)")
            return FAILURE
    raise error


def _discard_output() -> None:
    """Let what standard output still holds go nowhere: flushing it at exit would fail a second time."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
