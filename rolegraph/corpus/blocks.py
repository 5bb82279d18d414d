"""Paragraphs and list items put together as lines of text, alike for HTML, Word and OpenDocument."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rolegraph.corpus.extracted import MAX_BYTES, tidy, too_long

INDENT = "  "
MAX_INDENT = 8
BULLET = "- "

_BLANKS = re.compile(r"[ \t\n\r\f\u00a0]+")


class Blocks:
    r"""A text under construction: blocks of inline text, some of them list items.

    Blocks stand apart by a blank line, items of a list by the end of a line. So a reader can tell a new item or
    paragraph from a line that goes on.

    Raises:
        InputError: From any method, once there is more text than a role text can have.

    >>> blocks = Blocks()
    >>> blocks.add("Syarat:")
    >>> for skill in ("jujur", "teliti"):
    ...     blocks.item()
    ...     blocks.add(skill)
    >>> blocks.text()
    'Syarat:\n\n- jujur\n- teliti'
    """

    def __init__(self) -> None:
        self._done: list[tuple[bool, str]] = []
        self._current: list[str] = []
        self._marker = ""
        self._in_item = False
        self._size = 0

    def add(self, text: str, *, keep: bool = False) -> None:
        """Add inline text; runs of blanks become one blank unless they are to be kept."""
        self._size += len(text)
        if self._size > 2 * MAX_BYTES:  # blanks count too, so that a text of nothing else ends as well
            raise too_long()
        if not keep:
            text = _BLANKS.sub(" ", text)
            if self._current and self._current[-1][-1:] in (" ", "\n"):
                text = text.removeprefix(" ")
        if text:
            self._current.append(text)

    def line(self) -> None:
        """End a line within the block."""
        self.add("\n", keep=True)

    def close(self) -> None:
        """End the block; one without text leaves nothing."""
        text = "\n".join(_stripped("".join(self._current).split("\n")))
        self._current.clear()
        if text:
            self._done.append((self._in_item, self._marker + text))
            self._marker = ""

    def paragraph(self, text: str) -> None:
        """Add a block with the lines of a text; an empty one counts as well, so that a bomb of those ends."""
        for place, line in enumerate(text.split("\n")):
            if place:
                self.line()
            self.add(f"{line} ")
        self.close()

    def item(self, depth: int = 1, marker: str = BULLET) -> None:
        """Begin a list item, `depth` lists deep; its marker is set before its first text."""
        self.close()
        self._in_item = True
        self._marker = INDENT * (min(depth, MAX_INDENT) - 1) + marker

    def leave(self) -> None:
        """End the list item, so that what follows is a block of its own."""
        self.close()
        self._in_item, self._marker = False, ""

    def text(self) -> str:
        """All of it."""
        self.close()
        parts: list[str] = []
        before = False
        for in_item, text in self._done:
            if parts:
                parts.append("\n" if before and in_item else "\n\n")
            parts.append(text)
            before = in_item
        return tidy("".join(parts))

    def __len__(self) -> int:
        return len(self._done)


def _stripped(lines: Iterable[str]) -> Iterator[str]:
    """The lines without blanks around them, and without empty ones."""
    return (stripped for line in lines if (stripped := line.strip(" \t\n\r\f\u00a0")))
