"""A chart as one SVG file: its own style for light and dark, all text escaped, the same bytes each time."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from rolegraph.charts.count import Chart
from rolegraph.charts.place import EDGE, LINE, SIZE, Picture, bars, matrix
from rolegraph.charts.say import shown, strings, title
from rolegraph.charts.words import wrap

_HEAD = 18


def draw(chart: Chart, lang: str | None = None) -> str:
    """The picture of a chart.

    Args:
        chart: What `count.count` gave.
        lang: "id" or "en"; None for the chart's own.

    Returns:
        SVG 1.1 that needs nothing from elsewhere and runs nothing: each shape and shortened label has its whole text
        as a `<title>`.
    """
    lang = lang or chart.lang
    picture = _picture(chart, lang)
    room = picture.width - 2 * EDGE
    head, rule = wrap(title(chart, lang), _HEAD, room, 2), wrap(shown(chart, lang), SIZE, room, 4)
    top = EDGE + 24 * len(head) + LINE * len(rule) + 8
    return _template().render(
        lang=lang,
        picture=picture,
        width=_short(picture.width),
        height=_short(picture.height + top),
        top=top,
        head=list(enumerate(head)),
        rule=[(EDGE + 24 * len(head) + LINE * (at + 1) - 4, line) for at, line in enumerate(rule)],
        edge=EDGE,
        size=SIZE,
        line=LINE,
        look=chart.kind.look,
        title=title(chart, lang),
        description=shown(chart, lang),
        n=_short,
    )


def _picture(chart: Chart, lang: str) -> Picture:
    if chart.kind.form == "bars":
        return bars(chart, lang, strings()[lang]["roles"])
    return matrix(chart, lang, strings()[lang]["sentences"])


def _short(number: float) -> Markup:
    """A number with one digit at most.

    >>> str(_short(12.0)), str(_short(0.25))
    ('12', '0.2')
    """
    return Markup(f"{number:.1f}".removesuffix(".0"))  # noqa: S704 - a number


@cache
def _template() -> Template:
    loader = PackageLoader("rolegraph.charts")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("chart.svg.j2")
