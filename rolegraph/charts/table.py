"""A chart as rows: one for each statement behind it."""

from __future__ import annotations

from pyoxigraph import Literal

from rolegraph.charts.count import Chart
from rolegraph.query.rows import Rows

COLUMNS = ("thing", "role", "text", "sentence", "confidence", "statement")


def to_rows(chart: Chart) -> Rows:
    """The statements behind a chart: thing by thing as they are ranked, role by role in the order of names.

    Columns: the labels of thing and role, the title of the text, the sentence, the confidence in [0, 1], the IRI of
    the statement.
    """
    return Rows(
        COLUMNS,
        tuple(
            (
                Literal(thing.names[chart.lang]),
                Literal(role.names[chart.lang]),
                Literal(chart.texts.get(one.document, one.document)),
                Literal(one.sentence),
                Literal(one.confidence),
                Literal(one.iri),
            )
            for thing in chart.things
            for role, told in chart.of(thing)
            for one in told
        ),
    )


def to_csv(chart: Chart) -> str:
    """The rows for a spreadsheet: a text that it would run as a formula has `'` before it."""
    return to_rows(chart).to_csv(spreadsheet=True)
