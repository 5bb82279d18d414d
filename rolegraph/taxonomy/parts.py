"""From what a user names (a file, a folder, a zip, several of them) to the tables and RDF files in it, and their bytes.

Nothing is unpacked to the disk, and what is packed is read only up to a bound, so that neither a name in an archive nor
a bomb can do harm.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import IO, cast

from rolegraph.corpus.names import printable, shown
from rolegraph.errors import InputError, UsageError

TABLES = (".csv", ".tsv")
GRAPHS = (".jsonld", ".nq", ".nt", ".owl", ".rdf", ".trig", ".ttl", ".xml")
ENDINGS = (*TABLES, *GRAPHS)
MAX_TABLE_BYTES = 500_000_000
"""The most that a table may unpack to; the largest of ESCO 1.1.1 has 21 million."""
MAX_GRAPH_BYTES = 4_000_000_000
"""The most that a file of RDF may unpack to; ESCO's official Turtle has about a tenth."""
MAX_LIST_BYTES = 2_000_000
"""The longest list of an archive's files."""
MAX_FILES = 1_000
"""The most files of a taxonomy."""
AGAIN = "download it again, whole"
BROKEN = (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, zlib.error, EOFError, OSError)
"""What `zipfile` and `gzip` raise for an archive that lies about itself; some of it only while a file is read."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file of a taxonomy.

    Args:
        name: What users call it: its path, or "archive.zip/path within".
        stem: Its own name in lower case, without folders and endings.
        ending: One of `ENDINGS`.
        opens: What opens it.
    """

    name: str
    stem: str
    ending: str
    opens: Callable[[], IO[bytes]]

    @contextmanager
    def open(self) -> Iterator[Bounded]:
        """Its bytes, as a stream.

        Raises:
            InputError: It cannot be read, is cut off, or is larger than it may be.
        """
        limit = MAX_TABLE_BYTES if self.ending in TABLES else MAX_GRAPH_BYTES
        try:
            file = self.opens()
        except RuntimeError as error:  # zipfile's word for a file that needs a password
            raise InputError(f"{self.name}: it is protected", hint="unpack it first") from error
        except BROKEN as error:
            raise self._unread(error) from error
        with file:
            try:
                yield Bounded(file, limit)
            except UnreadError as error:
                raise self._unread(error) from error

    def _unread(self, error: Exception) -> InputError:
        told = getattr(error, "strerror", None) or printable(str(error))
        return InputError(f"{self.name}: cannot be read: {told}", hint=AGAIN)


class UnreadError(OSError):
    """What a stream of ours ends in where the file below is broken or too large; parsers let it through."""


class Bounded(io.RawIOBase):
    """A stream that ends in an error rather than give too much, and that knows what went through it.

    Raises:
        UnreadError: While it is read: at more bytes than the limit, or where the file is broken.
    """

    def __init__(self, file: IO[bytes], limit: int) -> None:
        super().__init__()
        self._file = file
        self._limit = limit
        self._sum = sha256()
        self.size = 0
        self.last = b""

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read some bytes."""
        try:
            data = self._file.read(len(buffer))
        except BROKEN as error:
            raise UnreadError(getattr(error, "strerror", None) or str(error)) from error
        self.size += len(data)
        if self.size > self._limit:
            raise UnreadError(f"it unpacks to more than {self._limit:,} bytes")
        self._sum.update(data)
        self.last = data[-1:] or self.last
        buffer[: len(data)] = data
        return len(data)

    def digest(self) -> str:
        """The SHA-256 of all bytes, of which those that nobody has asked for are read now."""
        while self.read(1_000_000):
            pass
        return self._sum.hexdigest()


def parts(paths: Sequence[Path]) -> list[Part]:
    """The tables and files of RDF that paths lead to, in the order of their names, each path's after the other.

    Raises:
        InputError: There is no such path, no such file in it, or an archive is broken.
        UsageError: A file is of a kind that is not read.
    """
    found = [part for path in paths for part in _of(path)]
    if len(found) > MAX_FILES:
        raise InputError(f"{len(found):,} files are more than a taxonomy has", hint="name the files themselves")
    if not found:
        named = ", ".join(map(shown, paths))
        raise InputError(f"{named}: no file of a taxonomy", hint=f"those end in {' '.join(ENDINGS)}, or are in a .zip")
    return found


def _of(path: Path) -> list[Part]:
    try:
        if path.is_dir():
            inside = sorted(file for file in path.rglob("*") if file.is_file() and not _hidden(file.relative_to(path)))
            return [part for file in inside[: MAX_FILES + 1] for part in _of_file(file)]
        if not path.is_file():
            raise InputError(f"{shown(path)}: no such file or folder", hint="check the path")
        found = _of_file(path)
    except OSError as error:
        raise InputError(f"{shown(path)}: cannot be read: {error.strerror or error}", hint="check the path") from error
    if not found and path.suffix.lower() != ".zip":
        hint = f"give a .zip, or one of {' '.join(ENDINGS)}"
        raise UsageError(f"{shown(path)}: no taxonomy is read from such a file", hint=hint)
    return found


def _of_file(path: Path) -> list[Part]:
    if path.suffix.lower() == ".zip":
        return _of_zip(path)
    packed = path.suffix.lower() == ".gz"
    stem, ending = _named(path.with_suffix("").name if packed else path.name)
    if ending not in ENDINGS:
        return []
    opens = gzip.open if packed else open
    return [Part(shown(path), stem, ending, lambda: cast(IO[bytes], opens(path, "rb")))]


def _of_zip(path: Path) -> list[Part]:
    name = shown(path)
    try:
        _check_list(path)
        with zipfile.ZipFile(path) as archive:
            inside = sorted(archive.infolist(), key=lambda info: info.filename)
    except BROKEN as error:
        raise InputError(f"{name}: no whole zip file: {printable(str(error))}", hint=AGAIN) from error
    found = []
    for info in inside:
        within = PurePosixPath(info.filename)
        stem, ending = _named(within.name)
        if not info.is_dir() and ending in ENDINGS and not _hidden(within):
            found.append(Part(f"{name}/{printable(within.name)}", stem, ending, _opener(path, info)))
    return found


def _opener(path: Path, info: zipfile.ZipInfo) -> Callable[[], IO[bytes]]:
    def opens() -> IO[bytes]:
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise InputError(f"{shown(path)}: packed in a way that is not read", hint="unpack it first")
        with zipfile.ZipFile(path) as archive:  # what is open in it keeps its file open
            return archive.open(info)

    return opens


def _check_list(path: Path) -> None:
    """Make sure that an archive's list, which `zipfile` reads whole, is of a bearable length."""
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - 66_000, 0))
        tail = file.read()
    end = tail.rfind(b"PK\x05\x06")
    if end >= 0 and int.from_bytes(tail[end + 12 : end + 16], "little") > MAX_LIST_BYTES:
        raise InputError(f"{shown(path)}: lists far more files than a taxonomy has")


def _named(name: str) -> tuple[str, str]:
    """A file's stem in lower case and its ending."""
    path = PurePosixPath(name)
    return printable(path.stem.lower()), path.suffix.lower()


def _hidden(path: Path | PurePosixPath) -> bool:
    return any(part.startswith((".", "__MACOSX")) and part != ".." for part in path.parts)
