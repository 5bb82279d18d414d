"""Parameters of a query, bound as terms.

Each group that holds a bound variable begins with `VALUES ?name { term }` (SPARQL 1.1, section 10). So the variable
has its value in subqueries, OPTIONAL, FILTER, EXISTS and MINUS alike, and may still be projected or grouped by.
Oxigraph's own substitutions reach only variables that the outermost SELECT projects, and a VALUES behind the query
comes too late for its filters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from rolegraph.errors import UsageError
from rolegraph.store.tokens import Token, tokens

Term = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True)
class Group:
    """A group graph pattern: its braces in the list of tokens, and the head of its subquery, if it is one's body."""

    opened: int
    closed: int
    head: int


def bind(text: str, bindings: Mapping[str, Term]) -> str:
    """A query in which variables have values.

    Args:
        text: A SPARQL query that parses.
        bindings: Variable names without `?`, and IRIs or literals; the terms are written by pyoxigraph, never pasted.

    Raises:
        UsageError: The query has no such variable, or a value is a blank node or a quoted triple.

    >>> bind("SELECT ?s { ?s ?p ?o }", {"s": NamedNode("https://example.org/a")})
    'SELECT ?s { VALUES ?s { <https://example.org/a> } ?s ?p ?o }'
    """
    found = list(tokens(text))
    groups = list(_groups(found))
    additions: dict[int, str] = {}
    for name in sorted(bindings):
        block = f" VALUES ?{name} {{ {_written(name, bindings[name])} }}"
        homes = [group for group in groups if _holds(found, group, name)]
        if not homes:
            raise UsageError(f"the query has no variable ?{name} in a pattern", hint="check the parameter's name")
        for group in homes:
            end = found[group.opened].start + 1
            additions[end] = additions.get(end, "") + block
    return _inserted(text, additions)


def _written(name: str, term: Term) -> str:
    if isinstance(term, NamedNode | Literal):
        return str(term)
    raise UsageError(f"?{name} cannot be bound to {term}", hint="give an IRI or a literal")


def _holds(found: list[Token], group: Group, name: str) -> bool:
    """Whether a group names a variable, within its braces or in the SELECT that it is the body of."""
    inside = found[group.head : group.closed]
    return any(token.kind == "variable" and token.text[1:] == name for token in inside)


def _groups(found: list[Token]) -> Iterator[Group]:
    """All groups that can take a VALUES: no template, no data block, and not the braces that hold a subquery only."""
    opened: list[int] = []
    for index, token in enumerate(found):
        if token.kind != "mark":
            continue
        if token.text == "{":
            opened.append(index)
        elif token.text == "}" and opened:
            start = opened.pop()
            if _takes_values(found, start):
                yield Group(start, index, _head(found, start))


def _head(found: list[Token], start: int) -> int:
    """Where the SELECT begins whose body opens at `start`; `start` itself for any other group."""
    for index in range(start - 1, -1, -1):
        token = found[index]
        if token.says("SELECT", "CONSTRUCT", "DESCRIBE", "ASK"):
            return index
        if token.kind == "mark" and token.text in ("{", "}", "."):
            break
    return start


def _takes_values(found: list[Token], start: int) -> bool:
    if start + 1 < len(found) and found[start + 1].says("SELECT"):
        return False
    before = found[start - 1] if start else None
    return before is None or not (before.says("CONSTRUCT") or _is_data(found, start))


def _is_data(found: list[Token], start: int) -> bool:
    """Whether a brace opens the rows of a VALUES: `VALUES ?x {` or `VALUES (?x ?y) {`."""
    index = start - 1
    while index >= 0 and (found[index].kind == "variable" or found[index].text in ("(", ")")):
        index -= 1
    return index >= 0 and found[index].says("VALUES")


def _inserted(text: str, additions: Mapping[int, str]) -> str:
    parts, position = [], 0
    for end in sorted(additions):
        parts += [text[position:end], additions[end]]
        position = end
    return "".join([*parts, text[position:]])
