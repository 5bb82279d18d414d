"""From Markdown to text: the marks go, the blocks stay."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from rolegraph.corpus.encoding import decoded
from rolegraph.corpus.extracted import Extracted, bounded
from rolegraph.corpus.html import convert

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_TITLE = re.compile(r"^title:[ \t]*[\"']?(.*?)[\"']?[ \t]*\r?$", re.MULTILINE | re.IGNORECASE)


def extract(data: bytes) -> Extracted:
    r"""The text of a Markdown file (CommonMark and tables); of its front matter only the title.

    Raises:
        InputError: It is no text, or too much of it.

    >>> extract(b"# Kasir\n\nTugas **kasir**:\n* menghitung\n  uang").text
    'Kasir\n\nTugas kasir:\n\n- menghitung uang'
    """
    text = bounded(decoded(data))
    matter = _FRONT_MATTER.match(text)
    title = _TITLE.search(matter.group(1)) if matter else None
    body = text[matter.end() :] if matter else text
    return Extracted(convert(_renderer().render(body)).text, title.group(1) if title else None)


@cache
def _renderer() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table")
