"""A document is read, and what goes wrong costs this document alone."""

from __future__ import annotations

from collections.abc import Callable

from rolegraph.document import Document
from rolegraph.errors import InputError, RolegraphError
from rolegraph.statement import Reading

Reader = Callable[[Document], Reading]


def read_one(document: Document, read: Reader) -> Reading:
    """A reading with a role in it.

    Raises:
        InputError: The document cannot be read, or names no role.
        RolegraphError: The reader broke in an unforeseen way: that costs this document, not the others.
    """
    reading = read_any(document, read)
    if reading.role is None:
        raise InputError(f"{document.source}: names no role", hint="a role text says whom it describes")
    return reading


def read_any(document: Document, read: Reader) -> Reading:
    """A reading, with a role in it or without.

    Raises:
        RolegraphError: The document cannot be read, or the reader broke in an unforeseen way: that costs this document,
            not the others.
    """
    try:
        return read(document)
    except RolegraphError:
        raise
    except Exception as error:
        raise RolegraphError(
            f"{document.source}: the reader broke: {type(error).__name__}: {error}", hint="report it with the text"
        ) from error
