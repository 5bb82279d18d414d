"""The words behind `rolegraph query`: the query, and an option for each of its parameters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rolegraph.errors import UsageError

if TYPE_CHECKING:
    from rolegraph.query.header import NamedQuery

Given = dict[str, list[str]]


def split(words: Sequence[str]) -> tuple[str, Given]:
    """The query's name and the values of its parameters, in the order given.

    `--param NAME=VALUE` is the long way to write `--NAME VALUE`, for a parameter that is called like an option.

    Raises:
        UsageError: There is no name or more than one, or an option without a value.

    >>> split(["shared-skills", "--role", "Kepala Gudang", "--param", "role=Staf Gudang"])
    ('shared-skills', {'role': ['Kepala Gudang', 'Staf Gudang']})
    """
    names: list[str] = []
    given: Given = {}
    rest = iter(words)
    for word in rest:
        if not word.startswith("--"):
            names.append(word)
            continue
        option, value = _pair(word[2:]) or (word[2:], _next(rest, word))
        if option == "param":
            option, value = _pair(value) or _refuse(value)
        given.setdefault(option, []).append(value)
    if len(names) != 1:
        said = f"one query at a time, not {len(names)}: {', '.join(names)}" if names else "no query is named"
        raise UsageError(said, hint="rolegraph query --list shows the names")
    return names[0], given


def _pair(word: str) -> tuple[str, str] | None:
    name, equals, value = word.partition("=")
    return (name, value) if equals else None


def _refuse(value: str) -> tuple[str, str]:
    raise UsageError(f"--param {value} has no value", hint="write --param NAME=VALUE")


def _next(rest: Iterator[str], option: str) -> str:
    value = next(rest, None)
    if value is None:
        raise UsageError(f"{option} needs a value", hint=f"write {option} VALUE")
    return value


def assign(query: NamedQuery, given: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """One value for each parameter; an option given again speaks of the query's next parameter of that kind.

    So `--role A --role B` asks a query about two roles, whatever it calls the second one.

    Args:
        query: Its declared parameters tell what there is; a query without any takes each option once.
        given: Values by option, as `split` gives them.

    Raises:
        UsageError: An option is given more often than there are parameters for it.
    """
    values = {name: each[0] for name, each in given.items()}
    for name, each in given.items():
        others = iter([other for other in _alike(query, name) if other not in given])
        for value in each[1:]:
            other = next(others, None)
            if other is None:
                raise UsageError(f"--{name} is given {len(each)} times, once too often for the query {query.name}")
            values[other] = value
    return values


def _alike(query: NamedQuery, name: str) -> Iterator[str]:
    """The parameters of the same kind as the one of this name, behind it."""
    kinds = {parameter.name: parameter.kind for parameter in query.parameters}
    names = list(kinds)
    if name in kinds:
        yield from (other for other in names[names.index(name) + 1 :] if kinds[other] == kinds[name])
