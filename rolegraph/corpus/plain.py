"""A text file is its text."""

from __future__ import annotations

from rolegraph.corpus.encoding import decoded
from rolegraph.corpus.extracted import Extracted


def extract(data: bytes) -> Extracted:
    r"""The text as given, line ends included.

    Raises:
        InputError: The bytes are no text.

    >>> extract(b"Kasir\r\nmelayani").text
    'Kasir\r\nmelayani'
    """
    return Extracted(decoded(data))
