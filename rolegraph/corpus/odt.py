"""From an OpenDocument text (.odt, ISO/IEC 26300) to text: paragraphs, headings, list items, cells and text boxes."""

from __future__ import annotations

from rolegraph.corpus.blocks import Blocks
from rolegraph.corpus.extracted import Extracted, bounded
from rolegraph.corpus.zipped import Package
from rolegraph.errors import InputError

_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_PASSED_OVER = frozenset(
    {f"{_TEXT}{name}" for name in ("note", "tracked-changes", "table-of-content", "alphabetical-index", "bibliography")}
    | {f"{_OFFICE}{name}" for name in ("annotation", "forms", "automatic-styles", "font-face-decls")}
)
"""What is no text of the document: notes, comments, deletions, indexes, styles."""
_MANIFEST = "META-INF/manifest.xml"
_MOST_BLANKS = 100


def extract(data: bytes) -> Extracted:
    """The text of an OpenDocument text.

    Raises:
        InputError: It is no such file, is protected, broken or hostile, or holds too much text.
    """
    package = Package(data)
    if b"encryption-data" in package.start_of(_MANIFEST, 1_000_000):
        raise InputError("it is protected by a password", hint="save it without one")
    if "content.xml" not in package.names:
        raise InputError("a zip archive without an OpenDocument text in it")
    body = _Body()
    package.parse("content.xml", body)
    return Extracted(bounded(body.blocks.text()))


class _Body:
    """Puts paragraphs together; one in a text box stands within another and comes before it."""

    def __init__(self) -> None:
        self.blocks = Blocks()
        self._open: list[list[str]] = []
        self._lists = 0
        self._skipped = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._skipped or name in _PASSED_OVER:
            self._skipped += 1
            return
        match name.removeprefix(_TEXT):
            case "p":
                self._open.append([])
            case "h":  # a numbered heading stands in a list, and is no item
                self._open.append([])
                self.blocks.leave()
            case "list":
                self._lists += 1
            case "list-item":
                self.blocks.item(self._lists)
            case _ if self._open:
                self._open[-1].append(_character(name, attributes))

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        match name.removeprefix(_TEXT):
            case "p" | "h":
                self.blocks.paragraph("".join(self._open.pop()))
            case "list":
                self._lists -= 1
                if not self._lists:
                    self.blocks.leave()

    def data(self, text: str) -> None:
        if self._open and not self._skipped:
            self._open[-1].append(text.replace("\n", " "))


def _character(name: str, attributes: dict[str, str]) -> str:
    match name.removeprefix(_TEXT):
        case "tab":
            return "\t"
        case "line-break":
            return "\n"
        case "s":
            count = attributes.get(f"{_TEXT}c", "1")
            return " " * min(int(count), _MOST_BLANKS) if count.isdecimal() and len(count) < 4 else " "
    return ""
