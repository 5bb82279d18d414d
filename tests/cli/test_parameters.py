"""Options that no command declares: the parameters of a query."""

from __future__ import annotations

import pytest

from rolegraph.cli.parameters import assign, split
from rolegraph.errors import UsageError
from rolegraph.query.header import parse


def test_a_name_may_stand_before_between_or_behind_its_parameters() -> None:
    words = ["--role", "A", "--skill", "S"]
    assert split(["q", *words]) == split([*words, "q"]) == split([*words[:2], "q", *words[2:]])


def test_a_repeated_option_keeps_its_values_in_order() -> None:
    assert split(["q", "--role", "B", "--role=A"])[1] == {"role": ["B", "A"]}


@pytest.mark.parametrize("value", ["", "=", "--role", "a=b", "-"])
def test_any_value_can_be_given_behind_an_equals_sign(value: str) -> None:
    assert split(["q", f"--role={value}"])[1] == {"role": [value]}


def test_a_dash_is_a_name() -> None:
    assert split(["-"]) == ("-", {})


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "no query is named"),
        (["--role", "A"], "no query is named"),
        (["a", "b"], "one query at a time, not 2: a, b"),
        (["a", "--role"], "--role needs a value"),
        (["a", "--param", "role"], "--param role has no value"),
    ],
)
def test_what_is_missing_is_told(words: list[str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        split(words)


HEADER = """
#: params.role = { kind = "role" }
#: params.lang = { kind = "lang", default = "id" }
#: params.other = { kind = "role" }
SELECT * { ?role rg:contrastedWith ?other }
"""


def test_an_option_given_again_is_the_next_parameter_of_its_kind() -> None:
    query = parse(HEADER, "pair", "pair.rq")
    assert assign(query, {"role": ["A", "B"]}) == {"role": "A", "other": "B"}
    assert assign(query, {"other": ["B"], "role": ["A"], "lang": ["en"]}) == {"role": "A", "other": "B", "lang": "en"}


@pytest.mark.parametrize("given", [{"role": ["A", "B", "C"]}, {"role": ["A", "B"], "other": ["C"]}, {"x": ["1", "2"]}])
def test_an_option_given_too_often_is_wrong(given: dict[str, list[str]]) -> None:
    with pytest.raises(UsageError, match="once too often for the query pair"):
        assign(parse(HEADER, "pair", "pair.rq"), given)


def test_what_is_unknown_is_left_to_the_query_to_refuse() -> None:
    assert assign(parse(HEADER, "pair", "pair.rq"), {"rolle": ["A"]}) == {"rolle": "A"}


def test_the_long_way_is_for_parameters_called_like_options() -> None:
    assert split(["q", "--param", "store=a=b", "--param=list=c"])[1] == {"store": ["a=b"], "list": ["c"]}
