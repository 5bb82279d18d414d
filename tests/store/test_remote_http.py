"""Requests: what is sent, what is sent again, and what is told of an answer that is none."""

from __future__ import annotations

import base64

import pytest

from rolegraph.errors import StoreError
from rolegraph.store import remote_http
from rolegraph.store.remote_address import Address
from rolegraph.store.remote_http import Client, Sent
from tests.store.stub import YES, Answer, Stub

SECRET = "s3cr3t-0123"


def client(stub: Stub, slept: list[float], **settings: object) -> Client:
    return Client(Address(stub.url, stub.url, **settings), sleep=slept.append)  # type: ignore[arg-type]


def sent(stub: Stub, **settings: object) -> Sent:
    return Sent(f"{stub.url}/query", {"Content-Type": "text/plain"}, b"x", **settings)  # type: ignore[arg-type]


def refusal(stub: Stub, *answers: Answer, **settings: object) -> str:
    stub.answers = list(answers)
    with pytest.raises(StoreError) as told:
        client(stub, [], **settings).whole(sent(stub))
    assert "\n" not in str(told.value)
    assert SECRET not in str(told.value)
    return str(told.value)


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_what_may_pass_is_asked_again(stub: Stub, status: int) -> None:
    stub.answers = [Answer(status=status), Answer(drop=True), Answer()]
    slept: list[float] = []
    assert client(stub, slept).whole(sent(stub))[1] == YES
    assert slept == [0.5, 1.0]
    assert [one.body for one in stub.asked] == [b"x"] * 3


def test_it_is_asked_four_times_and_not_more(stub: Stub) -> None:
    assert "it answers 503 (try again later)" in refusal(stub, Answer(b"", 503, {}))
    assert len(stub.asked) == 4


def test_the_wait_that_is_asked_for_is_kept_within_bounds(stub: Stub) -> None:
    stub.answers = [Answer(b"", 503, {"Retry-After": "7"}), Answer(b"", 503, {"Retry-After": "99999"}), Answer()]
    slept: list[float] = []
    client(stub, slept).whole(sent(stub))
    assert slept == [7.0, 30.0]


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (400, "it answers 400: no such thing"),
        (401, "it answers 401: no such thing (set ROLEGRAPH_STORE_USER"),
        (403, "ROLEGRAPH_STORE_TOKEN"),
        (404, "docs/endpoints.md"),
        (413, "raise its limit"),
        (500, "it answers 500: no such thing"),
    ],
)
def test_an_error_is_final_and_one_line(stub: Stub, status: int, told: str) -> None:
    answer = Answer(b"\n\n no\tsuch \x1b[31mthing".replace(b"\x1b[31m", b"\x07") + b"\nat line 2", status, {})
    assert told in refusal(stub, answer)
    assert len(stub.asked) == 1


def test_no_redirect_is_followed(stub: Stub) -> None:
    assert "it answers 302" in refusal(stub, Answer(b"", 302, {"Location": f"{stub.url}/elsewhere"}))
    assert [one.path for one in stub.asked] == ["/query"]


def test_a_page_of_html_is_not_shown_and_a_long_error_is_cut(stub: Stub) -> None:
    assert refusal(stub, Answer(b"<html>", 500, {"Content-Type": "text/html"})).endswith("it answers 500")
    assert len(refusal(stub, Answer(b"x" * 100_000, 500, {}))) < 300


def test_a_secret_that_is_repeated_is_not_shown(stub: Stub) -> None:
    answer = Answer(f"bad token {SECRET}".encode(), 403, {})
    assert "bad token ***" in refusal(stub, answer, token=SECRET)
    assert stub.asked[0].headers["Authorization"] == f"Bearer {SECRET}"


def test_time_is_bounded(stub: Stub) -> None:
    assert "no whole answer within 0.2 seconds" in refusal(stub, Answer(pause=True), timeout=0.2)
    assert len(stub.asked) == 1  # it may be at work still: asking again would double that


def test_size_is_bounded(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote_http, "MAX_BYTES", 1000)
    assert "more than 1,000 bytes" in refusal(stub, Answer(b"x" * 2000))


def test_an_answer_that_stops_half_way_is_told(stub: Stub) -> None:
    assert "stops half-way" in refusal(stub, Answer(short=True))


def test_basic_is_shown_at_once(stub: Stub) -> None:
    client(stub, [], user="ani", password=SECRET).whole(sent(stub))
    shown = base64.b64decode(stub.asked[0].headers["Authorization"].removeprefix("Basic ")).decode()
    assert shown == f"ani:{SECRET}"


def test_digest_follows_where_basic_is_refused_and_is_kept(stub: Stub) -> None:
    challenge = {"WWW-Authenticate": 'Digest realm="r", nonce="n", qop="auth", algorithm="MD5", opaque="o"'}
    stub.answers = [Answer(b"", 401, {}), Answer(b"", 401, challenge), Answer()]
    one = client(stub, [], user="ani", password=SECRET)
    one.whole(sent(stub))
    one.whole(sent(stub))
    kinds = [asked.headers.get("Authorization", "none").split()[0] for asked in stub.asked]
    assert kinds == ["Basic", "none", "Digest", "Digest"]
    assert all(asked.body == b"x" for asked in stub.asked)


def test_a_wrong_password_is_told(stub: Stub) -> None:
    assert "401" in refusal(stub, Answer(b"", 401, {"WWW-Authenticate": "Basic"}), user="ani", password=SECRET)
    assert len(stub.asked) == 1


def test_what_is_gone_already_may_be_missed(stub: Stub) -> None:
    stub.answers = [Answer(b"", 404, {})]
    client(stub, []).whole(sent(stub, method="DELETE", may_miss=True))
