"""Texts and numbers inside XML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from rolegraph.rdf.serialize import xml_text

Value = str | int | float | None


def content(value: Value) -> str:
    r"""A value between two tags; what XML has no place for becomes U+FFFD, a carriage return a reference.

    >>> content("<a>\r"), content(0.5)
    ('&lt;a&gt;&#xD;', '0.5')
    """
    return escape(xml_text(str(value)), {"\r": "&#xD;"})


def attribute(value: Value) -> str:
    r"""A value as a quoted attribute.

    >>> attribute('"\n')
    '\'"&#10;\''
    """
    return quoteattr(xml_text(str(value)))


def given(keys: Iterable[str], values: Iterable[Value]) -> Iterator[tuple[str, Value]]:
    """The keys that have a value."""
    return ((key, value) for key, value in zip(keys, values, strict=True) if value is not None)
