"""The XML inside Word and OpenDocument files, read as a stream of tags that no bomb can swell.

Only the parts that are asked for are unpacked. XML with a document type is refused: no such file needs one, and
entities that call each other or files are declared nowhere else.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import IO, Protocol
from xml.parsers import expat

from rolegraph.errors import InputError

MAX_PART_BYTES = 30_000_000
"""The most that a part may unpack to."""
MAX_LIST_BYTES = 2_000_000
"""The longest list of parts; a real file has hundreds of parts, at some 80 bytes each."""
MAX_DEPTH = 1_000
"""How deep elements may stand in one another; real ones reach some dozens."""
_CHUNK = 1_000_000
"""Bytes unpacked at a time; the parser looks at a long tag anew with each."""
_END_OF_LIST = b"PK\x05\x06"
_BROKEN = (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, zlib.error, EOFError, OSError)
"""What `zipfile` raises for an archive that lies about itself; some of it only once a part is read."""


class Handler(Protocol):
    """What listens to tags and text. Names are `namespace local`, with a blank between."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A start tag."""

    def end(self, name: str) -> None:
        """An end tag."""

    def data(self, text: str) -> None:
        """Text."""


class Package:
    """A zip file of XML parts.

    Raises:
        InputError: It is no zip file that can be read, or lists too many parts.
    """

    def __init__(self, data: bytes) -> None:
        if _list_bytes(data) > MAX_LIST_BYTES:
            raise InputError("its archive lists far more parts than a document has")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise InputError(f"a broken archive: {error}") from error
        self.names = frozenset(self._zip.namelist())

    def start_of(self, name: str, size: int) -> bytes:
        """The first bytes of a part; none where there is no such part or it cannot be unpacked."""
        try:
            with self._open(name) as part:
                return part.read(size)
        except (InputError, RuntimeError, *_BROKEN):
            return b""

    def parse(self, name: str, handler: Handler) -> None:
        """Let a handler hear a part.

        Raises:
            InputError: The part is missing, protected, too large or no XML; or the handler has heard enough.
        """
        parser = _parser(handler)
        size = 0
        try:
            with self._open(name) as part:
                while chunk := part.read(_CHUNK):
                    size += len(chunk)
                    if size > MAX_PART_BYTES:
                        raise InputError(f"{name} unpacks to more than {MAX_PART_BYTES:,} bytes")
                    parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except _BROKEN as error:
            raise InputError(f"{name} cannot be unpacked: {error}") from error
        except RuntimeError as error:  # zipfile's word for a part that needs a password
            raise InputError(f"{name} is protected: {error}", hint="save it without a password") from error
        except expat.ExpatError as error:
            raise InputError(f"{name} is no XML: {error}") from error

    def _open(self, name: str) -> IO[bytes]:
        try:
            part = self._zip.getinfo(name)
        except KeyError:
            raise InputError(f"it lacks the part {name}") from None
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise InputError(f"{name} is packed in a way that no document uses")
        return self._zip.open(part)


def _list_bytes(data: bytes) -> int:
    """The size of an archive's list of parts, which `zipfile` reads whole, as the record behind the list tells it."""
    end = data.rfind(_END_OF_LIST, max(len(data) - 66_000, 0))
    return int.from_bytes(data[end + 12 : end + 16], "little") if end >= 0 else 0


def _parser(handler: Handler) -> expat.XMLParserType:
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise InputError(f"its XML is nested more than {MAX_DEPTH:,} deep")
        handler.start(name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(name)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.data
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _refuse(*_: object) -> None:
    raise InputError("its XML declares a document type, which no such file needs")
