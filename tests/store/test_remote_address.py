"""Where an endpoint is, and what the environment says of it."""

from __future__ import annotations

import pytest

from rolegraph.errors import UsageError
from rolegraph.store.remote_address import GRAPHS, PASSWORD, SECONDS, TOKEN, UPDATE, USER, address_of, update_of

HERE = "http://127.0.0.1:7878/query"
SECRET = "s3cr3t-0123"


@pytest.mark.parametrize(
    ("query", "update"),
    [
        ("http://h/query", "http://h/update"),
        ("http://h/ds/query", "http://h/ds/update"),
        ("http://h/ds", "http://h/ds"),
        ("http://h/repositories/roles", "http://h/repositories/roles/statements"),
        ("https://h:8182/sparql", "https://h:8182/sparql"),
        ("http://h:7019/", "http://h:7019/"),
    ],
)
def test_updates_go_where_servers_take_them(query: str, update: str) -> None:
    assert update_of(query) == update


def test_the_environment_wins_over_the_rule() -> None:
    assert address_of(HERE, {UPDATE: "http://127.0.0.1:7878/write"}).update == "http://127.0.0.1:7878/write"
    assert address_of(HERE, {GRAPHS: "http://127.0.0.1:7878/store"}).graphs == "http://127.0.0.1:7878/store"
    assert address_of(HERE, {SECONDS: "1.5"}).timeout == 1.5


@pytest.mark.parametrize(
    ("url", "environ", "told"),
    [
        ("http://", {}, "no http or https address"),
        ("http://h:x/", {}, "cannot be read"),
        ("http://h/a b", {}, "cannot be read"),
        ("http://h/\n", {}, "cannot be read"),
        ("http://[::1/", {}, "cannot be read"),
        (f"http://ani:{SECRET}@h/", {}, "user name or password"),
        ("http://h/?default-graph-uri=file:///etc/passwd", {}, r"has a \? or #"),
        ("http://h/#x", {}, r"has a \? or #"),
        (HERE, {UPDATE: "ftp://h/"}, UPDATE),
        (HERE, {UPDATE: HERE, GRAPHS: HERE}, "both set"),
        (HERE, {USER: "ani"}, "go together"),
        (HERE, {PASSWORD: SECRET}, "go together"),
        (HERE, {USER: "ani", PASSWORD: SECRET, TOKEN: SECRET}, "both set"),
        (HERE, {TOKEN: f"{SECRET}\r\nX: y"}, "characters that it cannot have"),
        (HERE, {USER: "a b", PASSWORD: SECRET}, "characters that it cannot have"),
        (HERE, {SECONDS: "0"}, "is not a number of seconds"),
        (HERE, {SECONDS: "soon"}, "is not a number of seconds"),
        (HERE, {SECONDS: "nan"}, "is not a number of seconds"),
        ("http://example.org/query", {TOKEN: SECRET}, "unencrypted to example.org"),
        (HERE, {TOKEN: SECRET, UPDATE: "http://example.org/update"}, "unencrypted to example.org"),
        (HERE, {USER: "ani", PASSWORD: SECRET, GRAPHS: "http://example.org/g"}, "unencrypted to example.org"),
    ],
)
def test_what_is_wrong_is_told_without_the_secret(url: str, environ: dict[str, str], told: str) -> None:
    with pytest.raises(UsageError, match=told) as error:
        address_of(url if url != "http://h/\n" else "http://h/\nx", environ)
    assert SECRET not in str(error.value)


def test_secrets_are_shown_by_nothing() -> None:
    for environ in ({TOKEN: SECRET}, {USER: "ani", PASSWORD: SECRET}):
        address = address_of("https://example.org/query", environ)
        assert SECRET not in repr(address)
        assert address.concealed(f"no: {SECRET}!") == "no: ***!"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "a.localhost", "[::1]", "127.9.9.9"])
def test_a_secret_may_go_to_this_machine(host: str) -> None:
    assert address_of(f"http://{host}:1/query", {TOKEN: SECRET}).local


def test_one_address_elsewhere_makes_it_no_local_endpoint() -> None:
    assert not address_of(HERE, {UPDATE: "https://example.org/update"}).local
