"""The named queries with what they bring, where they need no values from the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from shlex import quote

from rolegraph.graph import RoleGraph
from rolegraph.query.header import NamedQuery
from rolegraph.query.values import Iri, Value
from rolegraph.rdf.namespaces import curie
from rolegraph.site.model import Model
from rolegraph.site.names import stem
from rolegraph.site.shell import Shell

MOST_ROWS = 1_000
"""How many rows of an answer are on its page; the page says how many there are altogether."""

PAIRED = ("similar-roles",)
"""Queries that put every role beside every other one: twice the roles take four times the time."""
MOST_PAIRED = 500
"""Up to so many roles these are asked; beyond, their page says why it has no answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query brought: names of columns, the first rows, how many there are."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value | None, ...], ...]
    every: int


def file_of(query: NamedQuery) -> str:
    """The path of a query's page; its name is a path below a folder of the user's.

    >>> from rolegraph.query.header import parse
    >>> file_of(parse("ASK {}", "shared-skills", "x.rq"))
    'query/shared-skills.html'
    """
    plain = query.name.replace("-", "").isalnum() and query.name.isascii() and query.name.islower()
    return f"query/{query.name if plain and len(query.name) < 80 else stem(query.name, 'query')}.html"


def question_page(shell: Shell, graph: RoleGraph, query: NamedQuery, named: Mapping[tuple[str, str], str]) -> str:
    """The page of a query: what it asks, its rows where it can be asked as it is, its text.

    Args:
        shell: Makes the page.
        graph: Is asked.
        query: The query.
        named: As `called` gives it.
    """
    paired = query.name in PAIRED and len(shell.model.roles) > MOST_PAIRED
    needs = any(one.required for one in query.parameters)
    answer = None if needs or paired else ask(graph, query, shell.model.lang)
    return shell.page(
        file_of(query),
        "question.html.j2",
        query.title.get(shell.words().lang, query.name),
        query=query,
        answer=answer,
        paired=MOST_PAIRED if paired and not needs else 0,
        example=example(query),
        named=named,
    )


def ask(graph: RoleGraph, query: NamedQuery, lang: str) -> Answer:
    """The first rows of a query, and how many there are."""
    given = {"lang": lang} if any(one.name == "lang" and one.kind == "lang" for one in query.parameters) else {}
    stream = graph.stream(query, **given)
    first = tuple(tuple(map(_short, row)) for row in islice(stream, MOST_ROWS))
    return Answer(stream.columns, first, len(first) + sum(1 for _ in stream.terms))


def _short(value: Value | None) -> Value | None:
    return curie(value) if isinstance(value, Iri) else value


def example(query: NamedQuery) -> str:
    """The command that asks a query, with the examples of its header.

    >>> from rolegraph.query.header import parse
    >>> example(parse("ASK {}", "roles", "x.rq"))
    'rolegraph query roles --store graph'
    """
    values = [
        f"--{one.name} {quote(str(one.example))}"
        for one in query.parameters
        if one.example and (one.required or query.name in PAIRED)
    ]
    return " ".join(("rolegraph query", quote(query.name), *values, "--store graph"))


def called(model: Model) -> dict[tuple[str, str], str]:
    """IRIs of what a cell may lead to, by column and text, where only one thing is called so.

    Under the column "" stands what has its label alone among roles, skills and parties.
    """
    named: dict[tuple[str, str], set[str]] = {}
    for column, entries in (("role", model.roles), ("skill", model.skills), ("party", model.parties)):
        for entry in entries.values():
            named.setdefault((column, entry.label), set()).add(entry.iri)
            named.setdefault(("", entry.label), set()).add(entry.iri)
    for sheet in model.sheets:
        named.setdefault(("document", sheet.about.name), set()).add(sheet.about.iri)
    return {key: next(iter(iris)) for key, iris in named.items() if len(iris) == 1}


def in_order(queries: Sequence[NamedQuery]) -> list[NamedQuery]:
    """Those that can be answered first, each group by name."""
    return sorted(queries, key=lambda query: (any(one.required for one in query.parameters), query.name))
