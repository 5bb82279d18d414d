"""What an endpoint answers: read strictly, and refused where it is not whole."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Iterator, Mapping
from typing import cast

import pyoxigraph as ox

from rolegraph.errors import StoreError
from rolegraph.store.bind import Term
from rolegraph.store.protocol import Solutions

_CUT = "X-SPARQL-MaxRows"
_LATE = "X-SQL-State"


class CutShortError(StoreError):
    """An answer that is only the beginning of one."""


class Body(io.RawIOBase):
    """The parts of an answer as a file; what goes wrong while they come is kept in `error`."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        super().__init__()
        self._parts = parts
        self._rest = b""
        self.error: StoreError | None = None

    def read(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes, none at the end."""
        try:
            while not self._rest and (part := next(self._parts, None)) is not None:
                self._rest = part
        except StoreError as error:
            self.error = error
            raise
        size = len(self._rest) if size < 0 else size
        given, self._rest = self._rest[:size], self._rest[size:]
        return given


def refuse_part(headers: Mapping[str, str], place: str) -> None:
    """Refuse what Virtuoso marks as cut off: at its most rows, or after its time.

    Raises:
        CutShortError: It is marked so.
    """
    if _CUT in headers:
        raise CutShortError(
            f"the endpoint {place}: the answer ends at {headers[_CUT]} rows, the most that it sends",
            hint="raise ResultSetMaxRows in its virtuoso.ini, or ask for less",
        )
    if headers.get(_LATE, "").upper().startswith("S1TAT"):
        raise CutShortError(f"the endpoint {place}: the answer ends where its time was over", hint="ask for less")


def truth(headers: Mapping[str, str], body: bytes, place: str) -> bool:
    """The answer to an ASK; Virtuoso 7.2.5 gives it as a row that holds 1, or as none.

    Raises:
        StoreError: It is none.
    """
    found = _read(headers, body, place)
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if [variable.value for variable in found.variables] == ["__ASK_RETVAL"]:
        return any(row[0] is not None and row[0].value != "0" for row in found)
    raise _strange(headers, place)


def solutions(headers: Mapping[str, str], body: bytes, place: str) -> Solutions:
    """The answer to a SELECT, whole.

    Raises:
        StoreError: It is none, or not all of one.
    """
    variables, found = rows(headers, body, place)
    return Solutions(variables, tuple(found))


def rows(
    headers: Mapping[str, str], body: bytes | Body, place: str
) -> tuple[tuple[str, ...], Iterator[tuple[Term | None, ...]]]:
    """The variables of a SELECT, and its rows as they come.

    Raises:
        StoreError: It is no answer to a SELECT, or not all of one; of what comes later while it is read.
    """
    refuse_part(headers, place)
    found = _read(headers, body, place)
    if not isinstance(found, ox.QuerySolutions):
        raise _strange(headers, place)
    each = _each(found, lambda error: _broken(headers, body, place, error))
    return tuple(variable.value for variable in found.variables), (tuple(row) for row in each)


def quad_of(row: tuple[Term | None, ...], place: str) -> ox.Quad:
    """Subject, predicate, object and graph as a quad.

    Raises:
        StoreError: They make none.
    """
    if len(row) == 4 and row[3] is not None:  # without a graph it would be one of the default graph
        with contextlib.suppress(TypeError):
            return ox.Quad(*row)  # type: ignore[arg-type]  # it looks at their kinds itself
    raise StoreError(f"the endpoint {place}: it answers with what is no triple", hint="is it a SPARQL 1.1 endpoint?")


def triples(headers: Mapping[str, str], body: bytes, place: str) -> tuple[ox.Triple, ...]:
    """The answer to a CONSTRUCT or DESCRIBE.

    Raises:
        StoreError: It is none, or not all of one.
    """
    refuse_part(headers, place)
    form = ox.RdfFormat.from_media_type(_kind(headers))
    if form is None:
        raise _strange(headers, place)
    try:
        found = list(ox.parse(body, format=form))
    except (SyntaxError, ValueError) as error:
        raise _broken(headers, body, place, error) from None
    return tuple(dict.fromkeys(quad.triple for quad in found))


def _read(headers: Mapping[str, str], body: bytes | Body, place: str) -> ox.QuerySolutions | ox.QueryBoolean:
    form = ox.QueryResultsFormat.from_media_type(_kind(headers))
    if form is None:
        raise _strange(headers, place)
    try:
        return ox.parse_query_results(cast("io.BytesIO", body), form)
    except (SyntaxError, ValueError, OSError, StoreError) as error:
        raise _broken(headers, body, place, error) from None


def _each(found: ox.QuerySolutions, broken: Callable[[Exception], StoreError]) -> Iterator[ox.QuerySolution]:
    while True:
        try:
            row = next(found, None)
        except (SyntaxError, ValueError, OSError, StoreError) as error:
            raise broken(error) from None
        if row is None:
            return
        yield row


def _kind(headers: Mapping[str, str]) -> str:
    return headers.get("Content-Type", "").partition(";")[0].strip().lower()


def _broken(headers: Mapping[str, str], body: bytes | Body, place: str, error: Exception) -> StoreError:
    if isinstance(body, Body) and body.error is not None:
        return body.error
    what = f"the answer cannot be read as {_kind(headers)}"
    said = " ".join(str(error).split())[:200]
    return StoreError(f"the endpoint {place}: {what} ({said})", hint="try again; the endpoint's own log may say why")


def _strange(headers: Mapping[str, str], place: str) -> StoreError:
    what = f"it answers with {_kind(headers) or 'something'} of another form, not as SPARQL 1.1 asks for"
    return StoreError(f"the endpoint {place}: {what}", hint="is this the address that answers queries?")
