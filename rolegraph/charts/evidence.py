"""The sentences behind each mark of a chart, as a page shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rolegraph.charts.count import Chart, Named
from rolegraph.told import Told

MOST = 40
"""How many sentences a page quotes for one mark; it says how many more there are."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence cut at its span, of which role it is, and its text's title, language, rule and confidence."""

    before: str
    inside: str
    behind: str
    role: Named
    text: str
    lang: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind a mark.

    Args:
        name: Of the mark in the page, "m3" or "m3-5": it has no text of the graph in it.
        pair: The indices of thing and role that the mark is for; the role of a bar is None.
        thing: What is said.
        role: Of whom, where the mark is of one role.
        number: How many sentences there are.
        quotes: The first of them.
    """

    name: str
    pair: tuple[int, int | None]
    thing: Named
    role: Named | None
    number: int
    quotes: tuple[Quote, ...]

    @property
    def more(self) -> int:
        """How many sentences are not quoted."""
        return self.number - len(self.quotes)


def behind(chart: Chart) -> tuple[Behind, ...]:
    """What stands behind each mark: for bars by thing, for a matrix by role, then by thing."""
    return tuple(_bars(chart) if chart.kind.form == "bars" else _cells(chart))


def _bars(chart: Chart) -> Iterator[Behind]:
    for at, thing in enumerate(chart.things):
        said = [(role, one) for role, told in chart.of(thing) for one in told]
        quotes = tuple(_quote(chart, role, one) for role, one in said[:MOST])
        yield Behind(f"m{at}", (at, None), thing, None, len(said), quotes)


def _cells(chart: Chart) -> Iterator[Behind]:
    for y, role in enumerate(chart.roles):
        for x, thing in enumerate(chart.things):
            if told := chart.marks.get((role.iri, thing.iri)):
                quotes = tuple(_quote(chart, role, one) for one in told[:MOST])
                yield Behind(f"m{x}-{y}", (x, y), thing, role, len(told), quotes)


def _quote(chart: Chart, role: Named, told: Told) -> Quote:
    start, end = told.span
    sentence = told.sentence
    text = chart.texts.get(told.document, told.document)
    return Quote(
        sentence[:start], sentence[start:end], sentence[end:], role, text, told.lang, told.rule, told.confidence
    )
