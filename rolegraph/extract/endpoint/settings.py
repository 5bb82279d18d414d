"""Where the endpoint is and how it is asked: from the environment, and from settings, which win."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from rolegraph.errors import UsageError

URL, MODEL, KEY = "ROLEGRAPH_ENDPOINT_URL", "ROLEGRAPH_ENDPOINT_MODEL", "ROLEGRAPH_ENDPOINT_KEY"
KNOWN = ("url", "model", "timeout", "retries", "output")
OUTPUTS = ("auto", "text")
TIMEOUT, LONGEST_TIMEOUT = 120.0, 3600.0
RETRIES, MOST_RETRIES = 4, 10


@dataclass(frozen=True, slots=True)
class Settings:
    """How to reach a model.

    Args:
        url: The base of the API, such as `http://localhost:11434/v1`; `/chat/completions` is added to it.
        model: The name under which the endpoint knows the model.
        key: What the endpoint is shown as bearer token; no `repr` and no message holds it.
        timeout: Seconds until an answer must have come.
        retries: How often a request that failed for a passing reason is sent again.
        output: "auto" asks for structured output where the server knows it, "text" never does.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    timeout: float = TIMEOUT
    retries: int = RETRIES
    output: str = "auto"

    @property
    def local(self) -> bool:
        """Whether the endpoint is on this machine."""
        return _is_local(urlsplit(self.url).hostname or "")

    def concealed(self, text: str) -> str:
        """A text without the key: servers repeat it in their errors."""
        return text.replace(self.key, "***") if self.key else text


def settings_from(given: Mapping[str, str], environ: Mapping[str, str]) -> Settings:
    """The settings that were given, else those of the environment; the key comes from the environment alone.

    Raises:
        UsageError: A setting is unknown, missing or wrong, or the key would travel unencrypted to another machine.

    >>> settings_from({"url": "http://localhost:11434/v1/", "model": "llama3.1"}, {KEY: "secret"})
    Settings(url='http://localhost:11434/v1', model='llama3.1', timeout=120.0, retries=4, output='auto')
    """
    for name in given:
        if name == "key":
            raise UsageError("the key is no setting, since others can see a command line", hint=f"put it into {KEY}")
        if name not in KNOWN:
            raise UsageError(f"the engine 'endpoint' has no setting {name!r}", hint=f"there are: {', '.join(KNOWN)}")
    key = _key(environ.get(KEY, ""))
    return Settings(
        url=_url(given.get("url") or environ.get(URL, ""), with_key=key is not None),
        model=_model(given.get("model") or environ.get(MODEL, "")),
        key=key,
        timeout=_number(given, "timeout", TIMEOUT, LONGEST_TIMEOUT),
        retries=int(_number(given, "retries", RETRIES, MOST_RETRIES)),
        output=_output(given.get("output", OUTPUTS[0])),
    )


def _url(value: str, *, with_key: bool) -> str:
    if not value:
        raise UsageError("the engine 'endpoint' needs an address", hint=f"set url=http://… or {URL}")
    value = value.strip()
    parts = _split(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError("the endpoint's address is no http or https address")
    if "@" in parts.netloc:  # not shown: it may hold a password
        raise UsageError("the endpoint's address holds a user name or password", hint=f"put a key into {KEY}")
    if parts.query or parts.fragment:
        raise UsageError("the endpoint's address has a ? or #", hint="give its base, such as http://localhost:8000/v1")
    if with_key and parts.scheme == "http" and not _is_local(parts.hostname):
        what = f"the key would go unencrypted to {parts.hostname}"
        raise UsageError(what, hint=f"use https, or leave {KEY} unset")
    return value.rstrip("/").removesuffix("/chat/completions")


def _split(value: str) -> SplitResult:
    try:
        if not value.isprintable() or " " in value:
            raise ValueError("it holds blanks or control characters")
        parts = urlsplit(value)
        _ = parts.port  # raises where it is no number
    except ValueError as error:
        raise UsageError(f"the endpoint's address cannot be read: {error}") from error
    return parts


def _is_local(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")  # RFC 6761, 6.3


def _model(value: str) -> str:
    name = value.strip()
    if not name or not name.isprintable():
        raise UsageError("the engine 'endpoint' needs the name of a model", hint=f"set model=… or {MODEL}")
    return name


def _key(value: str) -> str | None:
    """A key that can stand in a header: anything else would be shown by the error that refuses it."""
    key = value.strip()
    if not all("!" <= char <= "~" for char in key):
        raise UsageError(f"{KEY} holds blanks or characters that no key has")
    return key or None


def _number(given: Mapping[str, str], name: str, default: float, most: float) -> float:
    text = given.get(name)
    if text is None:
        return default
    whole = isinstance(default, int)
    try:
        value = int(text) if whole else float(text)
    except ValueError:
        value = math.nan
    if not (0 if whole else 0.001) <= value <= most:
        kind = "a whole number from 0" if whole else "a number of seconds above 0"
        raise UsageError(f"{name}={text!r} is not {kind} to {most:g}")
    return value


def _output(value: str) -> str:
    if value not in OUTPUTS:
        raise UsageError(f"output={value!r} is unknown", hint=f"there are: {', '.join(OUTPUTS)}")
    return value
