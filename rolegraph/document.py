"""A text as it came in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """One role text.

    Args:
        id: The name of the document, unique within a build (a file's stem).
        text: The text as given; every offset of the project counts code points of this string.
        lang: BCP 47 tag of the main language ("id", "en").
        source: Where it came from (a path or an address), for provenance.
        title: A title that the source gives apart from the text, if any.

    >>> Document("kasir", "Kasir melayani pembeli.", "id", "kasir.txt").text[0:5]
    'Kasir'
    """

    id: str
    text: str
    lang: str
    source: str
    title: str | None = None
