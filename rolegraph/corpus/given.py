"""A file as it is given: its first bytes looked at, the rest still to come. Standard input is one."""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

from rolegraph.corpus.names import STANDARD_INPUT, shown
from rolegraph.errors import InputError

_HEAD = 8192


class Given:
    """An open file.

    Attributes:
        head: Its first bytes, at most 8 kB.
        file: The file from its beginning; it may be a pipe.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.head = file.read(_HEAD)
        self.file: BinaryIO = _rewound(file, self.head)
        self._data: bytes | None = None

    def read(self, most: int) -> bytes:
        """All bytes; a second call gives them again.

        Raises:
            InputError: There are more than `most`.
        """
        if self._data is None:
            self._data = self.file.read(most + 1)
        if len(self._data) > most:
            raise InputError(f"larger than {most:,} bytes", hint="split it into one file a role")
        return self._data

    def seekable(self) -> BinaryIO:
        """The file as one that can seek; a pipe is written to a temporary file first."""
        if self.file.seekable():
            return self.file
        copy = tempfile.TemporaryFile()  # noqa: SIM115  (it goes with its last reference)
        shutil.copyfileobj(self.file, copy)
        copy.seek(0)
        return cast(BinaryIO, copy)


def _rewound(file: BinaryIO, head: bytes) -> BinaryIO:
    if file.seekable():
        file.seek(0)
        return file
    return cast(BinaryIO, io.BufferedReader(_Pipe(head, file)))


class _Pipe(io.RawIOBase):
    """A pipe from its beginning, though its head has been read."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._head[: len(buffer)]
        self._head = self._head[len(data) :]
        data = data or self._rest.read1(len(buffer))  # type: ignore[attr-defined]
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def opened(path: Path) -> Iterator[Given]:
    """The file of a path, open for reading; what goes wrong within says where.

    Raises:
        InputError: It cannot be read; or one came up within, to whose message the place is added.
    """
    with located(place_of(path)):
        if path == STANDARD_INPUT:
            yield Given(sys.stdin.buffer)
        else:
            with path.open("rb") as file:
                yield Given(file)


@contextmanager
def located(place: str) -> Iterator[None]:
    """Add a place to the errors that come up within.

    Raises:
        InputError: One came up, or the machine could not read.
    """
    try:
        yield
    except InputError as error:
        raise InputError(f"{place}: {error.message}", hint=error.hint) from error
    except OSError as error:
        raise InputError(f"{place}: cannot be read: {error.strerror or error}") from error


def place_of(path: Path) -> str:
    """A file as messages name it."""
    return "standard input" if path == STANDARD_INPUT else shown(path)
