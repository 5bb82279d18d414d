"""Requests and what may go wrong with them, against a stub on loopback."""

from __future__ import annotations

import logging
import socket
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from rolegraph.errors import UsageError
from rolegraph.extract.endpoint.answer import AnswerError
from rolegraph.extract.endpoint.client import ENOUGH, FORMS, MAX_BYTES, Client, EndpointError, seconds, waits
from rolegraph.extract.endpoint.schema import RESPONSE_FORMAT
from rolegraph.extract.endpoint.settings import KEY, MODEL, URL, settings_from
from tests.extract.endpoint.stub import SECRET, Answer, Stub, completion, failure

Open = Callable[..., Client]
QUESTION = [{"role": "user", "content": "Kasir?"}]


@pytest.fixture
def client(stub: Stub, slept: list[float]) -> Iterator[Open]:
    """Open a client on the stub; keywords are settings."""
    opened: list[Client] = []

    def make(**given: object) -> Client:
        environ = {URL: stub.url, MODEL: "stub-7b", KEY: SECRET}
        settings = settings_from({name: str(value) for name, value in given.items()}, environ)
        opened.append(Client(settings, sleep=slept.append))
        return opened[-1]

    yield make
    for one in opened:
        one.close()


def test_a_question_as_it_goes_out(client: Open, stub: Stub) -> None:
    stub.answers = [completion("ya")]
    assert client().ask(QUESTION) == "ya"
    assert stub.paths == ["/v1/chat/completions"]
    assert stub.requests == [
        {"model": "stub-7b", "messages": QUESTION, "response_format": RESPONSE_FORMAT, "temperature": 0, "seed": 0}
    ]
    assert stub.headers[0]["Authorization"] == f"Bearer {SECRET}"
    assert stub.headers[0]["Accept-Encoding"] == "identity"


def test_without_a_key_none_is_sent(stub: Stub) -> None:
    stub.answers = [completion("ya")]
    one = Client(settings_from({}, {URL: stub.url, MODEL: "m"}))
    assert one.ask(QUESTION) == "ya"
    one.close()
    assert "Authorization" not in stub.headers[0]


def test_no_proxy_stands_between_this_machine_and_itself(
    client: Open, stub: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.delenv("NO_PROXY", raising=False)
    stub.answers = [completion("ya")]
    assert client(retries=0).ask(QUESTION) == "ya"


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504, 529])
def test_what_may_pass_is_tried_again(client: Open, stub: Stub, slept: list[float], status: int) -> None:
    stub.answers = [failure(status), completion("ya")]
    assert client().ask(QUESTION) == "ya"
    assert slept == [1.0]


def test_the_server_says_how_long_to_wait(client: Open, stub: Stub, slept: list[float]) -> None:
    stub.answers = [failure(429, Retry_After="7"), failure(429, Retry_After="86400"), completion("ya")]
    assert client().ask(QUESTION) == "ya"
    assert slept == [7.0, 60.0]


def test_it_ends_after_so_many_times(client: Open, stub: Stub, slept: list[float]) -> None:
    stub.answers = [failure(429, "slow down")]
    with pytest.raises(EndpointError, match=r"it answers 429: slow down \(try again later"):
        client(retries=3).ask(QUESTION)
    assert slept == [1.0, 2.0, 4.0]
    assert len(stub.requests) == 4


