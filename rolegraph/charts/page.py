"""A chart as one HTML file: a table that is the chart and leads to the sentences behind each mark.

It reads without a script; with one its language stands in the address, and its picture is saved as PNG.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from rolegraph import __version__
from rolegraph.charts.count import LANGUAGES, Chart
from rolegraph.charts.evidence import Behind, behind
from rolegraph.charts.place import radius
from rolegraph.charts.say import shown, strings, template, title
from rolegraph.charts.svg import draw
from rolegraph.charts.table import to_csv
from rolegraph.view.carried import style
from rolegraph.view.comparison import icon
from rolegraph.view.written import policy


def render(chart: Chart) -> str:
    """The page as text: the same chart gives the same one. It holds its own picture and table to take away."""
    sheet = f"{style()}\n{_paint(chart)}\n{template('chart.css')}"
    script = template("chart.js")
    found = behind(chart)
    return _template().render(
        chart=chart,
        lang=chart.lang,
        languages=LANGUAGES,
        icon=icon(chart.kind.look),
        say=strings(),
        title={lang: title(chart, lang) for lang in LANGUAGES},
        shown={lang: shown(chart, lang) for lang in LANGUAGES},
        version=__version__,
        policy=policy((script,), sheet),
        style=Markup(sheet),  # noqa: S704 - our own files
        script=Markup(script),  # noqa: S704 - our own file
        behind=found,
        at={one.pair: one.name for one in found},
        longest=max(map(chart.count, chart.things)),
        radius=_radii(chart, found),
        svg={lang: _data("image/svg+xml", draw(chart, lang)) for lang in LANGUAGES},
        csv=_data("text/csv", "\ufeff" + to_csv(chart)),
        name=chart.kind.name,
    )


def _radii(chart: Chart, found: tuple[Behind, ...]) -> Mapping[str, float]:
    most = max(len(told) for told in chart.marks.values())
    return {one.name: radius(one.number, most) for one in found} if chart.kind.form == "matrix" else {}


def _data(media: str, text: str) -> str:
    """A file inside the page, as an address that can be saved."""
    return f"data:{media};charset=utf-8;base64,{base64.b64encode(text.encode('utf-8')).decode('ascii')}"


def _paint(chart: Chart) -> str:
    """The colours of the kind of thing."""
    look = chart.kind.look
    return (
        f":root {{ --kind: {look.light}; }}\n@media (prefers-color-scheme: dark) {{ :root {{ --kind: {look.dark}; }} }}"
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("rolegraph.charts"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("chart.html.j2")
