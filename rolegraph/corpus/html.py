"""From HTML to text that keeps its blocks: paragraphs, list items, cells, each in a line of its own."""

from __future__ import annotations

import re

from rolegraph.corpus.blocks import BULLET, Blocks
from rolegraph.corpus.encoding import decoded
from rolegraph.corpus.extracted import Extracted, bounded
from rolegraph.corpus.markup import Token, attributes, tokens

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "legend", "li", "main", "menu", "ol", "p", "pre", "search", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_PASSED_OVER = frozenset({
    "audio", "button", "canvas", "datalist", "footer", "iframe", "math", "nav", "noembed", "noframes", "noscript",
    "object", "script", "select", "style", "svg", "template", "textarea", "title", "video",
})  # fmt: skip
"""Elements whose text is no part of the page's text: code, controls, pictures, navigation."""
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
})  # fmt: skip
_NO_END_NEEDED = frozenset({"p", "li", "td", "th", "tr", "dd", "dt"})
_HIDDEN_STYLE = re.compile(r"display\s*+:\s*+none|visibility\s*+:\s*+hidden", re.IGNORECASE)


def extract(data: bytes) -> Extracted:
    """The text and title of an HTML file.

    Raises:
        InputError: It is no text, or too much of it.
    """
    return convert(decoded(data))


def convert(html: str) -> Extracted:
    r"""The text of a page, or of a fragment.

    Scripts, controls, navigation, footers and hidden elements are left out; of a page with one `<main>` only that is
    taken. Items of numbered lists keep their numbers.

    Raises:
        InputError: The text is longer than a role text can be.

    >>> convert("<h1>Kasir</h1><ul><li>jujur<li>teliti &amp; cepat</ul>").text
    'Kasir\n\n- jujur\n- teliti & cepat'
    """
    page = _Page()
    for token in tokens(html):
        page.take(token)
    return Extracted(bounded(page.text()), page.title or None)


class _Page:
    """What stands where in a page, while its tokens come by."""

    def __init__(self) -> None:
        self.title = ""
        self._whole, self._main = Blocks(), Blocks()
        self._mains = 0
        self._in_main = 0
        self._lists: list[int | None] = []
        self._open_items = 0
        self._pre = 0
        self._skip: str | None = None
        self._skip_depth = 0

    def text(self) -> str:
        main = self._main.text() if self._mains == 1 else ""
        return main or self._whole.text()

    def take(self, token: Token) -> None:
        if self._skip is not None and self._skipped(token):
            return
        match token.kind:
            case "text":
                self._write(token.value)
            case "start":
                self._start(token)
            case "end":
                self._end(token.value)

    def _targets(self) -> tuple[Blocks, ...]:
        return (self._whole, self._main) if self._in_main else (self._whole,)

    def _write(self, text: str) -> None:
        for target in self._targets():
            if self._pre:
                target.add(text.replace("\r\n", "\n"), keep=True)
            else:
                target.add(text)

    def _skipped(self, token: Token) -> bool:
        """Whether a token belongs to the element that is passed over, which ends with its own end tag.

        One whose end tag may be left out ends also with the next of its kind.
        """
        if self._skip == "title" and token.kind == "text" and not self.title:
            self.title = " ".join(token.value.split())
        if token.value != self._skip or token.kind == "text":
            return True
        if token.kind == "start":
            if self._skip in _NO_END_NEEDED:
                self._skip = None
                return False
            self._skip_depth += 1
            return True
        self._skip_depth -= 1
        if not self._skip_depth:
            self._skip = None
        return True

    def _start(self, token: Token) -> None:
        name = token.value
        if name not in _VOID and (name in _PASSED_OVER or _is_hidden(token.rest)):
            self._skip, self._skip_depth = name, 1
            if name in _BLOCKS:
                self._close()
        elif name == "br":
            for target in self._targets():
                target.line()
        elif name == "li":
            self._item(token)
        elif name in _LISTS:
            self._close()
            self._lists.append(_first_number(token) if name == "ol" else None)
        elif name in _BLOCKS:
            self._close()
            self._enter(name)

    def _enter(self, name: str) -> None:
        if name == "pre":
            self._pre += 1
        elif name == "main":
            self._mains += 1
            self._in_main += 1

    def _item(self, token: Token) -> None:
        number = self._lists[-1] if self._lists else None
        if number is not None:
            number = _number(attributes(token.rest).get("value", ""), number)
            self._lists[-1] = number + 1
        for target in self._targets():
            target.item(max(len(self._lists), 1), BULLET if number is None else f"{number}. ")

    def _end(self, name: str) -> None:
        if name in _LISTS and self._lists:
            self._lists.pop()
            self._leave()
        elif name in _BLOCKS:
            self._close()
        if name == "pre":
            self._pre = max(self._pre - 1, 0)
        elif name == "main":
            self._in_main = max(self._in_main - 1, 0)

    def _leave(self) -> None:
        """The end of a list: outside of any, text is no item any more."""
        for target in self._targets():
            if self._lists:
                target.close()
            else:
                target.leave()

    def _close(self) -> None:
        for target in self._targets():
            target.close()


def _is_hidden(rest: str) -> bool:
    lowered = rest.lower()
    if "hidden" not in lowered and "none" not in lowered:
        return False
    found = attributes(rest)
    return "hidden" in found or found.get("aria-hidden") == "true" or bool(_HIDDEN_STYLE.search(found.get("style", "")))


def _first_number(token: Token) -> int:
    return _number(attributes(token.rest).get("start", ""), 1)


def _number(written: str, otherwise: int) -> int:
    written = written.strip()
    return int(written) if written.isascii() and written.isdigit() and len(written) < 5 else otherwise