def test_an_endpoint_that_is_not_there(client: Open, slept: list[float]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: nobody answers there
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
        with pytest.raises(EndpointError, match=f"the endpoint {url}: .*refused"):
            client(url=url, retries=2).ask(QUESTION)
    assert slept == [1.0, 2.0]


def test_an_answer_that_does_not_come(client: Open, stub: Stub, slept: list[float]) -> None:
    stub.answers = [Answer(pause=True), completion("ya")]
    assert client(timeout=0.2).ask(QUESTION) == "ya"
    assert slept == [1.0]


def test_it_is_not_waited_for_without_end(client: Open, stub: Stub) -> None:
    stub.answers = [Answer(pause=True)]
    with pytest.raises(EndpointError, match=r"no answer within 0\.2 seconds"):
        client(timeout=0.2, retries=1).ask(QUESTION)


def test_an_answer_that_drips_is_not_waited_for_either(client: Open, stub: Stub) -> None:
    """Each piece comes in time, all of them would not."""
    stub.answers = [Answer(b"{" * 100, pieces=100)]
    started = time.monotonic()
    with pytest.raises(EndpointError, match=r"no answer within 0\.5 seconds"):
        client(timeout=0.5, retries=0).ask(QUESTION)
    assert time.monotonic() - started < 5


def test_a_connection_that_breaks_is_made_again(client: Open, stub: Stub) -> None:
    stub.answers = [Answer(drop=True), completion("ya")]
    assert client().ask(QUESTION) == "ya"


def test_a_huge_answer_is_not_read_to_its_end(client: Open, stub: Stub) -> None:
    stub.answers = [Answer(b" " * (MAX_BYTES * 20))]
    with pytest.raises(AnswerError, match="more than 1,000,000 bytes"):
        client().ask(QUESTION)


def test_a_huge_error_is_shown_in_part(client: Open, stub: Stub) -> None:
    stub.answers = [failure(400, "x" * MAX_BYTES * 2), failure(400, "y" * 5_000)]
    with pytest.raises(EndpointError) as caught:
        client().ask(QUESTION)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize("status", [400, 415, 422, 501])
def test_a_server_that_knows_no_schema_is_asked_for_text(client: Open, stub: Stub, status: int) -> None:
    def reply(request: dict) -> Answer:
        return failure(status, "response_format unknown") if "response_format" in request else completion("ya")

    stub.reply = reply
    one = client()
    assert one.ask(QUESTION) == "ya"
    assert [len(request) - 2 for request in stub.requests] == [3, 1, 2]
    assert one.ask(QUESTION) == "ya"
    assert len(stub.requests) == 4, "what the server takes is remembered"


def test_a_server_that_lets_nobody_set_the_temperature(client: Open, stub: Stub) -> None:
    stub.reply = lambda request: failure(400, "temperature") if "temperature" in request else completion("ya")
    assert client().ask(QUESTION) == "ya"
    assert stub.requests[-1]["response_format"] == RESPONSE_FORMAT


def test_text_alone_can_be_asked_for(client: Open, stub: Stub) -> None:
    stub.answers = [completion("ya")]
    assert client(output="text").ask(QUESTION) == "ya"
    assert "response_format" not in stub.requests[0]


def test_a_request_that_no_form_helps_is_an_error_of_that_text(client: Open, stub: Stub) -> None:
    stub.answers = [*[failure(400, "the text is too long")] * len(FORMS), completion("ya")]
    one = client()
    with pytest.raises(EndpointError, match="it answers 400: the text is too long"):
        one.ask(QUESTION)
    assert one.ask(QUESTION) == "ya"
    assert "response_format" in stub.requests[-1], "one bad text takes no schema from the others"


@pytest.mark.parametrize(
    ("status", "hint"),
    [(401, f"check the key in {KEY}"), (403, KEY), (404, "name of the model"), (307, "check the address")],
)
def test_what_cannot_pass_is_asked_once(client: Open, stub: Stub, slept: list[float], status: int, hint: str) -> None:
    stub.answers = [failure(status, "no", Location="http://127.0.0.1:1/elsewhere")]
    one = client()
    with pytest.raises(EndpointError, match=hint):
        one.ask(QUESTION)
    with pytest.raises(EndpointError, match=f"not asked, since the endpoint failed before: it answers {status}"):
        one.ask(QUESTION)
    assert (len(stub.requests), slept) == (1, [])


def test_after_some_documents_without_an_answer_no_more_is_asked(client: Open, stub: Stub) -> None:
    stub.answers = [failure(503)]
    one = client(retries=0)
    for _ in range(ENOUGH):
        with pytest.raises(EndpointError, match="it answers 503"):
            one.ask(QUESTION)
    with pytest.raises(EndpointError, match="not asked"):
        one.ask(QUESTION)
    assert len(stub.requests) == ENOUGH


def test_an_answer_between_them_starts_the_count_anew(client: Open, stub: Stub) -> None:
    stub.answers = [*[failure(503)] * (ENOUGH - 1), completion("ya"), *[failure(503)] * (ENOUGH - 1), completion("ya")]
    one = client(retries=0)
    answered = []
    for _ in range(2 * ENOUGH):
        try:
            answered.append(one.ask(QUESTION))
        except EndpointError:
            answered.append("")
    assert answered == ["", "", "ya", "", "", "ya"]


def test_nobody_gets_to_see_the_key(client: Open, stub: Stub, caplog: pytest.LogCaptureFixture) -> None:
    """Not in what is logged at any level, and not in an error, though the server repeats it there."""
    caplog.set_level(logging.DEBUG)
    stub.answers = [failure(503), failure(401, f"wrong key: {SECRET}"), failure(401)]
    one = client()
    for _ in range(2):
        with pytest.raises(EndpointError) as caught:
            one.ask(QUESTION)
        assert SECRET not in str(caught.value)
        assert "wrong key: ***" in str(caught.value)
    assert caplog.records
    assert SECRET not in caplog.text


@pytest.mark.parametrize("before", range(150, 205, 6))
def test_not_even_where_a_long_error_is_cut_in_the_middle_of_it(client: Open, stub: Stub, before: int) -> None:
    stub.answers = [failure(401, f"{'x' * before}{SECRET}{'y' * 100}")]
    with pytest.raises(EndpointError) as caught:
        client().ask(QUESTION)
    assert SECRET[:6] not in str(caught.value)


def test_an_address_that_httpx_refuses_is_wrong_usage(client: Open) -> None:
    with pytest.raises(UsageError, match="the endpoint's address cannot be read"):
        client(url="http://127.0.0.1:8000/" + "x" * 70_000)


def test_waiting_doubles_up_to_a_most() -> None:
    assert list(waits(10))[-3:] == [60.0, 60.0, 60.0]
    assert list(waits(0)) == []


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("Thu, 01 Jan 2026 00:00:05 GMT", 5.0),
        ("Thu, 01 Jan 2026 00:00:05 -0000", 5.0),
        ("Wed, 31 Dec 2025 23:59:00 GMT", 0.0),
        ("Fri, 01 Jan 2027 00:00:00 GMT", 60.0),
        ("9" * 5_000, 60.0),
        ("1e9", 0.0),
        ("²", 0.0),
        ("", 0.0),
    ],
)
def test_retry_after_in_seconds_or_as_a_date(value: str, wait: float) -> None:
    assert seconds(value, datetime(2026, 1, 1, tzinfo=UTC)) == wait
