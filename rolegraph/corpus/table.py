"""Rows of a table to documents, one by one; a bad row is reported and costs no other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from rolegraph.corpus.columns import Chosen
from rolegraph.corpus.extracted import bounded
from rolegraph.corpus.field import field_text
from rolegraph.corpus.names import printable
from rolegraph.corpus.recognise import function_words, recognise
from rolegraph.document import Document
from rolegraph.errors import InputError

MAX_ID = 200
"""The longest identifier, in characters."""
_TAGS = {"in": "id", "ind": "id", "indonesia": "id", "indonesian": "id", "eng": "en", "english": "en", "inggris": "en"}
"""Other ways to write a language: the old tag, ISO 639-2, names."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands: its number as a user counts it, and its cells, or what is wrong with it."""

    number: int
    cells: Mapping[str, object]
    problem: InputError | None = None


class Table(Protocol):
    """What each kind of table gives."""

    @property
    def columns(self) -> Sequence[str]:
        """The names of the columns, in order."""

    def rows(self, wanted: Sequence[str]) -> Iterator[Row]:
        """The rows in order; their cells hold at least the wanted columns, as far as the row has them."""


def document(row: Row, chosen: Chosen, name: str, source: str) -> Document:
    r"""The document of a row.

    The title becomes the first line of the text, unless the text begins with it: so the name of a role that only the
    title tells has a place in the text, as every statement needs one.

    Args:
        row: One without a problem.
        chosen: The columns.
        name: What the table is called; a row without identifier is called by it and its number.
        source: Where the table lies; the document's source is this with the row as a fragment (as RFC 7111 has it).

    Raises:
        InputError: The text is blank or too long, a cell holds no text, or the language is none of ours.

    >>> row = Row(2, {"id": "a7", "title": "Kasir", "text": "Melayani pembeli."})
    >>> document(row, Chosen(("text",), "id", "title"), "lowongan", "lowongan.csv")
    Document(id='a7', text='Kasir\n\nMelayani pembeli.', lang='id', source='lowongan.csv#row=2', title='Kasir')
    """
    body = _body(row, chosen)
    title = one_line(_cell(row, chosen.title))
    opened = one_line(body[: 4 * len(title)]).casefold().startswith(title.casefold())
    text = bounded(body if opened else f"{title}\n\n{body}")
    lang = language(_cell(row, chosen.lang)) or recognise(text)
    identifier = one_line(_cell(row, chosen.id))[:MAX_ID] or f"{name}/{row.number}"
    return Document(identifier, text, lang, f"{source}#row={row.number}", title or None)


def _cell(row: Row, column: str | None) -> str:
    return "" if column is None else field_text(row.cells.get(column))


def _body(row: Row, chosen: Chosen) -> str:
    texts = {column: _cell(row, column).strip() for column in chosen.text}
    filled = {column: text for column, text in texts.items() if text}
    if not filled:
        raise InputError("its text is empty")
    if len(chosen.text) == 1:
        return next(iter(filled.values()))
    return "\n\n".join(f"{one_line(column)}:\n{text}" for column, text in filled.items())


def one_line(text: str) -> str:
    """A text as one printable line, composed (NFC)."""
    return printable(unicodedata.normalize("NFC", " ".join(text.split())))


def language(written: str) -> str | None:
    """The tag of a language that rolegraph reads, or None where the cell is empty.

    Raises:
        InputError: It is another language.

    >>> language("id-ID"), language("English"), language("Bahasa Indonesia"), language(" ")
    ('id', 'en', 'id', None)
    """
    words = [word for word in re.findall(r"[^\W\d_]+", written.casefold()) if word != "bahasa"]
    if not written.strip():
        return None
    tag = _TAGS.get(words[0], words[0]) if words else ""
    if tag not in function_words():
        raise InputError(f"language {one_line(written)[:40]!r} is none of {', '.join(sorted(function_words()))}")
    return tag
