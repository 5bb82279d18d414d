"""From `--engine` and its settings to what reads the texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rolegraph.cli.output import say
from rolegraph.errors import UsageError
from rolegraph.extract.engines import Engine, open_engine


@contextmanager
def reading_with(name: str, settings: Sequence[str] | None) -> Iterator[Engine]:
    """The engine of a name, closed in the end; what it has to say of all texts goes to standard error.

    Raises:
        UsageError: There is no such engine, or a setting is wrong.
    """
    with open_engine(name, pairs(settings or ())) as engine:
        yield engine
        for note in engine.notes():
            say(note)


def pairs(settings: Sequence[str]) -> dict[str, str]:
    """Settings as they are written on a command line.

    Raises:
        UsageError: One is not written NAME=VALUE, or is given twice.

    >>> pairs(["model=llama3.1", "url=http://localhost:11434/v1"])
    {'model': 'llama3.1', 'url': 'http://localhost:11434/v1'}
    """
    found: dict[str, str] = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals or not name:
            raise UsageError("a setting is written NAME=VALUE")  # not shown: it may be a key by mistake
        if name in found:
            raise UsageError(f"the setting {name!r} is given twice")
        found[name] = value
    return found
