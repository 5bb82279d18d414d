"""Where an endpoint is and how it is asked: the address from `--store`, all else from the environment."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from rolegraph.errors import UsageError

UPDATE, GRAPHS = "ROLEGRAPH_STORE_UPDATE", "ROLEGRAPH_STORE_GRAPHS"
USER, PASSWORD, TOKEN = "ROLEGRAPH_STORE_USER", "ROLEGRAPH_STORE_PASSWORD", "ROLEGRAPH_STORE_TOKEN"
SECONDS = "ROLEGRAPH_STORE_TIMEOUT"
TIMEOUT, LONGEST_TIMEOUT = 120.0, 3600.0


@dataclass(frozen=True, slots=True)
class Address:
    """How to reach an endpoint.

    Args:
        query: The address that answers queries (SPARQL 1.1 Protocol).
        update: The address that takes updates.
        graphs: The address of the Graph Store Protocol, where graphs are to be written so; else None.
        user: With `password`, what the endpoint is shown (Basic or Digest); no `repr` and no message holds it.
        password: See `user`.
        token: What the endpoint is shown as bearer token instead.
        timeout: Seconds until an answer must have come.
    """

    query: str
    update: str
    graphs: str | None = None
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    timeout: float = TIMEOUT

    @property
    def local(self) -> bool:
        """Whether the endpoint is on this machine."""
        return all(_is_local(urlsplit(one).hostname or "") for one in (self.query, self.update, self.graphs) if one)

    def concealed(self, text: str) -> str:
        """A text without the secrets: servers repeat them in their errors."""
        for secret in (self.password, self.token):
            text = text.replace(secret, "***") if secret else text
        return text


def address_of(url: str, environ: Mapping[str, str]) -> Address:
    """The address of an endpoint, with what the environment says of it.

    Raises:
        UsageError: An address cannot be read or holds a password, the settings contradict each other, or a secret would
            travel unencrypted to another machine.

    >>> address_of("http://localhost:7878/query", {PASSWORD: "secret", USER: "ani"})
    Address(query='http://localhost:7878/query', update='http://localhost:7878/update', graphs=None, timeout=120.0)
    """
    query = _checked(url, "the endpoint's address")
    update, graphs = (environ.get(name, "").strip() for name in (UPDATE, GRAPHS))
    if update and graphs:
        raise UsageError(f"{UPDATE} and {GRAPHS} are both set", hint="a store is written in one way: unset one")
    found = Address(
        query,
        _checked(update, UPDATE) if update else update_of(query),
        _checked(graphs, GRAPHS) if graphs else None,
        timeout=_timeout(environ.get(SECONDS, "")),
        **_secrets(environ),
    )
    _refuse_open_secret(found)
    return found


def update_of(query: str) -> str:
    """Where the endpoint of a query address takes updates, as most servers have it.

    >>> update_of("http://h/ds/query"), update_of("http://h/repositories/roles"), update_of("http://h/sparql")
    ('http://h/ds/update', 'http://h/repositories/roles/statements', 'http://h/sparql')
    """
    before, _, last = query.rpartition("/")
    if last == "query":
        return f"{before}/update"
    if before.endswith("/repositories"):
        return f"{query}/statements"
    return query


def _checked(value: str, name: str) -> str:
    parts = _split(value.strip(), name)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f"{name} is no http or https address")
    if "@" in parts.netloc:  # not shown: it may hold a password
        raise UsageError(f"{name} holds a user name or password", hint=f"put them into {USER} and {PASSWORD}")
    if parts.query or parts.fragment:
        raise UsageError(f"{name} has a ? or #", hint="give the address alone, such as http://localhost:7878/query")
    return parts.geturl()


def _split(value: str, name: str) -> SplitResult:
    try:
        if not value.isprintable() or " " in value:
            raise ValueError("it holds blanks or control characters")
        parts = urlsplit(value)
        _ = parts.port  # raises where it is no number
    except ValueError as error:
        raise UsageError(f"{name} cannot be read: {error}") from None
    return parts


def _secrets(environ: Mapping[str, str]) -> dict[str, str]:
    """User and password, or a token; nothing that could not stand in a header, since its error would show it."""
    user, password, token = (environ.get(name, "") for name in (USER, PASSWORD, TOKEN))
    if bool(user) != bool(password):
        raise UsageError(f"{USER} and {PASSWORD} go together", hint="set both or none")
    if user and token:
        raise UsageError(f"{USER} and {TOKEN} are both set", hint="an endpoint is shown one of them: unset the other")
    for name, value in ((USER, user), (PASSWORD, password), (TOKEN, token)):
        if not value.isprintable() or (name != PASSWORD and not all("!" <= char <= "~" for char in value)):
            raise UsageError(f"{name} holds characters that it cannot have")
    return {"user": user, "password": password, "token": token}


def _refuse_open_secret(found: Address) -> None:
    if not (found.user or found.token):
        return
    for one in (found.query, found.update, found.graphs or found.query):
        parts = urlsplit(one)
        if parts.scheme == "http" and not _is_local(parts.hostname or ""):
            what = f"the password or token would go unencrypted to {parts.hostname}"
            raise UsageError(what, hint=f"use https, or unset {USER}, {PASSWORD} and {TOKEN}")


def _is_local(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")  # RFC 6761, 6.3


def _timeout(text: str) -> float:
    try:
        value = float(text) if text.strip() else TIMEOUT
    except ValueError:
        value = math.nan
    if not 0.001 <= value <= LONGEST_TIMEOUT:
        raise UsageError(f"{SECONDS}={text!r} is not a number of seconds above 0 to {LONGEST_TIMEOUT:g}")
    return value
