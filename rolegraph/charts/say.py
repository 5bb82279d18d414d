"""The words around a chart, in its languages."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from rolegraph.charts.count import Chart


def template(name: str) -> str:
    """A file of the templates, as text."""
    return files("rolegraph.charts").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def strings() -> dict[str, dict[str, Any]]:
    """The words by language; each language has the same keys."""
    found: dict[str, dict[str, Any]] = json.loads(template("strings.json"))
    return found


def title(chart: Chart, lang: str) -> str:
    """What a chart is called."""
    found: str = strings()[lang]["title"][chart.kind.name]
    return found


def shown(chart: Chart, lang: str) -> str:
    """How much of how much is shown, by which rule, and how to read it."""
    rule: str = strings()[lang]["shown"][chart.kind.form]
    return rule.format(
        things=len(chart.things), all_things=chart.all_things, roles=len(chart.roles), all_roles=chart.all_roles
    )
