"""From a PDF (ISO 32000) to text, by PDFium; its lines are put together to paragraphs again (`paragraphs`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolegraph.corpus.extracted import MAX_BYTES, Extracted, bounded, tidy, too_long
from rolegraph.corpus.paragraphs import Line, joined
from rolegraph.errors import InputError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

_PASSWORD = 4
"""PDFium's number for a document that needs a password (`FPDF_ERR_PASSWORD`)."""
MAX_PAGES = 500


def extract(data: bytes) -> Extracted:
    """The text of a PDF; one that is encrypted is read where it opens without a password.

    Raises:
        InputError: It needs a password, is broken, has more than `MAX_PAGES` pages, too much text, or none, as a scan.
    """
    from pypdfium2 import PdfiumError

    try:
        text = "\n\n".join(_texts(data))
    except PdfiumError as error:
        if error.err_code == _PASSWORD:
            raise InputError("it is protected by a password", hint="save it without one") from error
        raise InputError(f"a broken PDF: {error}") from error
    if not text.strip():
        raise InputError("no page holds text: it may be a scan", hint="recognise its characters first (OCR)")
    return Extracted(bounded(tidy(text)))


def _texts(data: bytes) -> Iterator[str]:
    """The text of the pages, paragraph by paragraph; one may begin on a page and end on the next."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(data)
    try:
        if len(document) > MAX_PAGES:
            raise InputError(f"it has more than {MAX_PAGES} pages", hint="a role text has a few")
        yield from joined(_lines(document))
    finally:
        document.close()


def _lines(document: PdfDocument) -> Iterator[list[Line]]:
    """The lines of each page."""
    size = 0
    for number in range(len(document)):
        page = document[number]
        try:
            lines = _page_lines(page)
        finally:
            page.close()
        size += sum(len(line.text) for line in lines)
        if size > MAX_BYTES:
            raise too_long()
        yield lines


def _page_lines(page: PdfPage) -> list[Line]:
    found = page.get_textpage()
    try:
        if found.count_chars() > 2 * MAX_BYTES:
            raise too_long()
        return list(_read(found))
    finally:
        found.close()


def _read(page: PdfTextPage) -> Iterator[Line]:
    r"""The lines of a page in the order of its content; PDFium ends each with \r\n."""
    from pypdfium2.raw import FPDFText_GetUnicode

    codes = [FPDFText_GetUnicode(page, place) for place in range(page.count_chars())]
    begin = 0
    for place, code in enumerate([*codes, 10]):
        if code == 10:
            line = _line(page, codes, begin, place)
            if line:
                yield line
            begin = place + 1


def _line(page: PdfTextPage, codes: list[int], begin: int, end: int) -> Line | None:
    while begin < end and chr(codes[begin]).isspace():
        begin += 1
    while begin < end and chr(codes[end - 1]).isspace():
        end -= 1
    if begin == end:
        return None
    left, bottom, _, top = page.get_charbox(begin, loose=True)
    _, _, right, _ = page.get_charbox(end - 1, loose=True)
    text = "".join(map(chr, codes[begin:end])).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return Line(text, left, right, bottom, top)
