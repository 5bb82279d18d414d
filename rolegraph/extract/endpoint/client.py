"""Requests to the endpoint: bounded in time, size and number, sent again where that may help.

httpx and not urllib: it follows no redirect unless told to (urllib sends the key along to wherever one points), has one
family of errors, and reads an answer as it comes, so that its size and time can be bounded.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from rolegraph import __version__
from rolegraph.errors import RolegraphError, UsageError
from rolegraph.extract.endpoint.answer import AnswerError, content, told
from rolegraph.extract.endpoint.prompt import Message
from rolegraph.extract.endpoint.schema import RESPONSE_FORMAT
from rolegraph.extract.endpoint.settings import KEY, Settings

MAX_BYTES = 1_000_000
"""The largest answer that is read. The statements of the longest text that rolegraph reads have a tenth of it."""
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
"""Seconds before the second request, doubled before each further one, and the most that is waited."""
CONNECT = 10.0
"""The most seconds for a connection to come about."""
ENOUGH = 3
"""After so many documents in a row without an answer the endpoint is asked no more."""
SHOWN = 200
"""How many characters of a server's error are shown."""
STEADY = {"temperature": 0, "seed": 0}
FORMS: tuple[dict[str, Any], ...] = (
    {"response_format": RESPONSE_FORMAT, **STEADY},
    {"response_format": RESPONSE_FORMAT},
    STEADY,
    {},
)
"""What a request asks for beside the model and the messages, richest first: servers refuse what they do not know."""
UNKNOWN_FORM = frozenset({400, 415, 422, 501})
FINAL = frozenset({401, 403, 404, 405})
"""The key, the model or the address is wrong: no document will fare better."""


class EndpointError(RolegraphError):
    """An endpoint that gives no answer that can be read."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of one request: a status (0 where nothing came), the body, what went wrong, the wait asked for."""

    status: int
    body: bytes = b""
    trouble: str = ""
    wait: float = 0.0

    @property
    def passing(self) -> bool:
        """Whether the same request may fare better later (RFC 9110, 15.5.9 and 15.6; RFC 6585, 4)."""
        return self.status in (0, 408, 429) or (self.status >= 500 and self.status not in UNKNOWN_FORM)


class Client:
    """Asks one model, one question at a time."""

    def __init__(self, settings: Settings, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self.settings = settings
        self._sleep = sleep
        self._form = 0 if settings.output == "auto" else FORMS.index(STEADY)
        self._missed = 0
        self._down = ""
        headers = {"User-Agent": f"rolegraph/{__version__}", "Accept-Encoding": "identity"}
        if settings.key:
            headers["Authorization"] = f"Bearer {settings.key}"
        self._address = _address(settings.url)
        self._http = httpx.Client(
            headers=headers,
            timeout=httpx.Timeout(settings.timeout, connect=min(CONNECT, settings.timeout)),
            follow_redirects=False,
            trust_env=not settings.local,  # no proxy stands between this machine and itself
        )

    def close(self) -> None:
        """Close the connection."""
        self._http.close()

    def ask(self, messages: Sequence[Message]) -> str:
        """The model's answer to a conversation.

        Raises:
            EndpointError: None came, after all that was tried.
            AnswerError: One came that is no chat completion, is cut off or is too large.
        """
        if self._down:
            raise EndpointError(f"not asked, since the endpoint failed before: {self._down}")
        reply = self._in_a_form_it_knows(messages)
        if reply.status == 200:
            self._missed = 0
            if len(reply.body) > MAX_BYTES:
                raise AnswerError(f"the answer has more than {MAX_BYTES:,} bytes")
            return content(reply.body)
        raise self._given_up(reply)

    def _in_a_form_it_knows(self, messages: Sequence[Message]) -> Reply:
        """Ask for structured output, and for less where the server refuses that; what it took is remembered."""
        reply = Reply(0)
        for form in range(self._form, len(FORMS)):
            reply = self._patiently({"model": self.settings.model, "messages": list(messages), **FORMS[form]})
            if reply.status == 200:
                self._form = form
            if reply.status not in UNKNOWN_FORM:
                break
        return reply

    def _patiently(self, request: dict[str, Any]) -> Reply:
        """Send a request, again after a while where the failure may pass."""
        reply = self._post(request)
        for wait in waits(self.settings.retries):
            if not reply.passing:
                break
            self._sleep(min(max(wait, reply.wait), LONGEST_WAIT))
            reply = self._post(request)
        return reply

    def _post(self, request: dict[str, Any]) -> Reply:
        try:
            with self._http.stream("POST", self._address, json=request) as response:
                body = self._body(response)
        except httpx.TimeoutException:
            return Reply(0, trouble=f"no answer within {self.settings.timeout:g} seconds")
        except httpx.HTTPError as error:
            return Reply(0, trouble=self.settings.concealed(str(error) or type(error).__name__))
        return Reply(response.status_code, body, wait=seconds(response.headers.get("Retry-After", "")))

    def _body(self, response: httpx.Response) -> bytes:
        """The body as it was sent (no compression was asked for), up to a little over the most that is read."""
        body = bytearray()
        end = time.monotonic() + self.settings.timeout  # httpx bounds each wait, not their sum
        for part in response.iter_raw():
            body += part
            if len(body) > MAX_BYTES:
                break
            if time.monotonic() > end:
                raise httpx.ReadTimeout("the answer comes too slowly")
        return bytes(body)

    def _given_up(self, reply: Reply) -> EndpointError:
        what = reply.trouble or f"it answers {reply.status}"
        if said := self.settings.concealed(told(reply.body)):  # cut after that: half a key is one too
            what = f"{what}: {said if len(said) <= SHOWN else f'{said[: SHOWN - 1]}…'}"
        if reply.passing:
            self._missed += 1
        if reply.status in FINAL or 300 <= reply.status < 400 or self._missed >= ENOUGH:
            self._down = what
        return EndpointError(f"the endpoint {self.settings.url}: {what}", hint=_remedy(reply))


def _address(base: str) -> httpx.URL:
    try:
        return httpx.URL(f"{base}/chat/completions")
    except httpx.InvalidURL as error:
        raise UsageError(f"the endpoint's address cannot be read: {error}") from error


def _remedy(reply: Reply) -> str | None:
    if reply.status in (401, 403):
        return f"check the key in {KEY}"
    if reply.status in (404, 405) or 300 <= reply.status < 400:
        return "check the address and the name of the model"
    if reply.passing:
        return "try again later, or give it more time with timeout=SECONDS"
    return None


def waits(retries: int) -> Iterator[float]:
    """The seconds before each further request.

    >>> list(waits(4))
    [1.0, 2.0, 4.0, 8.0]
    """
    return (min(FIRST_WAIT * 2**n, LONGEST_WAIT) for n in range(retries))


def seconds(value: str, now: datetime | None = None) -> float:
    """What a Retry-After header asks for (RFC 9110, 10.2.3: seconds or a date); 0 where it says nothing of use.

    >>> seconds("3"), seconds("soon"), seconds("-1")
    (3.0, 0.0, 0.0)
    """
    if value.isascii() and value.isdigit():
        return min(float(value[:9]), LONGEST_WAIT)
    try:
        date = parsedate_to_datetime(value)
    except ValueError:
        return 0.0
    aware = date if date.tzinfo else date.replace(tzinfo=UTC)
    return min(max((aware - (now or datetime.now(UTC))).total_seconds(), 0.0), LONGEST_WAIT)
