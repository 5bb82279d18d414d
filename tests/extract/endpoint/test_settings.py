"""Settings: the environment, what wins over it, and the key that nobody gets to see."""

from __future__ import annotations

import pytest

from rolegraph.errors import UsageError
from rolegraph.extract.endpoint.settings import KEY, MODEL, URL, settings_from

SECRET = "sk-very-secret"
ENVIRON = {URL: "http://127.0.0.1:8000/v1", MODEL: "env-model", KEY: SECRET}


def test_the_environment_is_enough() -> None:
    found = settings_from({}, ENVIRON)
    assert (found.url, found.model, found.key) == ("http://127.0.0.1:8000/v1", "env-model", SECRET)


def test_what_is_given_wins() -> None:
    found = settings_from(
        {"url": "https://llm.example/api/", "model": "given", "timeout": "2.5", "retries": "0"}, ENVIRON
    )
    assert (found.url, found.model, found.timeout, found.retries) == ("https://llm.example/api", "given", 2.5, 0)


def test_the_full_address_of_the_completions_will_do() -> None:
    found = settings_from({"url": "http://localhost:1234/v1/chat/completions"}, ENVIRON)
    assert found.url == "http://localhost:1234/v1"


@pytest.mark.parametrize("given", [{}, {"url": "", "model": ""}])
def test_nothing_is_asked_unless_somebody_says_whom(given: dict[str, str]) -> None:
    with pytest.raises(UsageError, match=f"needs an address .*{URL}"):
        settings_from(given, {MODEL: "m"})
    with pytest.raises(UsageError, match=f"needs the name of a model .*{MODEL}"):
        settings_from(given, {URL: "http://localhost/v1"})


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"url": "ftp://localhost/"}, "no http or https address"),
        ({"url": "localhost:8000"}, "no http or https address"),
        ({"url": "file:///etc/passwd"}, "no http or https address"),
        ({"url": "http://localhost:port/v1"}, "cannot be read"),
        ({"url": "http://[::1/v1"}, "cannot be read"),
        ({"url": "https://exa mple/v1"}, "cannot be read: it holds blanks"),
        ({"url": "https://example/\x1b[31m"}, "cannot be read: it holds blanks or control characters"),
        ({"url": "http://localhost/v1?key=1"}, "has a \\? or #"),
        ({"model": "a\nb"}, "needs the name of a model"),
        ({"timeout": "soon"}, "timeout='soon' is not a number of seconds above 0 to 3600"),
        ({"timeout": "0"}, "timeout='0'"),
        ({"timeout": "nan"}, "timeout='nan'"),
        ({"timeout": "inf"}, "timeout='inf'"),
        ({"retries": "-1"}, "retries='-1' is not a whole number from 0 to 10"),
        ({"retries": "1.5"}, "retries='1.5'"),
        ({"output": "xml"}, "output='xml' is unknown"),
        ({"temperature": "1"}, "has no setting 'temperature' \\(there are: url, model, timeout, retries, output"),
    ],
)
def test_wrong_settings_are_told(given: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        settings_from(given, ENVIRON)


def test_the_key_is_no_setting() -> None:
    with pytest.raises(UsageError, match=f"the key is no setting.*{KEY}") as caught:
        settings_from({"key": SECRET}, ENVIRON)
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("key", ["sk secret", "sk-secret\nX-Other: 1", "sk-sécret", "sk-secret\0"])
def test_a_key_that_cannot_stand_in_a_header_is_refused_unseen(key: str) -> None:
    with pytest.raises(UsageError, match=KEY) as caught:
        settings_from({}, {**ENVIRON, KEY: key})
    assert "cret" not in str(caught.value)


def test_white_space_around_a_key_is_none_of_it() -> None:
    assert settings_from({}, {**ENVIRON, KEY: f" {SECRET}\n"}).key == SECRET
    assert settings_from({}, {**ENVIRON, KEY: " "}).key is None


def test_the_key_is_in_no_repr() -> None:
    assert SECRET not in repr(settings_from({}, ENVIRON))


def test_a_password_in_the_address_is_refused_unseen() -> None:
    with pytest.raises(UsageError, match="user name or password") as caught:
        settings_from({"url": "https://me:hunter2@llm.example/v1"}, ENVIRON)
    assert "hunter2" not in str(caught.value)


def test_a_key_travels_encrypted_or_not_at_all() -> None:
    with pytest.raises(UsageError, match=r"the key would go unencrypted to llm\.example"):
        settings_from({"url": "http://llm.example/v1"}, ENVIRON)
    assert settings_from({"url": "http://llm.example/v1"}, {**ENVIRON, KEY: ""}).key is None
    assert settings_from({"url": "https://llm.example/v1"}, ENVIRON).key == SECRET


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://localhost:11434/v1", True),
        ("http://127.0.0.53/v1", True),
        ("http://[::1]:8000/v1", True),
        ("http://model.localhost/v1", True),
        ("https://localhost.example/v1", False),
        ("https://10.0.0.1/v1", False),
    ],
)
def test_what_is_on_this_machine(url: str, local: bool) -> None:
    assert settings_from({"url": url}, ENVIRON).local is local
