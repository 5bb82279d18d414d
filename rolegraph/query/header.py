"""The header of a `.rq` file: TOML behind `#: ` at the top, a comment to every SPARQL engine.

```
#: title = { id = "Peran yang membutuhkan keterampilan", en = "Roles that need a skill" }
#: description = { id = "…", en = "…" }
#: params.skill = { kind = "skill", example = "analisis", id = "keterampilannya", en = "the skill" }
#: params.lang = { kind = "lang", default = "id", id = "bahasa label", en = "language of the labels" }
#: columns.role = { id = "perannya", en = "the role" }
```
A parameter may say `optional = true` (left out, its variable ranges over all) and `binds = "r"` (its variable, where
that is not its name).

`#: kind = "construct"` marks a CONSTRUCT whose triples a build may add to the store (`query.derive`), and
`#: kind = "violation"` a SELECT whose rows fail a build (`query.violations`). A build has no values to give, so neither
may have a parameter that must be given.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from rolegraph.errors import UsageError
from rolegraph.query.kinds import KINDS

MARK = "#:"
Texts = Mapping[str, str]
Kind = Literal["question", "construct", "violation"]
"""What a query is for besides being asked: nothing, triples that a build adds, rows that no good store has."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a query.

    Args:
        name: What a caller names it by.
        kind: A key of `kinds.KINDS`: what its values are.
        about: What it is, by language ("id", "en").
        example: A value that a caller could give.
        default: The value where a caller gives none, or None.
        optional: Whether it may be left out although it has no default.
        binds: Name of its variable, without `?`.
    """

    name: str
    kind: str
    about: Texts
    example: str | int | None
    default: str | int | None
    optional: bool
    binds: str

    @property
    def required(self) -> bool:
        """Whether a caller must give it."""
        return self.default is None and not self.optional


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a query's rows, and what it holds, by language."""

    name: str
    about: Texts


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with its header.

    Args:
        name: The file's path below its folder, without `.rq`.
        title: A few words, by language.
        description: A sentence or two, by language.
        parameters: In the header's order.
        columns: In the order of the SELECT; empty for a CONSTRUCT.
        text: The whole file, header too: line numbers of errors are the file's.
        source: Where it was read.
        kind: What a build does with it; nothing with a "question".
    """

    name: str
    title: Texts
    description: Texts
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str
    source: str
    kind: Kind = "question"


def parse(text: str, name: str, source: str) -> NamedQuery:
    r"""Read the header of a query; a text without one is a query without title, parameters and columns.

    Args:
        text: A `.rq` file.
        name: What the query is to be called.
        source: Where it was read, for error messages.

    Raises:
        UsageError: The header is no TOML, or lacks something, or says what nobody knows.

    >>> parse('#: title = { id = "Satu", en = "One" }\nSELECT (1 AS ?x) {}', "one", "one.rq").title["en"]
    'One'
    """
    header = _toml(text, source)
    _check_keys(header, {"title", "description", "kind", "params", "columns"}, source)
    query = NamedQuery(
        name=name,
        title=_texts(header.get("title", {}), source, "title"),
        description=_texts(header.get("description", {}), source, "description"),
        parameters=tuple(_parameter(key, value, source) for key, value in header.get("params", {}).items()),
        columns=tuple(
            Column(key, _texts(value, source, f"columns.{key}")) for key, value in header.get("columns", {}).items()
        ),
        text=text,
        source=source,
        kind=header.get("kind", "question"),
    )
    _check_kind(query)
    return query


def load(path: Path, name: str) -> NamedQuery:
    """Read a `.rq` file.

    Raises:
        UsageError: It cannot be read, is no UTF-8, or its header is wrong.
    """
    try:
        return parse(path.read_text(encoding="utf-8"), name, str(path))
    except UnicodeDecodeError:
        raise UsageError(f"{path} is no UTF-8 text", hint="save the query as UTF-8") from None
    except OSError as error:
        raise UsageError(f"the query {path} cannot be read: {error.strerror}") from None


def _toml(text: str, source: str) -> dict[str, Any]:
    lines = [line[len(MARK) :] if line.startswith(MARK) else "" for line in text.splitlines()]
    try:
        return tomllib.loads("\n".join(lines))  # an empty line for each other one keeps TOML's line numbers right
    except tomllib.TOMLDecodeError as error:
        raise UsageError(
            f"{source}: the header is no TOML: {error}", hint="lines that begin with #: are TOML"
        ) from None


def _parameter(name: str, given: Any, source: str) -> Parameter:
    if not isinstance(given, dict) or given.get("kind") not in KINDS:
        raise UsageError(f"{source}: params.{name} needs a kind", hint=f"one of {', '.join(KINDS)}")
    about = {key: value for key, value in given.items() if key in ("id", "en")}
    _check_keys(given, {"kind", "example", "default", "optional", "binds", "id", "en"}, source)
    return Parameter(
        name=name,
        kind=given["kind"],
        about=_texts(about, source, f"params.{name}"),
        example=given.get("example"),
        default=given.get("default"),
        optional=given.get("optional", False) is True,
        binds=str(given.get("binds", name)),
    )


def _check_kind(query: NamedQuery) -> None:
    kinds = get_args(Kind)
    if query.kind not in kinds:
        raise UsageError(f"{query.source}: nobody knows the kind {query.kind!r}", hint=f"one of {', '.join(kinds)}")
    needed = [parameter.name for parameter in query.parameters if parameter.required]
    if query.kind != "question" and needed:
        raise UsageError(
            f"{query.source}: a {query.kind} query runs without values, and {needed[0]} has none",
            hint="give the parameter a default, or say optional = true",
        )


def _texts(given: Any, source: str, where: str) -> Texts:
    if not isinstance(given, dict) or not all(isinstance(value, str) for value in given.values()):
        raise UsageError(f"{source}: {where} is no text by language", hint='write { id = "…", en = "…" }')
    return dict(given)


def _check_keys(given: dict[str, Any], known: set[str], source: str) -> None:
    for key in given:
        if key not in known:
            raise UsageError(
                f"{source}: nobody knows the header key {key!r}", hint=f"known: {', '.join(sorted(known))}"
            )
