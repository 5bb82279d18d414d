"""From a Word file (.docx, ISO/IEC 29500) to text: paragraphs, list items, cells and text boxes.

The file is read as it is packed, part by part: that also finds the text of content controls, of insertions that are
not yet accepted and of text boxes, which libraries that show a document's paragraphs leave out.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

from rolegraph.corpus.blocks import Blocks
from rolegraph.corpus.extracted import Extracted, bounded
from rolegraph.corpus.zipped import Package
from rolegraph.errors import InputError

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_PASSED_OVER = frozenset({"del", "moveFrom", "pPrChange", "rPrChange", "sectPr"})
"""What is no text of the document: deletions, where moved text was, former properties, page set-up."""
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OFF = frozenset({"0", "false", "off"})


def extract(data: bytes) -> Extracted:
    """The text of a Word file. Deleted and hidden text, notes, headers and footers are left out.

    Raises:
        InputError: It is no Word file, is broken or hostile, or holds too much text.
    """
    package = Package(data)
    main = _main_part(package)
    styles = _Styles()
    path = posixpath.join(posixpath.dirname(main), "styles.xml")
    if path in package.names:
        package.parse(path, styles)
    body = _Body(styles)
    package.parse(main, body)
    return Extracted(bounded(body.blocks.text()))


def _main_part(package: Package) -> str:
    """Where the document's body lies: the relations of the package say so (ISO/IEC 29500-2, clause 8.3)."""
    found = _Relations()
    if "_rels/.rels" in package.names:
        package.parse("_rels/.rels", found)
    main = found.main.lstrip("/") or "word/document.xml"
    if main not in package.names:
        raise InputError("a zip archive without a Word document in it")
    return main


def _local(name: str) -> str:
    """A name of WordprocessingML without its namespace; of any other "", but for the one that is passed over."""
    space, _, local = name.rpartition(" ")
    if space in _WORD:
        return local
    return "del" if name == _FALLBACK else ""


def _value(attributes: dict[str, str]) -> str:
    return next((attributes[f"{space} val"] for space in _WORD if f"{space} val" in attributes), "")


class _Relations:
    """Looks for the relation to the document's body."""

    def __init__(self) -> None:
        self.main = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if attributes.get("Type", "").endswith("/officeDocument"):
            self.main = attributes.get("Target", "")

    def end(self, name: str) -> None:
        pass

    def data(self, text: str) -> None:
        pass


class _Styles:
    """Which paragraph styles make list items or headings, by themselves or by the style they are based on."""

    def __init__(self) -> None:
        self._own: dict[str, bool] = {}
        self._based_on: dict[str, str] = {}
        self._style = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match _local(name):
            case "style":
                self._style = next((attributes[key] for key in attributes if key.endswith(" styleId")), "")
            case "basedOn":
                self._based_on[self._style] = _value(attributes)
            case "numPr":
                self._own.setdefault(self._style, True)
            case "outlineLvl" if _value(attributes) != "9":
                self._own[self._style] = False

    def end(self, name: str) -> None:
        pass

    def data(self, text: str) -> None:
        pass

    def makes_items(self, style: str) -> bool:
        seen: set[str] = set()
        while style and style not in seen:
            if style in self._own:
                return self._own[style]
            seen.add(style)
            style = self._based_on.get(style, "")
        return False


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is being read: its text, and whether it is a list item, as far as it says so itself."""

    texts: list[str] = field(default_factory=list)
    style: str = ""
    numbered: bool | None = None
    depth: int = 1


class _Body:
    """Puts paragraphs together; one in a text box stands within another and comes before it."""

    def __init__(self, styles: _Styles) -> None:
        self.blocks = Blocks()
        self._styles = styles
        self._open: list[_Paragraph] = []
        self._skipped = 0
        self._in_text = False
        self._in_properties = False
        self._hidden = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if self._skipped or local in _PASSED_OVER:
            self._skipped += 1
        elif local == "p":
            self._open.append(_Paragraph())
        elif self._open and local:
            self._within(local, attributes, self._open[-1])

    def _within(self, local: str, attributes: dict[str, str], paragraph: _Paragraph) -> None:
        match local:
            case "t":
                self._in_text = True
            case "r":
                self._hidden = False
            case "vanish" if not self._in_properties:
                self._hidden = _value(attributes) not in _OFF
            case "tab" | "ptab" | "br" | "cr" | "noBreakHyphen" if not self._in_properties and not self._hidden:
                paragraph.texts.append(_CHARACTERS[local])
            case "pPr":
                self._in_properties = True
            case "pStyle" | "ilvl" | "numId" | "outlineLvl" if self._in_properties:
                _set(paragraph, local, _value(attributes))

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        match _local(name):
            case "t":
                self._in_text = False
            case "pPr":
                self._in_properties = False
            case "p" if self._open:
                self._finish(self._open.pop())

    def data(self, text: str) -> None:
        if self._in_text and self._open and not self._skipped and not self._hidden:
            self._open[-1].texts.append(text)

    def _finish(self, paragraph: _Paragraph) -> None:
        own = paragraph.numbered
        if own if own is not None else self._styles.makes_items(paragraph.style):
            self.blocks.item(paragraph.depth)
        else:
            self.blocks.leave()
        self.blocks.paragraph("".join(paragraph.texts))


def _set(paragraph: _Paragraph, local: str, value: str) -> None:
    match local:
        case "pStyle":
            paragraph.style = value
        case "ilvl":
            paragraph.depth = int(value) + 1 if value.isdecimal() and len(value) < 3 else 1
        case "numId" if paragraph.numbered is None:
            paragraph.numbered = value != "0"
        case "outlineLvl" if value != "9":
            paragraph.numbered = False
