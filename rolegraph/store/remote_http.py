"""Requests to an endpoint: bounded in time and size, sent again where that may help.

All that a store asks for can be asked twice: queries read, and what makes a graph hold just these triples holds them
after the second time too. So each request may be sent again when none came through (RFC 9110, 9.2.2).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import httpx

from rolegraph import __version__
from rolegraph.errors import StoreError
from rolegraph.store.remote_address import PASSWORD, SECONDS, TOKEN, USER, Address

MAX_BYTES = 512_000_000
"""The largest answer that is taken whole."""
SHOWN, READ = 200, 4_000
"""How many characters of a server's error are shown, and how many bytes of it are read."""
CONNECT = 10.0
"""The most seconds for a connection to come about."""
WAITS = (0.5, 1.0, 2.0)
"""Seconds before each further request."""
LONGEST_WAIT = 30.0
PASSING = frozenset({429, 502, 503, 504})
"""The same request may fare better later (RFC 6585, 4; RFC 9110, 15.6)."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A request: its address, method, headers and body."""

    url: str
    headers: Mapping[str, str]
    body: bytes = b""
    method: str = "POST"
    may_miss: bool = False
    """Whether 404 is as good as done: what is to be removed is not there."""


class Password(httpx.Auth):
    """Basic (RFC 7617); Digest (RFC 7616) once that is refused, as Virtuoso does without a word on what it wants."""

    def __init__(self, user: str, password: str) -> None:
        self._basic = httpx.BasicAuth(user, password)
        self._digest = httpx.DigestAuth(user, password)
        self._wants_digest = False

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """See `httpx.Auth.auth_flow`."""
        if not self._wants_digest:
            response = yield next(self._basic.auth_flow(request))
            asked = response.headers.get("WWW-Authenticate", "").lower()
            if response.status_code != 401 or asked.startswith("basic"):
                return
            self._wants_digest = True
            del request.headers["Authorization"]
        yield from self._digest.auth_flow(request)


class Client:
    """Sends requests to the addresses of one endpoint, and to no other: redirects are not followed."""

    def __init__(self, address: Address, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self.address = address
        self._sleep = sleep
        headers = {"User-Agent": f"rolegraph/{__version__}"}
        if address.local:
            headers["Accept-Encoding"] = "identity"  # packing costs more than it spares
        if address.token:
            headers["Authorization"] = f"Bearer {address.token}"
        self._http = httpx.Client(
            headers=headers,
            auth=Password(address.user, address.password) if address.user else None,
            timeout=httpx.Timeout(address.timeout, connect=min(CONNECT, address.timeout)),
            follow_redirects=False,
            trust_env=False,  # no proxy and no ~/.netrc: secrets come from where the docs say, and go to the address
        )

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def whole(self, sent: Sent) -> tuple[httpx.Headers, bytes]:
        """Headers and body of an answer.

        Raises:
            StoreError: None came, it is an error, or it is too large or too slow.
        """
        end = time.monotonic() + self.address.timeout  # httpx bounds each wait, not their sum
        body = bytearray()
        with self.stream(sent) as (headers, parts):
            for part in parts:
                body += part
                if len(body) > MAX_BYTES:
                    raise self._trouble(sent, f"the answer has more than {MAX_BYTES:,} bytes", "ask for less, or LIMIT")
                if time.monotonic() > end:
                    raise self._late(sent)
        return headers, bytes(body)

    @contextmanager
    def stream(self, sent: Sent) -> Iterator[tuple[httpx.Headers, Iterator[bytes]]]:
        """Headers of an answer, and its body as it comes.

        Raises:
            StoreError: None came, or it is an error; while it is read: it stops half-way.
        """
        response = self._patiently(sent)
        try:
            yield response.headers, self._parts(sent, response)
        finally:
            response.close()

    def _patiently(self, sent: Sent) -> httpx.Response:
        """Send a request, again after a while where the failure may pass."""
        for wait in (*WAITS, None):
            try:
                response = self._send(sent)
            except httpx.ConnectTimeout:
                raise self._late(sent, connecting=True) from None
            except httpx.TimeoutException:
                raise self._late(sent) from None
            except httpx.HTTPError as error:
                if wait is None or isinstance(error, httpx.UnsupportedProtocol):
                    raise self._unreached(sent, error) from None
                self._sleep(wait)
                continue
            if response.is_success or (sent.may_miss and response.status_code == 404):
                return response
            asked = _seconds(response.headers.get("Retry-After", ""))
            error_of = self._refusal(sent, response)
            if wait is None or response.status_code not in PASSING:
                raise error_of
            self._sleep(min(max(wait, asked), LONGEST_WAIT))
        raise AssertionError("the last wait is None")

    def _send(self, sent: Sent) -> httpx.Response:
        request = self._http.build_request(sent.method, sent.url, headers=dict(sent.headers), content=sent.body)
        return self._http.send(request, stream=True)

    def _parts(self, sent: Sent, response: httpx.Response) -> Iterator[bytes]:
        try:
            yield from response.iter_bytes(1 << 16)
        except httpx.TimeoutException:
            raise self._late(sent) from None
        except httpx.HTTPError as error:
            what = f"the answer stops half-way ({self.address.concealed(str(error))})"
            raise self._trouble(sent, what, "try again; the endpoint's own log may say why") from None

    def _refusal(self, sent: Sent, response: httpx.Response) -> StoreError:
        """The error for an answer that is one; what the server says of it is cut once no secret is left in it."""
        status, said = response.status_code, bytearray()
        try:
            for part in response.iter_bytes(READ):
                said += part
                if len(said) >= READ:
                    break
        except httpx.HTTPError:
            said.clear()
        finally:
            response.close()
        words = _one_line(self.address.concealed(bytes(said[:READ]).decode("utf-8", "replace")), response.headers)
        return self._trouble(sent, f"it answers {status}{f': {words}' if words else ''}", _remedy(status))

    def _unreached(self, sent: Sent, error: httpx.HTTPError) -> StoreError:
        what = self.address.concealed(str(error)) or type(error).__name__
        return self._trouble(sent, f"no connection ({what})", "is it running, and is this its address?")

    def _late(self, sent: Sent, *, connecting: bool = False) -> StoreError:
        if connecting:
            return self._trouble(sent, "no connection in time", "is it running, and is this its address?")
        what = f"no whole answer within {self.address.timeout:g} seconds"
        return self._trouble(sent, what, f"ask for less, or set {SECONDS}")

    def _trouble(self, sent: Sent, what: str, hint: str | None = None) -> StoreError:
        return StoreError(f"the endpoint {sent.url.partition('?')[0]}: {what}", hint=hint)


def _one_line(text: str, headers: httpx.Headers) -> str:
    """The first line with something in it, without control characters; nothing of a page of HTML."""
    if "html" in headers.get("Content-Type", ""):
        return ""
    line = next((line for line in text.splitlines() if line.strip()), "")
    words = " ".join("".join(char if char.isprintable() else " " for char in line).split())
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"


def _remedy(status: int) -> str | None:
    if status in (401, 403):
        return f"set {USER} and {PASSWORD}, or {TOKEN}; writing may need an address of its own"
    if status in (404, 405) or 300 <= status < 400:
        return "check the address: docs/endpoints.md tells those of each server"
    if status == 413:
        return "the endpoint takes no graph of this size: raise its limit"
    return "try again later" if status in PASSING or status == 408 else None


def _seconds(value: str) -> float:
    """What a Retry-After header asks for, where it is a number of seconds (RFC 9110, 10.2.3)."""
    return float(value[:9]) if value.isascii() and value.isdigit() else 0.0
