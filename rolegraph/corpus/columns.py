"""Which columns of a table hold identifier, title, text and language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rolegraph.errors import InputError
from rolegraph.resources import PACKAGE

_SHOWN = 12
"""How many columns a message names."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that a user names; where none is named, the usual names of `columns.toml` are looked for.

    Args:
        id: What documents are called by.
        title: What the text is about; it becomes the first line of the document.
        text: One column or more; the texts of several stand below one another, each under its column's name.
        lang: The language of each text, as a tag or a name.
    """

    id: str | None = None
    title: str | None = None
    text: tuple[str, ...] = ()
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """The columns of one table, named as in its header."""

    text: tuple[str, ...]
    id: str | None = None
    title: str | None = None
    lang: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, none twice."""
        given = (self.id, self.title, *self.text, self.lang)
        return tuple(dict.fromkeys(name for name in given if name is not None))


def choose(header: Sequence[str], wanted: Columns) -> Chosen:
    """Find the columns of a table.

    Args:
        header: The names of its columns.
        wanted: What the user says of them.

    Raises:
        InputError: A column that is named is not there, or none is named for the text and none has a usual name.

    >>> choose(["No", "Job Title", "Deskripsi", "gaji"], Columns())
    Chosen(text=('Deskripsi',), id='No', title='Job Title', lang=None)
    """
    text = tuple(_named(header, name) for name in wanted.text)
    if not text:
        usual = _usual(header, "text")
        if usual is None:
            raise InputError(f"no column for the text among {_listed(header)}", hint="name it with --text-column")
        text = (usual,)
    found = {
        role: _named(header, name) if name is not None else _usual(header, role)
        for role, name in (("id", wanted.id), ("title", wanted.title), ("lang", wanted.lang))
    }
    return Chosen(text, found["id"], found["title"], found["lang"])


def _named(header: Sequence[str], name: str) -> str:
    """The column of this name: as written, else as `_plain` reads it."""
    if name in header:
        return name
    alike = [column for column in header if _plain(column) == _plain(name)]
    if not alike:
        raise InputError(f"no column {name!r} among {_listed(header)}")
    return alike[0]


def _usual(header: Sequence[str], role: str) -> str | None:
    columns = {_plain(column): column for column in reversed(header)}
    return next((columns[name] for name in usual_names()[role] if name in columns), None)


@cache
def usual_names() -> Mapping[str, Sequence[str]]:
    """The usual names of columns by what they hold, the most usual first.

    >>> sorted(usual_names())
    ['id', 'lang', 'text', 'title']
    """
    data: Mapping[str, Sequence[str]] = tomllib.loads((PACKAGE / "corpus" / "columns.toml").read_text("utf-8"))
    return data


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "_", name.casefold()).strip("_")


def _listed(header: Sequence[str]) -> str:
    named = ", ".join(repr(column[:60]) for column in header[:_SHOWN])
    more = len(header) - _SHOWN
    return f"{named} and {more} more" if more > 0 else named or "none"
