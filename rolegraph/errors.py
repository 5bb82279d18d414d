"""The one family of errors: what is wrong, where, and what to do next."""

from __future__ import annotations


class RolegraphError(Exception):
    """Base of every error that rolegraph raises on purpose.

    `exit_code` is what the command line ends with: 1 the data fails, 2 wrong usage, 3 a failure.

    >>> try:
    ...     raise InputError("no such file: roles.txt", hint="check the path")
    ... except RolegraphError as error:
    ...     print(error, error.exit_code)
    no such file: roles.txt (check the path) 1
    """

    exit_code: int = 3

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        self.message = message
        self.hint = hint
        super().__init__(f"{message} ({hint})" if hint else message)


class InputError(RolegraphError):
    """A file or text that cannot be read as a role text."""

    exit_code = 1


class UsageError(RolegraphError):
    """A call that names something that is not there: a query, a parameter, a format, a role."""

    exit_code = 2


class QuerySyntaxError(UsageError):
    """SPARQL that does not parse; the message holds line and column, both counted from 1."""


class RefusedQueryError(UsageError):
    """SPARQL that parses and is not allowed: an update on a read-only store, SERVICE, LOAD, a file as source."""


class ShapeError(RolegraphError):
    """A graph that breaks its SHACL shapes."""

    exit_code = 1


class StoreError(RolegraphError):
    """A store that cannot be opened, read or written."""


class LanguageDataError(RolegraphError):
    """A language folder whose data cannot be used; the message names file and line."""
